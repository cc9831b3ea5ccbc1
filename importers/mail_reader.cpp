// E-mail: single messages (.eml) and mailboxes (mbox) through gmime. A newsletter or press release is one
// article; a mailbox is read one message at a time.
#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "claimgraph/utf8.hpp"
#include "core/base/hash.hpp"
#include "importers/charset.hpp"
#include "importers/html_text.hpp"
#include "importers/importer_table.hpp"
#include "importers/mail_reader.hpp"
#include "importers/mail_text.hpp"
#include "importers/metadata_author.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kStep = std::size_t{64} << 10U;
constexpr int kDeepest = 20;        ///< parts in parts
constexpr std::size_t kMost = 500;  ///< parts of one message
/// Lines that may begin a part. gmime takes a kilobyte for each, so a small file could fill the memory.
constexpr std::size_t kMostMarks = 20000;

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref<T>>;

std::string utf8(const char* text) {
  if (text == nullptr) return {};
  return clean::collapsed(is_valid_utf8(text) ? std::string(text) : repair_utf8(text));
}

/// Splits a mailbox at its "From " lines; a single message is a mailbox of one.
class MailboxReader {
 public:
  explicit MailboxReader(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}

  /// The next message; false at the end. What is longer than `limit` is cut and `cut` set.
  bool next(std::string& message, std::size_t limit, bool& cut) {
    message.clear();
    cut = false;
    bool blank = false;
    std::string line;
    while (read_line(line)) {
      if (line.starts_with("From ") && (m_lines++ == 0 || (m_mailbox && blank))) {
        m_mailbox = true;
        if (message.empty()) continue;
        return true;
      }
      blank = line == "\n" || line == "\r\n";
      // Mailboxes write a line "From " of the text as ">From ".
      const std::size_t marks = line.find_first_not_of('>');
      const bool escaped =
          m_mailbox && marks != std::string::npos && marks > 0 && line.compare(marks, 5, "From ") == 0;
      if (message.size() + line.size() > limit) {
        cut = true;
      } else {
        message.append(line, escaped ? 1 : 0, std::string::npos);
      }
    }
    return !message.empty();
  }
  bool mailbox() const { return m_mailbox; }

 private:
  /// A line with its end; lines of more than 1 MiB come in pieces.
  bool read_line(std::string& line) {
    line.clear();
    for (;;) {
      const std::size_t end = m_buffer.find('\n', m_at);
      const std::size_t stop = end == std::string::npos ? m_buffer.size() : end + 1;
      line.append(m_buffer, m_at, stop - m_at);
      m_at = stop;
      if (end != std::string::npos || line.size() > (std::size_t{1} << 20U)) return true;
      m_buffer = read_head(*m_source, kStep);
      m_at = 0;
      if (m_buffer.empty()) return !line.empty();
    }
  }

  std::unique_ptr<ByteSource> m_source;
  std::string m_buffer;
  std::size_t m_at = 0;
  std::uint64_t m_lines = 0;
  bool m_mailbox = false;
};

/// What a message is made of.
struct Parts {
  GMimePart* html = nullptr;
  GMimePart* plain = nullptr;
  std::vector<std::string> attached;
  std::size_t count = 0;
};

std::string type_of(GMimeObject* part) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  const char* name = type != nullptr ? g_mime_content_type_get_media_type(type) : nullptr;
  const char* sub = type != nullptr ? g_mime_content_type_get_media_subtype(type) : nullptr;
  std::string out = fmt::format("{}/{}", name != nullptr ? name : "text", sub != nullptr ? sub : "plain");
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

void gather(GMimeObject* object, int depth, Parts& parts) {
  if (object == nullptr || depth > kDeepest || ++parts.count > kMost) return;
  if (GMIME_IS_MULTIPART(object)) {
    GMimeMultipart* multipart = GMIME_MULTIPART(object);
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) gather(g_mime_multipart_get_part(multipart, i), depth + 1, parts);
    return;
  }
  const std::string type = type_of(object);
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    std::string subject = inner != nullptr ? utf8(g_mime_message_get_subject(inner)) : std::string();
    parts.attached.push_back(subject.empty() ? "a message" : fmt::format("message \"{}\"", subject));
    return;
  }
  if (!GMIME_IS_PART(object)) return;
  GMimePart* part = GMIME_PART(object);
  const bool attachment = g_mime_part_is_attachment(part) != FALSE;
  const std::string name = utf8(g_mime_part_get_filename(part));
  if (!attachment && type == "text/html" && parts.html == nullptr) {
    parts.html = part;
  } else if (!attachment && type == "text/plain" && parts.plain == nullptr) {
    parts.plain = part;
  } else if (attachment || (!name.empty() && !type.starts_with("image/"))) {
    parts.attached.push_back(name.empty() ? type : name);
  }
}

/// The bytes of a part, transfer encoding undone.
std::string bytes_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return bytes == nullptr || bytes->data == nullptr
             ? std::string()
             : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

std::string parameter(GMimePart* part, const char* name) {
  GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
  return type != nullptr ? utf8(g_mime_content_type_get_parameter(type, name)) : std::string();
}

