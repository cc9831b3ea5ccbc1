#include "importers/mail_text.hpp"

#include <algorithm>
#include <vector>

#include "importers/text_lines.hpp"

namespace claimgraph {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

/// "On Monday, Ida Holm wrote:" and its like in other languages.
bool introduces_quote(std::string_view line) {
  line = trimmed(line);
  if (!line.ends_with(':') || line.size() > 300) return false;
  const std::string low = lower(line);
  for (const char* word : {"wrote", "schrieb",
                           "\xc3\xa9"
                           "crit",
                           "escribi", "ha scritto", "skrev", "schreef"}) {
    if (low.find(word) != std::string::npos) return true;
  }
  return false;
}

bool forward_marker(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 100) return false;
  const std::string low = lower(line);
  if (low.starts_with("begin forwarded message")) return true;
  return line.starts_with("---") && (low.find("forwarded message") != std::string::npos ||
                                     low.find("weitergeleitete nachricht") != std::string::npos ||
                                     low.find("message transf") != std::string::npos);
}

/// "-----Original Message-----", "-------- Ursprüngliche Nachricht --------", a line of underscores.
bool original_marker(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with("________________________________")) return true;
  if (!line.starts_with("---") || line.size() > 100) return false;
  const std::size_t words = line.find_first_not_of("- ");
  if (words == std::string_view::npos) return false;
  const std::string low = lower(line.substr(words));
  for (const char* name : {"original message", "original-nachricht", "urspr\xc3\xbcngliche nachricht",
                           "originalnachricht", "message d'origine", "message original", "mensaje original",
                           "messaggio originale", "oorspronkelijk bericht", "original appointment"}) {
    if (low.starts_with(name)) return true;
  }
  // Yahoo: "--- On Mon, 5/6/24, Ida Holm <ida@h.example> wrote:"
  return low.starts_with("on ") && low.ends_with("wrote:") && low.find('@') != std::string::npos;
}

/// A field of a forwarded mail's header ("From: Ida Holm <ida@…>"); *key is lower case.
bool field(std::string_view line, std::string& key, std::string& value) {
  line = trimmed(line);
  while (line.starts_with('*')) line.remove_prefix(1);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 20) return false;
  key = lower(line.substr(0, colon));
  std::string_view rest = line.substr(colon + 1);
  while (rest.starts_with('*')) rest.remove_prefix(1);
  value = clean::collapsed(rest);
  return true;
}

/// The older mail's header as it is: four fields at most stand between its sender and its subject.
bool older_header(const std::vector<std::string_view>& lines, std::size_t at) {
  std::string key;
  std::string value;
  bool sent = false;
  bool to = false;
  bool subject = false;
  if (!field(lines[at], key, value) || (key != "from" && key != "von" && key != "de" && key != "da") ||
      value.empty())
    return false;
  for (std::size_t i = at + 1; i < std::min(lines.size(), at + 7); ++i) {
    if (trimmed(lines[i]).empty()) break;
    if (!field(lines[i], key, value)) continue;
    sent = sent || key == "sent" || key == "date" || key == "gesendet" || key == "datum" ||
           key.starts_with("envoy") || key == "enviado" || key == "enviado el" || key == "inviato";
    to = to || key == "to" || key == "an" || key == "\xc3\xa0" || key == "para" || key == "a";
    subject = subject || key == "subject" || key == "betreff" || key == "objet" || key == "asunto" ||
              key == "assunto" || key == "oggetto";
  }
  return sent && (to || subject);
}

/// "On Mon, May 6, 2024 at 9:12 AM Ida Holm <ida@h.example> wrote:", perhaps over two lines, with the older
/// mail below it unmarked. An address or a clock tells it from "On Monday the minister wrote:".
bool older_introduction(const std::vector<std::string_view>& lines, std::size_t at) {
  const std::string_view line = trimmed(lines[at]);
  if (!line.starts_with("On ") && !line.starts_with("Am ") && !line.starts_with("Le ") &&
      !line.starts_with("El "))
    return false;
  std::string all(line);
  if (!introduces_quote(all) && at + 1 < lines.size()) all.append(" ").append(trimmed(lines[at + 1]));
  if (!introduces_quote(all)) return false;
  if (all.find('@') != std::string::npos) return true;
  for (std::size_t i = 1; i + 2 < all.size(); ++i) {
    const auto digit = [&](std::size_t k) { return all[k] >= '0' && all[k] <= '9'; };
    if (all[i] == ':' && digit(i - 1) && digit(i + 1) && digit(i + 2)) return true;
  }
  return false;
}

/// The header of a forwarded mail, from `at` on; returns the line behind it.
std::size_t read_header(const std::vector<std::string_view>& lines, std::size_t at, MailText& mail) {
  while (at < lines.size() && trimmed(lines[at]).empty()) ++at;
  std::string key;
  std::string value;
  while (at < lines.size() && !trimmed(lines[at]).empty()) {
    if (field(lines[at], key, value)) {
      if (key == "from" || key == "von" || key == "de") mail.from = value;
      if (key == "subject" || key == "betreff" || key == "objet") mail.subject = value;
      if (key == "date" || key == "datum" || key == "sent" || key == "gesendet") mail.date = value;
    }
    ++at;
  }
  return at;
}

}  // namespace

MailText mail_text(std::string_view text, bool flowed) {
  MailText mail;
  std::vector<std::string_view> lines = lines_of(text);
  std::size_t first = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!forward_marker(lines[i])) continue;
    mail.forwarded = true;
    first = read_header(lines, i + 1, mail);
    break;
  }
  std::vector<std::string_view> kept;
  for (std::size_t i = first; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const bool quoted_below =
        i + 1 < lines.size() &&
        (lines[i + 1].starts_with('>') || (i + 2 < lines.size() && lines[i + 2].starts_with('>')));
    if (line == "-- " || line == "--" || original_marker(line) || older_header(lines, i) ||
        (!quoted_below && older_introduction(lines, i))) {
      // Only what stands behind some text is a signature or an older mail.
      const bool text_before =
          std::any_of(kept.begin(), kept.end(), [](auto l) { return !trimmed(l).empty(); });
      if (text_before) break;
      continue;
    }
    if (!line.starts_with('>')) {
      kept.push_back(line);
      continue;
    }
    std::size_t last = kept.size();
    while (last > 0 && trimmed(kept[last - 1]).empty()) --last;
    if (last > 0 && introduces_quote(kept[last - 1])) {
      kept.resize(last - 1);
      // Mail programs wrap long introductions.
      if (!kept.empty() && trimmed(kept.back()).starts_with("On ")) kept.pop_back();
    }
  }
  for (std::string_view line : kept) {
    if (flowed && line.starts_with(' ')) line.remove_prefix(1);
    mail.text += line;
    if (!flowed || !line.ends_with(' ')) mail.text += '\n';
  }
  return mail;
}

std::string plain_subject(std::string_view subject) {
  std::string text = clean::collapsed(subject);
  for (bool again = true; again;) {
    again = false;
    const std::string low = lower(std::string_view(text).substr(0, 20));
    for (const std::string_view mark :
         {"re:", "fwd:", "fw:", "aw:", "wg:", "tr:", "sv:", "vs:", "[external]", "[ext]"}) {
      if (!low.starts_with(mark)) continue;
      text = clean::collapsed(std::string_view(text).substr(mark.size()));
      again = true;
      break;
    }
  }
  return text;
}

}  // namespace claimgraph
