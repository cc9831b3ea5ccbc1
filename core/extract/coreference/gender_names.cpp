#include "core/extract/coreference/gender_names.hpp"

#include <algorithm>
#include <unordered_map>

namespace claimgraph {
namespace {

constexpr std::string_view kMale = R"(
aaron abdul abdullah abraham adam adrian ahmad ahmed al alan albert alberto alejandro alex alexander alexandre alexei
alfred ali allan allen alvin amir anders andre andreas andrei andrew andy angelo anil anthony antonio antoine ari
arjun arnold arthur arturo asif aziz barack barry bashar ben benedict benjamin bernard bernie bert bill billy bob boris
brad bradley brandon brendan brent brett brian bruce bruno bryan byron calvin carl carlos cesar charles charlie chris
christian christophe christopher chuck clarence claude clint colin craig curtis dale damien dan daniel darren dave
david dean dennis derek dick diego dietrich dmitri dmitry dominic don donald doug douglas duncan dwight ed eddie eduardo
edgar edward edwin eli elias elliott elon emanuel emil emmanuel enrique eric erik ernest ernesto ethan eugene evan
fabio felix fernando francesco francis francisco francois frank franklin fred frederick fritz gabriel gareth garry gary
gavin gene geoff geoffrey george gerald gerard gerhard giorgio giovanni giuseppe glen glenn gordon graham grant greg
gregory guillermo gunther gustavo guy hamid hamza hans harold harry harvey hassan hector heinrich helmut henri henry
herbert herman hiroshi howard hugh hugo hussein ian ibrahim igor ivan jack jacob jacques jake jamal james jamie jan jared
jason javier jay jean jeff jeffrey jens jeremy jerome jerry jim jimmy joachim joao joe joel johan johannes john johnny
jonathan jorge jose josef joseph josh joshua juan julian julio justin karim karl keith ken kenneth kevin khalid kofi kurt
kyle lance larry lars laurent lawrence lee leo leon leonard leonardo leroy lewis liam lloyd lorenzo louis lucas luca
luis luke mahmoud malcolm manuel marc marcel marco marcus mario mark marko markus martin marvin matt matteo matthew
maurice mauricio max michael michel miguel mike mikhail milton mitch mitchell mitt mohamed mohammad mohammed morgan
moritz muhammad mustafa narendra nathan nathaniel neil nelson nicholas nick nicolas nigel nikolai noah noam noel norman
olaf oleg oliver omar oscar osama otto owen pablo patrick paul paulo pavel pedro perry pete peter phil philip philippe
phillip pierre piotr rafael rahul raj rajiv ralph ramon randy raul ravi ray raymond reginald rene ricardo richard
rick rob robert roberto rod rodney rodrigo roger roland rolf roman ron ronald ross roy rupert russell ryan salman salvador
sam samuel sanjay saul scott sean sebastian serge sergei sergey sergio seth shane shaun shinzo simon spencer stanley
stefan stephen steve steven stuart sven takeshi tariq ted terry theodore theresa thierry thomas tim timothy toby todd
tom tommy tony travis trevor tyler umar uwe vicente victor vijay viktor vincent vince vladimir volodymyr wade walter
warren wayne werner wilhelm will willem william winston wolfgang xavier yasser yusuf yves yuri zachary hugh herbert
joris jurgen lionel magnus mehmet recep rishi satya sundar tedros thabo toshiro ulrich yoshihide keir emmanuel olaf
aidan ajay alasdair alastair aleksander aleksandr alistair amadou amit anatoly angus anton arne arvind ashok austin
bakary bartosz bilal bjorn bogdan callum cameron cathal chidi chukwu cillian conor cormac dawid declan deepak diarmuid
dimitri dmytro dragan duc dylan eamon eamonn eero einar emeka emre erwin esteban ewan fahad faisal fergus finn florian
frederic garth gaurav goran gustav guillaume hakan halvard hao harald haruto hendrik henrik hung ignacio ilya iain
isaac ivor jakob jakub janusz jaroslav javed jonas jorgen josip jozef jun kaspar kemal kenji kenta khaled kiran klaus
konrad kristian krzysztof kwame lachlan lamine leif lorcan lubomir lukas luc ludwig lutz maciej mads mamadou manish
mansour marek marius mateo mateusz mathias matthias mert mihai mikael mikko milan milos minh mirek miroslav mohan
moses moussa mukesh nasser naveen niall niels nikita nikola nils nitin ognjen olav ole orhan oskar ousmane patrik
pavlo petr petter pradeep prakash pranav radek rakesh ramesh rashid rasmus rashad reza rohan rory ruairi rune
ryszard sachin saeed samir sander satoshi seamus sergii shaul sigurd silvio slobodan soren stanislav stellan stig
sunil suresh taras tarek teemu tendai theo thiago tibor tobias tomas tomasz tor torsten tuan tuomas ulf vaclav vadim
vasily vidar vikram vitalii vitaly vivek vlad walid wei wojciech yasin yogesh youssef zbigniew ziad zoran zoltan)";

constexpr std::string_view kFemale = R"(
abigail ada adele adriana agnes aisha alexandra alexis alice alicia alison amanda amber amelia amina amy ana andrea
angela angelina anita ann anna anne annette annie antonia april ashley astrid aung audrey barbara beatrice becky
bernadette beth betty beverly bianca birgit bonnie brenda brigitte britney camilla carla carmen carol caroline carolyn
catherine cathy cecilia charlotte cheryl chiara chloe christina christine cindy claire clara claudia colleen connie
cristina cynthia daniela danielle dawn deborah debra denise diana diane dolores donna doris dorothy edith eileen elaine
eleanor elena elisabeth elizabeth ella ellen elsa emily emma erica erin esther eva evelyn fatima felicia fiona
florence frances francesca gabriela gail georgia geraldine gertrude gillian gina gisele giulia gloria grace greta
gretchen hannah harriet heather heidi helen helena helene hilary hillary ida imelda indira inga ingrid irene iris isabel
isabella ivana jackie jacqueline jane janet janice jasmine jean-marie jeanne jen jennifer jenny jessica jill joan joanna
joanne josephine joyce juanita judith judy julia juliana julie june karen karin kate katherine kathleen kathryn kathy
katie kayla kelly kim kimberly kirsten kristen kristin kristina lara laura lauren leila lena leslie leticia lillian
linda lisa liz lois lola loretta lori lorraine louise lucia lucy lydia lynn madeleine madison magdalena mandy margaret
margarita maria marian marianne marie marilyn marina marjorie marlene marta martha mary maryam maureen megan melanie
melissa mercedes meredith mia michele michelle mildred miranda miriam molly monica monique nadia nancy naomi natalia
natalie natasha nicole nina nora norma olga olivia pamela pat patricia paula pauline peggy penelope penny petra
phyllis priscilla priya rachel raquel rebecca regina renata rita roberta rosa rosalind rose rosemary roxanne ruth sabine
sabrina sally samantha sandra sara sarah selena serena sharon sheila sherry shirley silvia simone sofia sonia sophia
sophie stacey stella stephanie sue susan susanna suzanne svetlana sylvia tamara tammy tania tanya tara tatiana teresa
theresa tina tracy ursula valentina valerie vanessa vera veronica victoria virginia vivian wanda wendy winnie yolanda
yoko yvonne zoe jacinda kamala ursula giorgia malala meghan oprah sheryl melinda marissa
adaeze agata agnieszka aileen aine akiko alina aminata amara anastasia angelica anja anjali annika anouk anya aoife
ariadne arlene aurora beatriz bernice birgitta bridget brigid camille caoimhe carolina caterina celia celine cecile
chioma ciara constance dagmar daphne daria deepa deirdre despina dilma dolly dorota edna eilish eimear ekaterina elif
elke elin elise eloise elspeth estelle eugenia evelina ewa fatou fatoumata flora francoise freya frida frieda galina
genevieve grainne gudrun gwen gwyneth haruka heike helga henrietta hermione hilda huong ilse imogen inge ines ingeborg
irina isla isolde ivy iwona jana jelena jelka jocelyn jolanta josefina judit justine kaja karina karolina katarina
katarzyna katerina katja kavita keiko kerstin khadija kirsty lakshmi lavinia leah leonora lidia liesbeth lilian lilly
lina linh liv ljiljana lotte lucie lucinda ludmila luisa luz lydie madalena maeve magda maja malgorzata mara marcela
margot mariam mariana marieke marija marika marisol maya meera mei merete michiko mila milena mirela moira mona
nadezhda nadine naoko neha nele ngozi niamh nicola noor oksana olena orla paloma pascale philippa phoebe pilar polly
pooja priyanka ramona rebekah rekha renee rhiannon roisin rosalia rowena saoirse saskia shabnam shreya sigrid silke
sinead siobhan solveig sophia-marie sunita sushma svenja tamsin tanja tatjana tess tessa thandi thuy tilda trudy
ulrike una valeria vesna violeta vivienne wangari wanjiku wilhelmina wiebke yara yasmin yulia zainab zara zdenka zofia
zsofia zuzana)";

