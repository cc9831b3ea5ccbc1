"""What a store answers with."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator

from . import _html
from ._analysis import Diagnostic, Quantity, Span
from ._records import Record, named


@dataclass(repr=False)
class EntityRef(Record):
    id: str = ""
    name: str = ""
    type: str = "Other"
    anonymous: bool = False

    def __repr__(self) -> str:
        return f"EntityRef({self.name!r}, {self.id!r})"


@dataclass
class AffiliationInfo(Record):
    """Of a person: the organisation; of an organisation: the person."""
    id: str = ""
    name: str = ""
    title: str = ""
    former: bool = False


@dataclass(repr=False)
class EntityInfo(Record):
    id: str
    name: str
    type: str = "Other"
    anonymous: bool = False
    alternate_names: list[str] = named("alternateName", default_factory=list)
    same_as: list[EntityRef] = field(default_factory=list)
    merged: list[EntityRef] = field(default_factory=list)
    description: str = ""
    affiliations: list[AffiliationInfo] = field(default_factory=list)
    members: list[AffiliationInfo] = field(default_factory=list)
    articles: int = 0
    mentions: int = 0
    said: int = 0
    about: int = 0

    def __repr__(self) -> str:
        return f"EntityInfo({self.name!r}, {self.type}, {self.said} sayings in {self.articles} articles)"


@dataclass(repr=False)
class ArticleInfo(Record):
    id: str
    doc: str = ""
    url: str = ""
    headline: str = ""
    authors: list[str] = named("author", default_factory=list)
    publisher: str = ""
    date_published: str = ""
    date_modified: str = ""
    language: str = named("inLanguage", default="")
    claims: int = 0
    attributions: int = 0
    words: int = 0
    revision_of: str = ""
    superseded: bool = False

    def __repr__(self) -> str:
        return f"ArticleInfo({self.headline or self.doc!r}, {self.publisher!r}, {self.date_published[:10]!r})"


@dataclass(repr=False)
class ClaimInfo(Record):
    id: str
    text: str
    label: str = ""
    polarity: str = "positive"
    modality: str = "asserted"
    form: str = "proposition"
    unresolved: bool = False
    worth: float = 0
    valid_time: str = ""
    quantities: list[Quantity] = field(default_factory=list)
    about: list[EntityRef] = field(default_factory=list)
    first_appearance: str = ""
    first_article: str = ""
    articles: int = 0
    speakers: int = 0
    disputers: int = 0
    contradictions: int = 0
    variants: int = 0
    rejected: bool = False

    def __repr__(self) -> str:
        against = f", {self.disputers} against" if self.disputers else ""
        return f"ClaimInfo({self.text!r}, {self.speakers} say{against})"

    def _repr_html_(self) -> str:
        return _html.card(self.text, _facts(self), "")


def _facts(claim: ClaimInfo) -> list[str]:
    articles = f"{claim.articles} article{'' if claim.articles == 1 else 's'}"
    first = f"first seen {claim.first_appearance[:10]}" if claim.first_appearance else ""
    return [articles, first, f"disputed by {claim.disputers}" if claim.disputers else ""]


@dataclass
class ClaimRelation(Record):
    kind: str = ""  # contradicts, variantOf, sameClaim, narrower
    source: str = ""
    target: str = ""
    label: str = ""
    detail: str = ""
    confidence: float = 1
    by: str = ""


@dataclass(repr=False)
class Passage(Record):
    """Where a saying stands: code points of the article's text, and the words."""
    article: str = ""
    start: int = 0
    end: int = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"Passage({self.exact!r}, {self.start}–{self.end})"

    def _repr_html_(self) -> str:
        marks = [(kind, start - self.start, end - self.start) for kind in ("source", "cue", "content")
                 for start, end in getattr(self, kind)]
        return _html.passage(self.exact, marks, self.prefix, self.suffix)


@dataclass
class StatedClaimInfo(Record):
    id: str
    text: str = ""


@dataclass
class AnswerInfo(Record):
    claim: str = ""
    claim_text: str = ""
    stance: str = "denies"
    confidence: float = 1


