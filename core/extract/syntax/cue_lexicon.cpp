#include "core/extract/syntax/cue_lexicon.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

/// What a word can do; the functions of the header say it in full.
enum Use : std::uint64_t {
  kStates = 1ULL << 0U,
  kReports = 1ULL << 1U,
  kSpeaks = 1ULL << 2U,
  kClause = 1ULL << 3U,
  kInfinitive = 1ULL << 4U,
  kUnsourced = 1ULL << 5U,
  kPostposed = 1ULL << 6U,
  kAddresses = 1ULL << 7U,
  kAnswers = 1ULL << 8U,
  kHedges = 1ULL << 9U,
  kIntends = 1ULL << 10U,
  kLight = 1ULL << 11U,
  kSpeechNoun = 1ULL << 12U,
  kContentNoun = 1ULL << 13U,
  kQuotes = 1ULL << 14U,
  kOwned = 1ULL << 15U,
  kLabels = 1ULL << 16U,
  kDescribes = 1ULL << 17U,
  kAccuses = 1ULL << 18U,
  kOfClaims = 1ULL << 19U,
  kRefutes = 1ULL << 20U,
  kConfirms = 1ULL << 21U,
  kAdmits = 1ULL << 22U,
  kArguesThat = 1ULL << 23U,
  kThing = 1ULL << 24U,
  kAgainst = 1ULL << 25U,
  kWithholds = 1ULL << 26U,
  kOfSpeaker = 1ULL << 27U,
  kRetorts = 1ULL << 28U,
  kJudges = 1ULL << 29U,
  kAwaits = 1ULL << 30U,
  kHolds = 1ULL << 31U,
  kRefers = 1ULL << 32U,
  kLoose = 1ULL << 33U,
  kWants = 1ULL << 34U,
  kOnlySays = 1ULL << 35U,
  kAside = 1ULL << 36U,
  kShows = 1ULL << 37U,
  kPerceives = 1ULL << 38U,
  kSeems = 1ULL << 39U,
};
/// What makes a word a cue; the other uses say more about cues, or about words that stand beside them.
constexpr std::uint64_t kOfCues = kLabels - 1;

struct Row {
  std::string_view lemma;
  std::optional<StanceKind> stance;
  std::uint64_t uses;
};

using enum StanceKind;
constexpr std::optional<StanceKind> kNoStance;

