#include <boost/test/unit_test.hpp>
#include <string>

#include "import_helper.hpp"
#include "importers/mail_text.hpp"

using namespace claimgraph;
using test::import;

BOOST_AUTO_TEST_SUITE(TextOfMail)

BOOST_AUTO_TEST_CASE(quotes_and_signatures_are_dropped) {
  BOOST_TEST(mail_text("We disagree.\n\nOn Monday, Ida Holm wrote:\n> It costs 3 million.\n> Really.\nIt "
                       "costs five.\n-- \nPaul\n",
                       false)
                 .text == "We disagree.\n\nIt costs five.\n");
  BOOST_TEST(mail_text("New text.\n-----Original Message-----\nFrom: x\nold\n", false).text == "New text.\n");
}

BOOST_AUTO_TEST_CASE(the_older_mail_below_is_cut_however_the_program_marks_it) {
  for (const char* older :
       {"From: Ida Holm <ida@ferry.example>\nSent: Monday, March 2, 2026 8:30 AM\nTo: Paul\nSubject: "
        "Ferries\n\nold\n",
        "Von: Ida Holm\nGesendet: Montag, 2. M\xc3\xa4rz 2026 08:30\nAn: Paul\nBetreff: "
        "F\xc3\xa4hren\n\nalt\n",
        "----- Original Message -----\nFrom: Ida Holm\nold\n", "-------- Original message --------\nold\n",
        "-------- Urspr\xc3\xbcngliche Nachricht --------\nalt\n",
        "--- On Mon, 3/2/26, Ida Holm <ida@ferry.example> wrote:\n\nold\n",
        "On Mon, Mar 2, 2026 at 8:30 AM Ida Holm\n<ida@ferry.example> wrote:\n\nold\n",
        "On Monday, March 2, 2026, 08:30:12 AM GMT+1, Ida Holm wrote:\n\nold\n"})
    BOOST_TEST(mail_text(std::string("New text.\n") + older, false).text == "New text.\n", older);
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_an_older_mail_is_kept) {
  for (const char* text :
       {"On Monday the minister wrote:\n\nWe will not pay.\n", "From: the sea\nTo: the hills\nit is far.\n",
        "One.\nFrom: here\n\nSubject: there\n", "--- the end ---\nand more\n"})
    BOOST_TEST(mail_text(std::string("New text.\n") + text, false).text == std::string("New text.\n") + text,
               text);
}

BOOST_AUTO_TEST_CASE(a_forwarded_mail_takes_the_place_of_the_one_around_it) {
  const MailText mail = mail_text(
      "Look!\n\n---------- Forwarded message ---------\nFrom: Ida Holm <ida@ferry.example>\nDate: Mon, 2 Mar "
      "2026 "
      "08:30\nSubject: Ferries\n\nBoth ships go.\n",
      false);
  BOOST_TEST(mail.forwarded);
  BOOST_TEST(mail.from == "Ida Holm <ida@ferry.example>");
  BOOST_TEST(mail.subject == "Ferries");
  BOOST_TEST(mail.text == "\nBoth ships go.\n");
}

BOOST_AUTO_TEST_CASE(flowed_lines_are_joined) {
  BOOST_TEST(mail_text("one \ntwo\n From here\n", true).text == "one two\nFrom here\n");
}

BOOST_AUTO_TEST_CASE(subjects_lose_their_marks) {
  BOOST_TEST(plain_subject("Fwd: RE: [EXTERNAL]  Ferries  go") == "Ferries go");
  BOOST_TEST(plain_subject("Reform of ferries") == "Reform of ferries");
}

BOOST_AUTO_TEST_SUITE_END()

#if CG_WITH_MAIL