@dataclass(repr=False)
class Saying(Record):
    """One act of saying in one article."""
    id: str
    passage: Passage
    claim: str = ""
    claim_text: str = ""
    claims: list[StatedClaimInfo] = field(default_factory=list)
    speakers: list[EntityRef] = field(default_factory=list)
    stance: str = "asserts"
    kind: str = "indirect"
    realis: str = "said"
    cue: str = ""
    said_at: str = ""
    medium: str = ""
    addressee: EntityRef | None = None
    relays: str = ""
    nesting: int = 0
    hedged: bool = False
    confidence: float = 1
    by: str = ""
    decision: str = ""
    targets: list[str] = field(default_factory=list)
    answers: list[AnswerInfo] = field(default_factory=list)
    article: str = ""
    headline: str = ""
    publisher: str = ""
    date: str = ""

    @property
    def speaker(self) -> str:
        """The speakers' names; words for it when there is none."""
        names = ", ".join(one.name for one in self.speakers)
        return names or ("the article" if self.kind == "narration" else "unstated source")

    def __repr__(self) -> str:
        return f"Saying({self.speaker!r} {self.cue or self.stance!r}: {self.passage.exact!r}, {self.publisher!r})"

    def _repr_html_(self) -> str:
        facts = [self.kind, self.stance, self.realis if self.realis != "said" else "",
                 self.said_at or self.date[:10], self.publisher, f"“{self.headline}”" if self.headline else ""]
        return _html.card(self.speaker, facts, self.passage._repr_html_())


@dataclass(repr=False)
class ClaimSpeakers(Record):
    """A claim with every act of saying about it."""
    claim: ClaimInfo
    sayings: list[Saying] = field(default_factory=list)  # in its favour
    disputes: list[Saying] = field(default_factory=list)  # against it
    others: list[Saying] = field(default_factory=list)  # on no side
    relations: list[ClaimRelation] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"ClaimSpeakers({self.claim.text!r}, {len(self.sayings)} for, {len(self.disputes)} against)"

    def _repr_html_(self) -> str:
        body = "".join(one._repr_html_() for one in self.sayings)
        if self.disputes:
            body += "<i>Against it:</i>" + "".join(one._repr_html_() for one in self.disputes)
        if self.others:
            body += "<i>On no side:</i>" + "".join(one._repr_html_() for one in self.others)
        return _html.card(self.claim.text, _facts(self.claim), f'<div style="margin-left:1em">{body}</div>')


@dataclass(repr=False)
class Who(Record):
    """Claims with these words, the best first; a sequence of ClaimSpeakers."""
    asked: str = ""
    some_words_only: bool = False  # nothing had all the words
    claims: list[ClaimSpeakers] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[ClaimSpeakers]:
        return iter(self.claims)

    def __getitem__(self, at: int) -> ClaimSpeakers:
        return self.claims[at]

    def __repr__(self) -> str:
        return f"Who({self.asked!r}: {len(self.claims)} claims{', some words only' if self.some_words_only else ''})"

    def _repr_html_(self) -> str:
        return "".join(one._repr_html_() for one in self.claims) or _html.card(repr(self), [], "")


@dataclass(repr=False)
class TraceHop(Record):
    """One step back towards the origin."""
    depth: int = 0
    relation: str = ""
    from_id: str = named("from", default="")
    from_label: str = ""
    to_id: str = named("to", default="")
    to_label: str = ""
    date: str = ""
    article: str = ""
    headline: str = ""
    publisher: str = ""
    note: str = ""
    saying: Saying | None = None

    def __repr__(self) -> str:
        return f"TraceHop({self.depth}, {self.relation!r}, {self.to_label!r}{', ' + repr(self.note) if self.note else ''})"

    def _repr_html_(self) -> str:
        facts = [self.date[:10], self.publisher, self.note]
        return _html.card(f"{self.relation} {self.to_label}", facts, self.saying._repr_html_() if self.saying else "")


@dataclass(repr=False)
class Trace(Record):
    claim: ClaimSpeakers
    hops: list[TraceHop] = field(default_factory=list)
    variants: list[ClaimSpeakers] = field(default_factory=list)
    earliest_date: str = ""
    earliest_article: str = ""
    earliest_publisher: str = ""
    origins: list[str] = field(default_factory=list)
    ending: str = ""  # where the trail goes dark

    def __repr__(self) -> str:
        return f"Trace({self.claim.claim.text!r}, {len(self.hops)} hops, origin {', '.join(self.origins) or 'unknown'!r})"

    def _repr_html_(self) -> str:
        steps = "".join(f'<div style="margin-left:{hop.depth}em">{hop._repr_html_()}</div>' for hop in self.hops)
        against = "".join(one._repr_html_() for one in self.claim.disputes)
        if against:
            against = f"<i>Against it:</i>{against}"
        return _html.card(self.claim.claim.text, _facts(self.claim.claim),
                          f"{steps}{against}<p>{_html.escape(self.ending)}</p>")