constexpr std::string_view kEither = R"(
adi ainsley akira alexis aliyu amari andile anh ariel ashton aubrey avery bailey blake cam carey casey chen cheng chi
cody corey dakota dana devon drew emerson finley frankie gale harley hayden hua hyun jaime jamie jean jesse ji jody
jordan kai kelsey kendall kerry kofi kyung lakota lane lee lei leigh li lin ling logan lou marion marley mckenzie min
morgan nguyen nikita noel pat peyton phoenix quinn reese rowan regan riley robin sage sam sasha shannon shawn shay shelby
sidney siddharth skyler stacy sung sydney tao taylor toby tran tyler wang whitney xiao xin yan yang yi ying yong yoon
young yu yuan yuki zhang)";

constexpr std::string_view kShortForms = R"(
abe=abraham al=albert al=alan alex=alexander alex=alexandra andy=andrew art=arthur barb=barbara ben=benjamin
bernie=bernard beth=elizabeth betsy=elizabeth bill=william billy=william bob=robert bobby=robert brad=bradley
cathy=catherine charlie=charles chris=christopher chris=christine chuck=charles cindy=cynthia dan=daniel
danny=daniel dave=david deb=deborah debbie=deborah dick=richard don=donald doug=douglas ed=edward eddie=edward
fran=frances frank=francis fred=frederick gabe=gabriel gene=eugene geoff=geoffrey greg=gregory harry=henry
harry=harold hank=henry jack=john jake=jacob jeff=jeffrey jen=jennifer jenny=jennifer jerry=gerald jerry=jerome
jim=james jimmy=james joe=joseph johnny=john jon=jonathan josh=joshua judy=judith kate=katherine kate=catherine
kathy=katherine katie=katherine ken=kenneth kim=kimberly larry=lawrence leo=leonard liz=elizabeth lou=louis
maggie=margaret mandy=amanda matt=matthew max=maximilian meg=margaret mel=melvin mick=michael mike=michael
mitch=mitchell nate=nathan ned=edward nick=nicholas pam=pamela pat=patrick pat=patricia peggy=margaret pete=peter
phil=philip phil=phillip ray=raymond rich=richard rick=richard rob=robert ron=ronald russ=russell sam=samuel
sam=samantha sandy=sandra stan=stanley steph=stephanie steve=steven steve=stephen stephen=steven sue=susan
ted=edward ted=theodore teddy=theodore terry=terence tim=timothy toby=tobias tom=thomas tommy=thomas tony=anthony
val=valerie vic=victor vince=vincent walt=walter will=william zach=zachary sasha=alexander misha=mikhail
alexei=alexey sergei=sergey mohamed=mohammed mohammad=mohammed muhammad=mohammed yuri=yury dmitri=dmitry)";

