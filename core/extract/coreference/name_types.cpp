#include "core/extract/coreference/name_types.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/extract/coreference/coref_names.hpp"
#include "core/extract/coreference/gender_names.hpp"
#include "core/extract/coreference/mention_facts.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

using coref::words_of;
using lexicon::NounClass;

/// Last words that organisations bear and people do not.
constexpr std::string_view kOrganizationTails =
    " academy agency airlines airways alliance assembly association authority bank bancorp biotech "
    "broadcasting "
    "bureau church college commission committee confederation congress consortium cooperative corporation "
    "council department diocese electronics enterprises federation foods foundation fund gallery holdings "
    "hospital industries initiative institute institution insurance international laboratories league "
    "logistics media ministry motors museum network networks newspapers observatory office opera orchestra "
    "organisation organization parliament partners party pharma pharmaceuticals police pictures products "
    "properties publishing railways records research resources robotics school schools secretariat "
    "securities "
    "services software solutions stores studios systems technologies telecom television theatre therapeutics "
    "tribune trust union university ventures watch workers ";

/// Last words of companies and clubs that are surnames as well: they tell nothing behind a given name.
constexpr std::string_view kCompanyTails =
    " action aerospace air athletic auto aviation beverages bikes biosciences books brands brewery brewing "
    "broadband business cars cement chemical chemicals city coal coffee construction copper cosmetics "
    "courier "
    "dairy data digital dynamics energy engineering express farms fashion ferries films finance financial "
    "fish "
    "freight games gas global gold grain health herald homes hotels interactive labs lines lithium live "
    "mail marine market markets materials metal metals mills minerals mining mobile mobility mutual nuclear "
    "oil "
    "optical organics outfitters paper petroleum plastics post power press rail railway rangers retail "
    "rights "
    "robotics rovers semiconductor semiconductors shipping shipyard shipyards solar space sports steel sugar "
    "supply tech textiles times tires tobacco toys trading transport travel tyres united wanderers water "
    "wind "
    "wines wireless works yards ";

/// What a company owns and a person does not: "Acme's shares", "its economist".
constexpr std::string_view kCompanyPossessions =
    " share stock economist analyst ceo cfo cto chairman chairwoman chairperson boss board shareholder "
    "employee "
    "workforce factory plant subsidiary headquarters revenue turnover website member branch executive "
    "founder "
    "co-founder engineer director auditor ";

/// What only a country or its like has.
constexpr std::string_view kNationPossessions =
    " border president army parliament capital airspace government minister ambassador embassy constitution "
    "coast currency territory citizen navy senate prime ";

/// Companies that bear a person's whole name.
constexpr std::string_view kNamesakes =
    " morgan stanley|charles schwab|ralph lauren|calvin klein|tommy hilfiger|john deere|merrill lynch|eli "
    "lilly|"
    "laura ashley|ted baker|philip morris|louis vuitton|mary kay|sara lee|martin marietta|christian dior|"
    "hugo boss|max mara|aston martin|virginia tech|grant thornton|edward jones|raymond james|jack daniels|"
    "john lewis|giorgio armani|jim beam|harley davidson|chase manhattan|warner bros|";

/// Given names that are better known as places: "Charlotte Hornets".
constexpr std::string_view kPlaceGivenNames =
    " charlotte victoria savannah orlando austin carolina georgia virginia madison phoenix jordan chad "
    "florence "
    "jackson houston lincoln hamilton sydney kent chester israel paris milan dakota shannon logan quincy "
    "wang ";

