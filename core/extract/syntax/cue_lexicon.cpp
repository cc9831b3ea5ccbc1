#include "core/extract/syntax/cue_lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

/// What a word can do; the functions of the header say it in full.
enum Use : std::uint16_t {
  kStates = 1U << 0U,
  kReports = 1U << 1U,
  kSpeaks = 1U << 2U,
  kClause = 1U << 3U,
  kInfinitive = 1U << 4U,
  kUnsourced = 1U << 5U,
  kPostposed = 1U << 6U,
  kAddresses = 1U << 7U,
  kAnswers = 1U << 8U,
  kHedges = 1U << 9U,
  kIntends = 1U << 10U,
  kLight = 1U << 11U,
  kSpeechNoun = 1U << 12U,
  kContentNoun = 1U << 13U,
  kQuotes = 1U << 14U,
  kOwned = 1U << 15U,
};

struct Row {
  std::string_view lemma;
  std::optional<StanceKind> stance;
  unsigned uses;
};

using enum StanceKind;
constexpr std::optional<StanceKind> kNoStance;

// By lemma, in order: the stance of what the word does to its content, and its uses.
constexpr std::array kTable{
    Row{"accept", concedes, 0},
    Row{"accord", kNoStance, kStates},
    Row{"according", kNoStance, kStates},
    Row{"accusation", kNoStance, kStates | kSpeechNoun | kContentNoun},
    Row{"accuse", kNoStance, kStates},
    Row{"acknowledge", concedes, kStates | kSpeaks | kClause},
    Row{"acknowledgement", concedes, 0},
    Row{"acknowledgment", concedes, 0},
    Row{"add", kNoStance, kStates | kReports | kSpeaks | kClause | kPostposed},
    Row{"admire", supports, 0},
    Row{"admission", concedes, kSpeechNoun},
    Row{"admit", concedes, kStates | kSpeaks | kClause},
    Row{"advice", kNoStance, kOwned},
    Row{"advise", kNoStance, kStates | kReports | kAddresses | kQuotes},
    Row{"affirm", kNoStance, kStates | kReports},
    Row{"agree", supports, kStates | kReports | kInfinitive | kQuotes},
    Row{"agreement", supports, 0},
    Row{"aim", kNoStance, kIntends},
    Row{"air", kNoStance, kLight},
    Row{"alert", kNoStance, kStates},
    Row{"allegation", kNoStance, kStates | kSpeechNoun | kContentNoun},
    Row{"allege", kNoStance, kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kHedges},
    Row{"allegedly", kNoStance, kStates},
    Row{"allow", concedes, 0},
    Row{"allude", kNoStance, kStates},
    Row{"amend", corrects, 0},
    Row{"announce", kNoStance, kStates | kReports | kSpeaks | kClause | kPostposed},
    Row{"announcement", kNoStance, kSpeechNoun},
    Row{"answer", kNoStance, kSpeaks | kAnswers | kOwned},
    Row{"anticipate", predicts, kStates},
    Row{"anxiety", kNoStance, kStates},
    Row{"apology", kNoStance, kOwned},
    Row{"apparently", kNoStance, kStates},
    Row{"appeal", kNoStance, kOwned},
    Row{"appear", kNoStance, kInfinitive | kHedges},
    Row{"applaud", supports, 0},
    Row{"approval", supports, 0},
    Row{"approve", supports, 0},
    Row{"argue", kNoStance, kStates | kReports | kSpeaks | kClause | kPostposed},
    Row{"argument", kNoStance, kStates | kSpeechNoun | kContentNoun | kOwned},
    Row{"ask", questions, kSpeaks | kInfinitive | kAddresses},
    Row{"assail", disputes, 0},
    Row{"assert", kNoStance, kStates | kReports | kSpeaks},
    Row{"assertion", kNoStance, kStates | kSpeechNoun | kContentNoun},
    Row{"assess", kNoStance, kStates},
    Row{"assessment", kNoStance, kOwned},
    Row{"assume", kNoStance, kStates | kHedges},
    Row{"assure", kNoStance, kStates | kReports | kAddresses},
    Row{"attack", disputes, 0},
    Row{"attest", kNoStance, kStates},
    Row{"attribute", kNoStance, kStates},
    Row{"back", supports, 0},
    Row{"backing", supports, 0},
    Row{"bark", kNoStance, kQuotes},
    Row{"be", kNoStance, kLight},
    Row{"beg", kNoStance, kQuotes},
    Row{"belief", kNoStance, kStates | kHedges | kContentNoun},
    Row{"believe", kNoStance, kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kHedges},
    Row{"bet", predicts, 0},
    Row{"blame", kNoStance, kStates},
    Row{"blast", disputes, 0},
    Row{"boast", kNoStance, kStates | kReports | kQuotes},
    Row{"brag", kNoStance, kStates | kReports | kQuotes},
    Row{"brand", kNoStance, kStates},
    Row{"brief", kNoStance, kStates | kAddresses},
    Row{"broadcast", kNoStance, kStates},
    Row{"calculate", kNoStance, kStates | kReports},
    Row{"call", kNoStance, kStates | kQuotes},
    Row{"cast", kNoStance, kLight},
    Row{"caution", kNoStance, kStates | kReports | kAddresses | kQuotes},
    Row{"celebrate", supports, 0},
    Row{"certify", kNoStance, kStates | kReports},
    Row{"challenge", disputes, 0},
    Row{"champion", supports, 0},
    Row{"characterize", kNoStance, kStates},
    Row{"charge", kNoStance, kStates},
    Row{"cheer", supports, 0},
    Row{"chime", kNoStance, kStates | kQuotes},
    Row{"chronicle", kNoStance, kStates},
    Row{"chuckle", kNoStance, kQuotes},
    Row{"cite", kNoStance, kStates | kReports},
    Row{"claim", kNoStance,
        kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kSpeechNoun | kContentNoun},
    Row{"clarification", corrects, 0},
    Row{"clarify", corrects, kStates | kQuotes},
    Row{"commend", supports, 0},
    Row{"comment", kNoStance, kStates | kReports | kSpeaks | kAnswers | kSpeechNoun | kOwned},
    Row{"commit", kNoStance, kIntends},
    Row{"complain", kNoStance, kStates | kReports | kSpeaks},
    Row{"complaint", kNoStance, kStates | kContentNoun | kOwned},
    Row{"compliment", supports, 0},
    Row{"compute", kNoStance, kStates},
    Row{"concede", concedes, kStates | kSpeaks},
    Row{"concern", kNoStance, kStates | kContentNoun},
    Row{"concession", concedes, 0},
    Row{"conclude", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"conclusion", kNoStance, kOwned},
    Row{"concur", supports, 0},
    Row{"condemn", disputes, kStates},
    Row{"condemnation", disputes, 0},
    Row{"confess", concedes, kQuotes},
    Row{"confession", concedes, 0},
    Row{"confirm", kNoStance, kStates | kReports | kSpeaks | kClause | kAnswers},
    Row{"consider", kNoStance, kStates | kReports | kInfinitive | kUnsourced},
    Row{"contend", kNoStance, kStates | kReports | kSpeaks},
    Row{"contention", kNoStance, kContentNoun},
    Row{"contest", disputes, 0},
    Row{"continue", kNoStance, kStates | kReports | kSpeaks},
    Row{"contradict", disputes, 0},
    Row{"convict", kNoStance, kStates},
    Row{"conviction", kNoStance, kContentNoun},
    Row{"correct", corrects, kStates},
    Row{"correction", corrects, 0},
    Row{"corroborate", supports, 0},
    Row{"counter", disputes, kStates | kQuotes},
    Row{"credit", kNoStance, kStates},
    Row{"critical", disputes, 0},
    Row{"criticise", disputes, kStates},
    Row{"criticism", disputes, kSpeechNoun},
    Row{"criticize", disputes, kStates},
    Row{"cry", kNoStance, kStates | kQuotes},
    Row{"deadpan", kNoStance, kQuotes},
    Row{"debunk", disputes, 0},
    Row{"decide", kNoStance, kStates | kReports},
    Row{"declaration", kNoStance, kSpeechNoun},
    Row{"declare", kNoStance, kStates | kReports | kSpeaks},
    Row{"decline", declines, kInfinitive},
    Row{"decree", kNoStance, kStates},
    Row{"decried", disputes, 0},
    Row{"decry", disputes, 0},
    Row{"deduce", kNoStance, kStates},
    Row{"deem", kNoStance, kStates | kUnsourced},
    Row{"defence", kNoStance, kOwned},
    Row{"defend", supports, kStates},
    Row{"defense", kNoStance, kOwned},
    Row{"deflect", declines, 0},
    Row{"demand", kNoStance, kStates | kReports | kQuotes | kOwned},
    Row{"demonstrate", kNoStance, kStates},
    Row{"demur", declines, 0},
    Row{"denial", denies, kStates | kSpeechNoun | kContentNoun},
    Row{"denounce", disputes, 0},
    Row{"deny", denies, kStates | kSpeaks | kClause},
    Row{"deplore", disputes, 0},
    Row{"deride", disputes, 0},
    Row{"describe", kNoStance, kStates | kReports},
    Row{"detail", kNoStance, kStates},
    Row{"determine", kNoStance, kStates},
    Row{"direct", kNoStance, kStates},
    Row{"disagree", disputes, kStates},
    Row{"disagreement", disputes, 0},
    Row{"disapprove", disputes, 0},
    Row{"disavow", denies, 0},
    Row{"disbelief", doubts, 0},
    Row{"disbelieve", doubts, 0},
    Row{"disclaim", denies, 0},
    Row{"disclose", kNoStance, kStates | kReports | kSpeaks | kAnswers},
    Row{"discount", disputes, 0},
    Row{"discover", kNoStance, kStates},
    Row{"discredit", disputes, 0},
    Row{"discuss", kNoStance, kAnswers},
    Row{"dismiss", disputes, kStates},
    Row{"dispute", disputes, kStates | kClause},
    Row{"distrust", doubts, 0},
    Row{"divulge", kNoStance, kStates},
    Row{"do", kNoStance, kLight},
    Row{"document", kNoStance, kStates},
    Row{"doubt", doubts, kStates | kClause | kContentNoun},
    Row{"doubtful", doubts, 0},
    Row{"downplay", disputes, 0},
    Row{"draw", kNoStance, kLight},
    Row{"dub", kNoStance, kStates},
    Row{"dubious", doubts, 0},
    Row{"echo", kNoStance, kStates},
    Row{"elaborate", kNoStance, kStates | kAnswers | kQuotes},
    Row{"email", kNoStance, kOwned},
    Row{"emphasise", kNoStance, kStates | kReports | kSpeaks},
    Row{"emphasize", kNoStance, kStates | kReports | kSpeaks},
    Row{"endorse", supports, 0},
    Row{"endorsement", supports, 0},
    Row{"enquire", questions, 0},
    Row{"enthuse", kNoStance, kQuotes},
    Row{"establish", kNoStance, kStates},
    Row{"estimate", kNoStance, kStates | kReports | kClause | kInfinitive | kUnsourced | kContentNoun},
    Row{"exclaim", kNoStance, kStates | kSpeaks},
    Row{"excuse", kNoStance, kOwned},
    Row{"expect", predicts, kStates | kInfinitive | kUnsourced},
    Row{"expectation", predicts, kStates | kContentNoun},
    Row{"explain", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"explanation", kNoStance, kOwned},
    Row{"express", kNoStance, kLight},
    Row{"extol", supports, 0},
    Row{"face", kNoStance, kLight},
    Row{"favor", supports, 0},
    Row{"favour", supports, 0},
    Row{"fear", kNoStance, kStates | kReports | kContentNoun | kOwned},
    Row{"feel", kNoStance, kStates | kReports | kHedges},
    Row{"find", kNoStance, kStates | kReports},
    Row{"forecast", predicts, kStates | kContentNoun | kOwned},
    Row{"foresee", predicts, 0},
    Row{"fret", kNoStance, kStates},
    Row{"fume", kNoStance, kStates | kQuotes},
    Row{"get", kNoStance, kLight},
    Row{"give", kNoStance, kAnswers | kLight},
    Row{"goal", kNoStance, kIntends},
    Row{"grant", concedes, 0},
    Row{"groan", kNoStance, kQuotes},
    Row{"growl", kNoStance, kQuotes},
    Row{"grumble", kNoStance, kStates | kQuotes},
    Row{"guarantee", kNoStance, kStates},
    Row{"guess", kNoStance, kStates | kHedges},
    Row{"gush", kNoStance, kQuotes},
    Row{"hail", supports, kStates},
    Row{"have", kNoStance, kLight},
    Row{"headline", kNoStance, kOwned},
    Row{"hear", kNoStance, kStates},
    Row{"highlight", kNoStance, kStates},
    Row{"hint", kNoStance, kStates | kReports | kHedges},
    Row{"hope", kNoStance, kReports | kInfinitive | kIntends | kContentNoun | kOwned},
    Row{"hunch", kNoStance, kHedges},
    Row{"hypothesize", kNoStance, kStates},
    Row{"idea", kNoStance, kStates},
    Row{"imagine", kNoStance, kStates | kHedges},
    Row{"implore", kNoStance, kStates},
    Row{"imply", kNoStance, kHedges},
    Row{"indicate", kNoStance, kStates | kReports},
    Row{"indict", kNoStance, kStates},
    Row{"infer", kNoStance, kStates},
    Row{"inform", kNoStance, kStates | kReports | kUnsourced | kAddresses},
    Row{"inquire", questions, 0},
    Row{"insinuate", kNoStance, kStates},
    Row{"insist", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"instruct", kNoStance, kStates},
    Row{"intend", kNoStance, kInfinitive | kIntends},
    Row{"intention", kNoStance, kIntends},
    Row{"interject", kNoStance, kStates | kQuotes},
    Row{"interrupt", kNoStance, kQuotes},
    Row{"issue", kNoStance, kLight},
    Row{"joke", kNoStance, kStates | kReports | kSpeaks},
    Row{"judge", kNoStance, kStates},
    Row{"know", kNoStance, kStates | kInfinitive | kUnsourced},
    Row{"label", kNoStance, kStates},
    Row{"lambast", disputes, 0},
    Row{"lambaste", disputes, 0},
    Row{"lament", kNoStance, kStates | kReports | kQuotes},
    Row{"laud", supports, 0},
    Row{"laugh", kNoStance, kQuotes},
    Row{"leak", kNoStance, kStates},
    Row{"learn", kNoStance, kStates | kReports},
    Row{"letter", kNoStance, kOwned},
    Row{"level", kNoStance, kLight},
    Row{"lodge", kNoStance, kLight},
    Row{"maintain", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"make", kNoStance, kLight},
    Row{"mandate", kNoStance, kStates},
    Row{"marvel", supports, 0},
    Row{"mention", kNoStance, kStates | kSpeaks},
    Row{"message", kNoStance, kOwned},
    Row{"misgiving", doubts, 0},
    Row{"mistrust", doubts, 0},
    Row{"moan", kNoStance, kQuotes},
    Row{"mock", disputes, 0},
    Row{"motto", kNoStance, kOwned},
    Row{"mumble", kNoStance, kQuotes},
    Row{"murmur", kNoStance, kStates | kQuotes},
    Row{"muse", kNoStance, kStates | kSpeaks},
    Row{"mutter", kNoStance, kStates | kQuotes},
    Row{"myth", kNoStance, kStates},
    Row{"narrate", kNoStance, kStates},
    Row{"note", kNoStance, kStates | kReports | kSpeaks | kClause | kOwned},
    Row{"notify", kNoStance, kStates | kAddresses},
    Row{"object", disputes, kQuotes},
    Row{"objection", disputes, 0},
    Row{"observe", kNoStance, kStates | kReports | kSpeaks},
    Row{"offer", kNoStance, kIntends | kLight},
    Row{"opine", kNoStance, kStates | kQuotes},
    Row{"opinion", kNoStance, kOwned | kContentNoun},
    Row{"oppose", disputes, 0},
    Row{"opposition", disputes, 0},
    Row{"optimism", kNoStance, kStates},
    Row{"order", kNoStance, kStates},
    Row{"outline", kNoStance, kStates},
    Row{"outlook", predicts, 0},
    Row{"paraphrase", kNoStance, kStates},
    Row{"per", kNoStance, kStates},
    Row{"plan", kNoStance, kReports | kInfinitive | kIntends},
    Row{"plea", kNoStance, kOwned},
    Row{"plead", kNoStance, kStates | kQuotes},
    Row{"pledge", kNoStance, kStates | kReports | kInfinitive | kIntends | kSpeechNoun | kQuotes | kOwned},
    Row{"plot", kNoStance, kIntends},
    Row{"point", kNoStance, kStates | kReports},
    Row{"ponder", kNoStance, kStates},
    Row{"posit", kNoStance, kStates},
    Row{"position", kNoStance, kContentNoun},
    Row{"post", kNoStance, kStates | kReports | kSpeaks | kLight | kOwned},
    Row{"postulate", kNoStance, kStates},
    Row{"pour", kNoStance, kLight},
    Row{"praise", supports, kStates},
    Row{"pray", kNoStance, kStates},
    Row{"predict", predicts, kStates | kSpeaks | kClause},
    Row{"prediction", predicts, kStates | kSpeechNoun | kContentNoun | kOwned},
    Row{"presume", kNoStance, kStates | kHedges},
    Row{"proclaim", kNoStance, kStates},
    Row{"profess", kNoStance, kStates},
    Row{"prognosis", predicts, 0},
    Row{"project", predicts, kStates},
    Row{"projection", predicts, 0},
    Row{"promise", kNoStance,
        kStates | kReports | kSpeaks | kInfinitive | kIntends | kSpeechNoun | kContentNoun | kOwned},
    Row{"pronounce", kNoStance, kStates},
    Row{"prophesy", predicts, 0},
    Row{"propose", kNoStance, kStates | kReports | kInfinitive | kIntends},
    Row{"protest", disputes, kQuotes},
    Row{"prove", kNoStance, kStates},
    Row{"provide", kNoStance, kAnswers},
    Row{"publish", kNoStance, kStates},
    Row{"purport", kNoStance, kHedges},
    Row{"put", kNoStance, kLight},
    Row{"query", questions, 0},
    Row{"question", questions, kOwned},
    Row{"quip", kNoStance, kStates | kReports | kSpeaks},
    Row{"quiz", kNoStance, kAddresses},
    Row{"quote", kNoStance, kStates | kReports},
    Row{"rage", kNoStance, kQuotes},
    Row{"rail", kNoStance, kStates},
    Row{"raise", kNoStance, kLight},
    Row{"rant", kNoStance, kStates},
    Row{"rate", kNoStance, kStates},
    Row{"rave", kNoStance, kStates},
    Row{"reaction", kNoStance, kOwned},
    Row{"read", kNoStance, kStates | kReports | kQuotes},
    Row{"realise", kNoStance, kStates},
    Row{"realize", kNoStance, kStates},
    Row{"reason", kNoStance, kQuotes},
    Row{"reassure", kNoStance, kStates},
    Row{"rebuff", disputes, 0},
    Row{"rebuke", disputes, 0},
    Row{"rebut", disputes, 0},
    Row{"rebuttal", disputes, kOwned},
    Row{"recall", kNoStance, kStates | kReports | kSpeaks},
    Row{"recant", corrects, 0},
    Row{"receive", kNoStance, kLight},
    Row{"reckon", predicts, kStates | kHedges},
    Row{"recognise", concedes, kStates},
    Row{"recognize", concedes, kStates},
    Row{"recollect", kNoStance, kStates},
    Row{"recommend", kNoStance, kStates | kReports},
    Row{"record", kNoStance, kStates},
    Row{"recount", kNoStance, kStates | kQuotes},
    Row{"reflect", kNoStance, kStates | kQuotes},
    Row{"refusal", declines, 0},
    Row{"refuse", declines, kInfinitive},
    Row{"refutation", denies, 0},
    Row{"refute", denies, kStates},
    Row{"regard", kNoStance, kStates},
    Row{"reiterate", kNoStance, kStates | kReports | kLight | kQuotes},
    Row{"reject", denies, kStates},
    Row{"rejection", denies, 0},
    Row{"rejoin", kNoStance, kStates},
    Row{"relate", kNoStance, kStates},
    Row{"remark", kNoStance, kStates | kReports | kSpeaks | kSpeechNoun | kOwned},
    Row{"remember", kNoStance, kQuotes},
    Row{"remind", kNoStance, kStates | kReports | kAddresses},
    Row{"reminisce", kNoStance, kStates},
    Row{"repeat", kNoStance, kStates | kReports | kLight | kQuotes},
    Row{"reply", kNoStance, kStates | kReports | kSpeaks | kAnswers | kOwned},
    Row{"report", kNoStance,
        kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kPostposed | kSpeechNoun |
            kContentNoun},
    Row{"reportedly", kNoStance, kStates},
    Row{"repudiate", denies, 0},
    Row{"request", kNoStance, kOwned},
    Row{"respond", kNoStance, kStates | kReports | kSpeaks | kAnswers},
    Row{"response", kNoStance, kOwned},
    Row{"restate", corrects, 0},
    Row{"retort", kNoStance, kStates | kQuotes | kOwned},
    Row{"retract", corrects, 0},
    Row{"retraction", corrects, 0},
    Row{"return", kNoStance, kAnswers},
    Row{"reveal", kNoStance, kStates | kReports | kSpeaks},
    Row{"ridicule", disputes, 0},
    Row{"roar", kNoStance, kQuotes},
    Row{"rule", kNoStance, kStates | kReports},
    Row{"rumor", kNoStance, kStates | kInfinitive | kUnsourced | kHedges | kContentNoun},
    Row{"rumour", kNoStance, kStates | kInfinitive | kUnsourced | kHedges | kContentNoun},
    Row{"salute", supports, 0},
    Row{"say", kNoStance, kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kPostposed},
    Row{"sceptic", doubts, 0},
    Row{"sceptical", doubts, 0},
    Row{"scepticism", doubts, 0},
    Row{"scoff", disputes, kQuotes},
    Row{"scream", kNoStance, kQuotes},
    Row{"see", kNoStance, kStates},
    Row{"seek", kNoStance, kIntends},
    Row{"seem", kNoStance, kHedges},
    Row{"share", kNoStance, kLight},
    Row{"shout", kNoStance, kStates | kSpeaks},
    Row{"show", kNoStance, kStates | kReports | kLight},
    Row{"sidestep", declines, 0},
    Row{"sigh", kNoStance, kStates | kQuotes},
    Row{"signal", kNoStance, kStates | kLight},
    Row{"skeptic", doubts, 0},
    Row{"skeptical", doubts, 0},
    Row{"skepticism", doubts, 0},
    Row{"slam", disputes, 0},
    Row{"snap", kNoStance, kStates | kQuotes},
    Row{"sneer", kNoStance, kQuotes},
    Row{"specify", kNoStance, kStates | kAnswers},
    Row{"speculate", kNoStance, kStates | kReports | kHedges},
    Row{"speculation", kNoStance, kStates | kHedges | kContentNoun},
    Row{"speech", kNoStance, kOwned},
    Row{"state", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"statement", kNoStance, kStates | kSpeechNoun | kContentNoun | kOwned},
    Row{"stipulate", kNoStance, kStates},
    Row{"stress", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"sue", kNoStance, kStates},
    Row{"suggest", kNoStance, kStates | kReports | kSpeaks | kClause | kHedges},
    Row{"suggestion", kNoStance, kStates | kSpeechNoun | kContentNoun},
    Row{"sum", kNoStance, kStates},
    Row{"summarise", kNoStance, kStates | kQuotes},
    Row{"summarize", kNoStance, kStates | kQuotes},
    Row{"summary", kNoStance, kOwned},
    Row{"support", supports, 0},
    Row{"suppose", kNoStance, kUnsourced | kHedges},
    Row{"supposedly", kNoStance, kStates},
    Row{"surmise", kNoStance, kStates},
    Row{"suspect", kNoStance, kStates | kReports | kHedges},
    Row{"suspicion", kNoStance, kHedges},
    Row{"swear", kNoStance, kStates | kIntends},
    Row{"take", kNoStance, kLight | kOwned},
    Row{"tease", kNoStance, kQuotes},
    Row{"tell", kNoStance, kStates | kReports | kSpeaks | kInfinitive | kUnsourced | kAddresses},
    Row{"testify", kNoStance, kStates | kReports | kSpeaks},
    Row{"text", kNoStance, kOwned},
    Row{"theorise", kNoStance, kStates},
    Row{"theorize", kNoStance, kStates},
    Row{"theory", kNoStance, kStates},
    Row{"think", kNoStance, kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kHedges},
    Row{"threaten", kNoStance, kStates | kReports | kInfinitive | kIntends},
    Row{"throw", kNoStance, kLight},
    Row{"thunder", kNoStance, kQuotes},
    Row{"tout", supports, kStates},
    Row{"tweet", kNoStance, kStates | kReports | kSpeaks | kOwned},
    Row{"unconvinced", doubts, 0},
    Row{"underline", kNoStance, kStates},
    Row{"underscore", kNoStance, kStates},
    Row{"understand", kNoStance, kStates | kReports | kInfinitive | kUnsourced},
    Row{"undertake", kNoStance, kIntends},
    Row{"unlikely", doubts, 0},
    Row{"unsure", doubts, 0},
    Row{"update", kNoStance, kStates},
    Row{"urge", kNoStance, kStates | kReports | kSpeaks | kInfinitive | kAddresses},
    Row{"venture", kNoStance, kStates},
    Row{"verdict", kNoStance, kOwned},
    Row{"view", kNoStance, kStates | kOwned | kContentNoun},
    Row{"vindicate", supports, 0},
    Row{"voice", kNoStance, kLight},
    Row{"vouch", kNoStance, kStates},
    Row{"vow", kNoStance, kStates | kReports | kInfinitive | kIntends | kQuotes},
    Row{"want", kNoStance, kIntends},
    Row{"warn", kNoStance, kStates | kReports | kSpeaks | kClause | kAddresses},
    Row{"warning", kNoStance, kStates | kSpeechNoun | kContentNoun | kOwned},
    Row{"weigh", kNoStance, kStates},
    Row{"welcome", supports, 0},
    Row{"whisper", kNoStance, kStates | kSpeaks},
    Row{"win", kNoStance, kLight},
    Row{"wish", kNoStance, kIntends},
    Row{"wonder", questions, kQuotes},
    Row{"word", kNoStance, kOwned},
    Row{"worry", kNoStance, kStates},
    Row{"write", kNoStance, kStates | kReports | kSpeaks | kPostposed},
    Row{"yell", kNoStance, kStates | kQuotes}};