// By lemma, in order: the stance of what the word does to its content, and its uses.
constexpr Row kTable[] = {
    Row{"accept", concedes, 0},
    Row{"accord", kNoStance, kStates},
    Row{"according", kNoStance, kStates},
    Row{"account", kNoStance, kRefers},
    Row{"accusation", kNoStance, kStates | kSpeechNoun | kContentNoun | kHolds | kRefers},
    Row{"accuse", kNoStance, kStates | kAccuses},
    Row{"acknowledge", concedes, kStates | kSpeaks | kClause | kAdmits},
    Row{"acknowledgement", concedes, 0},
    Row{"acknowledgment", concedes, 0},
    Row{"add", kNoStance, kStates | kReports | kSpeaks | kClause | kPostposed | kAside},
    Row{"admire", supports, 0},
    Row{"admission", concedes, kSpeechNoun},
    Row{"admit", concedes, kStates | kSpeaks | kClause | kOfClaims | kAdmits | kAwaits},
    Row{"advice", kNoStance, kOwned},
    Row{"advise", kNoStance, kStates | kReports | kAddresses | kQuotes | kAgainst},
    Row{"affirm", kNoStance, kStates | kReports},
    Row{"agree", supports, kStates | kReports | kInfinitive | kQuotes | kOfClaims | kOfSpeaker},
    Row{"agreement", supports, 0},
    Row{"aim", kNoStance, kIntends},
    Row{"air", kNoStance, kLight},
    Row{"alert", kNoStance, kStates},
    Row{"allegation", kNoStance, kStates | kSpeechNoun | kContentNoun | kHolds | kRefers},
    Row{"allege", kNoStance, kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kHedges},
    Row{"allegedly", kNoStance, kStates},
    Row{"allow", concedes, 0},
    Row{"allude", kNoStance, kStates},
    Row{"amend", corrects, 0},
    Row{"announce", kNoStance, kStates | kReports | kSpeaks | kClause | kPostposed | kAside},
    Row{"announcement", kNoStance, kSpeechNoun},
    Row{"answer", kNoStance, kSpeaks | kAnswers | kOwned},
    Row{"anticipate", predicts, kStates},
    Row{"anxiety", kNoStance, kStates},
    Row{"apology", kNoStance, kOwned},
    Row{"apparently", kNoStance, kStates},
    Row{"appeal", kNoStance, kOwned},
    Row{"appear", kNoStance, kInfinitive | kHedges | kSeems},
    Row{"applaud", supports, 0},
    Row{"approval", supports, 0},
    Row{"approve", supports, 0},
    Row{"argue", kNoStance, kStates | kReports | kSpeaks | kClause | kPostposed | kAgainst | kAwaits},
    Row{"argument", kNoStance, kStates | kSpeechNoun | kContentNoun | kOwned | kHolds | kRefers | kLoose},
    Row{"ask", questions, kSpeaks | kInfinitive | kAddresses | kOnlySays},
    Row{"assail", disputes, 0},
    Row{"assert", kNoStance, kStates | kReports | kSpeaks},
    Row{"assertion", kNoStance, kStates | kSpeechNoun | kContentNoun | kHolds | kRefers},
    Row{"assess", kNoStance, kStates},
    Row{"assessment", kNoStance, kOwned | kRefers},
    Row{"assume", kNoStance, kStates | kHedges},
    Row{"assumption", kNoStance, kHolds},
    Row{"assure", kNoStance, kStates | kReports | kAddresses},
    Row{"attack", disputes, kArguesThat | kThing},
    Row{"attest", kNoStance, kStates},
    Row{"attribute", kNoStance, kStates},
    Row{"back", supports, kThing},
    Row{"backing", supports, 0},
    Row{"bark", kNoStance, kQuotes},
    Row{"be", kNoStance, kLight},
    Row{"beg", kNoStance, kQuotes},
    Row{"belief", kNoStance, kStates | kHedges | kContentNoun | kHolds},
    Row{"believe", kNoStance,
        kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kHedges | kAwaits},
    Row{"bet", predicts, kThing},
    Row{"blame", kNoStance, kStates | kAccuses},
    Row{"blast", disputes, kJudges},
    Row{"boast", kNoStance, kStates | kReports | kQuotes},
    Row{"brag", kNoStance, kStates | kReports | kQuotes},
    Row{"brand", kNoStance, kStates | kLabels},
    Row{"brief", kNoStance, kStates | kAddresses},
    Row{"broadcast", kNoStance, kStates},
    Row{"calculate", kNoStance, kStates | kReports},
    Row{"call", kNoStance, kStates | kQuotes | kLabels},
    Row{"campaign", kNoStance, kAgainst},
    Row{"cast", kNoStance, kLight},
    Row{"caution", kNoStance, kStates | kReports | kAddresses | kQuotes | kAgainst},
    Row{"celebrate", supports, 0},
    Row{"certify", kNoStance, kStates | kReports},
    Row{"challenge", disputes, kOfClaims},
    Row{"champion", supports, kThing},
    Row{"characterisation", kNoStance, kRefers},
    Row{"characterise", kNoStance, kLabels | kDescribes},
    Row{"characterization", kNoStance, kRefers},
    Row{"characterize", kNoStance, kStates | kLabels | kDescribes},
    Row{"charge", kNoStance, kStates | kHolds | kRefers | kLoose},
    Row{"cheer", supports, 0},
    Row{"chime", kNoStance, kStates | kQuotes},
    Row{"chronicle", kNoStance, kStates},
    Row{"chuckle", kNoStance, kQuotes},
    Row{"cite", kNoStance, kStates | kReports},
    Row{"claim", kNoStance,
        kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kSpeechNoun | kContentNoun |
            kAwaits | kHolds | kRefers},
    Row{"clarification", corrects, 0},
    Row{"clarify", corrects, kStates | kQuotes},
    Row{"commend", supports, 0},
    Row{"comment", kNoStance,
        kStates | kReports | kSpeaks | kAnswers | kSpeechNoun | kOwned | kRefers | kLoose},
    Row{"commit", kNoStance, kIntends},
    Row{"complain", kNoStance, kStates | kReports | kSpeaks},
    Row{"complaint", kNoStance, kStates | kContentNoun | kOwned | kHolds | kRefers | kLoose},
    Row{"compliment", supports, 0},
    Row{"compute", kNoStance, kStates},
    Row{"concede", concedes, kStates | kSpeaks | kOfClaims | kAdmits},
    Row{"concern", kNoStance, kStates | kContentNoun | kHolds},
    Row{"concession", concedes, 0},
    Row{"conclude", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"conclusion", kNoStance, kOwned | kRefers},
    Row{"concur", supports, kOfClaims | kOfSpeaker},
    Row{"condemn", disputes, kStates | kJudges},
    Row{"condemnation", disputes, 0},
    Row{"confess", concedes, kQuotes | kOfClaims | kAdmits},
    Row{"confession", concedes, 0},
    Row{"confirm", kNoStance, kStates | kReports | kSpeaks | kClause | kAnswers | kOfClaims | kConfirms},
    Row{"consider", kNoStance, kStates | kReports | kInfinitive | kUnsourced},
    Row{"contend", kNoStance, kStates | kReports | kSpeaks},
    Row{"contention", kNoStance, kContentNoun | kRefers},
    Row{"contest", disputes, kOfClaims | kRefutes},
    Row{"continue", kNoStance, kStates | kReports | kSpeaks},
    Row{"contradict", disputes, kOfClaims | kOfSpeaker},
    Row{"convict", kNoStance, kStates | kAccuses},
    Row{"conviction", kNoStance, kContentNoun},
    Row{"correct", corrects, kStates | kOfSpeaker},
    Row{"correction", corrects, 0},
    Row{"corroborate", supports, kOfClaims | kConfirms},
    Row{"counsel", kNoStance, kAgainst},
    Row{"counter", disputes, kStates | kQuotes | kOfClaims | kArguesThat | kThing | kOfSpeaker | kRetorts},
    Row{"credit", kNoStance, kStates},
    Row{"critical", disputes, 0},
    Row{"criticise", disputes, kStates | kArguesThat},
    Row{"criticism", disputes, kSpeechNoun | kArguesThat | kHolds},
    Row{"criticize", disputes, kStates | kArguesThat},
    Row{"cry", kNoStance, kStates | kQuotes},
    Row{"deadpan", kNoStance, kQuotes},
    Row{"debunk", disputes, kOfClaims},
    Row{"decide", kNoStance, kStates | kReports},
    Row{"declaration", kNoStance, kSpeechNoun},
    Row{"declare", kNoStance, kStates | kReports | kSpeaks},
    Row{"decline", declines, kInfinitive | kThing},
    Row{"decree", kNoStance, kStates},
    Row{"decried", disputes, 0},
    Row{"decry", disputes, kJudges},
    Row{"deduce", kNoStance, kStates},
    Row{"deem", kNoStance, kStates | kUnsourced | kLabels},
    Row{"defence", kNoStance, kOwned},
    Row{"defend", supports, kStates},
    Row{"defense", kNoStance, kOwned},
    Row{"deflect", declines, 0},
    Row{"demand", kNoStance, kStates | kReports | kQuotes | kOwned | kWants},
    Row{"demonstrate", kNoStance, kStates},
    Row{"demur", declines, 0},
    Row{"denial", denies, kStates | kSpeechNoun | kContentNoun},
    Row{"denounce", disputes, kJudges},
    Row{"deny", denies, kStates | kSpeaks | kClause | kOfClaims | kRefutes},
    Row{"deplore", disputes, 0},
    Row{"deride", disputes, 0},
    Row{"describe", kNoStance, kStates | kReports | kLabels | kDescribes},
    Row{"description", kNoStance, kRefers | kLoose},
    Row{"detail", kNoStance, kStates},
    Row{"determine", kNoStance, kStates},
    Row{"direct", kNoStance, kStates},
    Row{"disagree", disputes, kStates | kOfClaims | kOfSpeaker},
    Row{"disagreement", disputes, 0},
    Row{"disapprove", disputes, 0},
    Row{"disavow", denies, kOfClaims},
    Row{"disbelief", doubts, 0},
    Row{"disbelieve", doubts, 0},
    Row{"disclaim", denies, 0},
    Row{"disclose", kNoStance, kStates | kReports | kSpeaks | kAnswers},
    Row{"discount", disputes, 0},
    Row{"discover", kNoStance, kStates},
    Row{"discredit", disputes, 0},
    Row{"discuss", kNoStance, kAnswers},
    Row{"dismiss", disputes, kStates | kOfClaims | kJudges},
    Row{"display", kNoStance, kShows},
    Row{"dispute", disputes, kStates | kClause | kOfClaims | kRefutes},
    Row{"distrust", doubts, 0},
    Row{"divulge", kNoStance, kStates},
    Row{"do", kNoStance, kLight},
    Row{"document", kNoStance, kStates},
    Row{"doubt", doubts, kStates | kClause | kContentNoun | kOfClaims | kHolds},
    Row{"doubtful", doubts, 0},
    Row{"downplay", disputes, 0},
    Row{"draw", kNoStance, kLight},
    Row{"dub", kNoStance, kStates | kLabels},
    Row{"dubious", doubts, 0},
    Row{"echo", kNoStance, kStates | kOfSpeaker},
    Row{"elaborate", kNoStance, kStates | kAnswers | kQuotes},
    Row{"email", kNoStance, kOwned},
    Row{"emphasise", kNoStance, kStates | kReports | kSpeaks},
    Row{"emphasize", kNoStance, kStates | kReports | kSpeaks},
    Row{"endorse", supports, 0},
    Row{"endorsement", supports, 0},
    Row{"enquire", questions, 0},
    Row{"enthuse", kNoStance, kQuotes},
    Row{"establish", kNoStance, kStates},
    Row{"estimate", kNoStance,
        kStates | kReports | kClause | kInfinitive | kUnsourced | kContentNoun | kHolds},
    Row{"exclaim", kNoStance, kStates | kSpeaks},
    Row{"excuse", kNoStance, kOwned},
    Row{"exhibit", kNoStance, kShows},
    Row{"expect", predicts, kStates | kInfinitive | kUnsourced | kAwaits},
    Row{"expectation", predicts, kStates | kContentNoun | kHolds},
    Row{"explain", kNoStance, kStates | kReports | kSpeaks | kClause | kWithholds},
    Row{"explanation", kNoStance, kOwned},
    Row{"express", kNoStance, kLight},
    Row{"extol", supports, 0},
    Row{"face", kNoStance, kLight},
    Row{"fact", kNoStance, kHolds},
    Row{"favor", supports, 0},
    Row{"favour", supports, 0},
    Row{"fear", kNoStance, kStates | kReports | kContentNoun | kOwned | kAwaits | kHolds},
    Row{"feel", kNoStance, kStates | kReports | kHedges | kAwaits | kPerceives},
    Row{"find", kNoStance, kStates | kReports | kAwaits},
    Row{"finding", kNoStance, kRefers | kLoose},
    Row{"forecast", predicts, kStates | kContentNoun | kOwned | kRefers},
    Row{"foresee", predicts, 0},
    Row{"fret", kNoStance, kStates},
    Row{"fume", kNoStance, kStates | kQuotes},
    Row{"get", kNoStance, kLight},
    Row{"give", kNoStance, kAnswers | kLight},
    Row{"goal", kNoStance, kIntends},
    Row{"grant", concedes, kAdmits | kThing},
    Row{"groan", kNoStance, kQuotes},
    Row{"growl", kNoStance, kQuotes},
    Row{"grumble", kNoStance, kStates | kQuotes},
    Row{"guarantee", kNoStance, kStates},
    Row{"guess", kNoStance, kStates | kHedges},
    Row{"gush", kNoStance, kQuotes},
    Row{"hail", supports, kStates},
    Row{"have", kNoStance, kLight},
    Row{"headline", kNoStance, kOwned},
    Row{"hear", kNoStance, kStates | kAwaits | kPerceives},
    Row{"highlight", kNoStance, kStates},
    Row{"hint", kNoStance, kStates | kReports | kHedges},
    Row{"hope", kNoStance, kReports | kInfinitive | kIntends | kContentNoun | kOwned | kAwaits | kHolds},
    Row{"hunch", kNoStance, kHedges},
    Row{"hypothesize", kNoStance, kStates},
    Row{"idea", kNoStance, kStates | kHolds | kLoose},
    Row{"imagine", kNoStance, kStates | kHedges},
    Row{"implore", kNoStance, kStates},
    Row{"imply", kNoStance, kHedges},
    Row{"impression", kNoStance, kHolds},
    Row{"indicate", kNoStance, kStates | kReports},
    Row{"indict", kNoStance, kStates},
    Row{"infer", kNoStance, kStates},
    Row{"inform", kNoStance, kStates | kReports | kUnsourced | kAddresses},
    Row{"inquire", questions, 0},
    Row{"insinuate", kNoStance, kStates},
    Row{"insinuation", kNoStance, kRefers},
    Row{"insist", kNoStance, kStates | kReports | kSpeaks | kClause | kAwaits | kWants},
    Row{"instruct", kNoStance, kStates},
    Row{"intend", kNoStance, kInfinitive | kIntends},
    Row{"intention", kNoStance, kIntends},
    Row{"interject", kNoStance, kStates | kQuotes},
    Row{"interpretation", kNoStance, kRefers},
    Row{"interrupt", kNoStance, kQuotes},
    Row{"issue", kNoStance, kLight},
    Row{"joke", kNoStance, kStates | kReports | kSpeaks},
    Row{"judge", kNoStance, kStates},
    Row{"know", kNoStance, kStates | kInfinitive | kUnsourced | kAwaits},
    Row{"label", kNoStance, kStates | kLabels},
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
    Row{"look", kNoStance, kSeems},
    Row{"maintain", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"make", kNoStance, kLight},
    Row{"mandate", kNoStance, kStates},
    Row{"marvel", supports, 0},
    Row{"mean", kNoStance, kAwaits},
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
    Row{"narrative", kNoStance, kRefers},
    Row{"note", kNoStance, kStates | kReports | kSpeaks | kClause | kOwned},
    Row{"notify", kNoStance, kStates | kAddresses},
    Row{"notion", kNoStance, kHolds | kRefers | kLoose},
    Row{"object", disputes, kQuotes | kArguesThat | kThing},
    Row{"objection", disputes, kArguesThat},
    Row{"observe", kNoStance, kStates | kReports | kSpeaks},
    Row{"offer", kNoStance, kIntends | kLight},
    Row{"opine", kNoStance, kStates | kQuotes},
    Row{"opinion", kNoStance, kContentNoun | kOwned},
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
    Row{"pledge", kNoStance,
        kStates | kReports | kInfinitive | kIntends | kSpeechNoun | kQuotes | kOwned | kWants},
    Row{"plot", kNoStance, kIntends},
    Row{"point", kNoStance, kStates | kReports},
    Row{"ponder", kNoStance, kStates},
    Row{"portray", kNoStance, kLabels | kDescribes},
    Row{"portrayal", kNoStance, kRefers},
    Row{"posit", kNoStance, kStates},
    Row{"position", kNoStance, kContentNoun},
    Row{"possibility", kNoStance, kHolds},
    Row{"post", kNoStance, kStates | kReports | kSpeaks | kLight | kOwned},
    Row{"postulate", kNoStance, kStates},
    Row{"pour", kNoStance, kLight},
    Row{"praise", supports, kStates},
    Row{"pray", kNoStance, kStates},
    Row{"predict", predicts, kStates | kSpeaks | kClause},
    Row{"prediction", predicts, kStates | kSpeechNoun | kContentNoun | kOwned | kHolds | kRefers},
    Row{"presume", kNoStance, kStates | kHedges},
    Row{"proclaim", kNoStance, kStates},
    Row{"profess", kNoStance, kStates},
    Row{"prognosis", predicts, 0},
    Row{"project", predicts, kStates | kThing},
    Row{"projection", predicts, 0},
    Row{"promise", kNoStance,
        kStates | kReports | kSpeaks | kInfinitive | kIntends | kSpeechNoun | kContentNoun | kOwned | kWants},
    Row{"pronounce", kNoStance, kStates},
    Row{"prophesy", predicts, 0},
    Row{"propose", kNoStance, kStates | kReports | kInfinitive | kIntends | kWants},
    Row{"protest", disputes, kQuotes | kArguesThat},
    Row{"prove", kNoStance, kStates},
    Row{"provide", kNoStance, kAnswers},
    Row{"publish", kNoStance, kStates},
    Row{"purport", kNoStance, kHedges},
    Row{"put", kNoStance, kLight},
    Row{"query", questions, 0},
    Row{"question", questions, kOwned | kOfClaims},
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
    Row{"realise", kNoStance, kStates | kAwaits},
    Row{"realize", kNoStance, kStates | kAwaits},
    Row{"reason", kNoStance, kQuotes},
    Row{"reassure", kNoStance, kStates},
    Row{"rebuff", disputes, 0},
    Row{"rebuke", disputes, 0},
    Row{"rebut", disputes, kOfClaims | kRefutes | kArguesThat | kOfSpeaker | kRetorts},
    Row{"rebuttal", disputes, kOwned | kArguesThat},
    Row{"recall", kNoStance, kStates | kReports | kSpeaks},
    Row{"recant", corrects, 0},
    Row{"receive", kNoStance, kLight},
    Row{"reckon", predicts, kStates | kHedges},
    Row{"recognise", concedes, kStates | kAdmits},
    Row{"recognize", concedes, kStates | kAdmits},
    Row{"recollect", kNoStance, kStates},
    Row{"recommend", kNoStance, kStates | kReports | kAgainst},
    Row{"record", kNoStance, kStates},
    Row{"recount", kNoStance, kStates | kQuotes},
    Row{"reflect", kNoStance, kStates | kQuotes},
    Row{"refusal", declines, 0},
    Row{"refuse", declines, kInfinitive},
    Row{"refutation", denies, 0},
    Row{"refute", denies, kStates | kOfClaims | kRefutes | kOfSpeaker},
    Row{"regard", kNoStance, kStates | kJudges},
    Row{"reiterate", kNoStance, kStates | kReports | kLight | kQuotes},
    Row{"reject", denies, kStates | kOfClaims | kJudges},
    Row{"rejection", denies, 0},
    Row{"rejoin", kNoStance, kStates},
    Row{"relate", kNoStance, kStates},
    Row{"remark", kNoStance, kStates | kReports | kSpeaks | kSpeechNoun | kOwned | kRefers | kLoose},
    Row{"remember", kNoStance, kQuotes},
    Row{"remind", kNoStance, kStates | kReports | kAddresses},
    Row{"reminisce", kNoStance, kStates},
    Row{"repeat", kNoStance, kStates | kReports | kLight | kQuotes},
    Row{"reply", kNoStance, kStates | kReports | kSpeaks | kAnswers | kOwned | kOnlySays},
    Row{"report", kNoStance,
        kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kPostposed | kSpeechNoun |
            kContentNoun | kHolds | kRefers | kLoose},
    Row{"reportedly", kNoStance, kStates},
    Row{"repudiate", denies, kOfClaims},
    Row{"request", kNoStance, kOwned},
    Row{"require", kNoStance, kWants},
    Row{"respond", kNoStance, kStates | kReports | kSpeaks | kAnswers | kOnlySays},
    Row{"response", kNoStance, kOwned},
    Row{"restate", corrects, 0},
    Row{"retort", kNoStance, kStates | kQuotes | kOwned | kRetorts},
    Row{"retract", corrects, 0},
    Row{"retraction", corrects, 0},
    Row{"return", kNoStance, kAnswers},
    Row{"reveal", kNoStance, kStates | kReports | kSpeaks | kWithholds | kShows},
    Row{"ridicule", disputes, 0},
    Row{"roar", kNoStance, kQuotes},
    Row{"rule", kNoStance, kStates | kReports | kAgainst},
    Row{"rumor", kNoStance, kStates | kInfinitive | kUnsourced | kHedges | kContentNoun | kHolds | kRefers},
    Row{"rumour", kNoStance, kStates | kInfinitive | kUnsourced | kHedges | kContentNoun | kHolds | kRefers},
    Row{"salute", supports, 0},
    Row{"say", kNoStance,
        kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kPostposed | kWithholds |
            kAwaits | kOnlySays | kAside},
    Row{"sceptic", doubts, 0},
    Row{"sceptical", doubts, 0},
    Row{"scepticism", doubts, 0},
    Row{"scoff", disputes, kQuotes | kArguesThat},
    Row{"scream", kNoStance, kQuotes},
    Row{"see", kNoStance, kStates | kJudges | kAwaits | kPerceives},
    Row{"seek", kNoStance, kIntends},
    Row{"seem", kNoStance, kHedges | kSeems},
    Row{"share", kNoStance, kLight},
    Row{"shout", kNoStance, kStates | kSpeaks},
    Row{"show", kNoStance, kStates | kReports | kLight | kAwaits | kShows},
    Row{"sidestep", declines, 0},
    Row{"sigh", kNoStance, kStates | kQuotes},
    Row{"signal", kNoStance, kStates | kLight},
    Row{"skeptic", doubts, 0},
    Row{"skeptical", doubts, 0},
    Row{"skepticism", doubts, 0},
    Row{"slam", disputes, kJudges},
    Row{"snap", kNoStance, kStates | kQuotes},
    Row{"sneer", kNoStance, kQuotes},
    Row{"speak", kNoStance, kAgainst},
    Row{"specify", kNoStance, kStates | kAnswers},
    Row{"speculate", kNoStance, kStates | kReports | kHedges},
    Row{"speculation", kNoStance, kStates | kHedges | kContentNoun | kHolds},
    Row{"speech", kNoStance, kOwned},
    Row{"state", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"statement", kNoStance, kStates | kSpeechNoun | kContentNoun | kOwned | kHolds | kRefers | kLoose},
    Row{"stipulate", kNoStance, kStates},
    Row{"story", kNoStance, kRefers | kLoose},
    Row{"stress", kNoStance, kStates | kReports | kSpeaks | kClause},
    Row{"substantiate", kNoStance, kOfClaims | kConfirms},
    Row{"sue", kNoStance, kStates},
    Row{"suggest", kNoStance, kStates | kReports | kSpeaks | kClause | kHedges | kAwaits},
    Row{"suggestion", kNoStance, kStates | kSpeechNoun | kContentNoun | kHolds | kRefers | kLoose},
    Row{"sum", kNoStance, kStates},
    Row{"summarise", kNoStance, kStates | kQuotes},
    Row{"summarize", kNoStance, kStates | kQuotes},
    Row{"summary", kNoStance, kOwned},
    Row{"support", supports, 0},
    Row{"suppose", kNoStance, kUnsourced | kHedges},
    Row{"supposedly", kNoStance, kStates},
    Row{"surmise", kNoStance, kStates},
    Row{"suspect", kNoStance, kStates | kReports | kHedges | kAccuses},
    Row{"suspicion", kNoStance, kHedges | kHolds},
    Row{"swear", kNoStance, kStates | kIntends},
    Row{"take", kNoStance, kLight | kOwned},
    Row{"tease", kNoStance, kQuotes},
    Row{"tell", kNoStance,
        kStates | kReports | kSpeaks | kInfinitive | kUnsourced | kAddresses | kWithholds | kOnlySays |
            kAside},
    Row{"term", kNoStance, kLabels},
    Row{"testify", kNoStance, kStates | kReports | kSpeaks},
    Row{"text", kNoStance, kOwned},
    Row{"theorise", kNoStance, kStates},
    Row{"theorize", kNoStance, kStates},
    Row{"theory", kNoStance, kStates | kRefers | kLoose},
    Row{"think", kNoStance,
        kStates | kReports | kSpeaks | kClause | kInfinitive | kUnsourced | kHedges | kAwaits},
    Row{"threaten", kNoStance, kStates | kReports | kInfinitive | kIntends | kWants},
    Row{"throw", kNoStance, kLight},
    Row{"thunder", kNoStance, kQuotes},
    Row{"tout", supports, kStates},
    Row{"tweet", kNoStance, kStates | kReports | kSpeaks | kOwned},
    Row{"unconvinced", doubts, 0},
    Row{"underline", kNoStance, kStates},
    Row{"underscore", kNoStance, kStates},
    Row{"understand", kNoStance, kStates | kReports | kInfinitive | kUnsourced | kAwaits},
    Row{"undertake", kNoStance, kIntends},
    Row{"unlikely", doubts, 0},
    Row{"unsure", doubts, 0},
    Row{"update", kNoStance, kStates},
    Row{"urge", kNoStance, kStates | kReports | kSpeaks | kInfinitive | kAddresses},
    Row{"venture", kNoStance, kStates},
    Row{"verdict", kNoStance, kOwned},
    Row{"verify", kNoStance, kOfClaims | kConfirms},
    Row{"version", kNoStance, kRefers | kLoose},
    Row{"view", kNoStance, kStates | kContentNoun | kOwned | kJudges | kHolds},
    Row{"vindicate", supports, 0},
    Row{"voice", kNoStance, kLight},
    Row{"vote", kNoStance, kAgainst},
    Row{"vouch", kNoStance, kStates},
    Row{"vow", kNoStance, kStates | kReports | kInfinitive | kIntends | kQuotes | kWants},
    Row{"want", kNoStance, kIntends},
    Row{"warn", kNoStance, kStates | kReports | kSpeaks | kClause | kAddresses | kAgainst},
    Row{"warning", kNoStance, kStates | kSpeechNoun | kContentNoun | kOwned | kHolds},
    Row{"watch", kNoStance, kPerceives},
    Row{"weigh", kNoStance, kStates},
    Row{"welcome", supports, 0},
    Row{"whisper", kNoStance, kStates | kSpeaks},
    Row{"win", kNoStance, kLight},
    Row{"wish", kNoStance, kIntends},
    Row{"wonder", questions, kQuotes},
    Row{"word", kNoStance, kOwned},
    Row{"worry", kNoStance, kStates | kHolds},
    Row{"write", kNoStance, kStates | kReports | kSpeaks | kPostposed},
    Row{"yell", kNoStance, kStates | kQuotes}};
