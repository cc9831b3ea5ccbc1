// What every trainer gets, and where it leaves its sections.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph::training {

/// The model sets: `news` and `accurate` learn from all corpora, `open` only from openly licensed text. The
/// sections "encoder" and "heads" of `accurate` are made by training/encoder.
enum class ModelSet { news, open, accurate };
const char* set_name(ModelSet set);

/// The chain models of pages.
struct PageSettings {
  int passes = 20;
  double rate = 0.1;
  double l2 = 0.1;
};

struct TrainOptions {
  std::filesystem::path corpora = "../shared/corpora";
  std::filesystem::path out = "core/models";
  ModelSet set = ModelSet::news;
  bool measure = true;  ///< print scores on the dev parts
  PageSettings page;
  std::vector<std::string> rest;  ///< words that are no option: file names of `annotate` and the like

  /// OUT/SET.cgm
  std::filesystem::path model_path() const;
  /// OUT/SET.parts: one file a section, and intermediate data (names that begin with '_').
  std::filesystem::path part_path(std::string_view name) const;
};

/// Whole file; *.gz is unpacked. Throws DataError.
std::string read_file(const std::filesystem::path& path);

/// Leaves a section in OUT/SET.parts and packs SET.cgm anew from all sections there, in the order of their
/// names, so that the next trainer can open it.
void save_section(const TrainOptions& options, std::string_view name, const std::string& bytes);
void pack(const TrainOptions& options);
/// Writes a model file in the place of the one that is there, which a running program may have mapped.
void save_model(const std::filesystem::path& path, std::string_view name,
                const std::vector<std::pair<std::string, std::string>>& sections);

/// One line of progress on stderr with the seconds since the start.
void say(std::string_view message);

struct Command {
  const char* name;
  const char* help;
  bool part_of_all;  ///< `claimgraph-train all` runs it, in the order of the table
  std::function<void(const TrainOptions&)> run;
  bool once = false;        ///< it is the same for all sets
  bool by_encoder = false;  ///< `accurate` has its encoder instead
};

}  // namespace claimgraph::training
