// Which language a text is in, and what metadata may say about it. All sentences are our own.
#include <boost/test/unit_test.hpp>
#include <string>

#include "claimgraph/language.hpp"

using namespace claimgraph;

namespace {

const char* const kEnglish =
    "The harbour office said on Monday that two ferries had been taken out of service. A spokeswoman told "
    "reporters that passengers would be carried by bus until the hulls had been looked at.";
const char* const kFrench =
    "La mairie a annoncé lundi que deux ponts seraient fermés pendant l’été. Selon la maire, les travaux "
    "coûteront quatre millions d’euros et dureront six semaines.";
const char* const kGerman =
    "Die Stadtwerke teilten am Montag mit, dass zwei Brücken den Sommer über gesperrt bleiben. Die Arbeiten "
    "kosten nach Angaben der Bürgermeisterin vier Millionen Euro.";
const char* const kSpanish =
    "El ayuntamiento anunció el lunes que dos puentes permanecerán cerrados durante el verano. Según la "
    "alcaldesa, las obras costarán cuatro millones de euros.";
const char* const kArabic =
    "أعلنت البلدية يوم الاثنين أن جسرين سيغلقان خلال فصل الصيف. وقالت رئيسة البلدية إن الأشغال ستكلف أربعة "
    "ملايين يورو.";
const char* const kChinese =
    "市政府周一宣布，两座桥梁将在夏季关闭。市长表示，工程将耗资四百万欧元，工期六周。";

Article article_of(std::string text, std::string language = {}) {
  Article article;
  article.text = std::move(text);
  article.language = std::move(language);
  if (!article.language.empty()) article.metadata_source["inLanguage"] = "html";
  return article;
}

std::string settled(std::string text, std::string language = {}) {
  return settled_language(article_of(std::move(text), std::move(language)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(language)

BOOST_AUTO_TEST_CASE(two_sentences_tell_their_language) {
  BOOST_TEST(recognise_language(kEnglish) == "en");
  BOOST_TEST(recognise_language(kFrench) == "fr");
  BOOST_TEST(recognise_language(kGerman) == "de");
  BOOST_TEST(recognise_language(kSpanish) == "es");
  BOOST_TEST(recognise_language(kArabic) == "ar");
  BOOST_TEST(recognise_language(kChinese) == "zh");
}

BOOST_AUTO_TEST_CASE(foreign_words_in_an_english_article_change_nothing) {
  const std::string quoted = std::string(
                                 "The mayor of Brassac told the council: “Nous ne fermerons pas les ponts "
                                 "avant la fin de la saison.” ") +
                             kEnglish;
  BOOST_TEST(recognise_language(quoted) == "en");
  BOOST_TEST(recognise_language(std::string(kEnglish) + "\n\n" + kEnglish + "\n\n" + kSpanish) == "en");
}

BOOST_AUTO_TEST_CASE(a_few_words_in_doubt_count_as_english_unless_metadata_name_another_language) {
  BOOST_TEST(recognise_language("Ferries halted") == "");
  BOOST_TEST(recognise_language("") == "");
  BOOST_TEST(recognise_language("1,204 7,318 88.5") == "");
  BOOST_TEST(recognise_language("Brug weer dicht", "nl") == "nl");
  BOOST_TEST(recognise_language("Ferries halted", "en-GB") == "en");
}

BOOST_AUTO_TEST_CASE(many_words_of_no_known_language_are_not_english) {
  std::string murmur;
  for (int i = 0; i < 30; ++i) murmur += "vrelk osthim tarquil bemonda zuppik ";
  BOOST_TEST(recognise_language(murmur) != "en");
  BOOST_TEST(!recognise_language(murmur).empty());
}

BOOST_AUTO_TEST_CASE(metadata_are_a_hint_that_the_words_overrule) {
  BOOST_TEST(settled(kFrench, "en-US") == "fr");
  BOOST_TEST(settled(kEnglish, "fr") == "en");
  BOOST_TEST(settled(kEnglish, "en-GB") == "en-GB");
  BOOST_TEST(settled(kGerman, "de-AT") == "de-AT");
  BOOST_TEST(settled("Ferries halted") == "");
}

BOOST_AUTO_TEST_CASE(what_the_user_says_stays) {
  Article article = article_of(kFrench, "en");
  article.metadata_source["inLanguage"] = "command line";
  settle_language(article);
  BOOST_TEST(article.language == "en");
  BOOST_TEST(article.metadata_source["inLanguage"] == "command line");
}

BOOST_AUTO_TEST_CASE(settling_says_where_the_language_comes_from_and_changes_nothing_twice) {
  Article article = article_of(kSpanish, "en");
  settle_language(article);
  settle_language(article);
  BOOST_TEST(article.language == "es");
  BOOST_TEST(article.metadata_source["inLanguage"] == "text");
  Article unknown = article_of("Ferries halted");
  settle_language(unknown);
  BOOST_TEST(unknown.language.empty());
  BOOST_TEST(unknown.metadata_source.empty());
}

BOOST_AUTO_TEST_CASE(a_long_text_is_judged_by_its_head_and_may_be_cut_inside_a_character) {
  std::string text;
  while (text.size() < 200'000) text += kArabic;
  BOOST_TEST(recognise_language(text) == "ar");
  BOOST_TEST(recognise_language("x" + text) == "ar");
}

BOOST_AUTO_TEST_CASE(characters_that_an_interchange_forbids_do_not_hide_the_language) {
  BOOST_TEST(recognise_language(std::string(kEnglish) + "\x01 Fran\xC3\x83\xC2\x83ois \xEF\xBF\xBE") == "en");
  BOOST_TEST(recognise_language(std::string("\x02") + kGerman) == "de");
}

BOOST_AUTO_TEST_CASE(codes_are_tags_and_have_english_names) {
  BOOST_TEST(language_name("fr") == "French");
  BOOST_TEST(language_name("pt-BR") == "Portuguese");
  BOOST_TEST(language_name("q9") == "q9");
  BOOST_TEST(is_english("en"));
  BOOST_TEST(is_english("EN-gb"));
  BOOST_TEST(is_english("en_US"));
  BOOST_TEST(!is_english("enm"));
  BOOST_TEST(is_language_code("en"));
  BOOST_TEST(is_language_code("zh-Hant-TW"));
  for (const char* code : {"", "e", "english", "en-", "12", "e n", "fr/en"})
    BOOST_TEST(!is_language_code(code), code);
}

BOOST_AUTO_TEST_SUITE_END()