static_assert(std::is_sorted(std::begin(kTable), std::end(kTable),
                             [](const Row& a, const Row& b) { return a.lemma < b.lemma; }));

const Row* find_row(std::string_view lemma) {
  const Row* const at =
      std::lower_bound(std::begin(kTable), std::end(kTable), lemma,
                       [](const Row& row, std::string_view word) { return row.lemma < word; });
  return at != std::end(kTable) && at->lemma == lemma ? at : nullptr;
}

bool has(std::string_view lemma, Use use) {
  const Row* row = find_row(lemma);
  return row != nullptr && (row->uses & use) != 0;
}

/// The row of a word that can be a cue.
const Row* find_cue(std::string_view lemma) {
  const Row* row = find_row(lemma);
  return row != nullptr && (row->stance || (row->uses & kOfCues) != 0) ? row : nullptr;
}

}  // namespace

std::optional<StanceKind> cue_class(std::string_view lemma) {
  const Row* row = find_row(lemma);
  return row == nullptr ? std::nullopt : row->stance;
}

void mend_reporting_lemmas(AnnotatedText& doc) {
  for (Token& token : doc.tokens) {
    if (token.upos != Upos::VERB || token.lemma.size() < 3 || find_cue(token.lemma) != nullptr) continue;
    const std::string form = fold_case(token.form);
    const Row* with = find_cue(std::string(token.lemma) + 'e');  // "ruled" → "rul"
    if (with != nullptr && form == std::string(with->lemma) + 'd') token.lemma = with->lemma;
    const Row* without =
        token.lemma.back() == 'e' ? find_cue(token.lemma.substr(0, token.lemma.size() - 1)) : nullptr;
    if (without != nullptr && form == std::string(without->lemma) + "ed") token.lemma = without->lemma;
  }
}

