// Lengths, areas, volumes, weights, speeds, information, angles, energy, temperatures, ages, per cent.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/extract/quantities/unit_tables.hpp"

namespace claimgraph::detail {

namespace {

// name, then lower-case words; "=X" is case-sensitive, "+x" only directly behind the number.
struct Row {
  const char* name;
  const char* words;
};

// clang-format off
constexpr std::array kUnits{
  // length
  Row{"Kilometer", "kilometer|kilometers|kilometre|kilometres|km|kms|kilo meter|kilo meters"}, Row{"Hectometer", "hectometer|hectometers|hectometre|hectometres|hm"},
  Row{"Decameter", "decameter|decameters|decametre|decametres"}, Row{"Meter", "meter|meters|metre|metres|m"},
  Row{"Decimeter", "decimeter|decimeters|decimetre|decimetres|dm"}, Row{"Centimeter", "centimeter|centimeters|centimetre|centimetres|cm|cms"},
  Row{"Millimeter", "millimeter|millimeters|millimetre|millimetres|mm|mms"}, Row{"Micrometer", "micrometer|micrometers|micrometre|micrometres|micron|microns|\u00b5m|\u03bcm"},
  Row{"Nanometer", "nanometer|nanometers|nanometre|nanometres|nm"}, Row{"Picometer", "picometer|picometers|picometre|picometres"},
  Row{"Mile", "mile|miles|mi|statute mile|statute miles"}, Row{"Nautical mile", "nautical mile|nautical miles|nmi"}, Row{"Yard", "yard|yards|yd|yds"},
  Row{"Foot", "foot|feet|ft"}, Row{"Inch", "inch|inches|+in"}, Row{"Light year", "light year|light years|lightyear|lightyears"},
  Row{"Parsec", "parsec|parsecs"}, Row{"Fathom", "fathom|fathoms"}, Row{"Furlong", "furlong|furlongs"}, Row{"Astronomical unit", "astronomical unit|astronomical units"},
  // area
  Row{"Square kilometer", "square kilometer|square kilometers|square kilometre|square kilometres|sq km|sq kms|sqkm|km2|km\u00b2|km 2"},
  Row{"Square meter", "square meter|square meters|square metre|square metres|sq m|sqm|m2|m\u00b2|sq meter|sq meters|sq metre|sq metres"},
  Row{"Square centimeter", "square centimeter|square centimeters|square centimetre|square centimetres|sq cm|cm2|cm\u00b2"},
  Row{"Square millimeter", "square millimeter|square millimeters|square millimetre|square millimetres|mm2|mm\u00b2"},
  Row{"Square decimeter", "square decimeter|square decimeters|square decimetre|square decimetres|dm2|dm\u00b2"},
  Row{"Square mile", "square mile|square miles|sq mi|sq mile|sq miles|mi2|mi\u00b2"}, Row{"Square yard", "square yard|square yards|sq yd|yd2|yd\u00b2"},
  Row{"Square foot", "square foot|square feet|sq ft|sqft|ft2|ft\u00b2|sq foot|sq feet"}, Row{"Square inch", "square inch|square inches|sq in|in2|in\u00b2"},
  Row{"Acre", "acre|acres"}, Row{"Hectare", "hectare|hectares|ha"},
  // volume
  Row{"Cubic kilometer", "cubic kilometer|cubic kilometers|cubic kilometre|cubic kilometres|km3|km\u00b3"},
  Row{"Cubic meter", "cubic meter|cubic meters|cubic metre|cubic metres|m3|m\u00b3|cu m"}, Row{"Cubic decimeter", "cubic decimeter|cubic decimeters|cubic decimetre|cubic decimetres|dm3|dm\u00b3"},
  Row{"Cubic centimeter", "cubic centimeter|cubic centimeters|cubic centimetre|cubic centimetres|cc|cm3|cm\u00b3"},
  Row{"Cubic millimeter", "cubic millimeter|cubic millimeters|cubic millimetre|cubic millimetres|mm3|mm\u00b3"},
  Row{"Cubic mile", "cubic mile|cubic miles"}, Row{"Cubic yard", "cubic yard|cubic yards|cu yd"}, Row{"Cubic foot", "cubic foot|cubic feet|cu ft|ft3|ft\u00b3"},
  Row{"Cubic inch", "cubic inch|cubic inches|cu in|in3|in\u00b3"}, Row{"Hectoliter", "hectoliter|hectoliters|hectolitre|hectolitres|hl"},
  Row{"Liter", "liter|liters|litre|litres|l|=L"}, Row{"Deciliter", "deciliter|deciliters|decilitre|decilitres|dl"},
  Row{"Centiliter", "centiliter|centiliters|centilitre|centilitres|cl"}, Row{"Milliliter", "milliliter|milliliters|millilitre|millilitres|ml|mls"},
  Row{"Gallon", "gallon|gallons|gal"}, Row{"Quart", "quart|quarts|qt"}, Row{"Pint", "pint|pints"}, Row{"Fluid ounce", "fluid ounce|fluid ounces|fl oz"},
  Row{"Fluid dram", "fluid dram|fluid drams"}, Row{"Tablespoon", "tablespoon|tablespoons|tbsp|tbs"}, Row{"Teaspoon", "teaspoon|teaspoons|tsp"},
  Row{"Cup", "cup|cups"}, Row{"Barrel", "barrel|barrels|bbl|bbls"}, Row{"Bushel", "bushel|bushels"},
  // weight
  Row{"Kilogram", "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs"}, Row{"Gram", "gram|grams|gramme|grammes|+g|g"},
  Row{"Milligram", "milligram|milligrams|milligramme|milligrammes|mg|mgs"}, Row{"Microgram", "microgram|micrograms|microgramme|microgrammes|mcg|\u00b5g|\u03bcg|ug"},
  Row{"Metric ton", "metric ton|metric tons|metric tonne|metric tonnes"}, Row{"Ton", "ton|tons|tonne|tonnes|+t"}, Row{"Long ton", "long ton|long tons"},
  Row{"Short ton", "short ton|short tons"}, Row{"Kiloton", "kiloton|kilotons|kilotonne|kilotonnes"}, Row{"Megaton", "megaton|megatons|megatonne|megatonnes|=Mt"},
  Row{"Gigaton", "gigaton|gigatons|gigatonne|gigatonnes|=Gt"}, Row{"Pound", "lb|lbs"}, Row{"Ounce", "ounce|ounces|oz"}, Row{"Stone", "stone"},
  Row{"Pennyweight", "pennyweight|pennyweights"}, Row{"Dram", "dram|drams|drachma|drachm|drachms"}, Row{"Carat", "carat|carats"},
  Row{"Hundredweight", "hundredweight|hundredweights|cwt"},
  // speed (the rest is composed: "miles per hour", "km/h")
  Row{"Mile per hour", "mph|m p h"}, Row{"Kilometer per hour", "kph|kmh|kmph|km h"}, Row{"Knot", "knot|knots|kn|kt|kts"}, Row{"Kilometer per second", "kps"},
  // information: bits in small letters, bytes in capitals
  Row{"Bit", "bit|bits"}, Row{"Kilobit", "kilobit|kilobits|kb|=kb|=Kb"}, Row{"Megabit", "megabit|megabits|mb|=Mb|=mb"}, Row{"Gigabit", "gigabit|gigabits|gb|=Gb|=gb"},
  Row{"Terabit", "terabit|terabits|tb|=Tb|=tb"}, Row{"Petabit", "petabit|petabits|pb|=Pb|=pb"}, Row{"Byte", "byte|bytes"},
  Row{"Kilobyte", "kilobyte|kilobytes|=KB|=kB|kbyte"}, Row{"Megabyte", "megabyte|megabytes|=MB|=mB|mbyte"}, Row{"Gigabyte", "gigabyte|gigabytes|=GB|=gB|gbyte"},
  Row{"Terabyte", "terabyte|terabytes|=TB|=tB"}, Row{"Petabyte", "petabyte|petabytes|=PB|=pB"}, Row{"Exabyte", "exabyte|exabytes|=EB"}, Row{"Megapixel", "megapixel|megapixels"},
  // energy, power, frequency, pressure
  Row{"Watt", "watt|watts|=W"}, Row{"Kilowatt", "kilowatt|kilowatts|kw|=kW"}, Row{"Megawatt", "megawatt|megawatts|mw|=MW"}, Row{"Gigawatt", "gigawatt|gigawatts|gw|=GW"},
  Row{"Terawatt", "terawatt|terawatts|tw|=TW"}, Row{"Kilowatt hour", "kilowatt hour|kilowatt hours|kwh"}, Row{"Megawatt hour", "megawatt hour|megawatt hours|mwh"},
  Row{"Gigawatt hour", "gigawatt hour|gigawatt hours|gwh"}, Row{"Terawatt hour", "terawatt hour|terawatt hours|twh"}, Row{"Horsepower", "horsepower|hp"},
  Row{"Joule", "joule|joules"}, Row{"Kilojoule", "kilojoule|kilojoules|kj"}, Row{"Calorie", "calorie|calories"}, Row{"Kilocalorie", "kilocalorie|kilocalories|kcal"},
  Row{"Volt", "volt|volts"}, Row{"Kilovolt", "kilovolt|kilovolts|kv"}, Row{"Ampere", "ampere|amperes|amps"}, Row{"Hertz", "hertz|hz"}, Row{"Kilohertz", "kilohertz|khz"},
  Row{"Megahertz", "megahertz|mhz"}, Row{"Gigahertz", "gigahertz|ghz"}, Row{"Decibel", "decibel|decibels|db"}, Row{"Millibar", "millibar|millibars"},
  Row{"Hectopascal", "hectopascal|hectopascals|hpa"}, Row{"Kilopascal", "kilopascal|kilopascals|kpa"}, Row{"Newton", "newtons"}, Row{"Sievert", "sievert|sieverts"},
  // angle
  Row{"Radian", "radian|radians"}, Row{"Arc minute", "arcminute|arcminutes|arc minute|arc minutes"}, Row{"Arc second", "arcsecond|arcseconds|arc second|arc seconds"}};

constexpr std::array kTemperatures{
  Row{"C", "celsius|celcius|centigrade|degree celsius|degrees celsius|degree celcius|degrees celcius|degree centigrade|degrees centigrade|degree c|degrees c|deg c|deg celsius|degs c|\u00b0 c|\u00b0 celsius|\u00b0c|\u00ba c|\u2103"},
  Row{"F", "fahrenheit|farenheit|fahrenheits|degree fahrenheit|degrees fahrenheit|degree farenheit|degrees farenheit|degree f|degrees f|deg f|deg fahrenheit|degs f|\u00b0 f|\u00b0 fahrenheit|\u00b0f|\u00ba f|\u2109"},
  Row{"K", "kelvin|kelvins|degree kelvin|degrees kelvin|degree k|degrees k|\u00b0 k"}, Row{"R", "rankine|degree rankine|degrees rankine|degree r|degrees r|\u00b0 r"},
  Row{"Degree", "degree|degrees|deg"}};

constexpr std::array kAges{
  Row{"Year", "year old|years old|years of age|year of age|yo|y o|yr old|yrs old|year olds"}, Row{"Month", "month old|months old|months of age|month of age|mo old|month olds"},
  Row{"Week", "week old|weeks old|weeks of age|week of age|week olds"}, Row{"Day", "day old|days old|days of age|day of age|day olds"}};

struct Rate { const char* name; const char* words; const char* parts; };
// Units of length over units of time: every pair is a speed.
constexpr std::array kLengths{
  Rate{"Kilometer", "kilometer|kilometers|kilometre|kilometres|km|kms", ""}, Rate{"Meter", "meter|meters|metre|metres|m", ""},
  Rate{"Centimeter", "centimeter|centimeters|centimetre|centimetres|cm", ""}, Rate{"Millimeter", "millimeter|millimeters|millimetre|millimetres|mm", ""},
  Rate{"Mile", "mile|miles|mi", ""}, Rate{"Foot", "foot|feet|ft", ""}, Rate{"Inch", "inch|inches", ""}, Rate{"Yard", "yard|yards|yd", ""}};
constexpr std::array kTimes{
  Row{"hour", "hour|hr|h"}, Row{"minute", "minute|min"}, Row{"second", "second|sec|s"}, Row{"millisecond", "millisecond|ms"}};
// clang-format on

template <typename Each>
void for_words(std::string_view words, const Each& each) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    each(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

void add_row(UnitTables& tables, const Row& row, UnitKind kind) {
  const Unit* const unit = tables.add_unit({row.name, kind, "", 0, 0});
  for_words(row.words, [&](std::string_view word) {
    if (word.front() == '=') {
      tables.exact_keys.add(std::string(word.substr(1)), unit);
    } else if (word.front() == '+') {
      tables.glued_keys.add(std::string(word.substr(1)), unit);
    } else {
      tables.keys.add(std::string(word), unit);
    }
  });
}

void add_speeds(UnitTables& tables) {
  for (const Rate& length : kLengths) {
    for (const Row& time : kTimes) {
      tables.names.push_back(std::string(length.name) + " per " + time.name);
      const Unit* const unit = tables.add_unit({tables.names.back().c_str(), UnitKind::dimension, "", 0, 0});
      for_words(length.words, [&](std::string_view above) {
        for_words(time.words, [&](std::string_view below) {
          for (const char* between : {" per ", " / ", " an ", " a "}) {
            if (between[1] == 'a' && below != "hour" && below != "minute" && below != "second") continue;
            tables.keys.add(std::string(above) + between + std::string(below), unit);
          }
        });
      });
    }
  }
}

}  // namespace

void add_dimensions(UnitTables& tables) {
  add_speeds(tables);
  for (const Row& row : kUnits) add_row(tables, row, UnitKind::dimension);
  for (const Row& row : kTemperatures) add_row(tables, row, UnitKind::temperature);
  for (const Row& row : kAges) add_row(tables, row, UnitKind::age);
  const Unit* const percent = tables.add_unit({"percent", UnitKind::percent, "", 0, -2});
  for (const char* word :
       {"%", "percent", "percents", "per cent", "pct", "per cents", "percentage", "percentages"})
    tables.keys.add(word, percent);
  const Unit* const points = tables.add_unit({"percentage point", UnitKind::percent, "", 0, -2});
  for (const char* word : {"percentage point", "percentage points", "percent point", "percent points",
                           "% point", "% points", "per cent point", "per cent points"}) {
    tables.keys.add(word, points);
  }
  const Unit* const basis = tables.add_unit({"basis point", UnitKind::percent, "", 0, -4});
  for (const char* word : {"basis point", "basis points", "bps"}) tables.keys.add(word, basis);
  // Sterling unless the text weighs something; quantity_scan.cpp decides between the two.
  tables.keys.add("pound", tables.add_unit({"Pound", UnitKind::dimension, "", 0, 0}));
  tables.keys.add("pounds", *tables.keys.find("pound"));
}

}  // namespace claimgraph::detail
