"""The attributions of one sentence: cue, speaker, and what is said.

A cue is a reporting verb that is no noun there, "according to", or "NAME:". Its subject is looked for to the left, and,
where the verb follows what was said, to the right. What the content is, is `newsdiff.reading.content`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsdiff.language.lexicon import ReportingVerb, lexicon
from newsdiff.model import Form, Span
from newsdiff.reading.clauses import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    PRONOUNS,
    Token,
    is_adverb,
    is_name,
    is_time,
    phrase_after,
    phrase_before,
)
from newsdiff.reading.content import Line, clause_end, clause_start, complement, content_of, is_tail

__all__ = ["Attribution", "attributions", "first_phrase"]

_WORDS = lexicon("en").grammar
_LABELS = _WORDS["labels"]
_LEADING = _WORDS["leading"]
_PASTS = _WORDS["pasts"]


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
    for place, token in enumerate(line.tokens):
        if token.quote or (acts and acts[-1].cue and acts[-1].cue.covers(token.span)):
            continue
        act = next((act for rule in _RULES if (act := rule(line, place))), None)
        act = act or _by_verb(line, place, acts[-1] if acts else before)
        if act is None or not act.content or any(_inside(act, other) for other in acts):
            continue
        acts = [_cut(other, act) for other in acts if not _swallows(act, other)]
        acts.append(act)
    return [act for act in acts if act.content]


def _inside(act: Attribution, other: Attribution) -> bool:
    """Whether an act's cue stands in what another says: it is reported by that speaker."""
    return act.cue is not None and any(span.covers(act.cue) for span in other.content) and not act.closing


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
    end = place + 2
    while end < len(tokens) and tokens[end].text not in (",", ".", ";", "—", ":") and not tokens[end].quote:
        end += 1
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
    finite = [k for k in range(place + 2, len(tokens)) if tokens[k].lower in AUXILIARIES and tokens[k - 1].is_word]
    second = next((k for k in finite if k > finite[0] + 1 and tokens[k - 1].lower not in ("and", "or")), len(tokens))
    content, form = content_of(line, place + 2, min(clause_end(line, place + 2), second))
    return Attribution(content, line.between(*phrase), tokens[place].span, verb, line.words.stance_of.get(verb, ""), form)


_RULES = (_according, _as_reported, _by_colon_and_name, _by_name_and_colon, _by_noun)


def _owns(token: Token) -> bool:
    return token.lower.endswith(("'s", "s'")) or token.lower in ("his", "her", "their", "its")


def _by_verb(line: Line, place: int, before: Attribution | None) -> Attribution | None:
    """The act whose cue is the reporting verb at `place`, if it is one."""
    tokens = line.tokens
    verb, end = _reporting(line, place)
    if verb is None or (is_name(tokens[place]) and place > 0) or _is_noun(line, place, verb, end):
        return None
    group = _verb_group(line, place)
    if group and tokens[group - 1].lower == "to":
        return None
    if verb.form == "past" and any(token.lower in BE for token in tokens[group:place]):
        if verb.lemma != "quote" or tokens[place + 1].lower != "as" or place + 2 >= len(tokens):
            return None
        end = place + 3
    subject = _subject(line, group, place, verb, before)
    follows, inverted = end, False
    if subject is None or (group == place and tokens[place - 1].text == "," and not verb.addressee and verb.form != "ing"):
        behind = phrase_after(tokens, end) if _may_invert(line, group, verb) else None
        if behind and (subject is None or behind[1] >= len(tokens) or not tokens[behind[1]].is_word):
            subject, follows, inverted = line.between(*behind), behind[1], True
            follows = _after_apposition(tokens, follows)
    if subject is None:
        return None
    left = _left_border(line, group, subject, inverted=inverted)
    content, form, closing = complement(line, verb, left, follows, inverted=inverted)
    if closing and subject.of(line.text).lower() in ("who", "which", "that"):
        return None
    cue = line.between(place, end)
    return Attribution(content, subject, cue, verb.lemma, verb.stance, form, closing=closing)


def _reporting(line: Line, place: int) -> tuple[ReportingVerb | None, int]:
    """The reporting verb or phrase ("pointed out") that begins at `place`, and the token after it."""
    tokens = line.tokens
    word = tokens[place].lower
    for rest, verb in line.words.reporting_phrases.get(word, ()):
        if tuple(token.lower for token in tokens[place + 1 : place + 1 + len(rest)]) == rest:
            return verb, place + 1 + len(rest)
    return line.words.reporting.get(word), place + 1


def _verb_group(line: Line, place: int) -> int:
    """Where the verb's group begins: its first auxiliary or adverb, or the verb that leads to it ("declined to say")."""
    tokens = line.tokens
    start = _before_auxiliaries(tokens, place)
    if start > 1 and tokens[start - 1].lower == "to":
        leading = start - 2 - (tokens[start - 2].lower == "on")
        if leading > 0 and tokens[leading].lower in _LEADING:
            start = _before_auxiliaries(tokens, leading)
    return start