static_assert(std::is_sorted(kTable.begin(), kTable.end(),
                             [](const Row& a, const Row& b) { return a.lemma < b.lemma; }));

const Row* find_row(std::string_view lemma) {
  const auto* const at =
      std::lower_bound(kTable.begin(), kTable.end(), lemma,
                       [](const Row& row, std::string_view word) { return row.lemma < word; });
  return at != kTable.end() && at->lemma == lemma ? at : nullptr;
}

bool has(std::string_view lemma, Use use) {
  const Row* row = find_row(lemma);
  return row != nullptr && (row->uses & use) != 0;
}

}  // namespace

std::optional<StanceKind> cue_class(std::string_view lemma) {
  const Row* row = find_row(lemma);
  return row == nullptr ? std::nullopt : row->stance;
}

void mend_reporting_lemmas(AnnotatedText& doc) {
  for (Token& token : doc.tokens) {
    if (token.upos != Upos::VERB || token.lemma.size() < 3 || find_row(token.lemma) != nullptr) continue;
    const std::string form = fold_case(token.form);
    const Row* with = find_row(std::string(token.lemma) + 'e');  // "ruled" → "rul"
    if (with != nullptr && form == std::string(with->lemma) + 'd') token.lemma = with->lemma;
    const Row* without =
        token.lemma.back() == 'e' ? find_row(token.lemma.substr(0, token.lemma.size() - 1)) : nullptr;
    if (without != nullptr && form == std::string(without->lemma) + "ed") token.lemma = without->lemma;
  }
}

