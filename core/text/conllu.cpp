#include "core/text/conllu.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <vector>

#include "claimgraph/error.hpp"
#include "core/text/tokenizer.hpp"

namespace claimgraph {

namespace {

struct Line {
  enum class Kind { comment, words, token } kind;
  std::string_view text;  // of comments and multiword tokens
};

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view field(std::string_view line, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

// One document: its lines in order, and the words joined to a text again.
struct ConlluDocument {
  std::vector<std::vector<Line>> sentences;  // lines of each
  std::vector<std::uint32_t> sizes;          // words of each
  std::vector<std::uint32_t> paragraph_sentences;
  std::string text;
  std::vector<Span> words;

  bool empty() const { return sentences.empty(); }
};

// NE= of every token, empty outside names.
std::vector<std::string> name_labels(const AnnotatedText& doc) {
  static constexpr const char* kTypes[] = {"PER", "ORG", "LOC", "MISC"};
  std::vector<std::string> labels(doc.tokens.size());
  for (const NameSpan& name : doc.names) {
    for (std::uint32_t t = name.first; t < name.last; ++t) {
      labels[t] =
          fmt::format("NE={}-{}", t == name.first ? 'B' : 'I', kTypes[static_cast<std::size_t>(name.type)]);
    }
  }
  return labels;
}

void write_token(std::string& out, const AnnotatedText& doc, std::uint32_t t, std::uint32_t first,
                 const std::string& label) {
  const Token& token = doc.tokens[t];
  const bool glued = t + 1 < doc.tokens.size() && doc.tokens[t + 1].span.begin == token.span.end;
  std::string misc = glued ? "SpaceAfter=No" : "";
  if (!label.empty()) misc = misc.empty() ? label : label + "|" + misc;
  fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", t - first + 1, token.form,
                 token.lemma.empty() ? "_" : token.lemma, upos_name(token.upos), xpos_name(token.xpos),
                 token.head < 0 ? 0 : token.head - static_cast<std::int32_t>(first) + 1,
                 deprel_name(token.deprel), misc.empty() ? "_" : misc);
}

class Converter {
 public:
  Converter(const Annotator& annotator, const AnnotateOptions& options)
      : m_annotator(annotator), m_options(options) {}

