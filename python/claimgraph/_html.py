"""Passages for notebooks. Everything that comes from an article is escaped."""
from __future__ import annotations

import html
from typing import Iterable, Sequence

# The words that name the source, those that say that it speaks, and what it says; as the page of `claimgraph export
# html` marks them.
STYLES = {
    "cue": "background:#ffe8a3;color:#222",
    "source": "background:#cfe6ff;color:#222",
    "content": "background:#dff3dc;color:#222",
}
Mark = tuple[str, int, int]  # kind, start, end


def escape(text: str) -> str:
    return html.escape(text, quote=True)


def marked(text: str, marks: Iterable[Mark]) -> str:
    """`text` with marks around its parts; where they overlap, the one that STYLES names first."""
    marks = [(kind, max(0, start), min(len(text), end)) for kind, start, end in marks]
    cuts = sorted({0, len(text), *(at for _, start, end in marks for at in (start, end) if 0 <= at <= len(text))})
    out = []
    for start, end in zip(cuts, cuts[1:]):
        piece = escape(text[start:end])
        kinds = [kind for kind, s, e in marks if s <= start and end <= e]
        if kinds:
            kind = min(kinds, key=list(STYLES).index)
            piece = f'<mark title="{kind}" style="{STYLES[kind]}">{piece}</mark>'
        out.append(piece)
    return "".join(out)


def passage(text: str, marks: Iterable[Mark], before: str = "", after: str = "") -> str:
    """A quotation with a little of what stands around it."""
    return (f'<blockquote style="margin:.3em 0 .3em 1em"><span style="opacity:.6">{escape(before)}</span>'
            f'{marked(text, marks)}<span style="opacity:.6">{escape(after)}</span></blockquote>')


def card(title: str, facts: Sequence[str], body: str) -> str:
    """`title` and `facts` are plain text, `body` is HTML."""
    said = " · ".join(escape(fact) for fact in facts if fact)
    return (f'<div class="claimgraph" style="margin:.6em 0"><b>{escape(title)}</b>'
            f'{" <small>" + said + "</small>" if said else ""}{body}</div>')
