// Pages with one fault each: a mark, a name or a box that must not decide what the article is.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "import_helper.hpp"
#include "importers/html_body.hpp"
#include "importers/html_tags.hpp"

using namespace claimgraph;
using test::import;

namespace {

const std::vector<std::string> kParagraphs = {
    "The water board decided on Friday to replace the old pumping station at the northern lock, a "
    "spokeswoman said.",
    "Engineer Lena Ortiz told reporters that the new pumps would need half the power of those installed in "
    "1974.",
    "Residents had complained for two winters about flooded cellars, blocked drains and alarms that nobody "
    "heard.",
    "Treasurer Omar Haddad warned that the price of steel had risen since the tender and asked for a second "
    "offer.",
    "Work is to begin in March, and the station should be running before the autumn storms, according to the "
    "plan."};

std::string paragraphs(std::size_t from = 0, std::size_t to = 5) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += "<p>" + kParagraphs[i] + "</p>";
  return out;
}

std::string text(std::size_t from = 0, std::size_t to = 5) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (i == from ? "" : "\n\n") + kParagraphs[i];
  return out;
}

const std::string kHeadline = "<h1>Board replaces the pumps at the northern lock</h1>";
const std::string kMenu =
    "<div class=top><a href=/>Home</a> <a href=/local>Local</a> <a href=/weather>Weather</a></div>";
const std::string kFoot = "<div class=foot>Copyright Lock Gazette. All rights reserved.</div>";

std::string document(const std::string& body, const std::string& body_tag = "<body>") {
  return "<!DOCTYPE html><html lang=en><head><title>Board replaces the pumps at the northern lock | Lock "
         "Gazette</title></head>" +
         body_tag + body + "</body></html>";
}

std::string body_of(const std::string& html) {
  return import("html", html).articles.at(0).text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(PageMarks)

BOOST_AUTO_TEST_CASE(a_mark_on_what_holds_the_article_is_not_believed) {
  const std::string story =
      "<div class=main>" + kHeadline + "<div class=story-body>" + paragraphs() + "</div></div>";
  for (const std::string& around :
       {std::string("<form method=post action=page.aspx>"),
        std::string("<aside class=right><div>Tides today</div>"),
        std::string("<nav class=navbar><a href=/>Home</a>"), std::string("<div hidden id=R1>"),
        std::string("<main aria-hidden=true>"), std::string("<div class=captions>"), std::string("<footer>"),
        std::string("<div role=complementary>"), std::string("<aside class=hidden-xs>")})
    BOOST_TEST(body_of(document(kMenu + around + story + kFoot)) == text(), around);
}

BOOST_AUTO_TEST_CASE(names_of_the_whole_page_are_no_evidence) {
  const std::string story = kMenu + kHeadline + "<div class=story-body>" + paragraphs() + "</div>" + kFoot;
  for (const std::string& tag :
       {std::string("<body class='single lightbox-captions'>"),
        std::string("<body class='comments-open modal-open'>"), std::string("<body style='display:none'>"),
        std::string("<body id=cookie-page aria-hidden=true>")})
    BOOST_TEST(body_of(document(story, tag)) == text(), tag);
}

BOOST_AUTO_TEST_CASE(a_bar_that_nobody_closed_may_begin_behind_the_headline) {
  BOOST_TEST(body_of(document(kMenu + kHeadline +
                              "<aside class=hidden-xs><div>Tides today</div><section><div "
                              "class=article-text>" +
                              paragraphs() + "</div></section>" + kFoot)) == text());
}

BOOST_AUTO_TEST_CASE(display_none_is_read_as_css) {
  BOOST_TEST(clean::hides("display:none"));
  BOOST_TEST(clean::hides("color: red; DISPLAY : None !important;"));
  BOOST_TEST(clean::hides("display:block;display:none"));
  BOOST_TEST(clean::hides("display:none!important; display:block"));
  for (const char* shown :
       {"", "display:block; float:none", "text-decoration:none;display:inline", "xdisplay:none",
        "display:none;display:block", "display:none; display:block !important", "display",
        "display:none-such", "list-display:none"})
    BOOST_TEST(!clean::hides(shown), shown);
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div style='display: block; text-decoration: none'>" +
                              paragraphs() + "</div>" + kFoot)) == text());
}

