"""The attributions of one sentence: cue, speaker, and what is said.

A cue is a reporting verb that is no noun there (`newsdiff.reading.cues`), "according to", or "NAME:". Who its subject is, is
`newsdiff.reading.subjects`; what the content is, `newsdiff.reading.content`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsdiff.language.lexicon import lexicon
from newsdiff.model import Form, Span
from newsdiff.reading.borders import clause_end, clause_start, is_tail
from newsdiff.reading.clauses import AUXILIARIES, Line, Token, is_adverb, is_name, phrase_after, phrase_before
from newsdiff.reading.content import complement, content_of
from newsdiff.reading.cues import reported
from newsdiff.reading.subjects import antecedent, subject_of, with_name

__all__ = ["Attribution", "attributions"]

_WORDS = lexicon("en").grammar
_FINITE = AUXILIARIES | _WORDS["pasts"]
_LABELS = _WORDS["labels"]
_NO_SOURCES = _WORDS["no_sources"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as it is found. `closing` says that the cue comes after what was said."""

    content: tuple[Span, ...]
    speaker: Span | None = None
    cue: Span | None = None
    verb: str = ""
    stance: str = ""
    form: Form = Form.INDIRECT
    closing: bool = False


def attributions(line: Line, before: Attribution | None) -> list[Attribution]:
    """The acts whose cue stands in this sentence. A later cue that claims all that precedes it wins over earlier ones."""
    acts: list[Attribution] = []
    cues = line.words.cue_words
    for place, token in enumerate(line.tokens):
        if token.lower not in cues or (acts and acts[-1].cue and acts[-1].cue.covers(token.span)):
            continue
        act = next((act for rule in _RULES if (act := rule(line, place))), None)
        act = act or _by_verb(line, place, acts[-1] if acts else before)
        if act is None or not act.content or any(_inside(act, other) or _overhears(act, other) for other in acts):
            continue
        acts = [_cut(other, act) for other in acts if not _swallows(act, other)]
        acts.append(act)
    return [act for act in acts if act.content]


def _inside(act: Attribution, other: Attribution) -> bool:
    """Whether an act's cue stands in what another says: it is reported by that speaker."""
    return act.cue is not None and any(span.covers(act.cue) for span in other.content) and not act.closing


def _overhears(act: Attribution, other: Attribution) -> bool:
    """Whether an act only says that another was heard: "he said he was dazzled, a jury heard"."""
    return act.verb == "hear" and _swallows(act, other)


def _swallows(act: Attribution, other: Attribution) -> bool:
    return other.cue is not None and any(span.covers(other.cue) for span in act.content)


def _cut(other: Attribution, act: Attribution) -> Attribution:
    """An earlier act's content, ended where a later act begins."""
    own = act.speaker if act.speaker != other.speaker else None
    start = min(span.start for span in (own, act.cue, *act.content) if span)
    kept = tuple(Span(a, min(b, start)) for a, b in other.content if a < start)
    return replace(other, content=kept)


def _according(line: Line, place: int) -> Attribution | None:
    """Read "according to X": what precedes it, or, at the sentence's head, what follows it."""
    tokens = line.tokens
    if tokens[place].lower != "according" or place + 2 >= len(tokens) or tokens[place + 1].lower != "to":
        return None
    if any(token.lower in _NO_SOURCES for token in tokens[place + 2 : place + 4]):
        return None
    end = place + 2
    while end < len(tokens) and tokens[end].text not in (",", ".", ";", "—", ":") and not tokens[end].quote:
        end += 1
    end = with_name(line, place + 2, end)
    cue, speaker = line.between(place, place + 2), line.between(place + 2, end)
    if place <= 1:
        content, form = content_of(line, end + 1, clause_end(line, end + 1))
    else:
        first = clause_start(line, place)
        content, form = content_of(line, first, place)
        if end < len(tokens) and tokens[end].text == "," and not is_tail(tokens, end + 1):
            content += content_of(line, end + 1, clause_end(line, end + 1))[0]
    return Attribution(content, speaker, cue, "according to", "evidential", form, closing=place > 1)


