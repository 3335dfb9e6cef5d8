"""Typed access to the word lists of a language. A few words a rule turns on stand beside that rule instead.

A language is a folder of lists beside this module; a folder or a list that is missing gives empty lists, and what needs them is
then simply not labelled. Each list is read when it is first asked for, once. Only reading and indexing belong here: what a word
means for an article or a comparison is decided where articles and comparisons are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from newsdiff.language.inflection import Inflection, VerbForm

__all__ = ["Lexicon", "Pronoun", "ReportingVerb", "Run", "VerbForm", "languages", "lexicon"]

Run: TypeAlias = tuple[str, ...]
"""Words that stand side by side, in small letters."""

_Table: TypeAlias = Mapping[str, Any]

_CLAUSELESS = ("accusation", "directive", "support")
"""Stances whose phrases ("hit out", "call for") take no clause."""

_HERE = Path(__file__).parent


class ReportingVerb(NamedTuple):
    """What a form of a reporting verb tells.

    `form` is "past" where past and participle, or base and past, are one word. `addressee`: a person stands before the
    content (told reporters that). `weak`: often not speech, so other evidence is needed. `narrating`: a noun phrase may be
    the content (decried the plan). `clauseless`: no clause may be, so it closes no statement ("…, the board published").
    """

    lemma: str
    stance: str
    form: VerbForm
    addressee: bool
    weak: bool
    narrating: bool
    clauseless: bool


class Pronoun(NamedTuple):
    """Whom a pronoun can stand for.

    `person` is 1 to 3; `gender` is m, f, n, or p for a person of any gender; `number` is "singular", "plural" or "any".
    """

    person: int
    gender: str
    number: str


def lexicon(language: str = "en") -> Lexicon:
    """Give the word lists of a language tag such as ``en`` or ``en-GB``; of an unknown one, empty lists."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return _lexicon(primary if primary.isascii() and primary.isalpha() else "und")


def languages() -> tuple[str, ...]:
    """The codes of the languages there are lists for, in alphabetical order."""
    return tuple(sorted(folder.name for folder in _HERE.iterdir() if (folder / "function_words.toml").is_file()))