/// People whom news call by their last name alone.
constexpr std::string_view kKnownByLastName =
    " trump biden obama putin zelensky zelenskyy zelenskiy merkel scholz merz macron sarkozy hollande "
    "starmer "
    "sunak truss johnson cameron blair thatcher corbyn farage modi gandhi erdogan netanyahu abbas arafat "
    "khamenei rouhani assad gaddafi mugabe mandela zuma ramaphosa trudeau carney harper bolsonaro lula milei "
    "maduro chavez castro morales clinton bush reagan nixon kennedy carter mccain romney pence harris pelosi "
    "mcconnell sanders warren vance rubio musk bezos zuckerberg altman buffett soros murdoch assange snowden "
    "messi ronaldo federer nadal djokovic einstein darwin shakespeare lenin stalin gorbachev yeltsin "
    "medvedev "
    "lavrov orban meloni berlusconi draghi abe kishida duterte marcos suu aquino marx freud ";

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

/// Nouns whose names are of things: "its new model, Fjell-2", "the drug Velorin".
constexpr std::string_view kNamedThings =
    " model drug medicine vaccine treatment software app application chatbot robot device phone smartphone "
    "tablet laptop "
    "console game car suv sedan hatchback truck pickup motorcycle bike aircraft jet airliner helicopter "
    "drone rocket "
    "missile satellite spacecraft probe telescope ship vessel ferry yacht submarine tanker film movie book "
    "novel album "
    "song single podcast musical opera painting sculpture virus bacterium disease hurricane storm typhoon "
    "cyclone "
    "asteroid comet cryptocurrency token chip processor ";

/// Everything that the article says about one spelling of a name.
struct Evidence {
  std::array<double, 5> tagger{};  ///< votes by EntityType
  bool person = false;             ///< something only people have
  bool titled = false;             ///< an honorific right before it
  bool located = false;            ///< "in X": it is a place somewhere
  bool organization = false;       ///< something only organisations have
  bool dateline = false;
  bool given = false;      ///< opens with a given name
  bool speaks = false;     ///< subject of a verb of saying
  bool alone = false;      ///< one word
  bool he = false;         ///< "he" or "she" follows
  bool described = false;  ///< "X, an investor,", "investor X"
  bool thing = false;      ///< "the drug X", "its model, X-2"
  bool mixed = false;      ///< not in capitals throughout
  double nation = 0;       ///< hints that it is a country
  double company = 0;      ///< hints that it is an organisation
};

class TypeSettler {
 public:
  TypeSettler(const AnnotatedText& doc, std::vector<CorefMention>& mentions)
      : m_doc(doc), m_syntax(doc), m_mentions(mentions), m_keys(mentions.size()) {}

