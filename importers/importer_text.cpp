// Plain text: an article as scraped from a page, with whatever menus, captions and notices came along, or
// clean.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/hash.hpp"
#include "importers/blocks.hpp"
#include "importers/byte_source.hpp"
#include "importers/charset.hpp"
#include "importers/importer_table.hpp"
#include "importers/text_body.hpp"
#include "importers/text_lines.hpp"
#include "importers/text_metadata.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kLongestParagraph = std::size_t{4} << 20U;

/// A paragraph that no prose has: refused, as everything behind it would take hours for nothing.
bool has_endless_line(const std::vector<clean::Paragraph>& paragraphs) {
  return std::any_of(paragraphs.begin(), paragraphs.end(),
                     [](const clean::Paragraph& p) { return p.end - p.begin > kLongestParagraph; });
}

std::vector<clean::Block> blocks_of(std::string_view text, const std::vector<clean::Paragraph>& paragraphs) {
  std::vector<clean::Block> blocks;
  blocks.reserve(paragraphs.size());
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    clean::Block block;
    block.text = text.substr(paragraphs[i].begin, paragraphs[i].end - paragraphs[i].begin);
    block.source = static_cast<std::uint32_t>(i);
    block.gap_before = paragraphs[i].gap_before;
    blocks.push_back(block);
  }
  return blocks;
}

/// When the model finds no body at all: what reads like sentences, else everything.
void rescue(const std::vector<clean::BlockStats>& stats, std::vector<clean::Label>& labels) {
  if (std::find(labels.begin(), labels.end(), clean::Label::body) != labels.end()) return;
  bool any = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto& s = stats[i];
    const bool sentence = s.sentences > 0 && s.words >= 4 && !s.credit && !s.copyright;
    labels[i] = sentence ? clean::Label::body : clean::Label::gap;
    any = any || sentence;
  }
  if (any || labels.size() > 3) return;
  std::fill(labels.begin(), labels.end(), clean::Label::body);
}

class TextImporter : public Importer {
 public:
  TextImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_source(std::move(source)), m_options(std::move(options)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    if (m_done) return false;
    m_done = true;
    std::string bytes = read_all(*m_source, m_options.max_bytes, m_options.name);
    std::string sha256 = sha256_hex(bytes);
    const std::size_t size = bytes.size();
    const DecodedText decoded =
        decode_text(std::move(bytes), charset_of(m_options.content_type), diagnostics);
    if (decoded.binary) {
      refuse(
          diagnostics, "binary-input",
          "this is not text but binary data; name the right format with --from, or convert it to text first");
      return false;
    }
    const std::vector<clean::Paragraph> paragraphs = clean::paragraphs(decoded.text);
    if (paragraphs.empty()) {
      refuse(diagnostics, "empty-input",
             size == 0 ? "the file is empty; nothing to import"
                       : "there is nothing but white space; nothing to import");
      return false;
    }
    if (has_endless_line(paragraphs)) {
      refuse(diagnostics, "line-too-long",
             fmt::format("a line is longer than {} MiB, which no article has; break the text into paragraphs "
                         "or name the right format with --from",
                         kLongestParagraph >> 20U));
      return false;
    }
    article.doc = m_options.name;
    article.importer = "text";
    article.original_sha256 = std::move(sha256);
    article.url = m_options.url;
    fill(article, decoded.text, paragraphs, diagnostics);
    index_original(article, decoded.text);
    return true;
  }

 private:
  void refuse(Diagnostics& diagnostics, const char* code, std::string message) const {
    diagnostics.push_back({Severity::error, code, std::move(message), m_options.name, {}});
  }

  void fill(Article& article, std::string_view text, const std::vector<clean::Paragraph>& paragraphs,
            Diagnostics& diagnostics) const {
    const std::vector<clean::Block> blocks = blocks_of(text, paragraphs);
    const std::vector<clean::BlockStats> stats = clean::measure_all(blocks, {});
    std::vector<clean::Label> labels(blocks.size(), clean::Label::body);
    if (m_options.clean) {
      if (blocks.size() > 2) labels = clean::choose_text_body(blocks, stats, m_options.page_models.get());
      rescue(stats, labels);
      clean::read_surroundings(blocks, stats, labels, {}, article);
      clean::drop_repeats(blocks, stats, labels);
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (labels[i] != clean::Label::body) continue;
      if (!article.text.empty()) article.text += "\n\n";
      clean::append_collapsed(article.text, blocks[i].text, paragraphs[i].begin, &article.original_spans);
    }
    if (article.text.empty()) {
      article.page_kind = PageKind::not_an_article;
      diagnostics.push_back({Severity::warning,
                             "no-article",
                             "no sentences of an article were found; nothing is extracted from this text",
                             m_options.name,
                             {}});
    }
  }

  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  bool m_done = false;
};

int sniff(std::string_view head, std::string_view name) {
  if (head.find('\0') != std::string_view::npos && !head.starts_with("\xff\xfe") &&
      !head.starts_with("\xfe\xff"))
    return 1;
  return name.ends_with(".txt") ? 40 : 5;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<TextImporter>(std::move(source), std::move(options));
}

}  // namespace

extern const ImporterInfo kTextImporter{"text", "Plain text: an article as scraped from a page, or clean",
                                        sniff, make};

}  // namespace claimgraph
