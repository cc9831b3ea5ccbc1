// Word classes of menus, notices, credits, bylines and prose: general words of news sites in several
// languages, no site's own phrases.
#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "importers/blocks.hpp"

namespace claimgraph::clean {
namespace {

struct ClassWords {
  WordClass word_class;
  const char* words;  // separated by blanks
};

constexpr ClassWords kLists[] = {
    {kShare,
     "share shares sharing tweet tweets retweet facebook twitter whatsapp pinterest linkedin reddit "
     "flipboard tumblr "
     "instagram youtube telegram snapchat tiktok messenger print email e-mail mail copy link follow "
     "following like "
     "likes save bookmark send shared teilen drucken merken senden versenden folgen partager imprimer "
     "envoyer suivre "
     "compartir imprimir enviar seguir compartilhar condividi stampa delen rss feed"},
    {kSubscribe,
     "subscribe subscribed subscriber subscribers subscription subscriptions newsletter newsletters sign "
     "signup inbox "
     "membership member members register registered login log logged account password digest alerts alert "
     "unlimited "
     "abonnieren abonnement abo anmelden anmeldung registrieren konto abonnés abonner suscríbete suscribirse "
     "suscripción assine assinante iscriviti abonneren premium delivered trial paywall bulletin"},
    {kLegal,
     "copyright rights reserved privacy terms cookie cookies policy policies disclaimer gdpr consent licence "
     "license "
     "licensed permission trademark impressum datenschutz agb nutzungsbedingungen rechte vorbehalten "
     "urheberrecht "
     "mentions légales confidentialité droits réservés derechos reservados privacidad aviso direitos ltd inc "
     "llc "
     "plc gmbh recaptcha syndication accessibility conditions"},
    {kAdvert,
     "advertisement advertisements advertise advertiser advertising sponsored sponsor sponsors promoted "
     "promotion ad "
     "ads advert advertorial anzeige werbung publicité publicidad publicidade pubblicità advertentie iklan "
     "affiliate "
     "commission partner deals offers"},
    {kRelated,
     "related trending popular recommended most latest more read reading stories story articles article also "
     "next "
     "previous similar topics topic tags tag tagged categories category filed headlines top picks editors' "
     "must "
     "viewed shared mehr lesen weitere weiterlesen artikel ähnliche themen thema auch schlagwörter "
     "kategorien lire "
     "aussi plus articles sujet leer más artículos relacionados también temas leia mais notícias "
     "relacionadas lees "
     "meer leggi anche continue archive archives see full originally appeared"},
    {kCredit,
     "photo photos photograph photographer photographed image images picture pictures pictured credit "
     "credits getty "
     "reuters afp ap epa shutterstock alamy istock unsplash flickr wikimedia courtesy file screenshot "
     "illustration "
     "caption video gallery slideshow foto fotos bild bilder quelle grafik imagen fotografía imagem crédito "
     "photographie handout "
     "via graphic agency dpa"},
    {kComment,
     "comment comments commented commenting commenters reply replies discussion discuss conversation "
     "conversations thread "
     "moderated moderation upvote kommentar kommentare kommentieren antworten diskutieren commentaire "
     "commentaires "
     "répondre comentario comentarios responder comentários reacties reactie commenti leave posted votes"},
    {kMenu,
     "home homepage menu search skip contact about sections navigation nav site sitemap faq faqs jobs "
     "careers help top "
     "back close open toggle logo main content index edition section jump page pages go view all expand "
     "collapse "
     "settings profile dashboard startseite suche kontakt hauptmenü über uns accueil rechercher inicio "
     "buscar início "
     "zoeken hide show loading scroll click tap news sports sport weather business opinion entertainment "
     "lifestyle "
     "politics world tech technology culture travel events classifieds obituaries horoscopes crossword games "
     "podcasts "
     "videos shop store"},
    {kBio,
     "reporter correspondent journalist columnist editor writer author contributor contributing freelance "
     "freelancer "
     "covers covering joined previously formerly worked works bureau contributed graduated graduate lives "
     "based staff "
     "redakteur redakteurin autor autorin journaliste periodista redactor producer blogger founder fellow "
     "beat desk "
     "writes wrote reports reported reach reached bio biography"},
    {kByline,
     "by von par por di written posted published updated edited editing reporting reports author words text "
     "veröffentlicht aktualisiert erstellt publié mis jour publicado actualizado atualizado pubblicato door "
     "last "
     "modified first created date time correspondent"},
    {kDate,
     "january february march april may june july august september october november december jan feb mar apr "
     "jun jul aug "
     "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
     "thur thurs fri "
     "sat sun am pm a.m p.m ago minutes minute mins min hours hour hrs gmt est edt pst pdt utc ist cet et pt "
     "uhr januar "
     "februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag "
     "sonntag janvier "
     "février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril "
     "mayo junio "
     "julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro "
     "outubro "
     "dezembro today yesterday"},
    {kCall,
     "click here download visit watch listen check join get try learn buy shop subscribe tap app register "
     "donate "
     "support please enter browse explore discover start free now your klicken hier herunterladen cliquez "
     "ici haga clic "
     "aquí clique aqui play stream enable javascript browser select choose submit contact tell tip tips us "
     "send"},
    {kFunction,
     "the a an and or but of in on at to for from by with as is are was were be been has have had not that "
     "this these "
     "those which who whom whose it its he she his her they their them will would could can may might should "
     "do does did "
     "if than then there where when while because after before about into over under between during against "
     "also been "
     "more some such no nor so up out der die das und oder aber von im in auf zu für mit als ist sind war "
     "waren sein hat "
     "haben hatte nicht dass dieser diese dieses es er sie ihr ihre wird werden würde kann auch nach vor "
     "über unter "
     "zwischen den dem des ein eine einen einem einer sich bei aus wie noch nur durch um le la les des du un "
     "une et ou "
     "mais de dans sur à pour par avec est sont était être a ont pas que qui il elle ils leur se ce cette au "
     "aux el los "
     "las y o pero en con para por es son fue ser ha han no que su sus se del al lo como más il lo gli di da "
     "che non è "
     "sono per una un o os as e do da dos das em no na um uma com não seu sua het een van op te voor met "
     "zijn niet dat "
     "deze och att det som på av för med den är dan yang di untuk dari ini itu dengan pada tidak"},
    {kPerson,
     "you your yours we our ours us i my me mine yourself sie ihr ihnen wir uns unser ich mein vous votre "
     "nous notre"},
    {kReporting,
     "said says say saying told tells according added adds announced asked argued argues believes claimed "
     "claims called "
     "confirmed declined denied described explained insisted noted reported stated suggested thinks thought "
     "warned wrote "
     "sagte sagt erklärte teilte berichtete laut dit déclaré selon dijo según afirmó disse segundo"},
};

/// Up to 20 bytes of a word to 64 bits without a loop over its letters.
std::uint64_t word_hash(std::string_view word) {
  const std::size_t n = word.size();
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (n >= 8) {
    std::memcpy(&first, word.data(), 8);
    std::memcpy(&last, word.data() + n - 8, 8);
  } else if (n >= 4) {
    std::memcpy(&first, word.data(), 4);
    std::memcpy(&last, word.data() + n - 4, 4);
  } else if (n > 0) {
    std::memcpy(&first, word.data(), 1);
    std::memcpy(&last, word.data() + n / 2, 1);
    last = last << 8U | static_cast<unsigned char>(word.back());
  }
  std::uint64_t hash = (first ^ n) * 0x9e3779b97f4a7c15U;
  hash = (hash ^ hash >> 32U ^ last) * 0xd6e8feb86659fd93U;
  return hash ^ hash >> 32U;
}

/// Open addressing; a quarter of the places is taken, so nearly every unknown word ends at an empty one. The
/// tags alone decide that, and they fit into the processor's nearest cache.
class Table {
 public:
  Table() : m_tags(kSize), m_slots(kSize) {
    for (const auto& list : kLists) {
      std::string_view rest = list.words;
      while (!rest.empty()) {
        const std::size_t blank = rest.find(' ');
        const std::string_view word = rest.substr(0, blank);
        if (!word.empty()) add(word, 1U << list.word_class);
        if (blank == std::string_view::npos) break;
        rest.remove_prefix(blank + 1);
      }
    }
  }
  std::uint32_t find(std::string_view word) const {
    const std::uint64_t hash = word_hash(word);
    for (std::size_t at = hash & (kSize - 1); m_tags[at] != 0; at = (at + 1) & (kSize - 1)) {
      if (m_tags[at] == tag_of(hash) && m_slots[at].word == word) return m_slots[at].bits;
    }
    return 0;
  }

 private:
  static constexpr std::size_t kSize = 4096;
  struct Slot {
    std::string_view word;
    std::uint32_t bits = 0;
  };
  static std::uint16_t tag_of(std::uint64_t hash) { return static_cast<std::uint16_t>(hash >> 48U | 1U); }
  void add(std::string_view word, std::uint32_t bits) {
    const std::uint64_t hash = word_hash(word);
    std::size_t at = hash & (kSize - 1);
    while (m_slots[at].bits != 0 && m_slots[at].word != word) at = (at + 1) & (kSize - 1);
    m_tags[at] = tag_of(hash);
    m_slots[at].word = word;
    m_slots[at].bits |= bits;
  }
  std::vector<std::uint16_t> m_tags;
  std::vector<Slot> m_slots;
};

}  // namespace

std::uint32_t word_classes(std::string_view lower_case_word) {
  static const Table table;
  return lower_case_word.size() > 20 ? 0 : table.find(lower_case_word);
}

}  // namespace claimgraph::clean