BOOST_AUTO_TEST_CASE(a_hidden_copy_is_one_copy) {
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div class=story>" + paragraphs() + "</div><div hidden>" +
                              paragraphs() + "</div>" + kFoot)) == text());
}

BOOST_AUTO_TEST_CASE(comments_that_outweigh_the_article_stay_out) {
  std::string comments = "<div id=comments><h2>9 comments</h2><ol>";
  for (int i = 0; i < 9; ++i)
    comments += "<li class=comment><b>Guest " + std::to_string(i) +
                "</b><p>I have lived beside that lock for " + std::to_string(20 + i) +
                " years, and I can say that nobody at the board has ever answered one of my letters about "
                "it.</p></li>";
  comments += "</ol></div>";
  BOOST_TEST(body_of(document(kMenu + "<main><article>" + kHeadline + "<div class=entry-content>" +
                              paragraphs(0, 2) + "</div></article>" + comments + "</main>" + kFoot)) ==
             text(0, 2));
}

BOOST_AUTO_TEST_CASE(a_notice_of_consent_stays_out) {
  const std::string notice =
      "<div id=consent-layer class=main-content><h2>We value your privacy</h2><p>We and our partners store "
      "information "
      "on your device, such as cookies, to learn how our pages are used and to show offers that may interest "
      "you.</p>"
      "<p>You may refuse some kinds of storage. If you do so, parts of these pages will not work as they "
      "were meant "
      "to, and you will see offers that are of less use to you.</p></div>";
  BOOST_TEST(body_of(document(kMenu + "<div class=story>" + kHeadline + paragraphs() + "</div>" + notice)) ==
             text());
}

BOOST_AUTO_TEST_CASE(a_notice_of_consent_without_a_name_stays_out_and_an_article_on_cookies_is_one) {
  const std::string notice =
      "<div class=c><p>We use cookies and other means to learn how our pages are used and to show you offers "
      "that suit "
      "you.</p><p>By going on you agree that cookies are stored by us and by our partners on your "
      "device.</p></div>";
  BOOST_TEST(body_of(document(notice + kMenu + kHeadline + "<div class=t>" + paragraphs() + "</div>" +
                              kFoot)) == text());
  const std::string quoted =
      "<p>The board said on its own pages: we use cookies, and our visitors are told so.</p>";
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div class=t>" + paragraphs() + quoted + "</div>" + kFoot))
                 .ends_with("visitors are told so."));
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div class=t>" + paragraphs() + "<div>" + quoted +
                              "</div></div>" + kFoot))
                 .ends_with("visitors are told so."));
}

BOOST_AUTO_TEST_CASE(the_article_with_the_pages_headline_is_the_article) {
  const std::string other =
      "<article class=next><header><h1>Ice closes the southern canal</h1></header><div class=bodytext>"
      "<p>The southern canal was closed to all ships on Sunday after ice had damaged two of its gates, the "
      "harbour "
      "master said.</p><p>Two barges with grain are waiting for a tug, which is expected from the coast on "
      "Tuesday "
      "at the earliest.</p><p>The last time that the canal was closed for ice was in the winter of 1996, "
      "when it "
      "took three weeks to open it.</p></div></article>";
  BOOST_TEST(body_of(document(kMenu + "<main><article class=first><header>" + kHeadline +
                              "</header><div class=bodytext>" + paragraphs(0, 2) + "</div></article>" +
                              other + "</main>" + kFoot)) == text(0, 2));
}

BOOST_AUTO_TEST_CASE(captions_of_figures_are_no_text) {
  const std::string caption =
      "The old pumps stand in a hall of brick that was built in 1911 and is now listed.";
  const Article a = import("html", document(kMenu + kHeadline + "<div class=story>" + paragraphs(0, 2) +
                                            "<figure><img src=a.jpg><figcaption>" + caption +
                                            "</figcaption></figure>" + paragraphs(2, 5) + "</div>" + kFoot))
                        .articles.at(0);
  BOOST_TEST(a.text == text());
  BOOST_REQUIRE(a.captions.size() == 1U);
  BOOST_TEST(a.captions[0] == caption);
}

