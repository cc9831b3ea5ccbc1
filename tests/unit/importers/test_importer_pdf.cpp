#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string>

#include "import_helper.hpp"
#include "importers/pdf_text.hpp"
#include "importers/program.hpp"

using namespace claimgraph;
using test::import;

namespace {

/// A PDF of one page with these lines of text.
std::string pdf(const std::vector<std::string>& lines) {
  std::string text = "BT /F1 11 Tf 14 TL 50 760 Td ";
  for (const std::string& line : lines) text += "(" + line + ") Tj T* ";
  text += "ET";
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R "
      ">> >> >>",
      "<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Title (Ferries to be replaced next year) /Author (Ida Holm) /CreationDate "
      "(D:20260302083000+01'00') >>"};
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t xref = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return out + "trailer << /Size " + std::to_string(objects.size() + 1) +
         " /Root 1 0 R /Info 6 0 R >>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(PdfText)

BOOST_AUTO_TEST_CASE(lines_become_paragraphs_and_cut_words_are_put_together) {
  BOOST_TEST(
      pdf_paragraphs(
          "The ferry com-\npany said it would re-\nplace both ships.\n\nIts direc\xc2\xad\ntor agreed.\n") ==
      "The ferry company said it would replace both ships.\n\nIts director agreed.\n");
  BOOST_TEST(pdf_paragraphs("A long-\nterm plan. Every long-term plan\nhas a North-\nSouth side.\n") ==
             "A long-term plan. Every long-term plan has a North-South side.\n");
}

BOOST_AUTO_TEST_CASE(running_heads_footers_and_page_numbers_are_dropped) {
  BOOST_TEST(
      pdf_paragraphs(
          "Harbour Courier\n\nThe company will replace\n\n1 of 3\n\fHarbour Courier\n\nboth ships.\n\n2 of "
          "3\n\fHarbour Courier\n\nIt said so.\n\n3 of 3\n") ==
      "The company will replace both ships.\n\nIt said so.\n");
  BOOST_TEST(pdf_paragraphs("One page only.\n\n- 7 -\n") == "One page only.\n");
}

BOOST_AUTO_TEST_CASE(a_short_last_line_ends_a_paragraph) {
  BOOST_TEST(
      pdf_paragraphs(
          "The company said on Tuesday that it would\nreplace both.\nIts director said that passengers had "
          "waited\nlong enough.\n") ==
      "The company said on Tuesday that it would replace both.\n\nIts director said that passengers had "
      "waited "
      "long enough.\n");
}

BOOST_AUTO_TEST_CASE(a_byline_stands_alone) {
  BOOST_TEST(pdf_paragraphs(
                 "Ferries to go next year\nBy Ida Holm, 2 March 2026\nThe company said so\non Monday.\n") ==
             "Ferries to go next year\n\nBy Ida Holm, 2 March 2026\n\nThe company said so on Monday.\n");
}

BOOST_AUTO_TEST_CASE(odd_input_does_no_harm) {
  BOOST_TEST(pdf_paragraphs("") == "");
  BOOST_TEST(pdf_paragraphs("\f\f\n\n\f") == "");
  BOOST_TEST(pdf_paragraphs("-\na\n") == "- a\n");
  std::string many;
  for (int i = 0; i < 200000; ++i) many += "a-\n";
  BOOST_TEST(pdf_paragraphs(many).size() < many.size());
}

BOOST_AUTO_TEST_SUITE_END()

#if CG_WITH_PDF

BOOST_AUTO_TEST_SUITE(PdfImporter)

BOOST_AUTO_TEST_CASE(a_program_gets_its_input_and_is_held_to_its_limits) {
  using End = ProgramResult::End;
  const std::string big(3U << 20U, 'x');
  const ProgramResult cat = run_program({"cat"}, big, std::chrono::seconds(30), 4U << 20U);
  BOOST_CHECK(cat.end == End::exited && cat.code == 0 && cat.out == big);
  BOOST_CHECK(run_program({"cat"}, big, std::chrono::seconds(30), 1U << 20U).end == End::too_long);
  BOOST_CHECK(run_program({"sleep", "20"}, "", std::chrono::milliseconds(200), 10).end == End::timed_out);
  // Closing its outputs does not let a program live on.
  BOOST_CHECK(
      run_program({"sh", "-c", "exec 1>&- 2>&-; sleep 20"}, "", std::chrono::milliseconds(200), 10).end ==
      End::timed_out);
  BOOST_CHECK(run_program({"no-such-program-here"}, "", std::chrono::seconds(5), 10).end == End::missing);
  const ProgramResult refused = run_program({"false"}, big, std::chrono::seconds(30), 10);
  BOOST_CHECK(refused.end == End::exited && refused.code == 1);
  const ProgramResult err = run_program({"ls", "/no/such/folder"}, "", std::chrono::seconds(30), 1000);
  BOOST_TEST(err.err.find("/no/such/folder") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(text_title_author_and_date_come_out) {
  const std::string bytes = pdf({"The ferry company said on Tuesday that it would re-",
                                 "place both ships by the end of "
                                 "next year, after long delays.",
                                 "",
                                 "Its director said that passengers had waited long "
                                 "enough for them."});
  BOOST_TEST(std::string(sniff_importer(bytes, "x").name) == "pdf");
  const auto out = import("pdf", bytes);
  if (out.has("program-missing")) return;  // poppler-utils is needed at run time only
  BOOST_REQUIRE(out.articles.size() == 1U);
  const Article& a = out.articles[0];
  BOOST_TEST(a.importer == "pdf");
  BOOST_TEST(a.text.find("would replace both ships") != std::string::npos, a.text);
  BOOST_TEST(a.headline == "Ferries to be replaced next year");
  BOOST_TEST(a.authors == std::vector<std::string>{"Ida Holm"}, boost::test_tools::per_element());
  BOOST_TEST(a.date_published.substr(0, 10) == "2026-03-02");
  BOOST_TEST(a.metadata_source.at("datePublished") == "pdf info");
  BOOST_TEST(a.original_spans.empty());
}

BOOST_AUTO_TEST_CASE(damage_pictures_and_a_missing_program_get_a_message) {
  const auto damaged = import("pdf", "%PDF-1.4\nrubbish");
  if (damaged.has("program-missing")) return;
  BOOST_TEST(damaged.has("damaged-document"));
  BOOST_TEST(import("pdf", pdf({})).has("no-text"));
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nowhere", 1);
  const auto missing = import("pdf", pdf({"Text."}));
  setenv("PATH", path.c_str(), 1);
  BOOST_REQUIRE(missing.has("program-missing"));
  BOOST_TEST(missing.diagnostics[0].message.find("poppler-utils") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

#endif
