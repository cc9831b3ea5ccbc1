// Extraction with the shipped models, and look-ups in its result by names and words.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "claimgraph/extractor.hpp"
#include "claimgraph/model_file.hpp"
#include "tests/unit/support/needs.hpp"

namespace claimgraph::testing {

/// The default set, or the one that CLAIMGRAPH_MODEL names.
inline const char* model_path() {
  const char* other = std::getenv("CLAIMGRAPH_MODEL");
  return other != nullptr ? other : CG_SOURCE_DIR "/core/models/accurate.cgm";
}

/// nullptr when the source tree has no trained models yet; see models_needed().
inline const Extractor* shared_extractor() {
  static const std::unique_ptr<const Extractor> extractor =
      std::filesystem::exists(model_path()) ? std::make_unique<const Extractor>(ModelFile::open(model_path()))
                                            : nullptr;
  return extractor.get();
}

inline boost::unit_test::precondition models_needed() {
  return test::needs([] { return shared_extractor() != nullptr; },
                     std::string(model_path()) + " is not there; training/ makes it");
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class Found {
 public:
  Found(const Article& article, const Analysis& analysis) : m_article(article), m_found(analysis) {}

  /// The attribution whose content holds `words` and whose kind is or is not narration; fails the test when
  /// there is none.
  const Attribution* attribution(const std::string& words, bool narration = false) const {
    const Attribution* best = nullptr;
    for (const Attribution& a : m_found.attributions) {
      if ((a.kind == AttributionKind::narration) != narration) continue;
      if (has(content(a), words) && (best == nullptr || content(a).size() < content(*best).size())) best = &a;
    }
    BOOST_TEST((best != nullptr), "no " << (narration ? "narration" : "attribution") << " holds: " << words);
    return best;
  }
  std::string content(const Attribution& a) const {
    std::string out;
    for (const Span& span : a.content) {
      if (!out.empty()) out += ' ';
      out += m_article.text.substr(span.begin, span.size());
    }
    return out;
  }
  /// "Lena Vogt; A spokesman"
  std::string speakers(const Attribution& a) const {
    std::string out;
    for (const std::uint32_t s : a.speakers) out += (out.empty() ? "" : "; ") + m_found.entities[s].name;
    return out;
  }
  const Claim& claim(const Attribution& a) const { return m_found.claims.at(a.claims.at(0).claim); }
  std::string about(const Attribution& a) const {
    std::string out;
    for (const std::uint32_t e : claim(a).about) out += m_found.entities[e].name + "; ";
    return out;
  }
  const Analysis& analysis() const { return m_found; }

 private:
  const Article& m_article;
  const Analysis& m_found;
};

}  // namespace claimgraph::testing
