// The chain on the encoder of `accurate`: the same bits everywhere, trees that are trees, any input.
#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>
#include <vector>

#include "core/text/annotator.hpp"
#include "core/text/conllu.hpp"
#include "core/text/kernels.hpp"
#include "core/text/transformer_chain.hpp"

using namespace claimgraph;

namespace {

const std::string kText =
    "The mayor of Harlow, Edna Quist, said on Monday that the new bridge had failed in May. “It was cheap,” "
    "she told "
    "the Harlow Courier.\nQuist’s rival Tom Brandt denied it: “She left out the ramps.”";

std::shared_ptr<const ModelFile> models() {
  static const auto file = ModelFile::open(CG_SOURCE_DIR "/core/models/accurate.cgm");
  return file;
}

const Annotator& annotator() {
  static const Annotator one(models());
  return one;
}

void require_trees(const AnnotatedText& doc) {
  for (const Sentence& sentence : doc.sentences) {
    std::size_t roots = 0;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      std::int32_t up = static_cast<std::int32_t>(t);
      std::uint32_t steps = 0;
      for (; up >= 0 && steps <= sentence.last; ++steps) up = doc.tokens[static_cast<std::size_t>(up)].head;
      BOOST_TEST_REQUIRE(up == kRoot);
      roots += doc.tokens[t].head == kRoot;
    }
    BOOST_TEST_REQUIRE(roots == 1U);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(encoder_chain)

BOOST_AUTO_TEST_CASE(reads_a_sentence) {
  const AnnotatedText doc = annotator().annotate(kText);
  require_trees(doc);
  const auto find = [&](std::string_view form) -> const Token& {
    for (const Token& token : doc.tokens) {
      if (token.form == form) return token;
    }
    throw std::out_of_range(std::string(form));
  };
  BOOST_TEST(doc.tokens[static_cast<std::size_t>(find("mayor").head)].form == "said");
  BOOST_TEST(deprel_name(find("mayor").deprel) == "nsubj");
  BOOST_TEST(deprel_name(find("failed").deprel) == "ccomp");
  bool person = false, place = false;
  for (const NameSpan& name : doc.names) {
    const std::string_view text = doc.text_of(doc.span_of(name.first, name.last));
    person = person || (text == "Edna Quist" && name.type == NameType::person);
    place = place || (text == "Harlow" && name.type == NameType::place);
  }
  BOOST_TEST(person);
  BOOST_TEST(place);
  BOOST_TEST_REQUIRE(doc.cue_odds.size() == doc.tokens.size());
  BOOST_TEST(doc.cue_odds[static_cast<std::size_t>(&find("said") - doc.tokens.data())].begins > 0);
  BOOST_TEST(!doc.references.empty());
}

BOOST_AUTO_TEST_CASE(all_kernels_and_threads_give_the_same_annotation) {
  const KernelLevel before = active_kernels().level;
  std::string text;
  for (int i = 0; i < 3; ++i)
    text += kText + "\nReport " + std::to_string(i * 37) + " – Dr. Ödön Papp’s U.S. tour.\n";
  std::string first;
  for (const KernelLevel level :
       {KernelLevel::portable, KernelLevel::sse41, KernelLevel::avx2, KernelLevel::avx512}) {
    if (!force_kernel_level(level)) continue;
    const std::string result = write_conllu(annotator().annotate(text), "x");
    if (first.empty()) first = result;
    BOOST_TEST((result == first), "level " << static_cast<int>(level));
  }
  force_kernel_level(before);
  std::vector<std::string> results(3);
  std::vector<std::thread> threads;
  for (std::string& result : results)
    threads.emplace_back([&] { result = write_conllu(annotator().annotate(text), "x"); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) BOOST_TEST((result == first));
}

BOOST_AUTO_TEST_CASE(takes_any_text) {
  std::string many_commas, words;
  for (int i = 0; i < 700; ++i) {
    many_commas += i % 2 == 0 ? "a, " : "b; ";
    words += "Antidisestablishmentarianism-" + std::to_string(i) + " ";
  }
  for (const std::string& text :
       {std::string(), std::string(" \n\n "), std::string(3000, 'x'), std::string("\xFF\xFE\x80 said."),
        many_commas, words, std::string("北京市长说，这座桥花了四百万。 “”‘’ …"), std::string(400, '"')}) {
    const AnnotatedText doc = annotator().annotate(text);
    require_trees(doc);
    BOOST_TEST(doc.cue_odds.size() == doc.tokens.size());
  }
}

BOOST_AUTO_TEST_CASE(neighbours_decide_not_the_rest_of_the_document) {
  // A window is whole sentences: what stands far away changes nothing.
  std::string far;
  for (int i = 0; i < 40; ++i) far += "The council met again on a rainy day in the old hall by the river.\n";
  const AnnotatedText alone = annotator().annotate(far), more = annotator().annotate(far + kText);
  for (std::size_t t = 0; t < 100; ++t) {
    BOOST_TEST(alone.tokens[t].head == more.tokens[t].head);
    BOOST_TEST(alone.tokens[t].xpos == more.tokens[t].xpos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
