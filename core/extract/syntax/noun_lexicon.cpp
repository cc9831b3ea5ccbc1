#include "core/extract/syntax/noun_lexicon.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/base/words.hpp"

namespace claimgraph::lexicon {
namespace {

using WordSet = std::unordered_set<std::string_view>;
using WordMap = std::unordered_map<std::string_view, std::string_view>;

template <typename Add>
void for_each_word(std::string_view list, Add add) {
  std::size_t at = 0;
  while (at < list.size()) {
    while (at < list.size() && (list[at] == ' ' || list[at] == '\n')) ++at;
    std::size_t end = at;
    while (end < list.size() && list[end] != ' ' && list[end] != '\n') ++end;
    if (end > at) add(list.substr(at, end - at));
    at = end;
  }
}

WordSet word_set(std::string_view list) {
  WordSet out;
  for_each_word(list, [&](std::string_view word) { out.insert(word); });
  return out;
}

/// "key=value" pairs; '_' in a value stands for a space.
struct PairList {
  std::string storage;
  WordMap map;
  explicit PairList(std::string_view list) : storage(list) {
    for (char& c : storage)
      if (c == '_') c = ' ';
    for_each_word(list, [&](std::string_view word) {
      const std::size_t base = static_cast<std::size_t>(word.data() - list.data());
      const std::size_t equals = word.find('=');
      const std::string_view whole(storage);
      map.emplace(whole.substr(base, equals), whole.substr(base + equals + 1, word.size() - equals - 1));
    });
  }
  std::string_view find(std::string_view key) const {
    const auto it = map.find(key);
    return it == map.end() ? std::string_view{} : it->second;
  }
};

constexpr std::string_view kPersonNouns = R"(
accountant activist actor actress adult adviser advisor advocate aide alderman ally ambassador analyst anchor
applicant archbishop architect artist assistant astronaut astronomer athlete attacker attendant attorney aunt
author baby bachelor banker baron baroness barrister bidder billionaire biographer biologist bishop blogger
bodyguard boss boxer boy boyfriend bride broadcaster broker brother builder bureaucrat businessman
businesswoman buyer bystander campaigner candidate captain cardinal caretaker celebrity ceo cfo chair chairman
chairperson chairwoman champion chancellor chaplain chef chemist chief child citizen cleric clerk client coach
co-author co-founder co-owner coauthor cofounder collector collaborator colleague colonel columnist comedian
commander commentator commissioner composer comptroller conductor congressman congresswoman conservative
constable consultant consumer contractor coordinator coroner correspondent councillor councilman councilwoman
counselor countess cousin creator critic cto curator customer dad dancer daughter dealer dean defendant defender
delegate democrat dentist deputy designer detainee detective developer dictator diplomat director dissident
doctor donor driver duchess duke economist editor educator elder emperor employee employer engineer entrepreneur
envoy epidemiologist ex-husband ex-president ex-wife executive expert explorer farmer father fellow fighter
filmmaker financier firefighter fisherman footballer forecaster foreigner founder friend fugitive gambler gangster
general geologist girl girlfriend goalkeeper governor grandfather grandmother grandson granddaughter graduate guard
guardian guest guitarist gunman guy hacker head headmaster heir heiress hero historian host hostage hunter husband
immigrant inmate inspector instructor insider intern interviewer interviewee inventor investigator investor
jew journalist judge juror justice kid killer king lady landlord lawmaker lawyer leader lecturer legend legislator
liberal librarian lieutenant linguist lobbyist lord magistrate mailman major man manager master mathematician mayor
mechanic mediator member mentor merchant messenger midfielder migrant militant minister miner missionary mom
monarch monk mother motorist mp mum musician muslim nanny native negotiator neighbor neighbour nephew newcomer
niece nominee novelist nun nurse observer officer official ombudsman operator opponent organiser organizer orphan
outsider owner painter parent partner passenger pastor patient patriarch peer performer person philanthropist
philosopher photographer physician physicist pianist pilot pioneer player playwright plaintiff poet policeman
policewoman politician pollster pope preacher predecessor premier presenter president priest prime-minister prince
princess principal prisoner prodigy producer professor programmer prosecutor protester protestor provost
psychiatrist psychologist publicist publisher pundit pupil queen rabbi racer ranger rapist reader rebel
recipient recruit referee reformer refugee regulator relative reporter representative republican researcher
resident retiree reviewer rider rival rower runner sailor salesman saleswoman scholar scientist screenwriter
sculptor secretary senator sergeant servant settler shareholder sheriff shopkeeper singer sister skier smuggler
soldier solicitor son songwriter speaker specialist spectator spokesman spokesperson spokeswoman sportsman
spouse star statesman statistician stepfather stepmother striker student subscriber successor superintendent
supervisor supporter surgeon survivor suspect swimmer teacher teen teenager technician tenant terrorist therapist
thief tourist trader trainer traveler traveller treasurer trustee tutor twin tycoon uncle undersecretary user
veteran vice-president victim villager viewer violinist visitor volunteer voter waiter waitress warden warrior
whistleblower widow widower wife winner witness woman worker worshipper writer youngster youth dj vp adjutant
heavyweight figure insider backer challenger incumbent frontrunner newcomer signatory respondent participant
attendee contestant competitor finalist administrator appointee deportee drummer goaltender linebacker paramedic
quarterback trooper)";

constexpr std::string_view kOrganizationNouns = R"(
academy administration agency airline alliance army assembly association authority bank board body brand broker
brokerage broadcaster bureau business cabinet carrier cartel central-bank chain chamber channel charity chipmaker
church clinic club coalition college commission committee community company conglomerate congress consortium
consultancy contractor cooperative corporation council court creator department developer directorate
distributor embassy employer enterprise establishment exchange faction factory federation firm force forum
foundation franchise fund gang giant government group guild hospital house industry institute institution insurer
investigator investor jury laboratory lab label league legislature lender library lobby magazine maker
manufacturer media military militia ministry monarchy monastery movement museum navy network newspaper ngo
nonprofit non-profit office operator orchestra organisation organization outfit outlet paper parliament
partnership party police practice publication publisher regime regulator retailer school secretariat senate
service society startup start-up station store studio subsidiary supplier team tribunal troupe trust
union university utility vendor watchdog website site newsroom think-tank thinktank wire syndicate carmaker
automaker drugmaker chipmaker unicorn heavyweight multinational publisher parent workshop band crew squad side
platform portal bookmaker bourse)";

