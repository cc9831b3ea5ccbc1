// libxml2's SAX parser → HtmlPage.
#include "importers/html_page.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>

#include "importers/html_builder.hpp"

namespace claimgraph::clean {
namespace {

/// libxml2 is C: no exception may pass through it. The first one ends the parse and is thrown again behind
/// it.
struct Parse {
  Builder& build;
  std::exception_ptr failure = {};
};

template <class Step>
void guarded(void* context, const Step& step) noexcept {
  Parse& parse = *static_cast<Parse*>(context);
  if (parse.failure) return;
  try {
    step(parse.build);
  } catch (...) {
    parse.failure = std::current_exception();
    parse.build.stop();
  }
}
void on_start(void* context, const xmlChar* name, const xmlChar** atts) {
  guarded(context, [&](Builder& build) { build.start(name, atts); });
}
void on_end(void* context, const xmlChar* name) {
  guarded(context, [&](Builder& build) { build.end(name); });
}
void on_text(void* context, const xmlChar* chars, int length) {
  guarded(context, [&](Builder& build) {
    build.text({reinterpret_cast<const char*>(chars), static_cast<std::size_t>(length)});
  });
}
/// Faults of a page are none of ours, but without memory libxml2 may go round in circles: it must see its
/// end.
void on_error(void* context, const char* /*format*/, ...) {
  Parse& parse = *static_cast<Parse*>(context);
  if (parse.build.no_memory()) parse.build.stop();
}

struct ContextFree {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

/// Throws std::bad_alloc when libxml2 had no memory, and whatever `build` threw.
void run_parser(const std::string& input, htmlSAXHandler& handler, Builder& build) {
  const std::unique_ptr<xmlParserCtxt, ContextFree> context(
      htmlCreateMemoryParserCtxt(input.data(), static_cast<int>(input.size())));
  if (!context) throw std::bad_alloc();
  Parse parse{build};
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  htmlSAXHandlerPtr own = context->sax;
  void* user = context->userData;
  context->sax = &handler;
  context->userData = &parse;
  build.attach(context.get());
  htmlParseDocument(context.get());
  context->sax = own;
  context->userData = user;
  build.attach(nullptr);
  if (parse.failure) std::rethrow_exception(parse.failure);
  if (context->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
}

}  // namespace

std::string_view HtmlPage::meta(std::string_view name) const {
  for (const auto& [key, value] : metas) {
    if (key == name) return value;
  }
  return {};
}

namespace {

HtmlPage parsed(std::string_view utf8, const HtmlLimits& limits) {
  static const bool started = (xmlInitParser(), true);
  (void)started;
  HtmlPage page;
  const std::string input = squeeze_html(utf8, limits, page);
  Builder build(page, limits);
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.cdataBlock = on_text;
  handler.ignorableWhitespace = on_text;
  handler.error = on_error;
  handler.warning = on_error;
  handler.fatalError = on_error;
  if (!input.empty() && input.size() < (std::size_t{1} << 30U)) run_parser(input, handler, build);
  build.finish();
  return page;
}

/// Bytes of the blocks that read like paragraphs.
std::size_t prose_bytes(const HtmlPage& page) {
  constexpr std::size_t kParagraph = 60;
  std::size_t bytes = 0;
  for (const Block& block : page.blocks) {
    if (block.text.size() >= kParagraph && block.link_bytes * 3 <= block.text.size() &&
        (block.hints & (kHintHidden | kHintChrome)) == 0)
      bytes += block.text.size();
  }
  return bytes;
}

}  // namespace

HtmlPage parse_html(std::string_view utf8, const HtmlLimits& limits) {
  constexpr std::size_t kArticle = 300;
  HtmlPage page = parsed(utf8, limits);
  if (limits.noscript || page.noscript_bytes < std::max(kArticle, prose_bytes(page))) return page;
  HtmlLimits open = limits;
  open.noscript = true;
  HtmlPage without_scripts = parsed(utf8, open);
  return prose_bytes(without_scripts) > 2 * prose_bytes(page) ? std::move(without_scripts) : std::move(page);
}

}  // namespace claimgraph::clean