std::string header(GMimeMessage* message, const char* name) {
  return utf8(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

/// True when the name reads like a person's and the address has a part of it: "Harbour Courier
/// <news@courier.example>" is an outlet, "Jane Roe <j.roe@courier.example>" a person.
bool is_person(const std::string& name, const std::string& address) {
  if (!clean::looks_like_name(name)) return false;
  const auto lower = [](std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  };
  const std::string local = lower(address.substr(0, address.find('@')));
  const std::string low = lower(name);
  for (std::size_t at = 0; at < low.size();) {
    const std::size_t end = std::min(low.find(' ', at), low.size());
    if (end - at >= 3 && local.find(low.substr(at, end - at)) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

/// "Jane Roe via Harbour Courier", "Jane Roe | Harbour Courier": a person and an outlet; else one of both.
void set_sender(std::string name, const std::string& address, const char* source, Article& article) {
  while (name.starts_with('"') || name.starts_with('\'')) name.erase(0, 1);
  while (name.ends_with('"') || name.ends_with('\'')) name.pop_back();
  std::string person;
  std::string outlet;
  for (const std::string_view mark : {" via ", " at ", " from ", " | ", " - ", ", "}) {
    const std::size_t at = name.find(mark);
    if (at == std::string::npos || !clean::looks_like_name(name.substr(0, at))) continue;
    person = name.substr(0, at);
    outlet = name.substr(at + mark.size());
    break;
  }
  if (person.empty() && outlet.empty()) (is_person(name, address) ? person : outlet) = name;
  if (person.empty() && outlet.empty() && address.find('@') != std::string::npos)
    outlet = address.substr(address.find('@') + 1);
  if (article.authors.empty() && !person.empty()) {
    article.authors = {person};
    article.metadata_source["author"] = source;
  }
  if (article.publisher.name.empty() && !outlet.empty()) {
    article.publisher.name = outlet;
    article.metadata_source["publisher"] = source;
  }
}

class MailImporter : public Importer {
 public:
  MailImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_options(std::move(options)), m_reader(std::move(source)) {
    static std::once_flag started;
    std::call_once(started, g_mime_init);
  }

  bool next(Article& article, Diagnostics& diagnostics) override {
    std::string bytes;
    bool cut = false;
    while (m_reader.next(bytes, m_options.max_bytes, cut)) {
      ++m_number;
      m_name = m_reader.mailbox() ? fmt::format("{}#{}", m_options.name, m_number) : m_options.name;
      if (cut) {
        note(diagnostics, Severity::error, "message-too-long",
             fmt::format("the message is longer than the limit of {} MiB and is left out",
                         m_options.max_bytes >> 20U));
        continue;
      }
      article = {};
      if (read(bytes, article, diagnostics)) return true;
    }
    return false;
  }

 private:
  void note(Diagnostics& diagnostics, Severity severity, const char* code, std::string message) const {
    diagnostics.push_back({severity, code, std::move(message), m_name, {}});
  }

  bool read(const std::string& bytes, Article& article, Diagnostics& diagnostics) {
    std::size_t marks = 0;
    for (std::size_t at = 0; (at = bytes.find("\n--", at)) != std::string::npos; at += 3) ++marks;
    if (marks > kMostMarks) {
      note(diagnostics, Severity::error, "too-many-parts",
           fmt::format("the message has more than {} lines that could begin a part; it is left out",
                       kMostMarks));
      return false;
    }
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) {
      note(diagnostics, Severity::error, "damaged-message",
           "this is no e-mail message; name the right format with --from");
      return false;
    }
    Parts parts;
    gather(g_mime_message_get_mime_part(message.get()), 0, parts);
    if (is_saved_page(message.get()) && parts.html != nullptr)
      return saved_page(message.get(), parts, bytes, article, diagnostics);
    if (!parts.attached.empty()) report_attachments(parts, diagnostics);
    const std::string subject = utf8(g_mime_message_get_subject(message.get()));
    if (!body(parts, is_reply(message.get(), subject), article, diagnostics)) {
      note(diagnostics, Severity::warning, "no-article",
           "the message holds no text of its own; nothing is extracted from it");
      return false;
    }
    describe(message.get(), subject, article);
    article.doc = m_name;
    article.importer = "mail";
    article.original_sha256 = sha256_hex(bytes);
    article.original_spans.clear();
    return true;
  }

  /// A page that a browser stored as MHTML: "Date" is when that was.
  static bool is_saved_page(GMimeMessage* message) {
    return !header(message, "Snapshot-Content-Location").empty() ||
           header(message, "From").find("<Saved by ") != std::string::npos;
  }
  bool saved_page(GMimeMessage* message, const Parts& parts, const std::string& bytes, Article& article,
                  Diagnostics& diagnostics) const {
    ImportOptions options = m_options;
    options.name = m_name;
    const std::string charset = parameter(parts.html, "charset");
    options.content_type = charset.empty() ? "text/html" : "text/html; charset=" + charset;
    std::string address = header(message, "Snapshot-Content-Location");
    if (address.empty()) {
      const char* location = g_mime_object_get_header(GMIME_OBJECT(parts.html), "Content-Location");
      if (location != nullptr) address = utf8(location);
    }
    if (options.url.empty() && address.find("://") != std::string::npos && !address.starts_with("file:"))
      options.url = address;
    if (!read_html_page(bytes_of(parts.html), options, article, diagnostics)) return false;
    article.original_sha256 = sha256_hex(bytes);
    return true;
  }

  void report_attachments(const Parts& parts, Diagnostics& diagnostics) const {
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(parts.attached.size(), 10); ++i)
      names += (i > 0 ? ", " : "") + parts.attached[i];
    if (parts.attached.size() > 10) names += fmt::format(" and {} more", parts.attached.size() - 10);
    note(diagnostics, Severity::note, "attachments",
         fmt::format("attachments are not imported: {}; save them and import the files", names));
  }

  static bool is_reply(GMimeMessage* message, const std::string& subject) {
    return !header(message, "In-Reply-To").empty() || plain_subject(subject) != subject;
  }

  /// A newsletter's HTML says more; a reply or forwarded mail can be cut out of its plain text only.
  bool body(const Parts& parts, bool reply, Article& article, Diagnostics& diagnostics) {
    if (reply && parts.plain != nullptr && plain(parts.plain, article, diagnostics)) return true;
    if (parts.html != nullptr) {
      Diagnostics found;
      Article page;
      ImportOptions options = m_options;
      options.name = m_name;
      const std::string charset = parameter(parts.html, "charset");
      options.content_type = charset.empty() ? "text/html" : "text/html; charset=" + charset;
      const bool read = read_html_page(bytes_of(parts.html), options, page, found);
      if (read && !page.text.empty() && (page.page_kind == PageKind::article || parts.plain == nullptr)) {
        article = std::move(page);
        for (Diagnostic& finding : found) diagnostics.push_back(std::move(finding));
        return true;
      }
    }
    return parts.plain != nullptr && plain(parts.plain, article, diagnostics);
  }

  bool plain(GMimePart* part, Article& article, Diagnostics& diagnostics) {
    const DecodedText decoded = decode_text(bytes_of(part), parameter(part, "charset"), diagnostics);
    m_mail = mail_text(decoded.text, parameter(part, "format") == "flowed");
    if (decoded.binary || m_mail.text.find_first_not_of(" \t\r\n") == std::string::npos) return false;
    ImportOptions options = m_options;
    options.name = m_name;
    options.content_type.clear();
    const auto importer = kTextImporter.make(memory_source(m_mail.text), options);
    return importer->next(article, diagnostics);
  }

  void describe(GMimeMessage* message, const std::string& subject, Article& article) {
    const bool forwarded = m_mail.forwarded;
    const MailText mail = std::exchange(m_mail, {});
    const std::string title = plain_subject(forwarded && !mail.subject.empty() ? mail.subject : subject);
    if (!title.empty()) {
      article.headline = title;
      article.metadata_source["headline"] = "mail subject";
      if (article.text.starts_with(title + "\n\n")) article.text.erase(0, title.size() + 2);
    }
    std::string date = forwarded ? clean::normalise_date(mail.date) : std::string();
    if (date.empty() && !forwarded) date = sent_at(message);
    if (!date.empty()) {
      article.date_published = date;
      article.metadata_source["datePublished"] = forwarded ? "forwarded mail" : "mail date";
    }
    if (const std::string name = header(message, "Organization");
        !name.empty() && article.publisher.name.empty()) {
      article.publisher.name = name;
      article.metadata_source["publisher"] = "mail organization";
    }
    if (forwarded) {
      const std::size_t mark = mail.from.find('<');
      const std::string address = mark != std::string::npos ? mail.from.substr(mark + 1) : mail.from;
      set_sender(clean::collapsed(mail.from.substr(0, std::min(mark, mail.from.size()))),
                 address.substr(0, address.find('>')), "forwarded mail", article);
    } else if (InternetAddressList* from = g_mime_message_get_from(message);
               from != nullptr && internet_address_list_length(from) > 0) {
      InternetAddress* first = internet_address_list_get_address(from, 0);
      const char* address = INTERNET_ADDRESS_IS_MAILBOX(first)
                                ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))
                                : nullptr;
      set_sender(utf8(internet_address_get_name(first)), utf8(address), "mail from", article);
    }
  }

  static std::string sent_at(GMimeMessage* message) {
    GDateTime* date = g_mime_message_get_date(message);
    if (date == nullptr) return {};
    const int year = g_date_time_get_year(date);
    if (year < 1900 || year > 2100) return {};
    char* text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z");
    std::string out = utf8(text);
    g_free(text);
    return out;
  }

  ImportOptions m_options;
  MailboxReader m_reader;
  MailText m_mail;
  std::string m_name;
  std::uint64_t m_number = 0;
};

}  // namespace

std::unique_ptr<Importer> read_mail(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<MailImporter>(std::move(source), std::move(options));
}

}  // namespace claimgraph