constexpr std::string_view kCompanyNouns =
    "company firm start-up startup corporation business maker giant manufacturer developer conglomerate "
    "unicorn "
    "multinational enterprise chipmaker carmaker automaker drugmaker supplier vendor outfit retailer insurer "
    "lender consultancy brokerage airline think-tank charity";

constexpr std::string_view kPlaceNouns = R"(
airport area atoll avenue bay beach border borough building campus canal capital castle city coast colony continent
country county desert district forest garden harbour harbor headquarters hill home homeland hotel hub island kingdom
lake land location mountain municipality nation neighborhood neighbourhood ocean park peninsula place plaza port
prefecture province range region republic resort river road room sea site square stadium state street suburb
superpower territory town township valley venue village ward world zone)";

constexpr std::string_view kGroupNouns = R"(
audience people public family couple population crowd majority minority generation jury electorate staff personnel
workforce diaspora tribe police troops clergy youth elite pair duo trio folk folks everyone everybody
police press crew committee panel delegation)";

constexpr std::string_view kTimeWords = R"(
january february march april may june july august september october november december jan feb mar apr jun jul
aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs
fri sat sun today yesterday tomorrow tonight day week month year decade century hour minute second morning
afternoon evening night weekend quarter season spring summer autumn winter time moment period era age date)";

constexpr std::string_view kEventNouns = R"(
accident announcement arrest assault attack attempt ban battle blast bombing ceremony championship clash collapse
collision competition concert conference conflict crash crisis death debate decision demonstration deployment
disaster dispute earthquake election evacuation event exhibition explosion festival fire flood game
hearing hurricane incident inquiry interview invasion investigation killing launch match meeting merger
murder negotiation outbreak parade protest race raid rally referendum release resignation revolution riot robbery
sale scandal sell-off session shooting siege speech storm strike summit talk tour tournament trial trip visit
vote war wedding withdrawal)";

constexpr std::string_view kMaleNouns = R"(
actor boy boyfriend brother businessman chairman congressman councilman dad duke emperor father fisherman gentleman
grandfather grandson gunman guy headmaster hero husband king lad lord man monk nephew policeman prince salesman son
spokesman sportsman statesman stepfather uncle waiter widower alderman baron mailman he him craftsman cameraman
bishop priest pope patriarch imam sheikh)";

constexpr std::string_view kFemaleNouns = R"(
actress aunt baroness bride businesswoman chairwoman congresswoman councilwoman countess daughter duchess girl
girlfriend granddaughter grandmother heiress heroine lady mother mom mum niece nun policewoman princess queen
saleswoman sister spokeswoman stepmother waitress widow wife woman ballerina hostess)";

