#!/usr/bin/env python3
"""Reads a page of `claimgraph export html` as a browser would and holds it to what it promises.

check_page.py FILE [--text]

It asks nobody for anything, nothing runs but the script whose hash its policy names, links lead to the web or to a
place in the page, the index is JSON and agrees with the cards, and no text reorders what stands around it. --text also
prints what a reader sees without a script. Exit 1 and one line a fault otherwise.
"""
import base64
import hashlib
import html.parser
import json
import re
import sys

TAGS = set("""a article b bdi blockquote body button circle code details div figcaption figure form h1 h2 h3 h4 head header html
input label li main mark meta ol option p path q script section select span style summary svg text title ul""".split())
ATTRIBUTES = set("""aria-hidden aria-labelledby autocomplete charset checked class content cx cy d dir hidden href http-equiv id
lang max min name open r rel role step tabindex text-anchor type value viewbox x y""".split())
VOID = {"meta", "input"}
BLOCKS = set("article blockquote details div figcaption figure form h1 h2 h3 h4 header label li main p section summary title ul".split())
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.ids, self.links, self.raw, self.cards = [], [], [], [], []
        self.open, self.text, self.policy = [], [], ""

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag not in TAGS:
            self.faults.append(f"tag <{tag}>")
        for name in set(names) - ATTRIBUTES:
            self.faults.append(f"attribute {name} on <{tag}>")
        if "id" in names:
            self.ids.append(names["id"])
        if "href" in names:
            if tag != "a":
                self.faults.append(f"href on <{tag}>")
            self.links.append(names["href"])
        if names.get("http-equiv") == "Content-Security-Policy":
            self.policy = names["content"]
        if tag in ("script", "style"):
            self.raw.append((tag, names.get("type", ""), []))
        classes = names.get("class", "").split()
        if "matter" in classes:
            self.cards.append(0)
        if "saying" in classes:
            self.cards[-1] += 1
        if tag not in VOID:
            self.open.append(tag)
        if tag in BLOCKS:
            self.text.append("\n")
        if tag in ("h1", "h2", "h3", "h4"):
            self.text.append("#" * int(tag[1]) + " ")
        if tag == "mark":
            self.text.append("==")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")
        if tag == "mark":
            self.text.append("==")

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            self.raw[-1][2].append(data)
        else:
            self.text.append(data)

    def handle_comment(self, data):
        self.faults.append("a comment")


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def check(page):
    faults = page.faults
    if page.open:
        faults.append("left open: " + " ".join(page.open))
    if len(set(page.ids)) != len(page.ids):
        faults.append("an id stands twice")
    for link in page.links:
        if link.startswith("#"):
            if link[1:] not in page.ids:
                faults.append("leads nowhere: " + link)
        elif not re.match(r"https?://[^\s\"<>\\]+$", link):
            faults.append("no web address: " + link)
    raw = [(tag, kind, "".join(parts)) for tag, kind, parts in page.raw]
    if [(tag, kind) for tag, kind, _ in raw] != [("style", ""), ("script", "application/json"), ("script", "")]:
        faults.append("other scripts or styles than expected")
        return
    style, index, script = (text for _, _, text in raw)
    want = (f"default-src 'none'; script-src {digest(script)}; style-src {digest(style)}; base-uri 'none'; "
            "form-action 'none'")
    if page.policy != want:
        faults.append(f"the policy is {page.policy}, not {want}")
    if re.search(r"url\(|@import|@font-face", style):
        faults.append("the style asks for something")
    if re.search(r"fetch|XMLHttp|import\(|WebSocket|EventSource|sendBeacon|innerHTML|outerHTML|insertAdjacent"
                 r"|document\.write|\beval\b|Function\(|\.src\b", script):
        faults.append("the script asks for something, or makes markup of text")
    if re.search("[<>&\u2028\u2029]", index):
        faults.append("the index has characters that could end it")
    matters = json.loads(index)["matters"]
    if [len(matter["sayings"]) for matter in matters] != page.cards:
        faults.append("the index does not agree with the cards")
    if REORDERING.search("".join(page.text)):
        faults.append("text that reorders what stands around it")


def main():
    page = Page()
    with open(sys.argv[1], encoding="utf-8", newline="") as f:
        page.feed(f.read())
    page.close()
    check(page)
    for fault in page.faults:
        print(f"{sys.argv[1]}: {fault[:200]}")
    if "--text" in sys.argv:
        lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(page.text).split("\n"))
        print("\n".join(line for line in lines if line))
    return 1 if page.faults else 0


if __name__ == "__main__":
    sys.exit(main())
