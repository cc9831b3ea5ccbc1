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

bool original_marker(std::string_view line) {
  const std::string low = lower(trimmed(line.substr(0, 100)));
  return low.starts_with("-----original message") || low.starts_with("-----urspr") ||
         low.starts_with("________________________________");
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
    if (line == "-- " || line == "--" || original_marker(line)) {
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