  std::string run(std::string_view conllu) {
    std::size_t number = 0;
    while (!conllu.empty()) {
      const std::size_t end = std::min(conllu.find('\n'), conllu.size());
      std::string_view line = conllu.substr(0, end);
      conllu.remove_prefix(std::min(end + 1, conllu.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      read_line(line, ++number);
    }
    end_sentence();
    flush();
    return std::move(m_out);
  }

 private:
  void read_line(std::string_view line, std::size_t number) {
    if (line.empty()) {
      end_sentence();
    } else if (line.front() == '#' && line.find('\t') == std::string_view::npos && line.size() > 1) {
      if (line.starts_with("# newdoc") && m_lines.empty()) flush();
      if (line.starts_with("# newpar") && m_lines.empty()) m_paragraph = true;
      m_lines.push_back({Line::Kind::comment, line});
    } else {
      read_token(line, number);
    }
  }

  void read_token(std::string_view line, std::size_t number) {
    const std::string_view id = field(line, 0);
    const bool full = line.find('\t') != std::string_view::npos;
    const bool range =
        full && id.find('-') != std::string_view::npos && is_number(id.substr(0, id.find('-')));
    const bool empty_node = full && id.find('.') != std::string_view::npos &&
                            is_number(id.substr(0, id.find('.'))) && is_number(id.substr(id.find('.') + 1));
    if (range && is_number(id.substr(id.find('-') + 1))) {
      const std::string_view last = id.substr(id.find('-') + 1);
      std::from_chars(last.data(), last.data() + last.size(), m_glued_until);
      m_glued_space = field(line, 9).find("SpaceAfter=No") == std::string_view::npos;
      m_lines.push_back({Line::Kind::words, line});
      return;
    }
    if (empty_node) return;
    const bool numbered = full && is_number(id) && !field(line, 1).empty();
    const std::string_view form = numbered ? field(line, 1) : id;
    if (form.empty()) {
      throw DataError(
          fmt::format("CoNLL-U line {}: no word form; columns are ID, FORM, …, divided by tabs", number));
    }
    int position = 0;
    if (numbered) std::from_chars(id.data(), id.data() + id.size(), position);
    add_word(form);
    const bool glued = position < m_glued_until;
    m_space = position == m_glued_until && m_glued_until > 0
                  ? m_glued_space
                  : !glued && field(line, 9).find("SpaceAfter=No") == std::string_view::npos;
    if (position >= m_glued_until) m_glued_until = 0;
    m_lines.push_back({Line::Kind::token, {}});
    ++m_size;
  }

  void add_word(std::string_view form) {
    if (m_size == 0 && !m_doc.text.empty()) m_doc.text += m_paragraph ? '\n' : ' ';
    if (m_size > 0 && m_space) m_doc.text += ' ';
    const auto begin = static_cast<std::uint32_t>(m_doc.text.size());
    m_doc.text += form;
    m_doc.words.push_back({begin, static_cast<std::uint32_t>(m_doc.text.size())});
  }

  void end_sentence() {
    if (m_size == 0) return;
    if (m_paragraph || m_doc.empty())
      m_doc.paragraph_sentences.push_back(static_cast<std::uint32_t>(m_doc.sizes.size()));
    m_doc.sentences.push_back(std::move(m_lines));
    m_doc.sizes.push_back(m_size);
    m_lines.clear();
    m_size = 0;
    m_glued_until = 0;
    m_paragraph = false;
  }

  AnnotatedText make_text() const {
    AnnotatedText doc;
    doc.text = m_doc.text;
    doc.tokens.resize(m_doc.words.size());
    for (std::size_t t = 0; t < doc.tokens.size(); ++t) {
      doc.tokens[t].span = m_doc.words[t];
      doc.tokens[t].form = doc.text_of(m_doc.words[t]);
    }
    std::uint32_t first = 0;
    for (std::size_t s = 0; s < m_doc.sizes.size(); ++s) {
      const std::uint32_t last = first + m_doc.sizes[s];
      for (std::uint32_t t = first; t < last; ++t) doc.tokens[t].sentence = static_cast<std::uint32_t>(s);
      doc.sentences.push_back({first, last, 0, doc.span_of(first, last)});
      first = last;
    }
    const auto& starts = m_doc.paragraph_sentences;
    for (std::size_t p = 0; p < starts.size(); ++p) {
      const auto end =
          p + 1 < starts.size() ? starts[p + 1] : static_cast<std::uint32_t>(doc.sentences.size());
      for (std::uint32_t s = starts[p]; s < end; ++s)
        doc.sentences[s].paragraph = static_cast<std::uint32_t>(p);
      doc.paragraphs.push_back(
          {starts[p], end, {doc.sentences[starts[p]].span.begin, doc.sentences[end - 1].span.end}});
    }
    pair_quotations(doc);
    return doc;
  }

  void flush() {
    if (m_doc.empty()) return;
    AnnotatedText doc = make_text();
    m_annotator.annotate_tokens(doc, m_options);
    const std::vector<std::string> labels = name_labels(doc);
    std::uint32_t t = 0;
    for (std::size_t s = 0; s < m_doc.sentences.size(); ++s) {
      const std::uint32_t first = t;
      for (const Line& line : m_doc.sentences[s]) {
        if (line.kind == Line::Kind::token) {
          write_token(m_out, doc, t, first, labels[t]);
          ++t;
        } else {
          m_out += line.text;
          m_out += '\n';
        }
      }
      m_out += '\n';
    }
    m_doc = {};
  }

  const Annotator& m_annotator;
  AnnotateOptions m_options;
  ConlluDocument m_doc;
  std::vector<Line> m_lines;  // of the sentence being read
  std::uint32_t m_size = 0;
  bool m_paragraph = false, m_space = true, m_glued_space = true;
  int m_glued_until = 0;
  std::string m_out;
};

}  // namespace

std::string annotate_conllu(const Annotator& annotator, std::string_view conllu,
                            const AnnotateOptions& options) {
  return Converter(annotator, options).run(conllu);
}

std::string write_conllu(const AnnotatedText& doc, std::string_view id) {
  const std::vector<std::string> labels = name_labels(doc);
  std::string out = fmt::format("# newdoc id = {}\n", id);
  for (std::size_t p = 0; p < doc.paragraphs.size(); ++p) {
    for (std::uint32_t s = doc.paragraphs[p].first; s < doc.paragraphs[p].last; ++s) {
      const Sentence& sentence = doc.sentences[s];
      if (s == doc.paragraphs[p].first) out += "# newpar\n";
      out += fmt::format("# sent_id = {}\n# text = {}\n", s + 1, doc.text_of(sentence.span));
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        write_token(out, doc, t, sentence.first, labels[t]);
      }
      out += '\n';
    }
  }
  return out;
}

}  // namespace claimgraph
