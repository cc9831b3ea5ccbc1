#include "core/extract/coreference/name_types.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/extract/coreference/coref_names.hpp"
#include "core/extract/coreference/gender_names.hpp"
#include "core/extract/coreference/mention_facts.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

using coref::words_of;
using lexicon::NounClass;

/// Last words that organisations bear and people do not.
constexpr std::string_view kOrganizationTails =
    " academy agency airlines airways alliance assembly association authority bank bancorp biotech broadcasting "
    "bureau church college commission committee confederation congress consortium cooperative corporation "
    "council department diocese electronics enterprises federation foods foundation fund gallery holdings "
    "hospital industries initiative institute institution insurance international laboratories league "
    "logistics media ministry motors museum network networks newspapers observatory office opera orchestra "
    "organisation organization parliament partners party pharma pharmaceuticals police pictures products "
    "properties publishing railways records research resources robotics school schools secretariat securities "
    "services software solutions stores studios systems technologies telecom television theatre therapeutics "
    "tribune trust union university ventures watch workers ";

/// Last words of companies and clubs that are surnames as well: they tell nothing behind a given name.
constexpr std::string_view kCompanyTails =
    " action aerospace air athletic auto aviation beverages bikes biosciences books brands brewery brewing "
    "broadband business cars cement chemical chemicals city coal coffee construction copper cosmetics courier "
    "dairy data digital dynamics energy engineering express farms fashion ferries films finance financial fish "
    "freight games gas global gold grain health herald homes hotels interactive labs lines lithium live "
    "mail marine market markets materials metal metals mills minerals mining mobile mobility mutual nuclear oil "
    "optical organics outfitters paper petroleum plastics post power press rail railway rangers retail rights "
    "robotics rovers semiconductor semiconductors shipping shipyard shipyards solar space sports steel sugar "
    "supply tech textiles times tires tobacco toys trading transport travel tyres united wanderers water wind "
    "wines wireless works yards ";

/// What a company owns and a person does not: "Acme's shares", "its economist".
constexpr std::string_view kCompanyPossessions =
    " share stock economist analyst ceo cfo cto chairman chairwoman chairperson boss board shareholder employee "
    "workforce factory plant subsidiary headquarters revenue turnover website member branch executive founder "
    "co-founder engineer ";

/// Honorifics and offices that stand before a person's name.
constexpr std::string_view kPersonTitles =
    " mr mrs ms miss mx dr prof professor sir dame lady lord president senator sen rep representative "
    "congressman congresswoman governor gov mayor minister chancellor secretary king queen prince princess "
    "pope bishop archbishop cardinal father rev reverend rabbi imam sheikh ayatollah general gen admiral adm "
    "colonel col major maj captain capt lieutenant lt sergeant sgt detective inspector commissioner judge "
    "justice ambassador envoy chairman chairwoman coach chief councillor ";

std::string lower_of(const AnnotatedText& doc, std::uint32_t t) {
  std::string lower = fold_case(doc.tokens[t].form);
  if (lower.size() > 1 && lower.back() == '.') lower.pop_back();
  return lower;
}

/// Everything that the article says about one spelling of a name.
struct Evidence {
  std::array<double, 5> tagger{};  ///< votes by EntityType
  bool person = false;             ///< something only people have
  bool titled = false;             ///< an honorific right before it
  bool located = false;            ///< "in X": it is a place somewhere
  bool organization = false;       ///< something only organisations have
  bool dateline = false;
  double company = 0;  ///< hints that it is an organisation
};

class TypeSettler {
 public:
  TypeSettler(const AnnotatedText& doc, std::vector<CorefMention>& mentions)
      : m_doc(doc), m_syntax(doc), m_mentions(mentions), m_keys(mentions.size()) {}

  void run() {
    for (std::size_t i = 0; i < m_mentions.size(); ++i) collect(i);
    share_with_short_forms();
    for (std::size_t i = 0; i < m_mentions.size(); ++i) {
      if (m_keys[i].empty()) continue;
      CorefMention& mention = m_mentions[i];
      const EntityType type = decide(m_evidence[m_keys[i]], mention.type);
      if (type == mention.type) continue;
      mention.type = type;
      mention.gender = Gender::unknown;
      set_type_facts(m_doc, mention);
    }
  }