constexpr std::string_view kTitles = R"(
mr mrs ms miss mx dr prof professor sir dame lord lady madam madame president vice-president vice senator sen rep
representative congressman congresswoman governor gov mayor minister premier chancellor secretary king queen prince
princess duke duchess emperor pope bishop archbishop cardinal father fr sister brother rev reverend rabbi imam
sheikh ayatollah general gen admiral adm colonel col major maj captain capt lieutenant lt sergeant sgt corporal cpl
private officer detective inspector commissioner judge justice attorney ambassador chief chairman chairwoman
coach ceo cfo cto coo director democratic republican prime speaker deputy former ex acting senior junior hon
honourable honorable m mme mlle herr frau signor senor analyst spokesman spokeswoman lawmaker aide sheriff
councillor councilman councilwoman superintendent constable)";

constexpr std::string_view kMaleTitles =
    "mr sir lord king prince duke emperor pope bishop archbishop cardinal father fr congressman chairman "
    "spokesman councilman herr imam sheikh ayatollah signor senor";
constexpr std::string_view kFemaleTitles =
    "mrs ms miss dame lady madam madame queen princess duchess congresswoman chairwoman spokeswoman "
    "councilwoman "
    "mme mlle frau";

constexpr std::string_view kOrganizationWords = R"(
academy administration agency airlines airways alliance army assembly associates association authority bank banking
bbc board bureau bros business capital center centre chamber church club co college commission committee company
computers congress consortium corp corporation council court department electronics energy enterprises exchange
federation force forces foundation fund gmbh group guard holdings hospital inc incorporated industries institute
insurance international laboratories laboratory league limited llc ltd magazine media ministry motors museum navy
network news newspaper office organisation organization partners party pharmaceuticals plc police post press radio
resources school securities senate services society software solutions systems team technologies technology
telecom television times tribune tv union united university ventures)";

constexpr std::string_view kLegalForms =
    "inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh ag sa s.a sas sarl spa "
    "s.p.a srl "
    "nv bv ab as asa oy oyj kg kgaa se pty pte pvt holdings holding kk jsc ojsc pjsc ooo oao zao ao sl sro "
    "doo kft "
    "sdn bhd tbk pt group the";

constexpr std::string_view kDemonyms = R"(
american=united_states u.s.=united_states us=united_states british=united_kingdom uk=united_kingdom
english=england scottish=scotland welsh=wales irish=ireland french=france german=germany italian=italy
spanish=spain portuguese=portugal dutch=netherlands belgian=belgium swiss=switzerland austrian=austria
danish=denmark swedish=sweden norwegian=norway finnish=finland icelandic=iceland polish=poland czech=czechia
slovak=slovakia hungarian=hungary romanian=romania bulgarian=bulgaria greek=greece turkish=turkey
russian=russia ukrainian=ukraine belarusian=belarus estonian=estonia latvian=latvia lithuanian=lithuania
serbian=serbia croatian=croatia bosnian=bosnia slovenian=slovenia albanian=albania macedonian=macedonia
georgian=georgia armenian=armenia azerbaijani=azerbaijan kazakh=kazakhstan uzbek=uzbekistan chinese=china
japanese=japan korean=korea south_korean=south_korea taiwanese=taiwan vietnamese=vietnam thai=thailand
indonesian=indonesia malaysian=malaysia singaporean=singapore filipino=philippines philippine=philippines
cambodian=cambodia burmese=myanmar indian=india pakistani=pakistan bangladeshi=bangladesh nepalese=nepal
afghan=afghanistan iranian=iran iraqi=iraq syrian=syria lebanese=lebanon israeli=israel palestinian=palestine
jordanian=jordan saudi=saudi_arabia yemeni=yemen emirati=united_arab_emirates qatari=qatar kuwaiti=kuwait
egyptian=egypt libyan=libya tunisian=tunisia algerian=algeria moroccan=morocco sudanese=sudan
ethiopian=ethiopia kenyan=kenya ugandan=uganda tanzanian=tanzania nigerian=nigeria ghanaian=ghana
senegalese=senegal zimbabwean=zimbabwe zambian=zambia south_african=south_africa somali=somalia
congolese=congo rwandan=rwanda canadian=canada mexican=mexico cuban=cuba haitian=haiti jamaican=jamaica
brazilian=brazil argentine=argentina argentinian=argentina chilean=chile peruvian=peru bolivian=bolivia
colombian=colombia venezuelan=venezuela ecuadorian=ecuador uruguayan=uruguay australian=australia
european=europe african=africa asian=asia californian=california texan=texas)";

constexpr std::string_view kPlaceAliases = R"(
us=united_states u.s=united_states u.s.=united_states usa=united_states u.s.a.=united_states
america=united_states united_states_of_america=united_states uk=united_kingdom u.k.=united_kingdom
u.k=united_kingdom britain=united_kingdom great_britain=united_kingdom uae=united_arab_emirates
eu=european_union e.u.=european_union holland=netherlands burma=myanmar prc=china nyc=new_york_city
l.a.=los_angeles d.c.=washington czech_republic=czechia un=united_nations u.n.=united_nations
u.n=united_nations drc=congo ussr=soviet_union)";

