// The whole chain with the model sets that ship.
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <thread>

#include "claimgraph/error.hpp"
#include "core/text/conllu.hpp"
#include "core/text/kernels.hpp"

using namespace claimgraph;

namespace {

const Annotator& annotator() {
  static const Annotator shared(ModelFile::open(CG_SOURCE_DIR "/core/models/news.cgm"));
  return shared;
}

const char* const kText =
    "The minister said on Monday that two new bridges would be built near Leeds.\n"
    "“We have waited long enough,” Anna Berg, who leads the Harbour Trust, told reporters. She didn't say "
    "when.";

std::string tagged(const AnnotatedText& doc, std::uint32_t sentence) {
  std::string out;
  for (std::uint32_t t = doc.sentences[sentence].first; t < doc.sentences[sentence].last; ++t) {
    out += std::string(out.empty() ? "" : " ") + std::string(doc.tokens[t].lemma) + "/" +
           std::string(xpos_name(doc.tokens[t].xpos));
  }
  return out;
}

std::uint32_t find(const AnnotatedText& doc, std::string_view form) {
  for (std::uint32_t t = 0; t < doc.tokens.size(); ++t) {
    if (doc.tokens[t].form == form) return t;
  }
  BOOST_FAIL("no token " << form);
  return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(annotator_with_models)

BOOST_AUTO_TEST_CASE(tags_and_lemmas) {
  const AnnotatedText doc = annotator().annotate(kText);
  BOOST_TEST(tagged(doc, 2) == "she/PRP do/VBD not/RB say/VB when/WRB ./.");
  const std::string first = tagged(doc, 0);
  BOOST_TEST(first.starts_with("the/DT minister/NN say/VBD on/IN Monday/NNP that/"), first);
  BOOST_TEST(first.ends_with("two/CD new/JJ bridge/NNS would/MD be/VB build/VBN near/IN Leeds/NNP ./."),
             first);
}

BOOST_AUTO_TEST_CASE(an_executive_is_somebody_and_an_executive_order_is_not) {
  const AnnotatedText doc = annotator().annotate(
      "Tarn AI’s chief executive, Jonas Hauge, spoke.\nThe president signed an executive order.");
  const std::uint32_t first = find(doc, "executive");
  BOOST_TEST(xpos_name(doc.tokens[first].xpos) == "NN");
  for (std::uint32_t t = first + 1; t < doc.tokens.size(); ++t) {
    if (doc.tokens[t].form == "executive") BOOST_TEST(xpos_name(doc.tokens[t].xpos) == "JJ");
  }
}

// Known to fail: the tagger takes "said on Monday that" for a relative word behind a noun. The parse is right
// all the same (next case); a retrained tagger should mend it.
BOOST_AUTO_TEST_CASE(that_behind_a_day_is_a_conjunction, *boost::unit_test::expected_failures(1)) {
  const AnnotatedText doc = annotator().annotate(kText);
  BOOST_TEST(xpos_name(doc.tokens[find(doc, "that")].xpos) == "IN");
}

BOOST_AUTO_TEST_CASE(the_parse_hangs_content_under_the_verb_of_saying) {
  const AnnotatedText doc = annotator().annotate(kText);
  const std::uint32_t said = find(doc, "said"), built = find(doc, "built"), minister = find(doc, "minister");
  BOOST_TEST(doc.tokens[said].head == kRoot);
  BOOST_TEST(deprel_name(doc.tokens[said].deprel) == "root");
  BOOST_TEST(doc.tokens[built].head == static_cast<std::int32_t>(said));
  BOOST_TEST(deprel_name(doc.tokens[built].deprel) == "ccomp");
  BOOST_TEST(deprel_name(doc.tokens[minister].deprel) == "nsubj");
  const TokenRange content = subtree_range(doc, built);
  BOOST_TEST(doc.tokens[content.first].form == "that");
}

BOOST_AUTO_TEST_CASE(every_sentence_is_a_tree) {
  const AnnotatedText doc = annotator().annotate(kText);
  for (const Sentence& sentence : doc.sentences) {
    int roots = 0;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      roots += doc.tokens[t].head == kRoot;
      std::int32_t at = static_cast<std::int32_t>(t);
      std::uint32_t steps = 0;
      while (at != kRoot && steps++ <= sentence.last) at = doc.tokens[static_cast<std::size_t>(at)].head;
      BOOST_TEST(at == kRoot, "cycle at " << doc.tokens[t].form);
    }
    BOOST_TEST(roots == 1);
  }
  BOOST_TEST(doc.child_start.size() == doc.tokens.size() + 1);
  BOOST_TEST(doc.child_list.size() == doc.tokens.size() - doc.sentences.size());
}

BOOST_AUTO_TEST_CASE(names_have_types) {
  const AnnotatedText doc = annotator().annotate(kText);
  bool person = false, place = false;
  for (const NameSpan& name : doc.names) {
    const std::string_view text = doc.text_of(doc.span_of(name.first, name.last));
    person = person || (text == "Anna Berg" && name.type == NameType::person);
    place = place || (text == "Leeds" && name.type == NameType::place);
    BOOST_TEST(name.confidence > 0);
    BOOST_TEST(name.confidence <= 1);
  }
  BOOST_TEST(person);
  BOOST_TEST(place);
}

BOOST_AUTO_TEST_CASE(all_kernels_give_the_same_annotation) {
  const KernelLevel before = active_kernels().level;
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += std::string(kText) + "\nReport " + std::to_string(i * 37) + " – Dr. Ödön Papp’s U.S. tour.\n";
  std::string first;
  for (const KernelLevel level : {KernelLevel::portable, KernelLevel::sse41, KernelLevel::avx2}) {
    if (!force_kernel_level(level)) continue;
    const std::string result = write_conllu(annotator().annotate(text), "x");
    if (first.empty()) first = result;
    BOOST_TEST((result == first), "level " << static_cast<int>(level));
  }
  force_kernel_level(before);
}

BOOST_AUTO_TEST_CASE(threads_share_one_annotator) {
  const std::string alone = write_conllu(annotator().annotate(kText), "x");
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&result] { result = write_conllu(annotator().annotate(kText), "x"); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) BOOST_TEST(result == alone);
}

