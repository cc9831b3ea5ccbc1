// Currencies: ISO 4217 (2024) with the English names of the countries' own style, the signs, the words that
// alone mean one currency, and the sub-units. A noun that several countries share ("dollar", "franc") names
// no currency by itself.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/quantities/unit_tables.hpp"

namespace claimgraph::detail {

namespace {

struct Row {
  const char* iso;
  const char* name;    ///< of one unit
  const char* makers;  ///< what stands before the noun, separated by '|'
  const char* nouns;   ///< "dollar": plural by 's'; "krona/kronor": given; '|' between nouns
  const char* alone;   ///< words that mean this currency without a maker
};

// clang-format off
constexpr std::array kRows{
  Row{"USD", "United States dollar", "us|u s|american|united states|usa", "dollar|buck", "usd"},
  Row{"EUR", "Euro", "european", "euro", "euro|euros|eur"},
  Row{"GBP", "British pound", "british|uk|u k|english|great britain|sterling", "pound|pound sterling/pounds sterling", "gbp|pound sterling|pounds sterling|sterling pound|sterling pounds|stg"},
  Row{"JPY", "Japanese yen", "japanese", "yen/yen", "yen|yens|jpy"},
  Row{"CNY", "Chinese yuan", "chinese", "yuan/yuan|renminbi/renminbi", "yuan|yuans|renminbi|rmb|cny|cnh|kuai"},
  Row{"AUD", "Australian dollar", "australian|australia|aussie", "dollar", "aud"},
  Row{"CAD", "Canadian dollar", "canadian|canada", "dollar", "cad"},
  Row{"NZD", "New Zealand dollar", "new zealand|nz|kiwi", "dollar", "nzd"},
  Row{"HKD", "Hong Kong dollar", "hong kong|hk", "dollar", "hkd"},
  Row{"SGD", "Singapore dollar", "singapore|singaporean|sing", "dollar", "sgd"},
  Row{"TWD", "New Taiwan dollar", "taiwan|taiwanese|new taiwan|nt", "dollar", "twd|ntd"},
  Row{"BBD", "Barbadian dollar", "barbadian|barbados", "dollar", "bbd"},
  Row{"BSD", "Bahamian dollar", "bahamian|bahamas", "dollar", "bsd"},
  Row{"BZD", "Belize dollar", "belize|belizean", "dollar", "bzd"},
  Row{"BMD", "Bermudian dollar", "bermudian|bermuda", "dollar", "bmd"},
  Row{"BND", "Brunei dollar", "brunei", "dollar", "bnd"},
  Row{"KYD", "Cayman Islands dollar", "cayman islands|cayman", "dollar", "kyd"},
  Row{"XCD", "Eastern Caribbean dollar", "eastern caribbean|east caribbean|ec", "dollar", "xcd"},
  Row{"FJD", "Fijian dollar", "fijian|fiji", "dollar", "fjd"},
  Row{"GYD", "Guyanese dollar", "guyanese|guyana", "dollar", "gyd"},
  Row{"JMD", "Jamaican dollar", "jamaican|jamaica", "dollar", "jmd"},
  Row{"LRD", "Liberian dollar", "liberian|liberia", "dollar", "lrd"},
  Row{"NAD", "Namibian dollar", "namibian|namibia", "dollar", "nad"},
  Row{"SBD", "Solomon Islands dollar", "solomon islands", "dollar", "sbd"},
  Row{"SRD", "Surinamese dollar", "surinamese|suriname", "dollar", "srd"},
  Row{"TTD", "Trinidad and Tobago dollar", "trinidad and tobago|trinidad|tt", "dollar", "ttd"},
  Row{"ZWL", "Zimbabwean dollar", "zimbabwean|zimbabwe", "dollar", "zwl"},
  Row{"CHF", "Swiss franc", "swiss", "franc", "chf|sfr"},
  Row{"XAF", "Central African CFA franc", "central african cfa|central african", "franc", "xaf|fcfa"},
  Row{"XOF", "West African CFA franc", "west african cfa|west african|cfa", "franc", "xof"},
  Row{"XPF", "CFP franc", "cfp", "franc", "xpf"},
  Row{"BIF", "Burundian franc", "burundian|burundi", "franc", "bif"},
  Row{"KMF", "Comorian franc", "comorian", "franc", "kmf"},
  Row{"CDF", "Congolese franc", "congolese|congo", "franc", "cdf"},
  Row{"DJF", "Djiboutian franc", "djiboutian|djibouti", "franc", "djf"},
  Row{"GNF", "Guinean franc", "guinean|guinea", "franc", "gnf"},
  Row{"RWF", "Rwandan franc", "rwandan|rwanda", "franc", "rwf"},
  Row{"", "French franc", "french", "franc", "frf"},
  Row{"", "Belgian franc", "belgian", "franc", "bef"},
  Row{"", "Luxembourgish franc", "luxembourg|luxembourgish", "franc", "luf"},
  Row{"EGP", "Egyptian pound", "egyptian|egypt", "pound", "egp"},
  Row{"LBP", "Lebanese pound", "lebanese|lebanon", "pound", "lbp|lebanese lira|lebanese liras"},
  Row{"SYP", "Syrian pound", "syrian|syria", "pound", "syp"},
  Row{"SDG", "Sudanese pound", "sudanese|sudan", "pound", "sdg"},
  Row{"SSP", "South Sudanese pound", "south sudanese", "pound", "ssp"},
  Row{"GIP", "Gibraltar pound", "gibraltar", "pound", "gip"},
  Row{"FKP", "Falkland Islands pound", "falkland islands", "pound", "fkp"},
  Row{"SHP", "Saint Helena pound", "saint helena", "pound", "shp"},
  Row{"IMP", "Manx pound", "manx", "pound", ""},
  Row{"", "Irish pound", "irish", "pound|punt", "iep"},
  Row{"", "Cypriot pound", "cypriot|cyprus", "pound", ""},
  Row{"INR", "Indian rupee", "indian|india", "rupee", "inr"},
  Row{"PKR", "Pakistani rupee", "pakistani|pakistan", "rupee", "pkr"},
  Row{"LKR", "Sri Lankan rupee", "sri lankan|sri lanka", "rupee", "lkr|\xE0\xAE\xB0\xE0\xAF\x82|\xE0\xB6\xBB\xE0\xB7\x94"},
  Row{"NPR", "Nepalese rupee", "nepalese|nepali|nepal", "rupee", "npr"},
  Row{"MUR", "Mauritian rupee", "mauritian|mauritius", "rupee", "mur"},
  Row{"SCR", "Seychellois rupee", "seychellois|seychelles", "rupee", "scr"},
  Row{"MVR", "Maldivian rufiyaa", "maldivian", "rufiyaa/rufiyaa", "rufiyaa|rufiyaas|mvr"},
  Row{"IDR", "Indonesian rupiah", "indonesian", "rupiah", "rupiah|rupiahs|idr"},
  Row{"KRW", "South Korean won", "south korean|korean", "won/won", "won|krw"},
  Row{"KPW", "North Korean won", "north korean", "won/won", "kpw"},
  Row{"MXN", "Mexican peso", "mexican|mexico", "peso", "mxn|mxp"},
  Row{"ARS", "Argentine peso", "argentine|argentinian|argentina", "peso", "ars"},
  Row{"CLP", "Chilean peso", "chilean|chile", "peso", "clp"},
  Row{"COP", "Colombian peso", "colombian|colombia", "peso", ""},
  Row{"CUP", "Cuban peso", "cuban|cuba", "peso", ""},
  Row{"DOP", "Dominican peso", "dominican", "peso", "dop"},
  Row{"PHP", "Philippine peso", "philippine|filipino|philippines", "peso", "php"},
  Row{"UYU", "Uruguayan peso", "uruguayan|uruguay", "peso", "uyu"},
  Row{"", "Spanish peseta", "spanish", "peseta", "peseta|pesetas|esp"},
  Row{"", "Portuguese escudo", "portuguese", "escudo", "pte"},
  Row{"CVE", "Cape Verdean escudo", "cape verdean", "escudo", "cve"},
  Row{"SEK", "Swedish krona", "swedish", "krona/kronor|crown|krone", "kronor|sek"},
  Row{"NOK", "Norwegian krone", "norwegian", "krone/kroner|crown|krona", "nok"},
  Row{"DKK", "Danish krone", "danish", "krone/kroner|crown", "dkk"},
  Row{"ISK", "Icelandic kr\u00f3na", "icelandic", "krona/kronur|kr\u00f3na/kr\u00f3nur|crown", "isk"},
  Row{"", "Estonian kroon", "estonian", "kroon/krooni|crown", "kroon|kroons|krooni|eek"},
  Row{"CZK", "Czech koruna", "czech", "koruna|crown|koruna/koruny|koruna/korun", "czk|k\u010d"},
  Row{"", "Slovak koruna", "slovak", "koruna|crown|koruna/koruny|koruna/korun", "skk"},
  Row{"", "Finnish markka", "finnish", "markka/markkaa|mark|markka/markkas|markka", "markka|markkaa|markkas"},
  Row{"", "German mark", "german|deutsche|west german", "mark", "deutschmark|deutschmarks|deutschemark|deutschemarks|dem|d-mark|d-marks|d mark|d marks"},
  Row{"BAM", "Bosnia and Herzegovina convertible mark", "bosnian|convertible|bosnia and herzegovina convertible", "mark", ""},
  Row{"", "Netherlands guilder", "dutch|netherlands", "guilder|guilder/guilders", "guilder|guilders|nlg"},
  Row{"ANG", "Netherlands Antillean guilder", "netherlands antillean|antillean", "guilder", ""},
  Row{"AWG", "Aruban florin", "aruban", "florin", "awg"},
  Row{"", "Italian lira", "italian", "lira/lire|lira", "lire|itl"},
  Row{"", "Maltese lira", "maltese", "lira/liri|lira", ""},
  Row{"TRY", "Turkish lira", "turkish", "lira|lira/lira", "trl"},
  Row{"", "Greek drachma", "greek", "drachma", "grd"},
  Row{"", "Austrian schilling", "austrian", "schilling", "schilling|schillings|ats"},
  Row{"KES", "Kenyan shilling", "kenyan|kenya", "shilling", "kes|ksh"},
  Row{"TZS", "Tanzanian shilling", "tanzanian|tanzania", "shilling", "tzs|tsh"},
  Row{"UGX", "Ugandan shilling", "ugandan|uganda", "shilling", "ugx|ush"},
  Row{"SOS", "Somali shilling", "somali|somalia", "shilling", ""},
  Row{"RUB", "Russian ruble", "russian|russia", "ruble|rouble", "ruble|rubles|rouble|roubles|rub|rur"},
  Row{"BYN", "Belarusian ruble", "belarusian|belarussian", "ruble|rouble", "byn|byr"},
  Row{"UAH", "Ukrainian hryvnia", "ukrainian", "hryvnia|hryvnia/hryvni|hryvnya", "hryvnia|hryvnias|hryvnya|hryvnyas|uah"},
  Row{"PLN", "Polish zloty", "polish", "zloty|zloty/zlotys|z\u0142oty|z\u0142oty/z\u0142otych", "zloty|zlotys|zloties|z\u0142oty|z\u0142otys|z\u0142|pln"},
  Row{"HUF", "Hungarian forint", "hungarian", "forint", "forint|forints|huf"},
  Row{"RON", "Romanian leu", "romanian", "leu/lei", "ron|rol"},
  Row{"MDL", "Moldovan leu", "moldovan", "leu/lei", "mdl"},
  Row{"BGN", "Bulgarian lev", "bulgarian", "lev/leva|lev", "leva|bgn|\u043b\u0432"},
  Row{"", "Croatian kuna", "croatian", "kuna|kuna/kune|kuna/kuna", "kuna|kunas|hrk"},
  Row{"RSD", "Serbian dinar", "serbian", "dinar", "rsd"},
  Row{"MKD", "Macedonian denar", "macedonian", "denar", "denar|denars|mkd"},
  Row{"ALL", "Albanian lek", "albanian", "lek/lek\u00eb|lek|lek/leke", "lek|leks|lek\u00eb"},
  Row{"", "Slovenian tolar", "slovenian", "tolar", "tolar|tolars"},
  Row{"", "Lithuanian litas", "lithuanian", "litas/litai|litas", "litas|litai|ltl"},
  Row{"", "Latvian lats", "latvian", "lats/lati|lats", "lats|lvl"},
  Row{"DZD", "Algerian dinar", "algerian", "dinar", "dzd"},
  Row{"BHD", "Bahraini dinar", "bahraini|bahrain", "dinar", "bhd"},
  Row{"IQD", "Iraqi dinar", "iraqi|iraq", "dinar", "iqd"},
  Row{"JOD", "Jordanian dinar", "jordanian|jordan", "dinar", "jod"},
  Row{"KWD", "Kuwaiti dinar", "kuwaiti|kuwait", "dinar", "kwd"},
  Row{"LYD", "Libyan dinar", "libyan|libya", "dinar", "lyd"},
  Row{"TND", "Tunisian dinar", "tunisian|tunisia", "dinar", "tnd"},
  Row{"MAD", "Moroccan dirham", "moroccan", "dirham", ""},
  Row{"AED", "United Arab Emirates dirham", "united arab emirates|uae|u a e|emirati", "dirham", "aed|dhs|dirham|dirhams"},
  Row{"SAR", "Saudi riyal", "saudi|saudi arabian", "riyal|rial", "sar"},
  Row{"QAR", "Qatari riyal", "qatari|qatar", "riyal|rial", "qar"},
  Row{"OMR", "Omani rial", "omani|oman", "rial|riyal", "omr"},
  Row{"YER", "Yemeni rial", "yemeni|yemen", "rial|riyal", "yer"},
  Row{"IRR", "Iranian rial", "iranian|iran", "rial|riyal", "irr|toman|tomans"},
  Row{"ILS", "Israeli new shekel", "israeli|israeli new|new israeli|new", "shekel|sheqel", "shekel|shekels|sheqel|sheqels|ils|nis"},
  Row{"AFN", "Afghan afghani", "afghan", "afghani", "afghani|afghanis|afn"},
  Row{"AMD", "Armenian dram", "armenian", "dram", ""},
  Row{"AZN", "Azerbaijani manat", "azerbaijani", "manat", "azn"},
  Row{"TMT", "Turkmenistan manat", "turkmen|turkmenistan", "manat", "tmt"},
  Row{"GEL", "Georgian lari", "georgian", "lari", "lari|laris"},
  Row{"KZT", "Kazakhstani tenge", "kazakh|kazakhstani", "tenge/tenge", "tenge|tenges|kzt"},
  Row{"KGS", "Kyrgyzstani som", "kyrgyz|kyrgyzstani", "som/som", ""},
  Row{"UZS", "Uzbekistani so\u02bbm", "uzbek|uzbekistani", "som/som|sum/sum", ""},
  Row{"TJS", "Tajikistani somoni", "tajik|tajikistani", "somoni", "somoni|somonis"},
  Row{"MNT", "Mongolian t\u00f6gr\u00f6g", "mongolian", "tugrik|t\u00f6gr\u00f6g|togrog", "tugrik|tugriks|t\u00f6gr\u00f6g|mnt"},
  Row{"BDT", "Bangladeshi taka", "bangladeshi", "taka", "taka|takas|bdt"},
  Row{"BTN", "Bhutanese ngultrum", "bhutanese", "ngultrum", "ngultrum|ngultrums|btn"},
  Row{"MMK", "Burmese kyat", "burmese|myanmar", "kyat", "kyat|kyats|mmk"},
  Row{"KHR", "Cambodian riel", "cambodian", "riel", "riel|riels|khr"},
  Row{"LAK", "Lao kip", "lao|laotian", "kip", ""},
  Row{"THB", "Thai baht", "thai", "baht", "baht|bahts|thb"},
  Row{"VND", "Vietnamese \u0111\u1ed3ng", "vietnamese", "dong/dong|\u0111\u1ed3ng/\u0111\u1ed3ng", "dong|\u0111\u1ed3ng|vnd"},
  Row{"MYR", "Malaysian ringgit", "malaysian", "ringgit", "ringgit|ringgits|myr"},
  Row{"MOP", "Macanese pataca", "macanese|macau", "pataca", "pataca|patacas"},
  Row{"PGK", "Papua New Guinean kina", "papua new guinean|papua new guinea", "kina", "pgk"},
  Row{"WST", "Samoan t\u0101l\u0101", "samoan", "tala", "wst"},
  Row{"TOP", "Tongan pa\u02bbanga", "tongan", "paanga", ""},
  Row{"VUV", "Vanuatu vatu", "vanuatu", "vatu", "vatu|vuv"},
  Row{"ZAR", "South African rand", "south african", "rand", "rand|rands|zar"},
  Row{"AOA", "Angolan kwanza", "angolan", "kwanza", "kwanza|kwanzas|aoa"},
  Row{"BWP", "Botswana pula", "botswana", "pula", "pula|pulas|bwp"},
  Row{"ERN", "Eritrean nakfa", "eritrean", "nakfa", "nakfa|nakfas"},
  Row{"SZL", "Swazi lilangeni", "swazi", "lilangeni/emalangeni", "lilangeni|emalangeni|szl"},
  Row{"ETB", "Ethiopian birr", "ethiopian", "birr", "birr|birrs|etb"},
  Row{"GMD", "Gambian dalasi", "gambian", "dalasi", "dalasi|dalasis"},
  Row{"GHS", "Ghanaian cedi", "ghanaian|ghana", "cedi", "cedi|cedis|ghs"},
  Row{"LSL", "Lesotho loti", "lesotho", "loti/maloti", "loti|maloti"},
  Row{"MGA", "Malagasy ariary", "malagasy", "ariary", "ariary|ariaries|mga"},
  Row{"MWK", "Malawian kwacha", "malawian", "kwacha", "mwk"},
  Row{"ZMW", "Zambian kwacha", "zambian", "kwacha", "zmw|zmk"},
  Row{"MRU", "Mauritanian ouguiya", "mauritanian", "ouguiya", "ouguiya|ouguiyas"},
  Row{"MZN", "Mozambican metical", "mozambican", "metical/meticais", "metical|meticais|mzn"},
  Row{"NGN", "Nigerian naira", "nigerian", "naira/naira|naira", "naira|nairas|ngn"},
  Row{"SLE", "Sierra Leonean leone", "sierra leonean", "leone", "leones"},
  Row{"STN", "S\u00e3o Tom\u00e9 and Pr\u00edncipe dobra", "sao tome and principe", "dobra", "dobras"},
  Row{"BRL", "Brazilian real", "brazilian|brazil", "real/reais|real", "reais|brl"},
  Row{"BOB", "Bolivian boliviano", "bolivian", "boliviano", "boliviano|bolivianos"},
  Row{"VES", "Venezuelan bol\u00edvar", "venezuelan", "bolivar|bolivar/bolivares|bol\u00edvar|bol\u00edvar/bol\u00edvares", "bolivar|bolivars|bolivares|bol\u00edvar|bol\u00edvars|bol\u00edvares|vef"},
  Row{"PEN", "Peruvian sol", "peruvian", "sol/soles|nuevo sol/nuevos soles|sol", "nuevo sol|nuevos soles"},
  Row{"PYG", "Paraguayan guaran\u00ed", "paraguayan", "guarani|guaran\u00ed", "guarani|guaranis|guaran\u00ed|guaran\u00edes|pyg"},
  Row{"CRC", "Costa Rican col\u00f3n", "costa rican", "colon/colones|col\u00f3n/colones", "crc"},
  Row{"", "Salvadoran col\u00f3n", "salvadoran", "colon/colones|col\u00f3n/colones", ""},
  Row{"GTQ", "Guatemalan quetzal", "guatemalan", "quetzal/quetzales|quetzal", "quetzal|quetzals|quetzales|gtq"},
  Row{"HNL", "Honduran lempira", "honduran", "lempira", "lempira|lempiras|hnl"},
  Row{"NIO", "Nicaraguan c\u00f3rdoba", "nicaraguan", "cordoba|c\u00f3rdoba", "cordobas|c\u00f3rdobas"},
  Row{"PAB", "Panamanian balboa", "panamanian", "balboa", "balboa|balboas"},
  Row{"HTG", "Haitian gourde", "haitian", "gourde", "gourde|gourdes|htg"},
  Row{"", "Bitcoin", "", "bitcoin", "bitcoin|bitcoins|btc|xbt"},
  Row{"", "Ether", "", "ether", "ethereum|ether|ethers"},
  Row{"XDR", "Special drawing rights", "", "special drawing right", "special drawing right|special drawing rights|sdr|sdrs"}};

struct Shared {
  const char* name;
  const char* words;
  const char* iso;
};
// Nouns that alone leave the country open; "pound" is the one that news English settles.
constexpr std::array kShared{
  Shared{"Dollar", "dollar|dollars|dlr|dlrs|buck|bucks|greenback|greenbacks", ""}, Shared{"Pound", "quid", "GBP"},
  Shared{"Franc", "franc|francs", ""}, Shared{"Peso", "peso|pesos", ""}, Shared{"Rupee", "rupee|rupees|rs|re", ""},
  Shared{"Krona", "krona|kronas", ""}, Shared{"Krone", "krone|kroner|krones|kr", ""}, Shared{"Koruna", "koruna|korunas|koruny|korun", ""},
  Shared{"Crown", "crowns", ""}, Shared{"Mark", "marks", ""}, Shared{"Lira", "lira|liras", ""}, Shared{"Dinar", "dinar|dinars", ""},
  Shared{"Riyal", "riyal|riyals", ""}, Shared{"Rial", "rial|rials", ""}, Shared{"Shilling", "shilling|shillings", ""}, Shared{"Leu", "lei", ""},
  Shared{"Kwacha", "kwacha|kwachas", ""}, Shared{"Manat", "manat|manats", ""}, Shared{"Escudo", "escudo|escudos", ""},
  Shared{"Florin", "florin|florins", ""}, Shared{"Drachma", "drachmas", ""}, Shared{"Col\u00f3n", "colones", ""}};

struct Part {
  const char* name;
  const char* words;
  int parts;
};
constexpr std::array kParts{
  Part{"Cent", "cent|cents", 100}, Part{"Penny", "penny|pennies", 100}, Part{"Pence", "pence", 100}, Part{"Sen", "sen", 100},
  Part{"Centavo", "centavo|centavos", 100}, Part{"Centime", "centime|centimes", 100}, Part{"C\u00e9ntimo", "centimo|centimos|c\u00e9ntimo|c\u00e9ntimos", 100},
  Part{"Kopek", "kopek|kopeks|kopeck|kopecks|kopeyka", 100}, Part{"Fen", "fen", 100}, Part{"Jiao", "jiao", 10},
  Part{"Paisa", "paisa|paise|paisas", 100}, Part{"\u00d8re", "\u00f8re|ore", 100}, Part{"\u00d6re", "\u00f6re", 100}, Part{"Grosz", "grosz|groszy|grosze", 100},
  Part{"Pfennig", "pfennig|pfennigs|pfennige", 100}, Part{"Agora", "agora|agorot", 100}, Part{"Piastre", "piastre|piastres|piaster|piasters", 100},
  Part{"Fils", "fils", 1000}, Part{"Satang", "satang", 100}, Part{"Kuru\u015f", "kurus|kuru\u015f", 100}, Part{"Stotinka", "stotinka|stotinki", 100},
  Part{"Hal\u00e9\u0159", "haler|halers|hal\u00e9\u0159", 100}, Part{"Lipa", "lipa|lipas", 100}, Part{"Kobo", "kobo", 100}, Part{"Pesewa", "pesewa|pesewas", 100},
  Part{"Thebe", "thebe", 100}, Part{"Tetri", "tetri", 100}, Part{"Halala", "halala|halalas", 100}, Part{"Groschen", "groschen", 100},
  Part{"Satoshi", "satoshi|satoshis", 100000000}, Part{"Farthing", "farthing|farthings", 960}, Part{"Penni", "penni|penni\u00e4", 100}};

struct Prefix {
  const char* word;  ///< before "$": "hk $"
  const char* iso;
};
constexpr std::array kDollarPrefixes{
  Prefix{"us", "USD"}, Prefix{"u s", "USD"}, Prefix{"c", "CAD"}, Prefix{"ca", "CAD"}, Prefix{"can", "CAD"}, Prefix{"cdn", "CAD"}, Prefix{"au", "AUD"},
  Prefix{"a", "AUD"}, Prefix{"hk", "HKD"}, Prefix{"nz", "NZD"}, Prefix{"s", "SGD"}, Prefix{"sg", "SGD"}, Prefix{"nt", "TWD"}, Prefix{"r", "BRL"},
  Prefix{"mx", "MXN"}, Prefix{"mex", "MXN"}, Prefix{"rd", "DOP"}, Prefix{"j", "JMD"}, Prefix{"ja", "JMD"}, Prefix{"tt", "TTD"}, Prefix{"bz", "BZD"},
  Prefix{"b", "BND"}, Prefix{"fj", "FJD"}, Prefix{"ec", "XCD"}, Prefix{"bds", "BBD"}, Prefix{"ci", "KYD"}, Prefix{"n", "NAD"}, Prefix{"zw", "ZWL"},
  Prefix{"z", "ZWL"}, Prefix{"ar", "ARS"}, Prefix{"cl", "CLP"}, Prefix{"col", "COP"}, Prefix{"gy", "GYD"}, Prefix{"si", "SBD"}, Prefix{"l", "LRD"},
  Prefix{"mop", "MOP"}, Prefix{"ws", "WST"}, Prefix{"cv", "CVE"}};

struct Sign {
  const char* sign;
  const char* iso;   ///< row that it stands for, or
  const char* name;  ///< a unit of its own
};
constexpr std::array kSigns{
  Sign{"$", "", "Dollar"}, Sign{"\u00a3", "GBP", "Pound"}, Sign{"\u20ac", "EUR", nullptr}, Sign{"\u00a5", "JPY", nullptr}, Sign{"\u00a2", "", "Cent"},
  Sign{"\u20b9", "INR", nullptr}, Sign{"\u20bd", "RUB", nullptr}, Sign{"\u20a9", "KRW", nullptr}, Sign{"\u20ba", "TRY", nullptr}, Sign{"\u20b4", "UAH", nullptr},
  Sign{"\u20a6", "NGN", nullptr}, Sign{"\u20b1", "PHP", nullptr}, Sign{"\u0e3f", "THB", nullptr}, Sign{"\u20ab", "VND", nullptr}, Sign{"\u20a1", "CRC", nullptr},
  Sign{"\u20be", "GEL", nullptr}, Sign{"\u20aa", "ILS", nullptr}, Sign{"\u20ad", "LAK", nullptr}, Sign{"\u20ae", "MNT", nullptr}, Sign{"\u20b5", "GHS", nullptr},
  Sign{"\u20b8", "KZT", nullptr}, Sign{"\u20bc", "AZN", nullptr}, Sign{"\u060b", "AFN", nullptr}, Sign{"\u17db", "KHR", nullptr}, Sign{"\u20b2", "PYG", nullptr},
  Sign{"\u0192", "AWG", nullptr}, Sign{"\u09f3", "BDT", nullptr}, Sign{"\u20a8", "", "Rupee"}, Sign{"\u20a3", "", "Franc"}, Sign{"\u20a4", "", "Lira"},
  Sign{"\ufdfc", "IRR", nullptr}, Sign{"\u20bf", "", "Bitcoin"}, Sign{"\u20af", "", "Greek drachma"}, Sign{"\u20a7", "", "Spanish peseta"}};

// Words (not ISO codes) that may stand in front of a number: "Rs 500", "RM10", "sen 100,000".
struct WordPrefix { const char* word; const char* key; };
constexpr std::array kWordPrefixes{
  WordPrefix{"rs", "rs"}, WordPrefix{"rm", "ringgit"}, WordPrefix{"rp", "rupiah"}, WordPrefix{"kr", "kr"}, WordPrefix{"sfr", "sfr"}, WordPrefix{"fr", "francs"},
  WordPrefix{"dm", "dem"}, WordPrefix{"rmb", "rmb"}, WordPrefix{"ksh", "ksh"}, WordPrefix{"tsh", "tsh"}, WordPrefix{"ush", "ush"}, WordPrefix{"dhs", "dhs"},
  WordPrefix{"sen", "sen"}, WordPrefix{"cent", "cents"}, WordPrefix{"dollar", "dollars"}, WordPrefix{"nis", "nis"}, WordPrefix{"tk", "taka"},
  WordPrefix{"stg", "gbp"}, WordPrefix{"euro", "euro"}, WordPrefix{"k\u010d", "czk"}, WordPrefix{"z\u0142", "pln"}};

// Codes that are words or names in English text: only written in capitals behind a number.
constexpr std::string_view kWordCodes = " ALL TRY TOP CUP PEN SOS BAM MOP GEL ANG LAK COP MAD AMD BOB ERN GMD KGS STN NIO SLE LSL UZS TJS IMP ";
// clang-format on

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

void add_row(UnitTables& tables, const Row& row) {
  Unit unit;
  unit.name = row.name;
  unit.kind = UnitKind::currency;
  unit.iso = row.iso;
  const Unit* const added = tables.add_unit(unit);
  for (const std::string& noun : split(row.nouns, '|')) {
    const std::size_t slash = noun.find('/');
    const std::string one = noun.substr(0, slash);
    const std::string many = slash == std::string::npos ? one + "s" : noun.substr(slash + 1);
    for (const std::string& maker : split(row.makers, '|')) {
      tables.keys.add(maker + " " + one, added);
      tables.keys.add(maker + " " + many, added);
    }
  }
  for (const std::string& word : split(row.alone, '|')) {
    tables.keys.add(word, added);
    if (word.size() == 3 && upper(word) != row.iso &&
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos) {
      tables.codes.add(upper(word), added);
    }
  }
  const std::string iso = row.iso;
  if (iso.empty()) return;
  tables.codes.add(iso, added);
  tables.exact_keys.add(iso, added);
  if (kWordCodes.find(" " + iso + " ") != std::string_view::npos) return;
  std::string lower = iso;
  for (char& c : lower) c = static_cast<char>(c - 'A' + 'a');
  tables.prefixes.add(lower, added);
  for (const auto& [letter, shift] : {std::pair{'m', 6}, std::pair{'k', 3}, std::pair{'b', 9}}) {
    Unit scaled = unit;
    scaled.shift = shift;
    const Unit* const big = tables.add_unit(scaled);
    if (letter == 'm') {
      tables.keys.add(letter + lower, big);
      tables.prefixes.add(letter + lower, big);
    } else {
      tables.exact_keys.add(upper(std::string(1, letter)) + iso, big);
    }
  }
}

}  // namespace

void add_currencies(UnitTables& tables) {
  for (const Row& row : kRows) add_row(tables, row);
  for (const Shared& shared : kShared) {
    const Unit* const unit = tables.add_unit({shared.name, UnitKind::currency, shared.iso, 0, 0});
    for (const std::string& word : split(shared.words, '|')) tables.keys.add(word, unit);
  }
  for (const Part& part : kParts) {
    const Unit* const unit = tables.add_unit({part.name, UnitKind::currency, "", part.parts, 0});
    for (const std::string& word : split(part.words, '|')) tables.keys.add(word, unit);
  }
  tables.glued_keys.add("p", *tables.keys.find("pence"));
  tables.glued_keys.add("c", *tables.keys.find("cents"));
  for (const Sign& sign : kSigns) {
    if (sign.name == nullptr) {
      tables.signs.add(sign.sign, *tables.codes.find(sign.iso));
    } else {
      tables.signs.add(sign.sign, tables.add_unit({sign.name, UnitKind::currency, sign.iso,
                                                   std::string_view(sign.name) == "Cent" ? 100 : 0, 0}));
    }
  }
  for (const Prefix& prefix : kDollarPrefixes) {
    tables.prefixes.add(std::string(prefix.word) + " $", *tables.codes.find(prefix.iso));
  }
  for (const WordPrefix& prefix : kWordPrefixes)
    tables.prefixes.add(prefix.word, *tables.keys.find(prefix.key));
}

}  // namespace claimgraph::detail
