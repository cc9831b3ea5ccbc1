#include <boost/test/unit_test.hpp>
#include <string>

#include "archive_maker.hpp"
#include "import_helper.hpp"

using namespace claimgraph;
using test::import;
using test::Member;
using test::pack;

namespace {

const std::string kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://r\" "
    "xmlns:mc=\"http://mc\"><w:body>";

std::string paragraph(const std::string& runs, const std::string& style = {}) {
  return "<w:p>" + (style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>") + runs +
         "</w:p>";
}
std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::vector<Member> document(const std::string& body) {
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels",
       "<Relationships><Relationship Id=\"1\" Type=\"http://x/officeDocument\" "
       "Target=\"word/document.xml\"/></Relationships>"},
      {"word/document.xml", kHead + body + "</w:body></w:document>"},
      {"word/styles.xml",
       "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
       "<w:style w:styleId=\"Bild\"><w:name w:val=\"caption\"/></w:style></w:styles>"},
      {"word/_rels/document.xml.rels",
       "<Relationships><Relationship Id=\"rId5\" Target=\"https://a.example/report\" "
       "TargetMode=\"External\"/>"
       "</Relationships>"},
      {"docProps/core.xml",
       "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>Old title</dc:title>"
       "<dc:creator>Ida Holm</dc:creator><dcterms:created>2026-03-02T08:30:00Z</dcterms:created>"
       "<dcterms:modified>2026-03-03T09:00:00Z</dcterms:modified></cp:coreProperties>"}};
}

test::Imported read(const std::string& body) {
  return import("docx", pack("zip", document(body)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(DocxImporter)

BOOST_AUTO_TEST_CASE(paragraphs_come_in_order_with_title_author_dates_and_links) {
  const std::string bytes =
      pack("zip", document(paragraph(run("Ferries to be replaced"), "Titel") +
                           paragraph(run("The ferry company said ") + run("on") + run(" ") +
                                     run("Tuesday that both "
                                         "ships go.")) +
                           "<w:tbl><w:tr><w:tc>" + paragraph(run("Cost")) + "</w:tc><w:tc>" +
                           paragraph(run("3.2 million")) + "</w:tc></w:tr></w:tbl>" +
                           paragraph("<w:hyperlink r:id=\"rId5\">" + run("The report") +
                                     "</w:hyperlink><w:r><w:tab/></w:r>" + run("says so.")) +
                           paragraph(run("Picture: harbour"), "Bild")));
  BOOST_TEST(std::string(sniff_importer(bytes.substr(0, 4096), "x").name) == "docx");
  const auto out = import("docx", bytes);
  BOOST_TEST(out.diagnostics.empty());
  BOOST_REQUIRE(out.articles.size() == 1U);
  const Article& a = out.articles[0];
  BOOST_TEST(a.headline == "Ferries to be replaced");
  BOOST_TEST(a.metadata_source.at("headline") == "docx title paragraph");
  BOOST_TEST(
      a.text ==
      "The ferry company said on Tuesday that both ships go.\n\nCost\n\n3.2 million\n\nThe report says so.");
  BOOST_TEST(a.authors == std::vector<std::string>{"Ida Holm"}, boost::test_tools::per_element());
  BOOST_TEST(a.date_published == "2026-03-02T08:30:00Z");
  BOOST_TEST(a.metadata_source.at("datePublished") == "docx core properties");
  BOOST_TEST(a.date_modified == "2026-03-03T09:00:00Z");
  BOOST_TEST(a.links == std::vector<std::string>{"https://a.example/report"},
             boost::test_tools::per_element());
  BOOST_TEST(a.captions == std::vector<std::string>{"Picture: harbour"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(deleted_hidden_and_repeated_text_is_left_out_and_inserted_text_kept) {
  const auto out = read(paragraph(
      run("It costs ") + "<w:del><w:r><w:delText>four</w:delText></w:r></w:del><w:ins>" + run("five") +
      "</w:ins>" + run(" million.") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>" +
      "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>" +
      "<mc:AlternateContent><mc:Choice><w:txbxContent>" + paragraph(run("In the box.")) +
      "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph(run("In the box.")) +
      "</w:txbxContent></mc:Fallback></mc:AlternateContent>"));
  BOOST_REQUIRE(out.articles.size() == 1U);
  BOOST_TEST(out.articles[0].text == "It costs five million.\n\nIn the box.");
  BOOST_TEST(out.articles[0].headline == "Old title");
}

BOOST_AUTO_TEST_CASE(hostile_and_damaged_documents_get_a_message) {
  auto parts = document(paragraph(run("Text.")));
  parts[2].content = "<!DOCTYPE d [<!ENTITY a \"aaaa\">]>" + parts[2].content;
  const auto entities = import("docx", pack("zip", parts));
  BOOST_TEST(entities.articles.empty());
  BOOST_TEST(entities.has("xml-entities"));
  parts = document("");
  parts.erase(parts.begin() + 2);
  const auto missing = import("docx", pack("zip", parts));
  BOOST_REQUIRE(missing.has("damaged-document"));
  BOOST_TEST(missing.diagnostics.back().message.find("word/document.xml") != std::string::npos);
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<w:sdt>";
  BOOST_TEST(read(deep).articles.empty());
  ImportOptions options;
  options.max_bytes = 1U << 16U;
  const auto bomb =
      import("docx", pack("zip", document(paragraph(run(std::string(1U << 20U, 'a'))))), options);
  BOOST_TEST(bomb.articles.empty());
  BOOST_TEST(bomb.diagnostics.back().message.find("larger than the limit") != std::string::npos);
  BOOST_TEST(import("docx", "\xd0\xcf\x11\xe0 old").has("office-document"));
  std::string cut = pack("zip", document(paragraph(run("Text."))));
  cut.resize(cut.size() / 3);
  BOOST_TEST(!import("docx", cut).diagnostics.empty());
  parts = document(paragraph(run("Text.")));
  parts[3].content = "<broken";
  const auto styles = import("docx", pack("zip", parts));
  BOOST_TEST(styles.articles.size() == 1U);
  BOOST_TEST(styles.diagnostics.front().where == "input!word/styles.xml");
}

BOOST_AUTO_TEST_CASE(spreadsheets_are_refused_with_a_hint) {
  const std::string bytes = pack("zip", {{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<w/>"}});
  BOOST_TEST(std::string(sniff_importer(bytes, "x").name) == "archive");
  BOOST_TEST(import("archive", bytes).has("office-document"));
}

BOOST_AUTO_TEST_SUITE_END()
