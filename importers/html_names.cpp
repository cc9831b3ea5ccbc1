// What class and id attributes speak of. Words, not whole names: "c-article__body--wide" → c, article, body,
// wide.
#include <cstddef>
#include <string>
#include <unordered_map>

#include "importers/html_page.hpp"

namespace claimgraph::clean {
namespace {

enum NameWord : std::uint16_t {
  kThing = 1,
  kPart = 2,
  kBody = 4,
  kNoise = 8,
  kMeta = 16,
  kCaptionWord = 32,
  kDek = 64,
  kEmbedWord = 128,
  kCommentsWord = 256,
  kNoticeWord = 512,
  kHiddenWord = 1024,
  kScreenWord = 2048
};

const std::unordered_map<std::string_view, std::uint16_t>& words() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::uint16_t> map;
    const auto add = [&](std::uint16_t bits, std::string_view list) {
      while (!list.empty()) {
        const std::size_t blank = list.find(' ');
        map[list.substr(0, blank)] |= bits;
        if (blank == std::string_view::npos) break;
        list.remove_prefix(blank + 1);
      }
    };
    add(kThing, "article story post entry news page single blog content main artikel beitrag");
    add(kPart, "body content text copy main paragraphs paragraph inner prose rich wysiwyg");
    add(kBody,
        "articlebody storybody articlecontent articletext entrycontent postcontent postbody storytext "
        "storycontent bodytext bodycopy maincontent "
        "contentbody articlecopy newstext artikeltext textblock richtext hentry articlemain");
    add(kNoise,
        "comment comments disqus share sharing shares social sidebar related promo promos promoted "
        "newsletter advert advertisement ads ad adv dfp "
        "sponsor sponsored menu nav navigation navbar footer breadcrumb breadcrumbs widget widgets popular "
        "trending recommend recommended "
        "recommendations subscribe subscription signup login cookie cookies consent banner teaser teasers "
        "tags tag tagcloud mostread mostpopular "
        "latest outbrain taboola toolbar masthead topbar search follow pagination pager recirc recirculation "
        "rail ticker popup modal overlay "
        "disclaimer copyright legal notice sharebar sociallinks relatedposts relatedlinks similar next prev "
        "previous more readmore carousel "
        "slideshow playlist poll quiz rating reviews respond reply replies trackback paywall dialog donate "
        "donation print noprint "
        "jp-relatedposts addtoany sharedaddy partner affiliate weather bio profile alert skip");
    add(kMeta,
        "byline author authors autor writer dateline date datetime time timestamp published pubdate posted "
        "updated meta postmeta info credits "
        "contributor authorbox avatar datum fecha");
    add(kCaptionWord, "caption captions figcaption credit wpcaption imagecaption photocredit copyright");
    add(kDek,
        "standfirst dek deck subtitle subheadline subhead subheading summary lead lede intro teaser abstract "
        "description excerpt kicker tagline");
    add(kEmbedWord, "tweet twitter instagram embed embedded pullquote oembed fbpost");
    add(kCommentsWord,
        "comments commentlist commentslist commentarea commentsarea commentthread disqus kommentare "
        "commentaires comentarios commenti reacties");
    add(kNoticeWord,
        "cookie cookies cookiebar cookiebanner cookieconsent cookienotice cookiepolicy consent gdpr ccpa "
        "onetrust cookiebot didomi usercentrics");
    // "hidden-xs" hides from some screens, not from readers.
    add(kHiddenWord, "hidden");
    add(kScreenWord, "xs sm md lg xl xxl small medium large mobile phone tablet desktop print");
    return map;
  }();
  return table;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::uint32_t name_hints(std::string_view name) {
  std::uint16_t all = 0;
  std::uint32_t hints = 0;
  std::uint16_t in_name = 0;  // of one blank-separated name
  std::string word;
  const auto finish_name = [&] {
    if ((in_name & kHiddenWord) != 0 && (in_name & kScreenWord) == 0) in_name |= kNoise;
    all |= in_name;
    in_name = 0;
  };
  const auto finish_word = [&] {
    if (word.empty()) return;
    const auto found = words().find(word);
    if (found != words().end()) {
      // "main content" or "article body": a thing and a part of it in one name.
      const std::uint16_t bits = found->second;
      if ((bits & kPart) != 0 && (in_name & kThing) != 0) hints |= kHintBodyName;
      in_name |= bits;
    }
    word.clear();
  };
  name = name.substr(0, 400);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_letter(c)) {
      finish_word();
      if (c == ' ') finish_name();
      continue;
    }
    if (c >= 'A' && c <= 'Z') {
      if (i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z') finish_word();
      word.push_back(static_cast<char>(c + 32));
    } else {
      word.push_back(c);
    }
    if (word.size() > 24) word.erase(0, 1);
  }
  finish_word();
  finish_name();
  if ((all & kBody) != 0) hints |= kHintBodyName;
  if ((all & kNoise) != 0) hints |= kHintNoiseName;
  if ((all & kMeta) != 0) hints |= kHintMetaName;
  if ((all & kCaptionWord) != 0) hints |= kHintCaption;
  if ((all & kDek) != 0) hints |= kHintStandfirstName;
  if ((all & kEmbedWord) != 0) hints |= kHintEmbed;
  if ((all & kCommentsWord) != 0) hints |= kHintComments;
  if ((all & kNoticeWord) != 0) hints |= kHintNotice;
  return hints;
}

}  // namespace claimgraph::clean
