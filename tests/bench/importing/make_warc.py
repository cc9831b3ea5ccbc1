#!/usr/bin/env python3
"""Writes a web archive of invented news pages. Same seed, same bytes.

make_warc.py OUT.warc[.gz] [--pages 1000] [--words 400] [--kilobytes 0] [--seed 1] [--compress record|file|none]
             [--coding none|gzip] [--only-pages]

Every page has a headline, a byline, a date, about --words words of text with quotations and figures, menus and a
footer; --kilobytes fills it up with scripts, styles and link lists to that size, as real pages are. Between the pages
stand the records that crawlers write: warcinfo, request, metadata, redirects, images, and a few pages twice."""
import argparse
import datetime
import gzip
import random
import re
import zlib

FIRST = "Anna Bela Carl Dora Emil Fritz Greta Hugo Ines Jonas Kira Lars Mona Nils Olga Paul Rosa Sven Tara Udo Vera Wim".split()
START = "Bar Cal Dor El Fal Gor Hal Ir Jas Kel Lor Mar Nor Or Pel Quin Ras Sel Tor Ul Var Wes Yar Zel".split()
END = "bach dal den dorf feld gard ham heim kirk land ler lin man mont ner rick sen son stad ter vik well".split()
FIRMS = "Energy Steel Foods Rail Labs Bank Motors Water Media Health".split()
ROLES = ["mayor", "chief executive", "spokeswoman", "minister", "economist", "union leader", "engineer", "judge", "police chief"]
THINGS = ["harbour bridge", "tram line", "water works", "school roof", "wind farm", "data centre", "hospital wing", "sports hall",
          "tax reform", "housing plan", "steel mill", "market hall", "power cable", "flood wall", "library", "ferry"]
SAID = ["said", "told reporters", "said on Monday", "said in a statement", "added", "wrote in a letter", "warned", "denied"]
ADVERB = ["next year", "by the end of the decade", "within months", "this spring", "before the vote", "after the storm"]
# Sentences are put together from parts, and the verbs, nouns and adjectives of the parts are drawn for each article: what
# is said in one article is seldom said in another.
NOUN = """accident agreement airport archive auction balcony battery boiler border bottle bridge budget camera canal carpet cellar
ceiling chapel chimney clinic clock coast collar column concert contract copper cottage cotton court crane crop curtain customs dairy
deposit desert detour dialect diary diesel dispute ditch dock drawing drill drought drum engine entrance estate exhibit fabric factory
fence ferry fiddle fireplace fleet flood forest fountain freezer fuel garage garden gasket gate glacier glass grain granite gravel grove
guitar gutter harvest hedge herd highway hinge hostel hydrant incinerator island jetty kennel kiosk ladder lagoon lamp laundry lease
lecture lemon lever levy licence lighthouse lock loom lorry maize mandate manual marble marsh meadow meter mill mine mirror mortar
mosaic motel museum needle novel nursery oak oats orchard organ oven packet paddock paint palace parcel parish pasture patent pavement
pepper permit pier pigeon pillar pilot pipeline plaster plough pond poplar portrait pottery pump quarry quay rafter railing rainfall
ravine receipt recipe reef refinery reservoir ribbon ridge rope rudder saddle salt sawmill scaffold sculpture sewer shelter shipyard
shutter siding siren slate sleeper sluice spire spring stable staircase statue steam stove subsidy survey swamp tannery tariff tavern
terrace theatre thicket tile timber toll tower tractor trench trolley tunnel turbine turnip valve vault vineyard violin wagon warehouse
weir well wharf wheat windmill workshop yarn""".split()
ADJECTIVE = """ancient bitter broad broken cheap costly crooked curious damp dense double early empty faulty fertile foreign former frozen
generous gloomy golden hollow humble idle joint lavish leaky local lonely lost massive modern muddy narrow noisy northern obsolete
outdated painted patient private quiet rapid remote rural rusty shallow sloping southern spare steep sturdy sudden swift temporary
timid triple unusual urban vacant vivid wooden""".split()
VERB = """abandon absorb acquire adjust assemble borrow carve cancel demolish deliver dismantle double drain enlarge examine exchange
expand export fence finance gather halve heat hire import inherit inspect insulate knock-down lease lift lower measure melt mend move
neglect occupy open paint pave plant polish postpone press pump purchase raise rebuild reduce refuse remove rent repair replace rescue
restore reverse review sell shift shorten split store supply surround survey sweep tax test transfer transport triple warm weaken
widen""".split()
PLAIN = ["Work on the {t} of {p} began in {y} and has been held up {n} times by the {j} {o}.",
         "The council of {p} voted {n} to {m} to {v} the {j} {o} beside the {t}, after {n} hours of debate about the {o}.",
         "Residents of {p} have waited for the {j} {t} since {y}, and many no longer believe in the {o}.",
         "About {n} per cent of the {j} households in {p} would {v} their {o} {a}.",
         "A report by {f} put the damage to the {o} at {n}.{m} million euros, more than the {j} {o} was worth in {y}.",
         "The {t} stands on the bank of the river near {p}, where {f} has {n}00 people who {v} every {j} {o}.",
         "Critics point out that a {j} {o} in {q} was closed again after {m} years, although it could {v} the {t}."]