@dataclass
class SourceReport(Record):
    article: str = ""
    headline: str = ""
    publisher: str = ""
    date: str = ""
    speakers: list[EntityRef] = field(default_factory=list)
    leans_on: str = ""


@dataclass(repr=False)
class Sources(Record):
    """On how many sources a claim rests."""
    claim: ClaimInfo
    independent_reports: int = 0
    independent_sources: list[EntityRef] = field(default_factory=list)
    reports: list[SourceReport] = field(default_factory=list)

    def __repr__(self) -> str:
        return (f"Sources({self.claim.text!r}: {len(self.independent_sources)} independent of each other, "
                f"{self.independent_reports} of {len(self.reports)} reports are)")


@dataclass(repr=False)
class Conflict(Record):
    """Two claims that contradict each other or differ in a figure."""
    relation: ClaimRelation
    first: ClaimSpeakers
    second: ClaimSpeakers

    def __repr__(self) -> str:
        label = f" {self.relation.label!r}" if self.relation.label else ""
        return f"Conflict({self.relation.kind}{label}: {self.first.claim.text!r} – {self.second.claim.text!r})"

    def _repr_html_(self) -> str:
        return _html.card(f"{self.relation.kind} {self.relation.label}", [],
                          self.first._repr_html_() + self.second._repr_html_())


@dataclass
class Decision(Record):
    """What a person decided, and what became of it; `decision` is merge, split, confirm, reject, rename, annotate or undo."""
    number: int = 0  # place in the order, from 1
    id: str = ""
    decision: str = "annotate"
    aspect: str = ""
    subject: str = ""
    object: str = ""
    text: str = ""  # the note, or a new name
    by: str = ""
    at: str = ""
    label: str = ""
    holds: bool = False
    ended_by: str = ""
    here: bool = True


@dataclass(repr=False)
class Shown(Record):
    """Whatever an id or a name stands for: one of claim, attribution, entity, article is set."""
    claim: ClaimSpeakers | None = None
    attribution: Saying | None = None
    entity: EntityInfo | None = None
    article: ArticleInfo | None = None
    text: str = ""  # of the article
    sayings: list[Saying] = field(default_factory=list)  # of the entity or article
    notes: list[Decision] = field(default_factory=list)  # of people, oldest first

    def __repr__(self) -> str:
        return f"Shown({self.claim or self.attribution or self.entity or self.article!r}, {len(self.sayings)} sayings)"

    def _repr_html_(self) -> str:
        notes = "".join(_html.card("Note", [one.by, one.at[:10]], f"<p>{_html.escape(one.text)}</p>") for one in self.notes)
        if self.claim or self.attribution:
            return (self.claim or self.attribution)._repr_html_() + notes  # type: ignore[union-attr]
        body = "".join(one._repr_html_() for one in self.sayings)
        return _html.card(repr(self.entity or self.article), [], body) + notes


@dataclass
class Hit(Record):
    """What a search found."""
    kind: str = ""
    id: str = ""
    label: str = ""
    snippet: str = ""
    article: str = ""
    score: float = 0


@dataclass
class Stats(Record):
    articles: int = 0
    superseded: int = 0
    entities: int = 0
    anonymous: int = 0
    mentions: int = 0
    claims: int = 0
    attributions: int = 0
    quantities: int = 0
    times: int = 0
    contradictions: int = 0
    variants: int = 0
    disputes: int = 0
    judgements: int = 0
    bytes: int = 0


@dataclass
class ImportReport(Record):
    """Numbers of articles, and what there was to say about them."""
    read: int = 0
    added: int = 0
    unchanged: int = 0
    updated: int = 0
    revisions: int = 0
    skipped: int = 0
    failed: int = 0
    inputs_failed: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list, repr=False)

    def __add__(self, other: ImportReport) -> ImportReport:
        numbers = {name: value + getattr(other, name) for name, value in vars(self).items()}
        return ImportReport(**numbers)


__all__ = ["AffiliationInfo", "AnswerInfo", "ArticleInfo", "ClaimInfo", "ClaimRelation", "ClaimSpeakers", "Conflict",
           "Decision", "EntityInfo", "EntityRef", "Hit", "ImportReport", "Passage", "Saying", "Shown", "SourceReport", "Sources",
           "StatedClaimInfo", "Stats", "Trace", "TraceHop", "Who"]
