#include "core/extract/syntax/cue_lexicon.hpp"

#include <algorithm>
#include <array>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

struct Entry {
  std::string_view lemma;
  StanceKind stance;
  constexpr bool operator<(const Entry& other) const { return lemma < other.lemma; }
};

using enum StanceKind;

constexpr auto make_table() {
  std::array table{
      // denies: the content is said to be untrue, mostly by the one it is about
      Entry{"deny", denies},
      Entry{"denial", denies},
      Entry{"reject", denies},
      Entry{"rejection", denies},
      Entry{"repudiate", denies},
      Entry{"disavow", denies},
      Entry{"disclaim", denies},
      Entry{"refute", denies},
      Entry{"refutation", denies},
      // disputes: against somebody else's claim, plan or act
      Entry{"dispute", disputes},
      Entry{"dismiss", disputes},
      Entry{"contradict", disputes},
      Entry{"challenge", disputes},
      Entry{"contest", disputes},
      Entry{"counter", disputes},
      Entry{"rebut", disputes},
      Entry{"rebuff", disputes},
      Entry{"rebuttal", disputes},
      Entry{"debunk", disputes},
      Entry{"disagree", disputes},
      Entry{"disagreement", disputes},
      Entry{"oppose", disputes},
      Entry{"opposition", disputes},
      Entry{"object", disputes},
      Entry{"objection", disputes},
      Entry{"criticize", disputes},
      Entry{"criticise", disputes},
      Entry{"criticism", disputes},
      Entry{"critical", disputes},
      Entry{"condemn", disputes},
      Entry{"condemnation", disputes},
      Entry{"denounce", disputes},
      Entry{"decry", disputes},
      Entry{"deride", disputes},
      Entry{"mock", disputes},
      Entry{"ridicule", disputes},
      Entry{"lambast", disputes},
      Entry{"lambaste", disputes},
      Entry{"slam", disputes},
      Entry{"blast", disputes},
      Entry{"rebuke", disputes},
      Entry{"protest", disputes},
      Entry{"downplay", disputes},
      Entry{"discount", disputes},
      Entry{"scoff", disputes},
      Entry{"deplore", disputes},
      Entry{"attack", disputes},
      Entry{"assail", disputes},
      Entry{"discredit", disputes},
      Entry{"disapprove", disputes},
      Entry{"decried", disputes},
      // doubts
      Entry{"doubt", doubts},
      Entry{"doubtful", doubts},
      Entry{"distrust", doubts},
      Entry{"mistrust", doubts},
      Entry{"sceptical", doubts},
      Entry{"skeptical", doubts},
      Entry{"scepticism", doubts},
      Entry{"skepticism", doubts},
      Entry{"sceptic", doubts},
      Entry{"skeptic", doubts},
      Entry{"unsure", doubts},
      Entry{"unconvinced", doubts},
      Entry{"dubious", doubts},
      Entry{"disbelieve", doubts},
      Entry{"disbelief", doubts},
      Entry{"misgiving", doubts},
      Entry{"unlikely", doubts},
      // supports
      Entry{"praise", supports},
      Entry{"endorse", supports},
      Entry{"endorsement", supports},
      Entry{"back", supports},
      Entry{"backing", supports},
      Entry{"support", supports},
      Entry{"welcome", supports},
      Entry{"hail", supports},
      Entry{"applaud", supports},
      Entry{"laud", supports},
      Entry{"commend", supports},
      Entry{"agree", supports},
      Entry{"agreement", supports},
      Entry{"concur", supports},
      Entry{"champion", supports},
      Entry{"defend", supports},
      Entry{"favor", supports},
      Entry{"favour", supports},
      Entry{"approve", supports},
      Entry{"approval", supports},
      Entry{"celebrate", supports},
      Entry{"compliment", supports},
      Entry{"extol", supports},
      Entry{"vindicate", supports},
      Entry{"corroborate", supports},
      Entry{"tout", supports},
      Entry{"admire", supports},
      Entry{"salute", supports},
      Entry{"cheer", supports},
      // questions
      Entry{"ask", questions},
      Entry{"inquire", questions},
      Entry{"enquire", questions},
      Entry{"wonder", questions},
      Entry{"question", questions},
      Entry{"query", questions},
      // concedes
      Entry{"acknowledge", concedes},
      Entry{"acknowledgement", concedes},
      Entry{"acknowledgment", concedes},
      Entry{"admit", concedes},
      Entry{"admission", concedes},
      Entry{"concede", concedes},
      Entry{"concession", concedes},
      Entry{"recognize", concedes},
      Entry{"recognise", concedes},
      Entry{"accept", concedes},
      Entry{"grant", concedes},
      Entry{"confess", concedes},
      Entry{"confession", concedes},
      Entry{"allow", concedes},
      // predicts
      Entry{"expect", predicts},
      Entry{"expectation", predicts},
      Entry{"forecast", predicts},
      Entry{"predict", predicts},
      Entry{"prediction", predicts},
      Entry{"anticipate", predicts},
      Entry{"project", predicts},
      Entry{"projection", predicts},
      Entry{"foresee", predicts},
      Entry{"prophesy", predicts},
      Entry{"reckon", predicts},
      Entry{"bet", predicts},
      Entry{"outlook", predicts},
      Entry{"prognosis", predicts},
      // declines
      Entry{"decline", declines},
      Entry{"refuse", declines},
      Entry{"refusal", declines},
      Entry{"demur", declines},
      Entry{"deflect", declines},
      Entry{"sidestep", declines},
      // corrects
      Entry{"correct", corrects},
      Entry{"correction", corrects},
      Entry{"clarify", corrects},
      Entry{"clarification", corrects},
      Entry{"retract", corrects},
      Entry{"retraction", corrects},
      Entry{"amend", corrects},
      Entry{"recant", corrects},
      Entry{"restate", corrects},
  };
  std::sort(table.begin(), table.end());
  return table;
}