SPOKEN = ['"The {j} {t} will {v} {n} million euros of {o} {a}," {who} {said}.',
          '{who} {said} that the {j} {o} would {v} more than {n}.{m} million litres {a}.',
          '"We have not seen the {o}," {who} {said}, "and we will not {v} a {j} {t} that we have not seen."',
          'According to {who}, {f} had promised to {v} {n} jobs at the {j} {o} in {p} {a}.',
          '{who} {said} {f} had known about the {j} crack in the {o} of the {t} since {y}.',
          'The {j} {o} is a mistake, {who} {said}, because nobody in {q} wants to {v} the {t}.']

class Invention:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.filler = [self.fill_block() for _ in range(150)]

    def name(self):
        return self.random.choice(START) + self.random.choice(END)

    def fill_block(self):
        r = self.random
        word = lambda: "".join(r.choice("abcdefghijklmnoprstuvw") for _ in range(r.randint(3, 9)))
        words = [word() for _ in range(160)]
        pick = lambda: r.choice(words)
        kind = r.random()
        if kind < 0.4:
            body = "".join("var %s=function(%s){return %s.%s(%d,'%s')};" % (pick(), pick(), pick(), pick(), r.randint(0, 99999), pick())
                           for _ in range(70))
            return "<script>" + body + "</script>\n"
        if kind < 0.6:
            return "<style>" + "".join(".%s-%s .%s{margin:%dpx %dpx;color:#%06x}\n" % (pick(), pick(), pick(), r.randint(0, 40), r.randint(0, 40),
                                                                                      r.randint(0, 0xffffff)) for _ in range(80)) + "</style>\n"
        return "<ul class=\"nav-%s\">\n" % pick() + "".join(
            '    <li class="menu-item item-%d" data-id="%d"><a href="/%s/%s-%d.html" target="_blank">%s %s</a></li>\n' %
            (r.randint(1, 900), r.randint(1, 99999), pick(), pick(), r.randint(1, 9999), pick().title(), pick()) for _ in range(35)) + "</ul>\n"

    def sentence(self, cast, firm, place, words):
        r = self.random
        template = r.choice(SPOKEN if r.random() < 0.4 else PLAIN)
        nouns, adjectives, verbs, things = words
        # Every {o}, {j} … of a template gets a word of its own.
        draw = {"{o}": nouns, "{j}": adjectives, "{v}": verbs, "{t}": things, "{a}": ADVERB, "{said}": SAID, "{who}": cast}
        out = []
        for part in re.split(r"(\{\w+\})", template):
            if part in draw:
                out.append(r.choice(draw[part]))
            elif part in ("{n}", "{m}", "{y}"):
                out.append(str({"{n}": r.randint(2, 96), "{m}": r.randint(1, 9), "{y}": r.randint(1990, 2023)}[part]))
            else:
                out.append({"{p}": place, "{f}": firm, "{q}": self.name() if part == "{q}" else ""}.get(part, part))
        return "".join(out)

    def page(self, number, words, size):
        r = self.random
        place, firm = self.name(), self.name() + " " + r.choice(FIRMS)
        vocabulary = (r.sample(NOUN, 25), r.sample(ADJECTIVE, 12), r.sample(VERB, 12),
                      [place + " " + r.choice(THINGS), self.name() + " " + r.choice(THINGS), r.choice(THINGS)])
        people = [(r.choice(FIRST) + " " + self.name(), r.choice(ROLES)) for _ in range(4)]
        cast = ["%s, the %s of %s," % (p, role, place) if i == 0 else p for i, (p, role) in enumerate(people)]
        cast[0] = cast[0].rstrip(",")
        headline = "%s argues about the %s %s of %s" % (place, r.choice(ADJECTIVE), r.choice(NOUN), firm)
        day = datetime.date(2015, 1, 1) + datetime.timedelta(days=r.randint(0, 3600))
        paragraphs, count = [], 0
        while count < words:
            text = " ".join(self.sentence(cast, firm, place, vocabulary) for _ in range(r.randint(2, 4)))
            paragraphs.append(text)
            count += text.count(" ") + 1
        author = r.choice(FIRST) + " " + self.name()
        top = ('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>%s | %s Courier</title>\n'
               '<meta property="article:published_time" content="%sT08:%02d:00+01:00"></head>\n<body><nav><ul><li><a href="/">Home</a></li>'
               '<li><a href="/news">News</a></li></ul></nav>\n' % (headline, place, day.isoformat(), r.randint(0, 59)))
        body = ('<article><h1>%s</h1>\n<p class="byline">By %s</p>\n' % (headline, author) + "".join("<p>%s</p>\n" % p for p in paragraphs) +
                "</article>\n")
        foot = '<footer><p>Copyright %d %s Courier. All rights reserved.</p></footer></body></html>\n' % (day.year, place)
        fill, length = [], len(top) + len(body) + len(foot)
        while length < size * 1024:
            fill.append(r.choice(self.filler))
            length += len(fill[-1])
        half = len(fill) // 2
        return top + "".join(fill[:half]) + body + "".join(fill[half:]) + foot


