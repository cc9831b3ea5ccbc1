"""What extraction finds in one article. Spans are half-open ranges of Unicode code points of `Article.text`: they
index Python strings as they are."""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from . import _html
from ._records import Record, named, plan


class Span(NamedTuple):
    start: int
    end: int


@dataclass
class Diagnostic(Record):
    """A finding that did not end the work."""
    severity: str = "warning"
    code: str = ""
    message: str = ""
    where: str = ""

    def __str__(self) -> str:
        return f"{self.where + ': ' if self.where else ''}{self.severity}: {self.message} [{self.code}]"


@dataclass(repr=False)
class Article(Record):
    """One article. Only `text` is needed; `date_published` anchors "last week"."""
    text: str
    id: str = ""
    doc: str = ""
    url: str = ""
    canonical_url: str = ""
    headline: str = ""
    standfirst: str = ""
    authors: list[str] = named("author", default_factory=list)
    publisher: str = ""
    publisher_url: str = ""
    date_published: str = ""
    date_modified: str = ""
    language: str = named("inLanguage", default="")
    section: str = ""
    place: str = ""
    links: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    importer: str = ""
    page_kind: str = "article"
    metadata_source: dict[str, str] = field(default_factory=dict)
    claim_reviews: list[dict[str, str]] = field(default_factory=list)
    original: dict[str, Any] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Article:
        publisher = data.get("publisher")
        if isinstance(publisher, dict):
            data = {**data, "publisher": publisher.get("name"), "publisherUrl": publisher.get("url")}
        return super().from_json(data)

    def to_line(self) -> str:
        """The article as a line of the interchange (schemas/json/article.schema.json)."""
        line: dict[str, Any] = {}
        for key, name, _ in plan(type(self)):
            value = getattr(self, name)
            if value and key not in ("publisher", "publisherUrl", "diagnostics"):
                line[key] = value
        if self.publisher or self.publisher_url:
            line["publisher"] = {"name": self.publisher, "url": self.publisher_url}
        line["text"] = self.text
        return json.dumps(line)

    def __repr__(self) -> str:
        facts = [self.headline or self.text[:60], self.publisher, self.date_published[:10]]
        return f"Article({', '.join(repr(fact) for fact in facts if fact)}, {len(self.text.split())} words)"

    def _repr_html_(self) -> str:
        facts = [self.publisher, self.date_published[:10], ", ".join(self.authors)]
        text = "".join(f"<p>{_html.escape(part)}</p>" for part in self.text.split("\n") if part.strip())
        return _html.card(self.headline or self.doc, facts, text)


@dataclass
class Affiliation(Record):
    organization: str = ""  # id
    title: str = ""
    former: bool = False
    span: Span = Span(0, 0)


@dataclass(repr=False)
class Entity(Record):
    """Somebody or something that the article names or describes."""
    id: str
    name: str
    type: str = "Other"  # Person, Organization, Place, Group, Other
    anonymous: bool = False
    alternate_names: list[str] = named("alternateName", default_factory=list)
    description: str = ""
    gender: str = ""
    affiliations: list[Affiliation] = named("affiliation", default_factory=list)

    def __repr__(self) -> str:
        return f"Entity({self.name!r}, {self.type}{', anonymous' if self.anonymous else ''})"


@dataclass
class Mention(Record):
    span: Span
    entity: str = ""
    kind: str = "name"
    head: Span = Span(0, 0)


@dataclass
class Quantity(Record):
    """A number with its unit. Per cents are fractions: 0.43, unit "percent"."""
    span: Span = Span(0, 0)
    value: float = 0
    low: float | None = None
    high: float | None = None
    unit: str = ""
    currency: str = ""
    approximate: str = ""
    kind: str = ""
    value_text: str = ""
    number: Span = Span(0, 0)
    significant_digits: int = 0


@dataclass
class Time(Record):
    """A TIMEX3; when `anchored` is False, `value` is the words as written."""
    span: Span
    type: str = "DATE"
    value: str = ""
    anchored: bool = True


@dataclass(repr=False)
class Claim(Record):
    """One proposition, made to stand alone: what is put in stands in [brackets], what is left out is …"""
    id: str
    text: str
    label: str = ""
    form: str = "proposition"
    unresolved: bool = False
    worth: float = 0
    quantities: list[int] = field(default_factory=list)  # indices of Analysis.quantities
    about: list[str] = field(default_factory=list)  # ids of entities
    subject: str = ""
    polarity: str = "positive"
    modality: str = "asserted"
    valid_time: str = ""
    content: list[Span] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"Claim({self.text!r})"


@dataclass
class StatedClaim(Record):
    id: str
    content: list[Span] = field(default_factory=list)


@dataclass
class Answer(Record):
    """A claim made earlier in the article, and what this saying does to it."""
    claim: str
    stance: str = "denies"
    confidence: float = 1