BOOST_AUTO_TEST_CASE(conllu_keeps_tokens_sentences_and_comments) {
  const std::string in =
      "# newdoc id = a\n# sent_id = "
      "1\n1\tShe\t_\t_\t_\t_\t_\t_\t_\t_\n2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "2\tdid\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\tYes\n2\t!\n";
  const std::string out = annotate_conllu(annotator(), in);
  BOOST_TEST(out.starts_with("# newdoc id = a\n# sent_id = 1\n1\tShe\tshe\tPRON\tPRP\t_\t"));
  BOOST_TEST(out.find("2-3\tdidn't\t_") != std::string::npos);
  BOOST_TEST(out.find("3\tn't\tnot\tPART\tRB") != std::string::npos);
  BOOST_TEST(out.find("3.1") == std::string::npos);
  BOOST_TEST(out.find("\n\n1\tYes\t") != std::string::npos);
  BOOST_CHECK_EXCEPTION(annotate_conllu(annotator(), "1\ta\n\t\t\n"), DataError, [](const DataError& error) {
    return std::string(error.what()).find("CoNLL-U line 2: no word form") == 0;
  });
  BOOST_TEST(annotate_conllu(annotator(), "") == "");
}

BOOST_AUTO_TEST_CASE(a_very_long_sentence_takes_linear_time) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += i % 7 == 0 ? "Word " : "word ";
  Diagnostics diagnostics;
  const auto start = std::chrono::steady_clock::now();
  const AnnotatedText doc = annotator().annotate(text, {}, &diagnostics);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  BOOST_TEST(doc.tokens.size() == 100'000U);
  BOOST_TEST(diagnostics.size() == 1U);
  BOOST_TEST(seconds.count() < 60);
}

BOOST_AUTO_TEST_CASE(odd_texts_do_no_harm) {
  for (const std::string& text : {std::string(), std::string(" \n"), std::string("\xFF\xFE\x00x", 4),
                                  std::string(50'000, '('), std::string(200'000, 'a')}) {
    const AnnotatedText doc = annotator().annotate(text);
    BOOST_TEST(doc.child_start.size() == doc.tokens.size() + 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()