constexpr auto kTable = make_table();

}  // namespace

std::optional<StanceKind> cue_class(std::string_view lemma) {
  const auto at = std::lower_bound(kTable.begin(), kTable.end(), Entry{lemma, asserts});
  if (at == kTable.end() || at->lemma != lemma) return std::nullopt;
  return at->stance;
}

std::optional<StanceKind> phrase_class(const Syntax& syntax, std::uint32_t verb) {
  struct Phrase {
    std::string_view verbs, words;  ///< the verb's lemma, and a word that hangs on it
    StanceKind stance;
  };
  static constexpr Phrase kPhrases[] = {
      {" rule ", " out ", denies},
      {" walk row ", " back ", corrects},
      {" speak lash ", " out ", disputes},
      {" push hit fire shoot strike ", " back ", disputes},
      {" shoot knock play ", " down ", disputes},
      {" brush wave laugh shrug write ", " off aside away ", disputes},
      {" take ", " issue exception ", disputes},
      {" distance ", " themselves itself himself herself ", disputes},
      {" pour throw ", " scorn water ", disputes},
      {" sound raise ", " alarm ", disputes},
      {" throw cast ", " doubt ", doubts},
  };
  if (syntax.token(verb).upos != Upos::VERB) return std::nullopt;
  for (const Phrase& phrase : kPhrases) {
    if (!in_list(phrase.verbs, syntax.lemma(verb))) continue;
    for (const std::uint32_t c : syntax.children(verb)) {
      if (in_list(phrase.words, fold_case(syntax.token(c).form))) return phrase.stance;
    }
  }
  return std::nullopt;
}

bool is_light_verb(std::string_view lemma) {
  return in_list(
      " express voice raise make issue give cast be have offer show share pour draw air put level lodge post "
      "win "
      "reiterate repeat take throw get receive face do signal ",
      lemma);
}

bool is_hedging_cue(std::string_view lemma) {
  return in_list(
      " believe think suspect guess suppose seem appear speculate speculation rumor rumour suggest hint "
      "imply presume "
      "assume imagine feel reckon allege purport suspicion belief hunch ",
      lemma);
}

bool is_hedging_adverb(std::string_view lemma) {
  return in_list(
      " reportedly allegedly apparently supposedly purportedly ostensibly seemingly perhaps possibly "
      "probably likely "
      "presumably potentially maybe conceivably arguably ",
      lemma);
}

bool is_intention_cue(std::string_view lemma) {
  return in_list(
      " plan intend want hope promise vow pledge threaten aim seek wish offer swear commit propose plot "
      "pledge "
      "undertake vow intention promise plan goal ",
      lemma);
}

bool is_answer_verb(std::string_view lemma) {
  return in_list(
      " comment respond reply answer elaborate discuss confirm disclose specify return provide give ", lemma);
}

bool is_addressing_cue(std::string_view lemma) {
  return in_list(" tell inform assure remind warn advise brief notify ask urge quiz caution ", lemma);
}

bool is_statement_cue(std::string_view lemma) {
  return in_list(
      " say tell report announce warn add claim write believe think note argue hint suggest testify caution "
      "explain state declare insist respond reply reveal recall conclude indicate tweet post stress "
      "emphasize "
      "emphasise remark observe maintain assert contend allege estimate find show confirm disclose fear "
      "complain "
      "joke quip continue comment describe point demand remind assure inform advise recommend propose "
      "speculate "
      "understand suspect consider feel reiterate repeat affirm certify calculate learn boast brag lament "
      "according accord per quote cite rule decide know realize realise see call label brand dub accuse "
      "charge "
      "blame credit agree disagree acknowledge admit concede recognize recognise deny reject dispute dismiss "
      "refute doubt expect predict forecast project anticipate reckon guess imagine assume presume hear read "
      "discover determine establish prove demonstrate document record chronicle detail outline underscore "
      "underline highlight reflect urge promise pledge vow threaten swear mention murmur mutter whisper "
      "shout yell "
      "cry exclaim sigh chime grumble fume snap retort interject counter rejoin venture muse ponder "
      "summarize "
      "summarise sum rate judge deem view regard see praise criticize criticise condemn hail tout defend "
      "argue "
      "hypothesize theorize posit postulate signal broadcast publish relate recount tell narrate opine "
      "pronounce "
      "proclaim profess plead pray warn alert notify brief update clarify correct specify elaborate attest "
      "vouch "
      "claim concern fear allegation belief warning report suggestion statement assertion speculation "
      "accusation "
      "rumour rumor prediction argument complaint expectation doubt estimate forecast denial reportedly "
      "allegedly "
      "apparently supposedly ",
      lemma);
}

}  // namespace claimgraph