  void run() {
    for (CorefMention& mention : m_mentions) cut_off_title(mention);
    for (std::size_t i = 0; i < m_mentions.size(); ++i) collect(i);
    share_with_short_forms();
    for (std::size_t i = 0; i < m_mentions.size(); ++i) {
      if (m_keys[i].empty()) continue;
      CorefMention& mention = m_mentions[i];
      const EntityType type = decide(m_keys[i], m_evidence[m_keys[i]], mention.type);
      if (type == mention.type) continue;
      mention.type = type;
      mention.gender = Gender::unknown;
      strip_titles(m_doc, mention);
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

  /// "Northgate analyst Maria Lind", "Colonel Stuart Hale" as one name: the person behind the title.
  void cut_off_title(CorefMention& mention) const {
    if (!mention.has_name() || mention.name_last - mention.name_first < 3) return;
    for (std::uint32_t t = mention.name_last - 3; t + 1 > mention.name_first; --t) {
      const std::string word = lower_of(m_doc, t);
      const bool title = in_list(kPersonTitles, word) || word == "editor" || word == "leader" ||
                         lexicon::noun_class(word) == NounClass::person;
      const std::uint32_t words = mention.name_last - t - 1;
      if (title && words <= 3 && is_whole_name(t + 1, mention.name_last)) {
        mention.name_first = t + 1;
        mention.type = EntityType::person;
        set_type_facts(m_doc, mention);
        return;
      }
      if (t == 0) return;
    }
  }

  bool is_whole_name(std::uint32_t first, std::uint32_t last) const {
    const std::vector<std::string> words = name_tokens(token(first).form);
    if (words.empty() || !is_given_name(words.front())) return false;
    const std::string tail = lower_of(m_doc, last - 1);
    return !in_list(kOrganizationTails, tail) && !in_list(kCompanyTails, tail);
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
    if (mention.name_last == mention.name_first + 1 && has_inner_capital(token(mention.name_first).form))
      evidence.company += 2;
    const std::uint32_t first = mention.name_first, last = mention.name_last;
    const bool several = last - first > 1;
    const std::string tail = lower_of(m_doc, last - 1);
    const bool tail_is_organization = several && in_list(kOrganizationTails, tail);
    evidence.given = opens_with_given_name(mention);
    evidence.alone = !several;
    const std::string_view form = token(first).form;
    evidence.mixed = std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    for (std::uint32_t t = first; t < last && several; ++t)
      if ((token(t).form == "&" && t > first && t + 1 < last) || is_glued_number(t, mention))
        evidence.organization = true;
    if (tail_is_organization) evidence.organization = true;
    if (several && !evidence.given && in_list(kCompanyTails, tail)) evidence.company += 3;
    // Initials alone leave it open: "J.P. Garrow's economist".
    if (evidence.given && last - first <= 4 && !tail_is_organization && !is_initials(token(first).form))
      evidence.person = true;
    if (!several && in_list(kKnownByLastName, tail)) evidence.person = true;
    // "its new model, Fjell-2": the phrase is about the noun
    const bool beside = mention.head < first || mention.head >= last;
    if (beside && token(mention.head).upos == Upos::NOUN && in_list(kNamedThings, mention.head_word))
      evidence.thing = true;
    for (const std::uint32_t a : mention.appositions) {
      const std::string noun = fold_case(token(a).lemma);
      if (token(a).upos == Upos::NOUN && xpos_name(token(a).xpos) == "NN" &&
          lexicon::noun_class(noun) == NounClass::person)
        evidence.described = true;
    }
  }

  /// "3M", "7-Eleven"
  bool is_glued_number(std::uint32_t t, const CorefMention& mention) const {
    return t == mention.name_first && token(t).form[0] >= '0' && token(t).form[0] <= '9' &&
           token(t).span.end == token(t + 1).span.begin;
  }

  static bool is_initials(std::string_view form) {
    return form.size() >= 2 && form[0] >= 'A' && form[0] <= 'Z' && form[1] == '.';
  }

  void words_before(const CorefMention& mention, Evidence& evidence) const {
    // "Gen. Adem Koru" as one name; the office's full word may open a company's ("General Motors").
    if (mention.name_last - mention.name_first > 1 &&
        in_list(" gen dr mr mrs ms prof sen rep gov lt col sgt capt maj adm rev sir ",
                lower_of(m_doc, mention.name_first)))
      evidence.titled = evidence.person = true;
    const std::uint32_t sentence_first = m_doc.sentences[token(mention.name_first).sentence].first;
    if (mention.name_first == sentence_first) {
      evidence.dateline = evidence.dateline || is_dateline(mention);
      return;
    }
    const Token& before = token(mention.name_first - 1);
    const std::string word = lower_of(m_doc, mention.name_first - 1);
    const bool capital = !before.form.empty() && before.form[0] >= 'A' && before.form[0] <= 'Z';
    if (capital && in_list(kPersonTitles, word)) evidence.titled = evidence.person = true;
    if (before.upos == Upos::NOUN && xpos_name(before.xpos) != "NNS" &&
        lexicon::noun_class(fold_case(before.lemma)) == NounClass::person) {
      if (mention.type == EntityType::person) evidence.person = true;
      evidence.described = true;
    }
    if (before.upos == Upos::NOUN && in_list(kNamedThings, fold_case(before.lemma))) evidence.thing = true;
    if (word == "in" || word == "near" || word == "across") evidence.located = true;
    // "the village of Martin Wells"
    if (word == "of" && mention.name_first > sentence_first + 1 &&
        in_list(" village town city port island hamlet suburb district province region county ",
                lower_of(m_doc, mention.name_first - 2)))
      evidence.dateline = true;
    const bool head_in_name = mention.head >= mention.name_first && mention.head < mention.name_last;
    if (word == "the" && head_in_name && mention.name_last == mention.core_last &&
        xpos_name(token(mention.head).xpos) != "NNPS")
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
    if (end < size && token(end).form == ":" &&
        mention.name_first == m_doc.sentences[token(mention.head).sentence].first)
      evidence.person = true;  // a label in a transcript
    if (is_listed_company(end)) evidence.organization = true;
    if (is_before_state(end)) evidence.dateline = true;
    // "Garrow's economist", "Norda shares"
    std::uint32_t owned = end;
    if (owned < size && (token(owned).form == "'s" || token(owned).form == "’s" || token(owned).form == "'"))
      ++owned;
    for (std::uint32_t t = owned; t < std::min(size, owned + 3); ++t) {
      if (token(t).upos == Upos::ADJ) continue;
      if (token(t).upos == Upos::NOUN && in_list(kCompanyPossessions, token(t).lemma)) evidence.company += 2;
      if (owned > end && token(t).upos == Upos::NOUN && in_list(kNationPossessions, token(t).lemma))
        evidence.nation += 2;
      break;
    }
  }

  /// "Harbour Depot (NYSE: HD)", "(ticker: HD)"
  bool is_listed_company(std::uint32_t t) const {
    if (t + 3 >= m_doc.tokens.size() || token(t).form != "(") return false;
    const bool market =
        in_list(" nyse nasdaq ticker tickers lse tsx asx otc otcmkts hkex euronext amex nse bse ",
                fold_case(token(t + 1).form));
    return market && token(t + 2).form == ":";
  }

  /// "Holmdel, NJ": a town.
  bool is_before_state(std::uint32_t t) const {
    if (t + 1 >= m_doc.tokens.size() || token(t).form != ",") return false;
    return in_list(
        " AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM "
        "NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY ON QC BC AB ",
        token(t + 1).form);
  }

  /// "PayPal", "GiveWell": capitals inside a word are companies', but for "McKay", "LeBron", "DeVos".
  static bool has_inner_capital(std::string_view form) {
    for (const std::string_view prefix :
         {"Mc", "Mac", "De", "Di", "Le", "La", "Van", "Fitz", "Du", "St", "Ja", "Al", "El"})
      if (form.starts_with(prefix)) return false;
    for (std::size_t i = 2; i < form.size(); ++i) {
      const bool upper = form[i] >= 'A' && form[i] <= 'Z', lower = form[i - 1] >= 'a' && form[i - 1] <= 'z';
      if (upper && lower) return true;
    }
    return false;
  }

  /// "X said it would …", "X closed its border": X is no person. "X said he", "X said. He": X is one.
  void clause_of(const CorefMention& mention, Evidence& evidence) const {
    if (mention.role != SyntacticRole::subject) return;
    const auto verb = m_syntax.head(mention.head);
    if (!verb) return;
    const std::uint32_t next = m_doc.sentences[token(mention.head).sentence].last;
    if (m_syntax.is_sentence_root(*verb) && next < m_doc.tokens.size() &&
        (m_syntax.is_word(next, "he") || m_syntax.is_word(next, "she")))
      evidence.he = true;
    if (const auto object = m_syntax.child(*verb, {"obj"})) {
      const auto owner = m_syntax.child(*object, {"nmod"});
      if (owner && m_syntax.is_word(*owner, "its")) {
        (in_list(kNationPossessions, m_syntax.lemma(*object)) ? evidence.nation : evidence.company) += 2;
      }
    }
    if (!is_speech_verb(m_syntax.lemma(*verb))) return;
    evidence.speaks = true;
    const auto content = m_syntax.child(*verb, {"ccomp"});
    if (!content || token(*content).quotation >= 0) return;
    const auto subject = m_syntax.own_subject(*content);
    if (!subject) return;
    if (m_syntax.is_word(*subject, "he") || m_syntax.is_word(*subject, "she")) evidence.he = true;
    if (m_syntax.is_word(*subject, "it") && !m_syntax.child(*content, {"cop"})) evidence.company += 2;
    const auto owner = m_syntax.child(*subject, {"nmod"});
    if (owner && m_syntax.is_word(*owner, "its")) evidence.company += 2;
  }

  /// What "Karl Merle" shows of "Merle" and "Merle" of "Karl Merle".
  void share_with_short_forms() {
    std::vector<std::pair<std::string, Evidence*>> longer;
    for (auto& [key, evidence] : m_evidence) {
      const std::vector<std::string> words = words_of(key);
      if (words.size() < 2) continue;
      longer.emplace_back(words.back(), &evidence);
    }
    std::sort(longer.begin(), longer.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [word, evidence] : longer) {
      const auto at = m_evidence.find(word);
      if (at == m_evidence.end()) continue;
      const bool likely =
          evidence->person || evidence->tagger[static_cast<std::size_t>(EntityType::person)] > 0;
      if (!evidence->person && at->second.company >= 2) {  // "J.P. Garrow" of "Garrow's economist"
        evidence->company += at->second.company;
      } else if (likely && !evidence->organization) {
        at->second.person = true;
      }
    }
  }

  static bool is_namesake(const std::string& key) {
    const std::size_t at = kNamesakes.find(key);
    return at != std::string_view::npos && at > 0 && kNamesakes[at + key.size()] == '|';
  }

  static EntityType decide(const std::string& key, const Evidence& e, EntityType own) {
    const auto best =
        static_cast<std::size_t>(std::max_element(e.tagger.begin(), e.tagger.end()) - e.tagger.begin());
    const EntityType voted = e.tagger[best] > 0 ? static_cast<EntityType>(best) : own;
    const bool hinted = e.company >= 2 || e.organization;
    if (e.dateline && voted == EntityType::person) return EntityType::place;
    if (e.thing && !e.titled && !e.he && !e.speaks && !e.organization) return EntityType::other;
    switch (voted) {
      case EntityType::person:
        if (e.organization && !e.titled) return EntityType::organization;
        if (e.person || e.he) return voted;
        if (e.nation >= 2 && e.nation > e.company) return EntityType::place;
        // A last name alone follows the whole name, but for the best known: one word that speaks without
        // having been introduced is no person.
        if (hinted || (e.alone && e.speaks)) return EntityType::organization;
        return voted;
      case EntityType::organization: {
        const bool given = e.given && !e.alone && !is_namesake(key) &&
                           !in_list(kPlaceGivenNames, key.substr(0, key.find(' ')));
        const bool tagged_only = e.tagger[static_cast<std::size_t>(EntityType::organization)] < 3;
        if (!hinted && (e.titled || (given && (e.he || e.described || (e.speaks && tagged_only)))))
          return EntityType::person;
        // "Noem" of Kristi Noem
        if (!hinted && e.alone && e.person && e.mixed && tagged_only && !in_list(kPlaceGivenNames, key) &&
            !in_list(kOrganizationTails, key) && !in_list(kCompanyTails, key))
          return EntityType::person;
        return voted;
      }
      case EntityType::place:
        if (!hinted && !e.located &&
            (e.titled || (e.given && !e.alone && (e.he || e.speaks || e.described))) &&
            !in_list(kPlaceGivenNames, key.substr(0, key.find(' '))))
          return EntityType::person;
        if (!hinted && !e.located && e.alone && e.person && e.speaks) return EntityType::person;
        return voted;
      default:
        if (e.organization || (e.company >= 2 && !e.person)) return EntityType::organization;
        if (!hinted && (e.titled || (e.given && !e.alone && (e.he || e.speaks || e.described))))
          return EntityType::person;
        return voted;
    }
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