namespace {

const std::string kText =
    "The ferry company said on Tuesday that it would replace both ships by the end of next year.\r\n\r\nIts "
    "director, Ida Holm, said that passengers had waited long enough for them.\r\n";

std::string message(const std::string& subject, const std::string& headers, const std::string& body) {
  return "From: Harbour Courier <news@courier.example>\r\nTo: desk@ledger.example\r\nSubject: " + subject +
         "\r\nDate: Mon, 2 Mar 2026 08:30:00 +0100\r\nMessage-ID: <1@courier.example>\r\nMIME-Version: "
         "1.0\r\n" +
         headers + "\r\n" + body;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(MailImporter)

BOOST_AUTO_TEST_CASE(a_plain_message_gives_headline_publisher_date_and_text) {
  const std::string bytes =
      message("=?utf-8?Q?Ferries_f=C3=BCr_all?=", "Content-Type: text/plain; charset=utf-8\r\n", kText);
  BOOST_TEST(std::string(sniff_importer(bytes, "x").name) == "mail");
  const auto out = import("mail", bytes);
  BOOST_TEST(out.diagnostics.empty());
  BOOST_REQUIRE(out.articles.size() == 1U);
  const Article& a = out.articles[0];
  BOOST_TEST(a.headline == "Ferries f\xc3\xbcr all");
  BOOST_TEST(a.publisher.name == "Harbour Courier");
  BOOST_TEST(a.date_published == "2026-03-02T08:30:00+01:00");
  BOOST_TEST(a.metadata_source.at("datePublished") == "mail date");
  BOOST_TEST(a.doc == "input");
  BOOST_TEST(a.importer == "mail");
  BOOST_TEST(a.text.find("The ferry company said") == 0U, a.text);
  BOOST_TEST(a.text.find("Ida Holm, said") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(transfer_encodings_and_charsets_are_undone) {
  const auto quoted =
      import("mail", message("Ferries",
                             "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
                             "quoted-printable\r\n",
                             "The ferry company of F=E4r=F6 said on Tuesday that it would replace bo=\r\nth "
                             "ships by the end of next year.\r\n"));
  BOOST_REQUIRE(quoted.articles.size() == 1U);
  BOOST_TEST(quoted.articles[0].text.find("F\xc3\xa4r\xc3\xb6 said on Tuesday that it would replace both") !=
                 std::string::npos,
             quoted.articles[0].text);
  const auto base64 =
      import("mail", message("Ferries", "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n",
                             "VGhlIGZlcnJ5IGNvbXBhbnkgc2FpZCBvbiBUdWVzZGF5IHRoYXQgaXQgd291bGQgZ28u\r\n"));
  BOOST_REQUIRE(base64.articles.size() == 1U);
  BOOST_TEST(base64.articles[0].text == "The ferry company said on Tuesday that it would go.");
}

BOOST_AUTO_TEST_CASE(html_is_preferred_and_attachments_are_named_not_imported) {
  const std::string html =
      "<html><body><h1>Ferries</h1><p>The ferry company said on Tuesday that it would replace both ships by "
      "the end of "
      "next year, after long delays.</p><p>Its director, Ida Holm, said that passengers had waited long "
      "enough for them "
      "and thanked the crew.</p></body></html>";
  const auto out = import(
      "mail",
      message(
          "Ferries", "Content-Type: multipart/mixed; boundary=XX\r\n",
          "--XX\r\nContent-Type: multipart/alternative; boundary=YY\r\n\r\n--YY\r\nContent-Type: "
          "text/plain\r\n\r\nView this in your browser.\r\n--YY\r\nContent-Type: text/html\r\n\r\n" +
              html +
              "\r\n--YY--\r\n--XX\r\nContent-Type: application/pdf; name=report.pdf\r\nContent-Disposition: "
              "attachment; filename=report.pdf\r\n\r\nx\r\n--XX\r\nContent-Type: "
              "message/rfc822\r\n\r\nSubject: Inner\r\n\r\nInner text.\r\n--XX--\r\n"));
  BOOST_REQUIRE(out.articles.size() == 1U);
  BOOST_TEST(out.articles[0].text.find("thanked the crew") != std::string::npos, out.articles[0].text);
  BOOST_TEST(out.articles[0].text.find("Inner") == std::string::npos);
  BOOST_REQUIRE(out.has("attachments"));
  for (const auto& d : out.diagnostics) {
    if (d.code == "attachments")
      BOOST_TEST(
          d.message ==
          "attachments are not imported: report.pdf, message \"Inner\"; save them and import the files");
  }
}

BOOST_AUTO_TEST_CASE(a_mailbox_gives_its_messages_one_by_one) {
  const std::string one = message(
      "First", "", kText + "\r\n>From here on it gets better, said the director of both ferries.\r\n\r\n");
  const std::string mbox = "From news@courier.example Mon Mar  2 08:30:00 2026\n" + one +
                           "From news@courier.example Mon Mar  2 08:31:00 2026\n" +
                           message("Second", "", kText) + "\nFrom x Mon Mar  2 08:32:00 2026\n" +
                           message("Empty", "", "");
  BOOST_TEST(std::string(sniff_importer(mbox, "x").name) == "mail");
  const auto out = import("mail", mbox);
  BOOST_REQUIRE(out.articles.size() == 2U);
  BOOST_TEST(out.articles[0].doc == "input#1");
  BOOST_TEST(out.articles[0].text.find("\n\nFrom here on it gets better") != std::string::npos,
             out.articles[0].text);
  BOOST_TEST(out.articles[1].headline == "Second");
  BOOST_TEST(out.has("no-article"));
  BOOST_TEST(out.diagnostics.back().where == "input#3");
}

BOOST_AUTO_TEST_CASE(forwarded_mail_is_described_by_what_was_forwarded) {
  const auto out = import(
      "mail", message("Fwd: Ferries", "",
                      "Look at this.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Jane Roe via "
                      "Daily Ledger <jane@ledger.example>\r\nDate: Sun, 1 Mar 2026 10:00:00 "
                      "+0000\r\nSubject: Both ferries go\r\nTo: x@y.example\r\n\r\n" +
                          kText));
  BOOST_REQUIRE(out.articles.size() == 1U);
  const Article& a = out.articles[0];
  BOOST_TEST(a.headline == "Both ferries go");
  BOOST_TEST(a.authors == std::vector<std::string>{"Jane Roe"}, boost::test_tools::per_element());
  BOOST_TEST(a.publisher.name == "Daily Ledger");
  BOOST_TEST(a.date_published.substr(0, 10) == "2026-03-01");
  BOOST_TEST(a.text.find("Look at") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(too_long_and_odd_messages_do_no_harm) {
  ImportOptions options;
  options.max_bytes = 2000;
  const auto out = import("mail",
                          "From a\n" + message("Long", "", std::string(5000, 'a')) + "\n\nFrom b\n" +
                              message("Second", "", kText),
                          options);
  BOOST_TEST(out.has("message-too-long"));
  BOOST_TEST(out.articles.size() == 1U);
  std::string nested;
  for (int i = 0; i < 300; ++i)
    nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
              std::to_string(i) + "\r\n";
  BOOST_TEST(import("mail", "From: a@b.example\r\n" + nested).articles.empty());
  std::string parts = "Content-Type: multipart/mixed; boundary=x\r\n\r\n";
  for (int i = 0; i < 20001; ++i) parts += "--x\r\n\r\n\r\n";
  BOOST_TEST(import("mail", "From: a@b.example\r\n" + parts).has("too-many-parts"));
  const std::string plain = "From: the harbour\nWe saw ships.\n";
  BOOST_TEST(std::string(sniff_importer(plain, "x.txt").name) == "text");
}

BOOST_AUTO_TEST_CASE(a_page_saved_as_mhtml_keeps_its_address_and_takes_no_date_from_the_day_of_saving) {
  const std::string html =
      "<html><head><title>Ferries replaced</title></head><body><h1>Ferries replaced</h1><div "
      "class=story><p>The ferry "
      "company said on Tuesday that it would replace both ships by the end of next year.</p><p>Its director, "
      "Ida Holm, "
      "said that passengers had waited long enough for them, and that the money was "
      "there.</p></div></body></html>";
  const auto got =
      import("mail",
             "From: <Saved by Blink>\r\nSnapshot-Content-Location: "
             "https://courier.example/ferries\r\nSubject: Ferries "
             "replaced\r\nDate: Mon, 2 Mar 2026 08:30:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: "
             "multipart/related; "
             "type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: "
             "https://courier.example/ferries\r\n\r\n" +
                 html + "\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n");
  const Article& a = got.articles.at(0);
  BOOST_TEST(a.url == "https://courier.example/ferries");
  BOOST_TEST(a.date_published == "");
  BOOST_TEST(a.headline == "Ferries replaced");
  BOOST_TEST(a.authors.empty());
  BOOST_TEST(a.text.starts_with("The ferry company said"));
}

BOOST_AUTO_TEST_SUITE_END()

#endif