 private:
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }

  bool opens_with_given_name(const CorefMention& mention) const {
    const std::string_view form = token(mention.name_first).form;
    const std::vector<std::string> words = name_tokens(form);
    if (words.empty()) return false;
    if (is_initials(form) || is_given_name(words.front())) return true;
    // "Ji-woo", "Min-jung"
    const std::size_t hyphen = form.find('-');
    return hyphen != std::string_view::npos && hyphen + 1 < form.size() && form[0] >= 'A' && form[0] <= 'Z' &&
           form[hyphen + 1] >= 'a' && form[hyphen + 1] <= 'z';
  }

  void collect(std::size_t i) {
    const CorefMention& mention = m_mentions[i];
    if (!mention.has_name()) return;
    // Without the legal form: "Acme Inc" votes for "Acme".
    m_keys[i] = name_key(m_doc.text_of(m_doc.span_of(mention.name_first, mention.name_last)),
                         EntityType::organization);
    Evidence& evidence = m_evidence[m_keys[i]];
    if (mention.type != EntityType::other)
      evidence.tagger[static_cast<std::size_t>(mention.type)] += mention.type_sure ? 3 : 1;
    words_of_name(mention, evidence);
    words_before(mention, evidence);
    words_behind(mention, evidence);
    clause_of(mention, evidence);
  }

  void words_of_name(const CorefMention& mention, Evidence& evidence) const {
    const std::uint32_t first = mention.name_first, last = mention.name_last;
    const bool several = last - first > 1;
    const std::string tail = lower_of(m_doc, last - 1);
    const bool given = opens_with_given_name(mention);
    for (std::uint32_t t = first; t < last; ++t)
      if (several && (token(t).form == "&" || token(t).form == "+") && t > first && t + 1 < last)
        evidence.organization = true;
    if (several && in_list(kOrganizationTails, tail)) evidence.organization = true;
    if (several && !given && in_list(kCompanyTails, tail)) evidence.company += 3;
    if (several && given && last - first <= 4 && !in_list(kOrganizationTails, tail)) evidence.person = true;
  }

  static bool is_initials(std::string_view form) {
    return form.size() >= 2 && form[0] >= 'A' && form[0] <= 'Z' && form[1] == '.';
  }

  void words_before(const CorefMention& mention, Evidence& evidence) const {
    const std::uint32_t sentence_first = m_doc.sentences[token(mention.name_first).sentence].first;
    if (mention.name_first == sentence_first) {
      evidence.dateline = evidence.dateline || is_dateline(mention);
      return;
    }
    const Token& before = token(mention.name_first - 1);
    const std::string word = lower_of(m_doc, mention.name_first - 1);
    const bool capital = !before.form.empty() && before.form[0] >= 'A' && before.form[0] <= 'Z';
    if (capital && in_list(kPersonTitles, word)) evidence.titled = evidence.person = true;
    if (before.upos == Upos::NOUN && mention.type == EntityType::person &&
        lexicon::noun_class(fold_case(before.lemma)) == NounClass::person && before.xpos != xpos_id("NNS"))
      evidence.person = true;
    if (word == "in" || word == "near" || word == "across") evidence.located = true;
    const bool head_in_name = mention.head >= mention.name_first && mention.head < mention.name_last;
    if (word == "the" && head_in_name && mention.name_last == mention.core_last &&
        token(mention.head).xpos != xpos_id("NNPS"))
      evidence.company += 2;
  }

  /// "LIMA (Agency) -", "LIMA:" at the beginning of a paragraph.
  bool is_dateline(const CorefMention& mention) const {
    for (std::uint32_t t = mention.name_first; t < mention.name_last; ++t)
      for (const char c : token(t).form)
        if (c >= 'a' && c <= 'z') return false;
    const Sentence& sentence = m_doc.sentences[token(mention.name_first).sentence];
    const bool opens =
        m_doc.paragraphs[sentence.paragraph].span.begin == token(mention.name_first).span.begin;
    if (!opens || mention.name_last >= sentence.last) return false;
    for (std::uint32_t t = mention.name_last; t < std::min(sentence.last, mention.name_last + 8); ++t) {
      const std::string_view form = token(t).form;
      if (form == "-" || form == "--" || form == "–" || form == "—") return true;
      if (t == mention.name_last && form != "(" && form != ",") return false;
    }
    return false;
  }

  void words_behind(const CorefMention& mention, Evidence& evidence) const {
    const std::uint32_t end = mention.name_last;
    const auto size = static_cast<std::uint32_t>(m_doc.tokens.size());
    // "Ivana Matić, 67,"
    if (end + 2 < size && token(end).form == "," && token(end + 1).upos == Upos::NUM &&
        token(end + 1).form.size() == 2 && (token(end + 2).form == "," || token(end + 2).form == "."))
      evidence.person = true;
    if (end + 1 < size && token(end).form == "," && m_syntax.is_word(end + 1, "who")) evidence.person = true;
    if (end < size && m_syntax.is_word(end, "who")) evidence.person = true;
    // "Garrow's economist", "Norda shares"
    std::uint32_t owned = end;
    if (owned < size && (token(owned).form == "'s" || token(owned).form == "’s" || token(owned).form == "'"))
      ++owned;
    for (std::uint32_t t = owned; t < std::min(size, owned + 3); ++t) {
      if (token(t).upos == Upos::ADJ) continue;
      if (token(t).upos == Upos::NOUN && in_list(kCompanyPossessions, token(t).lemma)) evidence.company += 2;
      break;
    }
  }

  /// "X said it would …": X is no person.
  void clause_of(const CorefMention& mention, Evidence& evidence) const {
    if (mention.role != SyntacticRole::subject) return;
    const auto verb = m_syntax.head(mention.head);
    if (!verb || !lexicon::is_speech_verb(m_syntax.lemma(*verb))) return;
    const auto content = m_syntax.child(*verb, {"ccomp"});
    if (!content || token(*content).quotation >= 0) return;
    const auto subject = m_syntax.own_subject(*content);
    if (!subject) return;
    if (m_syntax.is_word(*subject, "he") || m_syntax.is_word(*subject, "she")) evidence.company -= 1;
    if (m_syntax.is_word(*subject, "it") && !m_syntax.child(*content, {"cop"})) evidence.company += 2;
    const auto owner = m_syntax.child(*subject, {"nmod"});
    if (owner && m_syntax.is_word(*owner, "its")) evidence.company += 2;
  }

  /// What "Karl Merle" shows of "Merle" and "Merle" of "Karl Merle".
  void share_with_short_forms() {
    std::vector<std::pair<std::string, const Evidence*>> longer;
    for (const auto& [key, evidence] : m_evidence) {
      const std::vector<std::string> words = words_of(key);
      if (words.size() < 2) continue;
      longer.emplace_back(words.back(), &evidence);
    }
    std::sort(longer.begin(), longer.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [word, evidence] : longer) {
      const auto at = m_evidence.find(word);
      if (at == m_evidence.end()) continue;
      if (evidence->person || evidence->tagger[static_cast<std::size_t>(EntityType::person)] > 0)
        at->second.person = at->second.person || !evidence->organization;
    }
  }

  static EntityType decide(const Evidence& e, EntityType own) {
    const auto best =
        static_cast<std::size_t>(std::max_element(e.tagger.begin(), e.tagger.end()) - e.tagger.begin());
    const EntityType voted = e.tagger[best] > 0 ? static_cast<EntityType>(best) : own;
    if (e.dateline && voted == EntityType::person) return EntityType::place;
    if (e.organization && (voted == EntityType::person || voted == EntityType::other))
      return EntityType::organization;
    if (e.titled && !e.located && (voted == EntityType::place || voted == EntityType::other) && e.company <= 0)
      return EntityType::person;
    if (voted == EntityType::person && !e.person && e.company >= 2) return EntityType::organization;
    if (voted == EntityType::other && !e.person && e.company >= 3) return EntityType::organization;
    return voted;
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<CorefMention>& m_mentions;
  std::vector<std::string> m_keys;
  std::unordered_map<std::string, Evidence> m_evidence;
};

}  // namespace

void settle_name_types(const AnnotatedText& doc, std::vector<CorefMention>& mentions) {
  TypeSettler(doc, mentions).run();
}

}  // namespace claimgraph