def record(kind, uri, content, mime):
    head = "WARC/1.0\r\nWARC-Type: %s\r\n" % kind
    if uri:
        head += "WARC-Target-URI: %s\r\n" % uri
    head += "WARC-Date: 2024-02-29T12:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (mime, len(content))
    return head.encode() + content + b"\r\n\r\n"


def response(uri, body, status="200 OK", mime="text/html; charset=utf-8", extra=""):
    head = "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n" % (status, mime, len(body), extra)
    return record("response", uri, head.encode() + body, "application/http; msgtype=response")


def records(options):
    make = Invention(options.seed)
    if not options.only_pages:
        yield record("warcinfo", "", b"software: make_warc\r\n", "application/warc-fields")
    for i in range(options.pages):
        uri = "https://news.example/%d/story.html" % i
        body = make.page(i, options.words, options.kilobytes).encode()
        extra = ""
        if options.coding == "gzip":
            body, extra = gzip.compress(body, 6, mtime=0), "Content-Encoding: gzip\r\n"
        if not options.only_pages:
            yield record("request", uri, b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n", "application/http; msgtype=request")
        yield response(uri, body, extra=extra)
        if options.only_pages:
            continue
        yield record("metadata", uri, b"fetchTimeMs: 12\r\n", "application/warc-fields")
        if i % 10 == 3:
            yield response(uri + "?old", b"<html>moved</html>", "301 Moved Permanently", extra="Location: /\r\n")
        if i % 10 == 5:
            yield response(uri + ".png", make.random.randbytes(4000), mime="image/png")
        if i % 50 == 7:
            yield response(uri, body, extra=extra)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--kilobytes", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compress", choices=["record", "file", "none"])
    parser.add_argument("--coding", choices=["none", "gzip"], default="none")
    parser.add_argument("--only-pages", action="store_true", help="responses with pages and nothing else")
    options = parser.parse_args()
    how = options.compress or ("record" if options.out.endswith(".gz") else "none")
    with open(options.out, "wb") as out:
        whole = zlib.compressobj(6, zlib.DEFLATED, 31)
        for one in records(options):
            if how == "record":
                packer = zlib.compressobj(6, zlib.DEFLATED, 31)
                one = packer.compress(one) + packer.flush()
            elif how == "file":
                one = whole.compress(one)
            out.write(one)
        if how == "file":
            out.write(whole.flush())


if __name__ == "__main__":
    main()