def _before_auxiliaries(tokens: Sequence[Token], place: int) -> int:
    start = place
    while start > 0 and (
        tokens[start - 1].lower in AUXILIARIES or is_adverb(tokens[start - 1]) or _is_bare_time(tokens, start - 1)
    ):
        start -= 1
    if start > 1 and start < place and is_time(tokens[start]) and tokens[start - 1].lower in ("on", "in", "late", "early"):
        start -= 1
    return start


def _is_bare_time(tokens: Sequence[Token], place: int) -> bool:
    return is_time(tokens[place]) and place > 0 and tokens[place - 1].is_word and tokens[place - 1].lower not in DETERMINERS


def _is_noun(line: Line, place: int, verb: ReportingVerb, end: int) -> bool:
    """Whether the form at `place` is a noun or an adjective there: "the claim", "his stated aim"; `end` follows it."""
    if place == 0:
        return verb.form != "ing"
    before = line.tokens[place - 1]
    after = line.tokens[end].lower if end < len(line.tokens) else ""
    if line.tokens[place].lower == "states" or (after == "of" and verb.form != "past"):
        return True
    if before.lower in DETERMINERS or before.lower.endswith(("'s", "s'")) or before.text in ("'", "’"):
        return not (before.lower in ("that", "this") and verb.form == "past")
    if verb.form in ("base", "s") and before.lower in (
        "of",
        "no",
        "new",
        "other",
        "recent",
        "such",
        "and",
        "any",
        "for",
        "in",
        "by",
        "with",
    ):
        return not (before.lower == "and" and verb.form == "s")
    if verb.form == "base":
        counted = before.lower in line.words.number_words or before.text[0].isdigit()
        return not (before.lower in PRONOUNS | AUXILIARIES | {"to"} or counted or _plural(before) or is_adverb(before))
    if verb.form == "ing" and not (after == "that" or (end < len(line.tokens) and line.tokens[end].quote)):
        return before.lower in ("of", "by", "for", "from", "in", "without", "before", "after", "about", "than")
    return False


def _plural(token: Token) -> bool:
    return (
        token.lower.endswith("s")
        or token.lower in ("people", "police", "who", "many", "some", "others", "few", "both", "most", "half")
        or token.text in ("),—")
    )


def _subject(line: Line, group: int, place: int, verb: ReportingVerb, before: Attribution | None) -> Span | None:
    """Who says it, to the left of the verb; for "and added" and ", adding", who spoke before in the sentence."""
    tokens = line.tokens
    previous = tokens[group - 1] if group else None
    finite = verb.form != "ing" or any(token.lower in BE for token in tokens[group:place])
    if previous is not None and finite and previous.lower not in ("and", "but"):
        phrase = phrase_before(tokens, group, line.breaks)
        if phrase is None and previous.text == "," and place + 1 < len(tokens) and tokens[place + 1].lower == "that":
            phrase = phrase_before(tokens, group - 1, line.breaks)
        if phrase or previous.quote or previous.text != "," or tokens[group].lower != "then":
            return line.between(*phrase) if phrase else None
    if before is not None and before.speaker is not None and line.span.covers(before.speaker):
        return before.speaker
    return first_phrase(line, group)


def first_phrase(line: Line, end: int) -> Span | None:
    """The sentence's own subject, for a participle or a second verb: the noun phrase before its first finite verb."""
    tokens = line.tokens
    for place in range(1, end):
        token = tokens[place]
        if (
            token.lower in AUXILIARIES | _PASTS
            or line.breaks(token)
            or (token.is_word and token.lower.endswith("ed") and not is_name(token))
        ):
            phrase = phrase_before(tokens, place, line.breaks)
            return line.between(*phrase) if phrase else None
    return None


def _may_invert(line: Line, group: int, verb: ReportingVerb) -> bool:
    """Whether "…,” said X" may stand here: right after a quotation or a comma; verbs that need an addressee do not invert."""
    before = line.tokens[group - 1] if group else None
    after = line.tokens[group + 1] if group + 1 < len(line.tokens) else None
    return (
        before is not None
        and after is not None
        and (before.quote is not None or before.text in (",", "—", "?", "!"))
        and verb.form in ("past", "s")
        and not verb.narrating
        and after.lower not in ("his", "her", "their", "its", "our", "my")
    )


def _after_apposition(tokens: Sequence[Token], place: int) -> int:
    """After ", a senator from X," when `place` is its first comma; else `place`."""
    if place + 1 < len(tokens) and tokens[place].text == ",":
        first = tokens[place + 1]
        if first.lower in DETERMINERS | {"who", "whose", "speaking", "now"} or first.text[0].isdigit():
            for end in range(place + 2, min(place + 32, len(tokens))):
                if tokens[end].quote:
                    return end - 1
                if tokens[end].text in (",", "."):
                    return end
    return place


def _left_border(line: Line, group: int, subject: Span, *, inverted: bool) -> int:
    """How many tokens precede the attribution."""
    if inverted:
        return group
    return next((k for k, token in enumerate(line.tokens) if token.span.start >= subject.start), group)