@dataclass(repr=False)
class Attribution(Record):
    """One act of saying: who, with which words, says what."""
    id: str
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    kind: str = "indirect"  # direct, indirect, mixed, narration
    stance: str = "asserts"
    cue_lemma: str = ""
    realis: str = "said"  # said, negated, unreal
    speakers: list[str] = field(default_factory=list)  # ids of entities; none: unstated, or the article itself
    claims: list[StatedClaim] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    said_at: str = ""
    medium: str = ""
    addressee: str = ""
    relays: str = ""
    nesting: int = 0
    hedged: bool = False
    confidence: float = 1
    by: str = ""
    analysis: Analysis | None = field(default=None, init=False, compare=False)

    def _words(self, spans: list[Span]) -> str:
        text = self.analysis.article.text if self.analysis else ""
        return " … ".join(text[start:end] for start, end in spans)

    @property
    def source_text(self) -> str:
        return self._words(self.source)

    @property
    def cue_text(self) -> str:
        return self._words(self.cue)

    @property
    def content_text(self) -> str:
        return self._words(self.content)

    @property
    def speaker_names(self) -> list[str]:
        return [self.analysis.entity(id).name for id in self.speakers] if self.analysis else []

    @property
    def passage(self) -> Span:
        """From the first to the last of its words."""
        spans = [*self.source, *self.cue, *self.content]
        return Span(min((s.start for s in spans), default=0), max((s.end for s in spans), default=0))

    def __repr__(self) -> str:
        who = ", ".join(self.speaker_names) or ("the article" if self.kind == "narration" else "unstated source")
        said = self.cue_text or self.stance
        return f"Attribution({who!r} {said!r}: {self.content_text!r}, {self.kind}, {self.confidence:.2f})"

    def _repr_html_(self) -> str:
        text = self.analysis.article.text if self.analysis else ""
        start, end = self.passage
        marks = [(kind, s - start, e - start) for kind in ("source", "cue", "content")
                 for s, e in getattr(self, kind)]
        who = ", ".join(self.speaker_names) or ("the article" if self.kind == "narration" else "unstated source")
        facts = [self.kind, self.stance, self.realis if self.realis != "said" else "", self.said_at,
                 f"confidence {self.confidence:.2f}"]
        around = text[max(0, start - 32):start], text[end:end + 32]
        return _html.card(who, facts, _html.passage(text[start:end], marks, *around))


class Analysis:
    """An article and what was found in it. The lists are made when they are first asked for."""

    def __init__(self, line: str) -> None:
        self.line = line  # of the interchange: what `claimgraph extract` writes

    @cached_property
    def data(self) -> dict[str, Any]:
        """The line as plain values, with the names of schemas/json/article.schema.json."""
        data: dict[str, Any] = json.loads(self.line)
        return data

    def _list(self, cls: type[Any], key: str) -> list[Any]:
        return [cls.from_json(one) for one in self.data.get(key, ())]

    @cached_property
    def article(self) -> Article:
        return Article.from_json(self.data)

    @cached_property
    def entities(self) -> list[Entity]:
        return self._list(Entity, "entities")

    @cached_property
    def mentions(self) -> list[Mention]:
        return self._list(Mention, "mentions")

    @cached_property
    def quantities(self) -> list[Quantity]:
        return self._list(Quantity, "quantities")

    @cached_property
    def times(self) -> list[Time]:
        return self._list(Time, "times")

    @cached_property
    def claims(self) -> list[Claim]:
        return self._list(Claim, "claims")

    @cached_property
    def attributions(self) -> list[Attribution]:
        found = self._list(Attribution, "attributions")
        for one in found:
            one.analysis = self
        return found

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        return self._list(Diagnostic, "diagnostics")

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {one.id: one for one in self.entities}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {one.id: one for one in self.claims}

    def entity(self, id: str) -> Entity:
        return self._entities[id]

    def claim(self, id: str) -> Claim:
        return self._claims[id]

    def __repr__(self) -> str:
        return (f"Analysis({self.article.headline or self.article.text[:60]!r}: {len(self.attributions)} attributions, "
                f"{len(self.claims)} claims, {len(self.entities)} entities)")

    def _repr_html_(self) -> str:
        return "".join(one._repr_html_() for one in self.attributions) or _html.card(repr(self), [], "")


def as_line(article: Any) -> str:
    """A text or an Article as a line of the interchange."""
    if isinstance(article, Article):
        return article.to_line()
    if isinstance(article, str):
        return json.dumps({"doc": "text", "text": article})
    raise TypeError(f"a text or an Article is wanted, not {type(article).__name__}")


__all__ = ["Affiliation", "Analysis", "Answer", "Article", "Attribution", "Claim", "Diagnostic", "Entity", "Mention",
           "Quantity", "Span", "StatedClaim", "Time"]
