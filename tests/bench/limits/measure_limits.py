#!/usr/bin/env python3
"""Time and memory of `claimgraph read` on big and hostile inputs.

  tests/bench/limits/measure_limits.py PROGRAM [--mb 50] [--only NAME]

Each input is made in a temporary folder, read once by a process of its own (measured by GNU time), and deleted. Printed: size in MiB,
seconds of CPU, MiB a second of them, peak memory of the process in MiB, lines written, exit code, and the first message.
"""
import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile

PARAGRAPH = ("The harbour board said on Friday that the crane had passed its test, and that ships would be "
             "unloaded again from Monday, eleven weeks after the storm. ")


def fill(write, size, part):
    """part(i) again and again until `size` bytes are written."""
    done = 0
    i = 0
    while done < size:
        piece = part(i).encode()
        write(piece)
        done += len(piece)
        i += 1


def cases(mb):
    size = mb << 20

    def between(head, part, tail):
        def make(out):
            out.write(head.encode())
            fill(out.write, size, part)
            out.write(tail.encode())
        return make

    paragraph = lambda i: "<p>%s%d</p>\n" % (PARAGRAPH, i)
    item = lambda i: ("<item><title>Crane %d</title><link>https://h.example/%d</link><pubDate>Mon, 06 May 2024 09:00:00 "
                      "+0200</pubDate><description>%s</description></item>\n" % (i, i, PARAGRAPH))
    record = lambda i: json.dumps({"id": i, "title": "Crane", "text": PARAGRAPH * 8}) + "\n"
    review = lambda i: json.dumps({"@type": "ClaimReview", "claimReviewed": "Cranes fly %d." % i, "url": "https://f.example/%d" % i,
                                   "author": {"name": "Facts"}, "reviewRating": {"ratingValue": 1}}) + ",\n"
    deep = 200000
    yield "page.html", between("<html><title>T</title><body>", paragraph, "</body></html>")
    yield "one-word.html", between("<html><body><p>", lambda i: "x" * 4096, "</p></body></html>")
    yield "unclosed-tags.html", between("<html><body>", lambda i: "<div class='a", "")
    yield "deep.html", lambda out: out.write(b"<div>" * deep + b"x")
    yield "attributes.html", lambda out: out.write(b"<p " + b"a=b " * 1000000 + b">x</p>")
    yield "page.txt", between("", lambda i: PARAGRAPH + "\n\n", "")
    yield "feed.rss", between("<rss><channel><title>N</title>", item, "</channel></rss>")
    yield "story.nitf", between("<nitf><body><body.content>", paragraph, "</body.content></body></nitf>")
    yield "deep.nitf", lambda out: out.write(b"<nitf>" * deep + b"</nitf>" * deep)
    yield "bomb.nitf", lambda out: out.write(b"<!DOCTYPE nitf [<!ENTITY a \"" + b"x" * 100000 + b"\">]><nitf>" + b"&a;" * 100000 + b"</nitf>")
    yield "story.ninjs.json", between('{"uri":"u","type":"text","versioncreated":"2024-05-06T10:00:00Z","headline":"H","body_xhtml":"',
                                      lambda i: "<p>%s</p>" % PARAGRAPH, '"}')
    yield "reviews.json", between('{"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[', review, '{"@type":"ClaimReview"}]}')
    yield "deep.json", lambda out: out.write(b'{"@context":"https://schema.org","@type":"NewsArticle","a":' + b"[" * deep)
    yield "dump.jsonl", between("", record, "")
    yield "dump.csv", between("id,title,text\n", lambda i: '%d,"Crane, %d","%s"\n' % (i, i, PARAGRAPH * 8), "")
    yield "open-quote.csv", between('id,title,text\n1,"', lambda i: "%s\n" % PARAGRAPH, "")
    yield "zeros.html.gz", lambda out: out.write(gzip.compress(b"\0" * (300 << 20)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--mb", type=int, default=50)
    parser.add_argument("--only")
    arguments = parser.parse_args()
    print("| input | MiB | CPU seconds | MiB/s | peak MiB | articles | exit | first message |")
    print("|---|--:|--:|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in cases(arguments.mb):
            if arguments.only and arguments.only != name:
                continue
            path = os.path.join(folder, name)
            with open(path, "wb") as out:
                make(out)
            size = os.path.getsize(path) / 2**20
            with open(os.path.join(folder, "out"), "wb") as out, open(os.path.join(folder, "err"), "wb") as err:
                command = ["/usr/bin/time", "-q", "-f", "%U %S %M", "-o", "time", os.path.abspath(arguments.program), "read", name]
                code = subprocess.run(command, cwd=folder, stdout=out, stderr=err).returncode
            with open(os.path.join(folder, "time"), encoding="ascii") as measured:
                user, system, peak = (float(value) for value in measured.read().split()[-3:])
            seconds = user + system
            with open(os.path.join(folder, "out"), "rb") as out:
                lines = sum(1 for _ in out)
            with open(os.path.join(folder, "err"), encoding="utf-8", errors="replace") as err:
                message = err.readline().strip().replace("claimgraph: ", "", 1).replace("|", "/")[:110]
            print("| %s | %.1f | %.2f | %.0f | %.0f | %d | %d | %s |"
                  % (name, size, seconds, size / max(seconds, 0.01), peak / 1024, lines, code, message))
            sys.stdout.flush()
            os.remove(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