bool is_listed_cue(std::string_view lemma) {
  return find_cue(lemma) != nullptr;
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
      if (!in_list(phrase.words, fold_case(syntax.token(c).form))) continue;
      // "spoke out about the plan": against it or for it
      const bool about = c + 1 < syntax.doc().tokens.size() && in_list(" about on for ", syntax.lemma(c + 1));
      return about && syntax.lemma(verb) == "speak" ? StanceKind::asserts : phrase.stance;
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

bool is_labelling_verb(std::string_view lemma) {
  return has(lemma, kLabels);
}
bool is_describing_verb(std::string_view lemma) {
  return has(lemma, kDescribes);
}
bool is_accusing_verb(std::string_view lemma) {
  return has(lemma, kAccuses);
}
bool is_aimed_at_claims(std::string_view lemma) {
  return has(lemma, kOfClaims);
}
bool is_refuting_verb(std::string_view lemma) {
  return has(lemma, kRefutes);
}
bool is_confirming_verb(std::string_view lemma) {
  return has(lemma, kConfirms);
}
bool is_admitting_verb(std::string_view lemma) {
  return has(lemma, kAdmits);
}
bool argues_its_clause(std::string_view lemma) {
  return has(lemma, kArguesThat);
}
bool is_thing_as_noun(std::string_view lemma) {
  return has(lemma, kThing);
}
bool takes_against(std::string_view lemma) {
  return has(lemma, kAgainst);
}
bool may_withhold(std::string_view lemma) {
  return has(lemma, kWithholds);
}
bool answers_a_speaker(std::string_view lemma) {
  return has(lemma, kOfSpeaker);
}
bool is_retort(std::string_view lemma) {
  return has(lemma, kRetorts);
}
bool is_judging_verb(std::string_view lemma) {
  return has(lemma, kJudges);
}
bool awaits_clause(std::string_view lemma) {
  return has(lemma, kAwaits);
}
bool holds_a_claim(std::string_view lemma) {
  return has(lemma, kHolds);
}
bool refers_to_claim(std::string_view lemma) {
  return has(lemma, kRefers);
}
bool may_be_a_thing(std::string_view lemma) {
  return has(lemma, kLoose);
}
bool asks_for_its_object(std::string_view lemma) {
  return has(lemma, kWants);
}
bool only_says(std::string_view lemma) {
  return has(lemma, kOnlySays);
}
bool says_aside(std::string_view lemma) {
  return has(lemma, kAside);
}
bool is_showing_verb(std::string_view lemma) {
  return has(lemma, kShows);
}
bool is_perceiving_verb(std::string_view lemma) {
  return has(lemma, kPerceives);
}
bool is_seeming_verb(std::string_view lemma) {
  return has(lemma, kSeems);
}

bool is_reporting_preposition(std::string_view lemma) {
  return in_list(" per via for against ", lemma);
}

bool is_hedging_adverb(std::string_view lemma) {
  return in_list(
      " reportedly allegedly apparently supposedly purportedly ostensibly seemingly perhaps possibly "
      "probably likely "
      "presumably potentially maybe conceivably arguably ",
      lemma);
}

}  // namespace claimgraph