BOOST_AUTO_TEST_CASE(text_behind_a_box_is_kept) {
  const std::string box =
      "<aside><p>Join our letter</p><p>All that matters on the waterfront, once a week, free of charge, by "
      "mail</p><form><input><button>Join</button></form><span>By joining you accept our terms. We keep your "
      "address no longer than we need it.</span></aside>";
  BOOST_TEST(body_of(document(kMenu + "<article>" + kHeadline + "<div class=article-body>" +
                              paragraphs(0, 4) + box + "<p>after the newsletter</p>" + paragraphs(4, 5) +
                              "</div></article>" + kFoot)) == text());
}

BOOST_AUTO_TEST_CASE(noscript_and_shadow_roots_are_read_when_the_text_is_there) {
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div class=story><noscript>" + paragraphs() +
                              "</noscript></div>" + kFoot)) == text());
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div class=story><template shadowrootmode=open>" +
                              paragraphs() + "</template></div>" + kFoot)) == text());
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div class=story>" + paragraphs() +
                              "</div><noscript><p>Please switch on scripts to see the tides.</p></noscript>" +
                              kFoot)) == text());
}

BOOST_AUTO_TEST_CASE(a_page_of_teasers_is_no_article_and_one_with_linked_subheads_is) {
  std::string teasers;
  for (int i = 0; i < 9; ++i)
    teasers +=
        "<div class=story><h2><a href=/s" + std::to_string(i) + ">The lock has another story number " +
        std::to_string(i) + "</a></h2><p>On day " + std::to_string(i) +
        " of the flood the town opened another school for those who had to leave their houses.</p></div>";
  const std::string front = "<html><head><title>Lock Gazette</title></head><body>" + kMenu + "<main>" +
                            teasers + "</main>" + kFoot + "</body></html>";
  const auto out = import("html", front);
  BOOST_TEST(out.has("no-article"));
  BOOST_TEST((out.articles.at(0).page_kind == PageKind::not_an_article));
  std::string sections;
  for (std::size_t i = 0; i < 5; ++i)
    sections += "<h2>Question number " + std::to_string(i) + " about pumps</h2>" + paragraphs(i, i + 1);
  BOOST_TEST(!import("html", document(kMenu + kHeadline + "<div class=story>" + sections + "</div>"))
                  .has("no-article"));
}