bool in(const WordSet& set, std::string_view word) {
  return set.find(word) != set.end();
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
}

/// "criticism", "development": nobody is called so.
bool is_abstract_by_ending(std::string_view lemma) {
  static const WordSet others = word_set("celebrity personality deity relation connection acquaintance");
  if (in(others, lemma)) return false;
  for (const std::string_view ending :
       {"tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "hood", "acy", "dom"}) {
    if (ends_with(lemma, ending)) return true;
  }
  return false;
}

}  // namespace

NounClass noun_class(std::string_view lemma) {
  static const WordSet person = word_set(kPersonNouns), organization = word_set(kOrganizationNouns),
                       place = word_set(kPlaceNouns), group = word_set(kGroupNouns),
                       time = word_set(kTimeWords), event = word_set(kEventNouns);
  if (in(time, lemma)) return NounClass::time;
  if (in(group, lemma)) return NounClass::group;
  if (in(organization, lemma)) return NounClass::organization;
  if (in(person, lemma)) return NounClass::person;
  if (in(place, lemma)) return NounClass::place;
  if (in(event, lemma)) return NounClass::event;
  const std::size_t hyphen = lemma.rfind('-');
  if (hyphen != std::string_view::npos && hyphen + 3 < lemma.size()) {
    const NounClass last = noun_class(lemma.substr(hyphen + 1));
    if (last == NounClass::person || last == NounClass::organization) return last;
  }
  for (const std::string_view ending :
       {"ologist", "ographer", "ician", "woman", "sman", "eman", "iatrist", "onomist"})
    if (ends_with(lemma, ending)) return NounClass::person;
  if (ends_with(lemma, "ist") && !ends_with(lemma, "list") && lemma != "exist" && lemma != "twist")
    return NounClass::person;
  for (const std::string_view ending : {"maker"})
    if (ends_with(lemma, ending)) return NounClass::organization;
  return is_abstract_by_ending(lemma) ? NounClass::thing : NounClass::none;
}

bool is_company_noun(std::string_view lemma) {
  static const WordSet words = word_set(kCompanyNouns);
  return in(words, lemma);
}

bool names_another_kind(std::string_view name, std::string_view noun) {
  const auto says_kind = [](std::string_view word) {
    return noun_class(word) == NounClass::organization && !is_company_noun(word);
  };
  if (!says_kind(noun)) return false;
  const std::string folded = fold_case(name);
  bool other = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word(folded.data() + at, end - at);
    if (word == noun) return false;
    other = other || says_kind(word);
    at = end + 1;
  }
  return other;
}

Gender noun_gender(std::string_view lemma) {
  static const WordSet male = word_set(kMaleNouns), female = word_set(kFemaleNouns);
  if (in(male, lemma)) return Gender::male;
  if (in(female, lemma) || ends_with(lemma, "woman")) return Gender::female;
  if (ends_with(lemma, "sman") || ends_with(lemma, "eman")) return Gender::male;
  return Gender::unknown;
}

std::string_view demonym_country(std::string_view lower) {
  static const PairList demonyms(kDemonyms);
  return demonyms.find(lower);
}

std::string_view country_name(std::string_view lower) {
  static const PairList demonyms(kDemonyms);
  static const WordMap names = [] {
    WordMap out;
    for (const auto& [adjective, country] : demonyms.map) out.emplace(country, country);
    return out;
  }();
  const auto at = names.find(lower);
  return at != names.end() ? at->second : place_alias(lower);
}

std::string_view place_alias(std::string_view lower) {
  static const PairList aliases(kPlaceAliases);
  return aliases.find(lower);
}

bool is_title(std::string_view lower) {
  static const WordSet titles = word_set(kTitles);
  if (lower.size() > 1 && lower.back() == '.') lower.remove_suffix(1);
  return in(titles, lower);
}

Gender title_gender(std::string_view lower) {
  static const WordSet male = word_set(kMaleTitles), female = word_set(kFemaleTitles);
  if (lower.size() > 1 && lower.back() == '.') lower.remove_suffix(1);
  return in(male, lower) ? Gender::male : in(female, lower) ? Gender::female : Gender::unknown;
}

bool is_organization_word(std::string_view lower) {
  static const WordSet words = word_set(kOrganizationWords);
  if (lower.size() > 1 && lower.back() == '.') lower.remove_suffix(1);
  return in(words, lower);
}

bool is_legal_form(std::string_view lower) {
  static const WordSet words = word_set(kLegalForms);
  if (lower.size() > 1 && lower.back() == '.') lower.remove_suffix(1);
  return in(words, lower);
}

bool is_time_word(std::string_view lower) {
  static const WordSet words = word_set(kTimeWords);
  return in(words, lower);
}

}  // namespace claimgraph::lexicon