def _as_reported(line: Line, place: int) -> Attribution | None:
    """Read "as reported by X": what follows it at the sentence's head, else what precedes it."""
    tokens = line.tokens
    verb = line.words.reporting.get(tokens[place].lower)
    if verb is None or verb.form not in ("past", "participle") or place == 0 or place + 2 >= len(tokens):
        return None
    opening = place - 1 - is_adverb(tokens[place - 1])
    if opening < 0 or tokens[opening].lower != "as" or tokens[place + 1].lower != "by":
        return None
    phrase = phrase_after(tokens, place + 2)
    if phrase is None:
        return None
    closing = opening > 0
    span = (clause_start(line, opening), opening) if closing else (phrase[1], clause_end(line, phrase[1] + 1))
    content, form = content_of(line, *span)
    cue = line.between(place, place + 1)
    return Attribution(content, line.between(*phrase), cue, verb.lemma, verb.stance, form, closing=closing)


def _by_name_and_colon(line: Line, place: int) -> Attribution | None:
    """Read "NAME: what was said", at the head of a line."""
    tokens = line.tokens
    if not 1 <= place <= 4 or tokens[place].text != ":" or place + 1 >= len(tokens):
        return None
    if not all(is_name(token) or token.text == "." for token in tokens[:place]) or line.breaks(tokens[place - 1]):
        return None
    if tokens[0].lower in _LABELS and not (line.headline and tokens[0].lower in line.words.document_sources):
        return None
    if not line.headline and tokens[place + 1].quote is None and not all(token.text.isupper() for token in tokens[:place]):
        return None
    content, form = content_of(line, place + 1, len(tokens))
    return Attribution(content, line.between(0, place), tokens[place].span, ":", "neutral", form)


def _by_colon_and_name(line: Line, place: int) -> Attribution | None:
    """Read a headline's "what was said: NAME" or "“what was said” – NAME"."""
    tokens = line.tokens
    if not line.headline or place < 1 or tokens[place].text not in (":", "—") or not 1 <= len(tokens) - 1 - place <= 5:
        return None
    label = line.between(place + 1, len(tokens))
    known = line.words.collective_sources | line.words.anonymous_sources | line.words.document_sources
    named = all(is_name(token) for token in tokens[place + 1 :]) or label.of(line.text).lower() in known
    if (
        not named
        or any(token.quote for token in tokens[place + 1 :])
        or (tokens[place].text == "—" and not tokens[place - 1].quote)
    ):
        return None
    content, form = content_of(line, 0, place)
    return Attribution(content, label, tokens[place].span, ":", "neutral", form, closing=True)


def _by_noun(line: Line, place: int) -> Attribution | None:
    """Read "X’s claim that …": up to a second finite verb, which belongs to the writer."""
    tokens = line.tokens
    verb = line.words.cue_nouns.get(tokens[place].lower)
    if verb is None or place == 0 or place + 2 >= len(tokens) or tokens[place + 1].lower != "that":
        return None
    owner = place - 1 if _owns(tokens[place - 1]) else place - 2
    if owner < 0 or not _owns(tokens[owner]):
        return None
    phrase = phrase_before(tokens, owner + 1, line.breaks) or (owner, owner + 1)
    finite = [k for k in range(place + 2, len(tokens)) if tokens[k].lower in _FINITE and tokens[k - 1].is_word]
    goes_on = AUXILIARIES | {"and", "or"}
    second = next((k for k in finite if k > finite[0] + 1 and tokens[k - 1].lower not in goes_on), len(tokens))
    content, form = content_of(line, place + 2, min(clause_end(line, place + 2), second))
    return Attribution(content, line.between(*phrase), tokens[place].span, verb, line.words.stance_of.get(verb, ""), form)


_RULES = (_according, _as_reported, _by_colon_and_name, _by_name_and_colon, _by_noun)


def _owns(token: Token) -> bool:
    return token.lower.endswith(("'s", "s'")) or token.lower in ("his", "her", "their", "its")


def _by_verb(line: Line, place: int, before: Attribution | None) -> Attribution | None:
    """The act whose cue is the reporting verb at `place`, if it is one."""
    cue = reported(line, place)
    subject = subject_of(line, cue, before.speaker if before else None) if cue else None
    if cue is None or subject is None:
        return None
    content, form, closing = complement(line, cue.verb, subject.left, subject.follows, inverted=subject.inverted)
    relative = subject.span.of(line.text).lower()
    if closing and relative in ("who", "which", "that"):
        return None
    span = line.between(place, cue.end)
    speaker = antecedent(line, subject.left) if relative == "who" else subject.span
    return Attribution(content, speaker, span, cue.verb.lemma, cue.verb.stance, form, closing=closing)