template <typename Add>
void for_each_word(std::string_view list, Add add) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find_first_of(" \n", at), list.size());
    if (end > at) add(list.substr(at, end - at));
    at = end + 1;
  }
}

std::unordered_map<std::string_view, Gender> make_genders() {
  std::unordered_map<std::string_view, Gender> out;
  for_each_word(kMale, [&](std::string_view name) { out.emplace(name, Gender::male); });
  for_each_word(kFemale, [&](std::string_view name) {
    const auto [it, fresh] = out.emplace(name, Gender::female);
    if (!fresh && it->second == Gender::male) it->second = Gender::unknown;  // used for both
  });
  for_each_word(kEither, [&](std::string_view name) { out[name] = Gender::unknown; });
  return out;
}

const std::unordered_map<std::string_view, Gender>& genders() {
  static const std::unordered_map<std::string_view, Gender> table = make_genders();
  return table;
}

}  // namespace

bool is_given_name(std::string_view lower) {
  if (genders().count(lower) != 0) return true;
  const std::size_t hyphen = lower.find('-');
  return hyphen != std::string_view::npos && genders().count(lower.substr(0, hyphen)) != 0;
}

Gender given_name_gender(std::string_view lower) {
  const auto it = genders().find(lower);
  if (it != genders().end()) return it->second;
  const std::size_t hyphen = lower.find('-');  // "jean-claude": the last part decides
  if (hyphen != std::string_view::npos && hyphen + 1 < lower.size())
    return given_name_gender(lower.substr(hyphen + 1));
  return Gender::unknown;
}

bool same_given_name(std::string_view a, std::string_view b) {
  static const std::unordered_multimap<std::string_view, std::string_view> short_forms = [] {
    std::unordered_multimap<std::string_view, std::string_view> out;
    for_each_word(kShortForms, [&](std::string_view pair) {
      const std::size_t equals = pair.find('=');
      out.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    });
    return out;
  }();
  if (a == b) return true;
  const auto holds = [&](std::string_view shorter, std::string_view longer) {
    const auto [from, to] = short_forms.equal_range(shorter);
    for (auto it = from; it != to; ++it)
      if (it->second == longer) return true;
    return false;
  };
  return holds(a, b) || holds(b, a);
}

}  // namespace claimgraph