BOOST_AUTO_TEST_CASE(scripts_without_blanks_have_measures_too) {
  const std::vector<std::vector<std::string>> articles = {
      {"คณะกรรมการท่าเรือมีมติเมื่อวันอังคารให้ซื้อเรือข้ามฟากไฟฟ้าสองลำสำหรับตารางเดินเรือฤดูหนาว "
       "เจ้าหน้าที่กล่าวว่าเรือจะมาถึงในเดือนตุลาคม",
       "นายกเทศมนตรีกล่าวว่าเรือทั้งสองลำจะมีราคาสิบสี่ล้านปอนด์และจะมาแทนเรือดีเซลสามลำที่สร้างขึ้นเมื่อปีสองพันห้าร้อยสามสิบเอ็ด",
       "การซื้อครั้งนี้เกิดขึ้นหลังจากผู้โดยสารร้องเรียนเรื่องเสียงดัง ควัน และการออกเดินทางล่าช้าบนเส้นทางสายตะวันออกมานานหนึ่งปี"},
      {"ဆိပ်ကမ်းကောင်စီသည် အင်္ဂါနေ့တွင် ဆောင်းရာသီအတွက် လျှပ်စစ်ကူးတို့သင်္ဘောနှစ်စင်း ဝယ်ယူရန် မဲခွဲဆုံးဖြတ်ခဲ့သည်ဟု အရာရှိများက ပြောသည်။",
       "မြို့တော်ဝန်က သင်္ဘောများသည် ပေါင် ၁၄ သန်း ကုန်ကျမည်ဖြစ်ပြီး ၁၉၈၈ ခုနှစ်တွင် တည်ဆောက်ခဲ့သော ဒီဇယ်သင်္ဘောသုံးစင်းကို အစားထိုးမည်ဟု ပြောသည်။",
       "ပထမသင်္ဘောသည် အောက်တိုဘာလတွင် ရောက်ရှိမည်ဖြစ်ပြီး ဒုတိယသင်္ဘောသည် ဇန်နဝါရီလကုန်မတိုင်မီ ရောက်ရှိမည်ဟု ကောင်စီက ပြောသည်။"},
      {"港湾評議会は火曜日、冬ダイヤ向けに電動フェリー二隻を購入することを決めた。",
       "市長によると、二隻の費用は千四百万ポンドで、一九八八年に建造されたディーゼル船三隻に代わる。",
       "東部路線では騒音や煙、遅れについて一年にわたり通勤客から苦情が寄せられていた。"}};
  for (const auto& article : articles) {
    std::string body;
    std::string wanted;
    for (const std::string& paragraph : article) {
      body += "<p>" + paragraph + "</p>";
      wanted += (wanted.empty() ? "" : "\n\n") + paragraph;
    }
    const auto out = import("html", "<html><head><title>Post</title></head><body><ul><li><a href=/>" +
                                        article[1].substr(0, 18) + "</a></li></ul><div class=txt>" + body +
                                        "</div><div class=foot>© Post</div></body></html>");
    BOOST_TEST(out.articles.at(0).text == wanted);
    BOOST_TEST(!out.has("body-doubtful"));
  }
}

BOOST_AUTO_TEST_CASE(names_of_other_things_are_believed_however_much_they_hold) {
  std::string other;
  for (int i = 0; i < 12; ++i)
    other += "<li><a href=/s" + std::to_string(i) + ">Story " + std::to_string(i) + "</a><p>On day " +
             std::to_string(i) +
             " of the flood the town opened another school for those who had to leave their houses.</p></li>";
  BOOST_TEST(body_of(document(kMenu + kHeadline + "<div class=article-body>" + paragraphs(0, 3) +
                              "</div><div class=related-stories><ul>" + other + "</ul></div>" + kFoot)) ==
             text(0, 3));
}

BOOST_AUTO_TEST_CASE(a_body_far_from_what_most_wanted_is_doubtful) {
  BOOST_TEST(clean::doubt(100, {90, 100, 110, 400}, {100, 95}) == 0U);
  BOOST_TEST(clean::doubt(100, {90, 300, 310, 320}, {100, 95}) == 300U);
  BOOST_TEST(clean::doubt(100, {90, 100, 110, 400}, {800, 900}) == 800U);
  BOOST_TEST(clean::doubt(100, {90, 100, 110, 400}, {90, 900}) == 0U);
  BOOST_TEST(clean::doubt(700, {90, 100, 120, 800}, {700, 710}) == 120U);
  BOOST_TEST(clean::doubt(700, {690, 700, 720, 800}, {100, 110}) == 0U);
  BOOST_TEST(clean::doubt(20, {50, 50, 50, 50}, {50, 50}) == 0U);
  BOOST_TEST(clean::doubt(100, {0, 0, 0, 0}, {}) == 1U);
  BOOST_TEST(!import("html", document(kMenu + kHeadline + "<div class=story>" + paragraphs() + "</div>"))
                  .has("body-doubtful"));
}

BOOST_AUTO_TEST_CASE(explain_shows_every_block_and_who_took_it) {
  ImportOptions options;
  std::string told;
  options.explain = [&](const std::string& how) { told += how; };
  import("html", document(kMenu + kHeadline + "<div class=story>" + paragraphs() + "</div>" + kFoot),
         options);
  BOOST_TEST(told.find("marked") != std::string::npos);
  BOOST_TEST(told.find("body   123456") != std::string::npos);
  BOOST_TEST(told.find("Copyright Lock Gazette") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