class Lexicon:
    """The word lists of one language, from its folder. Keys are in small letters with straight apostrophes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The words by whose share a text in this language is known."""
        return frozenset(self._table("function_words").get("words", ()))

    @cached_property
    def reporting(self) -> Mapping[str, ReportingVerb]:
        """Inflected form → reporting verb."""
        verbs: dict[str, ReportingVerb] = {}
        for lemma, spellings in self._spellings_of_verbs().items():
            stance = self.stance_of[lemma]
            flags = [lemma in marked for marked in self._flags]
            for spelling in spellings:
                for word, form in self._inflection.of(spelling):
                    if word not in verbs:
                        verbs[word] = ReportingVerb(lemma, stance, form, *flags)
        return verbs

    @cached_property
    def reporting_phrases(self) -> Mapping[str, tuple[tuple[Run, ReportingVerb], ...]]:
        """Inflected form of a phrase's first word → the words that follow it, and the verb; the longest phrase first."""
        found: dict[str, list[tuple[Run, ReportingVerb]]] = {}
        for stance, group in self._stances.items():
            for phrase in _lines(group, "phrases"):
                first, *rest = phrase.split()
                for word, form in self._inflection.of(first):
                    verb = ReportingVerb(phrase, stance, form, False, True, stance != "neutral", stance in _CLAUSELESS)
                    found.setdefault(word, []).append((tuple(rest), verb))
        return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """Every word and mark an attribution can begin its cue with."""
        marks = ("according", ":", "—") if self.reporting else ()
        return frozenset((*self.reporting, *self.reporting_phrases, *self.cue_nouns, *marks))

    @cached_property
    def stance_of(self) -> Mapping[str, str]:
        """Lemma of a reporting verb, or a phrase that reports → its stance group."""
        return {
            lemma: stance
            for stance, group in self._stances.items()
            for lemma in (*_words(group, "verbs"), *_lines(group, "phrases"), *_lines(group, "fixed"))
        }

    @cached_property
    def addressing(self) -> frozenset[str]:
        """Lemmas of reporting verbs that take a person before the content."""
        return self._flags[0]

    def is_one_verb(self, one: str, other: str) -> bool:
        """Whether two words can be forms of one verb, by the endings and the irregular verbs listed: "cut" and "cuts"."""
        forms = [{word, *(form for form, _ in self._inflection.of(word))} for word in (one, other)]
        return one in forms[1] or other in forms[0] or bool(min(len(one), len(other)) > 3 and forms[0] & forms[1])

    @cached_property
    def cue_nouns(self) -> Mapping[str, str]:
        """Noun, singular or plural → the lemma of the reporting verb it stands for."""
        nouns = dict(line.split() for line in _lines(_section(self._table("reporting"), "cues"), "nouns"))
        plurals = {word: verb for noun, verb in nouns.items() for word, form in self._inflection.regular(noun) if form == "s"}
        return plurals | nouns

    @cached_property
    def modals(self) -> frozenset[str]:
        """Modal verbs that hedge; `hedges` has them too."""
        return frozenset(_words(self._stance_list("hedges"), "modals"))

    @cached_property
    def modal_pasts(self) -> Mapping[str, str]:
        """Modal verb → its past, which stands for it in reported speech."""
        words = _words(self._stance_list("hedges"), "pasts")
        return dict(zip(words[::2], words[1::2], strict=True))

    @cached_property
    def modals_weakened(self) -> tuple[Run, ...]:
        """Modal verb and a weaker one that may be put for it: "will", "should"."""
        words = _words(self._stance_list("hedges"), "weakened")
        return tuple(zip(words[::2], words[1::2], strict=True))

    @cached_property
    def shifting_modals(self) -> frozenset[str]:
        """Every modal verb that has a past or a weaker one, and these."""
        return frozenset(word for pair in (*self.modal_pasts.items(), *self.modals_weakened) for word in pair)

    @cached_property
    def facing(self) -> Mapping[str, str]:
        """Spelling that is another word as well → its key, alike only where the two spellings face each other."""
        pairs = _split(_lines(_section(self._table("style"), "facing"), "words"))
        return {word: key for key, *variants in pairs for word in (key, *variants)}

    @cached_property
    def hedges(self) -> frozenset[Run]:
        """Runs that lower the certainty of what is said."""
        hedges = self._stance_list("hedges")
        passives = product(_words(hedges, "auxiliaries"), _words(hedges, "participles"))
        return _runs(hedges) | {(modal,) for modal in self.modals} | frozenset(passives)

    @cached_property
    def boosters(self) -> frozenset[Run]:
        """Runs that raise it."""
        return _runs(self._stance_list("boosters"))

    @cached_property
    def negations(self) -> frozenset[Run]:
        """Runs that turn what is said round."""
        return _runs(self._stance_list("negations"))

    @cached_property
    def negation_exceptions(self) -> frozenset[Run]:
        """Runs that hold a negation and turn nothing round: "not only", "no later than"."""
        return frozenset(_split(_lines(self._stance_list("negations"), "exceptions")))

    @cached_property
    def courtesy_titles(self) -> frozenset[str]:
        """Titles that come and go by house style, without their full stop."""
        return frozenset(_words(self._table("titles"), "courtesy"))

    @cached_property
    def role_titles(self) -> frozenset[Run]:
        """What may stand before a name and says what somebody is, without full stops."""
        roles = _section(self._table("titles"), "roles")
        return _runs(roles) | frozenset(product(_words(roles, "portfolios"), _words(roles, "offices")))

    @cached_property
    def collective_sources(self) -> frozenset[str]:
        """Bodies that speak as one: "police", "foreign ministry"."""
        return _names(_section(self._table("titles"), "collective"))

    @cached_property
    def anonymous_sources(self) -> frozenset[str]:
        """People without a name: "officials", "spokesperson"."""
        return _names(_section(self._table("titles"), "anonymous"))

    @cached_property
    def nicknames(self) -> Mapping[str, frozenset[str]]:
        """Given name, long or short → all that may stand for one and the same."""
        found: dict[str, frozenset[str]] = {}
        for names in _split(_lines(_section(self._table("titles"), "nicknames"), "sets")):
            for name in names:
                found[name] = found.get(name, frozenset()) | frozenset(names)
        return found

    @cached_property
    def occasions(self) -> frozenset[str]:
        """Where and in what something is said: "briefing", "letter"; papers and recordings are among them."""
        return self.document_sources | frozenset(_words(_section(self._table("titles"), "occasions"), "words"))

    @cached_property
    def document_sources(self) -> frozenset[str]:
        """Papers and recordings that speak for whoever made them: "statement", "court papers"."""
        return _names(_section(self._table("titles"), "documents"))

    @cached_property
    def pronouns(self) -> Mapping[str, Pronoun]:
        """Personal pronoun, in any case or possessive → whom it can stand for."""
        rows = _split(_lines(_section(self._table("titles"), "pronouns"), "forms"))
        return {word: Pronoun(int(person), gender, number) for person, gender, number, *words in rows for word in words}

    @cached_property
    def spelling(self) -> Mapping[str, str]:
        """Form → the one form all its spellings fold to. A word that is not here folds to itself; no value is a key."""
        lines = _text(self._folder / "spelling.tsv").replace("\t-", "\t").splitlines()
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        return {variant + ending: key + ending for variant, key, endings in rows for ending in endings.split(" ")}

    @cached_property
    def expansions(self) -> Mapping[str, str]:
        """Abbreviation, as written but for its last full stop → what it stands for."""
        expansions: Mapping[str, str] = _section(self._table("abbreviations"), "expansions")
        return expansions

    @cached_property
    def equivalents(self) -> Mapping[Run, tuple[str, str]]:
        """Run → the key its set folds to, and the kind of style change: "spelling" or "abbreviation"."""
        found = self._compounds()
        for kind, sets in _section(self._table("style"), "sets").items():
            for members in (line.split(" = ") for line in sets.splitlines() if line):
                found |= {tuple(member.split()): (members[0], kind) for member in members}
        for short, full in self.expansions.items():
            entry = found.setdefault(tuple(full.lower().split()), (full.lower(), "abbreviation"))
            for word in _with_and_without_dots(short.lower()):
                found.setdefault((word,), entry)
        return found

    @cached_property
    def contractions(self) -> Mapping[str, Run]:
        """Contraction → what it is short for. "'s" and "'d" are read as "is" and "would"."""
        rows = (line.split(" = ") for line in _lines(_section(self._table("style"), "contractions"), "words"))
        return {short: tuple(full.split()) for short, full in rows}

    @cached_property
    def grammar(self) -> Mapping[str, frozenset[str]]:
        """Function words by what they do in a sentence; the names and their meaning stand in grammar.toml."""
        return {name: frozenset(words.split()) for name, words in self._table("grammar").items()}

    @cached_property
    def number_words(self) -> Mapping[str, float]:
        """Cardinals below a hundred, and parts of a whole that are not ordinals too: "twenty-one", "half", "thirds"."""
        tens = self._values("numbers", "tens")
        return tens | self._counted("numbers", tens) | self._values("fractions")

    @cached_property
    def multipliers(self) -> Mapping[str, float]:
        """What a number before it is multiplied by. Those of one letter count only right behind a figure."""
        return self._values("multipliers")

    @cached_property
    def multiplier_names(self) -> Mapping[str, str]:
        """Short forms of multipliers behind a figure → the word: "bn" → "billion"."""
        words = {value: word for word, value in sorted(self.multipliers.items(), reverse=True) if len(word) > 3}
        return {word: words[value] for word, value in self.multipliers.items() if len(word) in (2, 3) and value in words}

    @cached_property
    def units(self) -> Mapping[str, tuple[float, str]]:
        """Unit of measure, as tokens fold it → (how many of the basic unit, which): "yards" → (0.9144, "m")."""
        words = _words(_section(self._table("numbers"), "units"), "words")
        return {word: (float(count), basic) for word, count, basic in zip(*[iter(words)] * 3, strict=True)}

    @cached_property
    def term_lengths(self) -> Mapping[str, int]:
        """First word of equivalents → how many words the longest of those has."""
        lengths: dict[str, int] = {}
        for run in self.equivalents:
            lengths[run[0]] = max(len(run), lengths.get(run[0], 0))
        return lengths

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """Day, long or short → 1 for Monday to 7."""
        return {word: int(value) for word, value in self._values("weekdays").items()}

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Month, long or short → 1 to 12. "may" and "march" are other words as well."""
        return {word: int(value) for word, value in self._values("months").items()}

    @cached_property
    def bounds(self) -> Mapping[Run, str]:
        """Run that makes the figure beside it a round one or a bound → its class: "about", "over", "under", "most", "least"."""
        table = _section(self._table("numbers"), "bounds")
        return {run: name for name in table for run in _split(_lines(table, name))}

    @cached_property
    def parts(self) -> Mapping[str, float]:
        """Part of a whole → its share: "third", "quarters"."""
        return self._values("parts")

    @cached_property
    def vague_quantities(self) -> frozenset[str]:
        """Amounts without a figure: "dozens", "several"."""
        return frozenset(_words(_section(self._table("numbers"), "vague"), "words"))

    @cached_property
    def ranges(self) -> Mapping[str, tuple[float, float]]:
        """Amount without a figure that names an order of magnitude → the least and the most it may be: "dozens"."""
        words = _words(_section(self._table("numbers"), "ranges"), "words")
        return {word: (float(least), float(most)) for word, least, most in zip(*[iter(words)] * 3, strict=True)}

    @cached_property
    def backgrounds(self) -> frozenset[Run]:
        """Runs by which a sentence tells what was before the event."""
        return _runs(_section(self._table("advisory"), "background"))

    @cached_property
    def states_of_people(self) -> frozenset[str]:
        """What people are counted by: "injured", "missing"."""
        return frozenset(_words(_section(self._table("advisory"), "states"), "words"))

    @cached_property
    def counting_verbs(self) -> Mapping[str, str]:
        """Word before a figure of people → what they are counted by: "killing" → "killed"."""
        words = _words(_section(self._table("advisory"), "doing"), "words")
        return dict(zip(*[iter(words)] * 2, strict=True))

    @cached_property
    def judging_stances(self) -> frozenset[str]:
        """Stances of reporting verbs that judge what others did."""
        return frozenset(_words(_section(self._table("advisory"), "reaction"), "stances"))

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """Words behind which a part is a stretch of time or of play: "the third quarter", "the second half"."""
        return frozenset(_words(_section(self._table("numbers"), "ordinals"), "words"))

    @cached_property
    def currency_letters(self) -> frozenset[str]:
        """Letters right before a figure that make a sum of it, as tokens fold them: "n" in "N4.2bn"."""
        return frozenset(_words(_section(self._table("numbers"), "currencies"), "letters"))

    @cached_property
    def age_endings(self) -> frozenset[str]:
        """What makes an age of the number before it, as tokens fold it: "yearold"."""
        return frozenset(_words(_section(self._table("numbers"), "age"), "words"))

    @cached_property
    def measuring(self) -> frozenset[str]:
        """Words before "a" and a unit that make it a measure: "takes an hour"."""
        return frozenset(_words(_section(self._table("numbers"), "measuring"), "words"))

    @cached_property
    def quarrels(self) -> frozenset[str]:
        """What may be about several things: "a dispute **over** four islands"."""
        return frozenset(_words(_section(self._table("numbers"), "quarrels"), "words"))

    @cached_property
    def date_words(self) -> Mapping[str, frozenset[str]]:
        """What dates are told with besides days and months, by name; what the names mean stands in numbers.toml."""
        table = _section(self._table("numbers"), "dates")
        names = ("which", "spans", "parts", "modifiers", "ends", "soon", "open", "joints", "terms", "approaches")
        return {name: frozenset(_words(table, name)) for name in names} if self._table("numbers") else {}

    @cached_property
    def relative_days(self) -> Mapping[str, int]:
        """Word for a day → how many days from today: "yesterday" → -1."""
        return {word: int(value) for word, value in self._values("dates", "relative").items()}

    @cached_property
    def named_hours(self) -> Mapping[str, int]:
        """Word for an hour → minutes from midnight: "noon" → 720."""
        return {word: int(value) for word, value in self._values("dates", "hours").items()}

    @cached_property
    def hour_bounds(self) -> Mapping[Run, str]:
        """Run that makes the hour behind it a round one → "before", "after" or "about"."""
        table = _section(self._table("numbers"), "hours")
        return {run: name for name in table for run in _split(_lines(table, name))}

    def _table(self, name: str) -> _Table:
        return _toml(self._folder / f"{name}.toml")

    def _stance_list(self, name: str) -> _Table:
        return _section(self._table("stance"), name)

    def _values(self, section: str, key: str = "words") -> dict[str, float]:
        words = _words(_section(self._table("numbers"), section), key)
        return dict(zip(words[::2], map(float, words[1::2]), strict=True))

    def _counted(self, section: str, tens: Mapping[str, float]) -> dict[str, float]:
        units = self._values(section, "units")
        joined = {
            f"{ten}{joint}{unit}": more + value
            for (ten, more), (unit, value) in product(tens.items(), units.items())
            for joint in ("-", "")
        }
        return units | self._values(section, "others") | joined

    def _compounds(self) -> dict[Run, tuple[str, str]]:
        found: dict[Run, tuple[str, str]] = {}
        for entry in _words(_section(self._table("style"), "compounds"), "words"):
            stem, *endings = entry.split("+")
            for word in (stem, *[stem + ending for ending in endings]):
                solid = word.replace("-", "")
                found[tuple(word.split("-"))] = found[(word,)] = found[(solid,)] = (solid, "spelling")
        return found

    @cached_property
    def _stances(self) -> _Table:
        return _section(self._table("reporting"), "stance")

    @cached_property
    def _flags(self) -> list[frozenset[str]]:
        flags = _section(self._table("reporting"), "flags")
        return [frozenset(_words(flags, flag)) for flag in ("addressee", "weak", "narrating", "clauseless")]

    def _spellings_of_verbs(self) -> dict[str, list[str]]:
        spellings = {lemma: [lemma] for group in self._stances.values() for lemma in _words(group, "verbs")}
        for variant, lemma in _split(_lines(self._table("reporting"), "variants")):
            spellings[lemma].append(variant)
        return spellings

    @cached_property
    def _inflection(self) -> Inflection:
        table = self._table("reporting")
        return Inflection(_split(_lines(table, "irregular")), _split(_lines(table, "inflection")))


@cache
def _lexicon(primary: str) -> Lexicon:
    return Lexicon(_HERE / primary)


@cache
def _toml(path: Path) -> _Table:
    import tomllib

    return tomllib.loads(_text(path))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _section(table: _Table, name: str) -> _Table:
    section: _Table = table.get(name, {})
    return section


def _words(table: _Table, key: str) -> list[str]:
    words: str = table.get(key, "")
    return words.split()


def _lines(table: _Table, key: str) -> list[str]:
    lines: str = table.get(key, "")
    return [line for line in lines.splitlines() if line]


def _split(lines: Iterable[str]) -> Iterator[Run]:
    return (tuple(line.split()) for line in lines)


def _runs(section: _Table) -> frozenset[Run]:
    return frozenset(_split([*_words(section, "words"), *_lines(section, "phrases")]))


def _names(section: _Table) -> frozenset[str]:
    return frozenset([*_words(section, "words"), *_lines(section, "phrases")])


def _with_and_without_dots(short: str) -> Iterable[str]:
    return (short, f"{short}.", short.replace(".", "")) if "." in short else (short,)