bool is_listed_cue(std::string_view lemma) {
  return find_row(lemma) != nullptr;
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
      {" raise ", " alarm ", disputes},
      {" throw cast ", " doubt ", doubts},
      {" cheer egg ", " on ", supports},
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

bool is_statement_cue(std::string_view lemma) {
  return has(lemma, kStates);
}
bool is_reporting_verb(std::string_view lemma) {
  return has(lemma, kReports);
}
bool is_speech_verb(std::string_view lemma) {
  return has(lemma, kSpeaks);
}
bool may_speak_quotation(std::string_view lemma) {
  return has(lemma, kSpeaks) || has(lemma, kQuotes);
}
bool takes_reported_clause(std::string_view lemma) {
  return has(lemma, kClause);
}
bool takes_reported_infinitive(std::string_view lemma) {
  return has(lemma, kInfinitive);
}
bool hides_source_in_passive(std::string_view lemma) {
  return has(lemma, kUnsourced);
}
bool closes_sentence(std::string_view lemma) {
  return has(lemma, kPostposed);
}
bool is_addressing_cue(std::string_view lemma) {
  return has(lemma, kAddresses);
}
bool is_answer_verb(std::string_view lemma) {
  return has(lemma, kAnswers);
}
bool is_hedging_cue(std::string_view lemma) {
  return has(lemma, kHedges);
}
bool is_intention_cue(std::string_view lemma) {
  return has(lemma, kIntends);
}
bool is_light_verb(std::string_view lemma) {
  return has(lemma, kLight);
}
bool is_speech_noun(std::string_view lemma) {
  return has(lemma, kSpeechNoun);
}
bool is_content_noun(std::string_view lemma) {
  return has(lemma, kContentNoun);
}

bool is_owned_saying(std::string_view lemma) {
  return has(lemma, kOwned);
}

bool is_hedging_adverb(std::string_view lemma) {
  return in_list(
      " reportedly allegedly apparently supposedly purportedly ostensibly seemingly perhaps possibly "
      "probably likely "
      "presumably potentially maybe conceivably arguably ",
      lemma);
}

}  // namespace claimgraph
