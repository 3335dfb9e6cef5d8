"""What the word lists promise, and what must never slip into them."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language import lexicon as module
from newsdiff.language.lexicon import Lexicon, Pronoun, lexicon

ENGLISH = Path(module.__file__).parent / "en"
LISTS = [name for name, value in vars(Lexicon).items() if not name.startswith("_") and hasattr(value, "__set_name__")]

KEPT_APART = """
storey story | storeys stories | draught draft | kerb curb | tyre tire | prise prize | price prize | advise advice | vice vise
device devise | tonne ton | whisky whiskey | smelt smelled | analyses analyzes | dialyses dialyzes | racquet racket | matt matte
councillor counselor | councilor counselor | council counsel | ensure insure | assure insure | farther further | loth loathe
principle principal | affect effect | stationary stationery | complement compliment | discreet discrete | elicit illicit
forego forgo | hoard horde | flout flaunt | dessert desert | cite site | lead led | passed past | waive wave | borne born
practical practice | prophecy prophesy | licensee licence | programmer program | metre metric | meter mete | centre center-piece
résumé resume | exposé expose | rosé rose | pâté pate | lamé lame | curé cure | re-sign resign | re-form reform | hale hail
gauge gage | groyne groin | philtre filter | louvre lover | gryphon griffin | speciality specialty | aeroplane airplane
savannah savanna | instal instill | orientate orient | re-cover recover | cosy cos | grey grave | mould mole | all-ready already
"""
NEVER_WITH_Z = """
advertise advise apprise arise chastise circumcise comprise compromise concise demise despise devise disguise enterprise excise
exercise expertise franchise improvise incise merchandise noise paradise poise praise precise premise prise promise raise
reprise revise rise supervise surmise surprise televise treatise wise advertiser advising exercised promises revised supervision
"""

REPORTING = [
    ("say", "say", "neutral", "base"),
    ("says", "say", "neutral", "s"),
    ("said", "say", "neutral", "past"),
    ("saying", "say", "neutral", "ing"),
    ("told", "tell", "neutral", "past"),
    ("wrote", "write", "neutral", "past"),
    ("written", "write", "neutral", "participle"),
    ("read", "read", "neutral", "past"),
    ("replies", "reply", "neutral", "s"),
    ("conveyed", "convey", "neutral", "past"),
    ("agreeing", "agree", "commitment", "ing"),
    ("stressing", "stress", "assertive", "ing"),
    ("preaches", "preach", "assertive", "s"),
    ("swore", "swear", "assertive", "past"),
    ("admitted", "admit", "concession", "past"),
    ("forecast", "forecast", "tentative", "past"),
    ("signaled", "signal", "tentative", "past"),
    ("signalling", "signal", "tentative", "ing"),
    ("criticised", "criticize", "accusation", "past"),
    ("criticizes", "criticize", "accusation", "s"),
    ("apologising", "apologize", "concession", "ing"),
    ("favoured", "favor", "support", "past"),
    ("enquired", "inquire", "question", "past"),
    ("quipped", "quip", "manner", "past"),
    ("claims", "claim", "doubt", "s"),
    ("denied", "deny", "denial", "past"),
]


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon()


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads((ENGLISH / f"{name}.toml").read_text(encoding="utf-8"))


def folded(words: Lexicon, run: str) -> str:
    return words.equivalents.get(tuple(run.split()), (run, ""))[0]


class TestReportingVerbs:
    def test_each_verb_and_phrase_stands_in_exactly_one_group(self) -> None:
        groups = raw("reporting")["stance"].values()
        lemmas = Counter(
            lemma
            for group in groups
            for lemma in (
                *group.get("verbs", "").split(),
                *f"{group.get('phrases', '')}\n{group.get('fixed', '')}".splitlines(),
            )
        )
        assert [lemma for lemma, count in lemmas.items() if lemma and count > 1] == []

    @pytest.mark.parametrize(("word", "lemma", "stance", "form"), REPORTING, ids=[row[0] for row in REPORTING])
    def test_a_form_resolves_to_its_verb(self, words: Lexicon, word: str, lemma: str, stance: str, form: str) -> None:
        verb = words.reporting[word]
        assert (verb.lemma, verb.stance, verb.form) == (lemma, stance, form)

    def test_flags(self, words: Lexicon) -> None:
        assert words.reporting["told"].addressee
        assert not words.reporting["said"].addressee
        assert words.reporting["noted"].weak
        assert not words.reporting["insisted"].weak
        assert words.reporting["decried"].narrating
        assert not words.reporting["told"].narrating

    def test_flags_spellings_and_irregular_forms_speak_of_verbs_that_are_listed(self, words: Lexicon) -> None:
        table = raw("reporting")
        first_words = {lemma.split()[0] for lemma in words.stance_of}
        flagged = {verb for verbs in table["flags"].values() for verb in verbs.split()}
        respelt = {line.split()[1] for line in table["variants"].splitlines() if line}
        irregular = {line.split()[0] for line in table["irregular"].splitlines() if line}
        assert (flagged | respelt) - set(words.stance_of) == set()
        assert irregular - first_words == set()

    def test_no_form_belongs_to_two_verbs(self, words: Lexicon) -> None:
        alone = {word for group in raw("reporting")["stance"].values() for word in group.get("verbs", "").split()}
        assert {word: words.reporting[word].lemma for word in alone} == {word: word for word in alone}

    def test_nouns_stand_for_verbs(self, words: Lexicon) -> None:
        assert words.cue_nouns["allegation"] == words.cue_nouns["allegations"] == "allege"
        assert words.cue_nouns["testimonies"] == "testify"
        assert set(words.cue_nouns.values()) <= set(words.stance_of)


class TestSpelling:
    @pytest.mark.parametrize(
        "pair", [pair.split() for line in KEPT_APART.splitlines() for pair in line.split("|") if pair], ids=" ".join
    )
    def test_different_words_are_never_merged(self, words: Lexicon, pair: list[str]) -> None:
        one, other = (words.spelling.get(word, word) for word in pair)
        assert one != other

    @pytest.mark.parametrize("word", NEVER_WITH_Z.split())
    def test_some_words_are_never_written_with_z(self, words: Lexicon, word: str) -> None:
        assert word not in words.spelling

    def test_folding_twice_is_folding_once(self, words: Lexicon) -> None:
        assert [key for key in words.spelling.values() if key in words.spelling] == []

    def test_no_form_is_given_two_keys(self) -> None:
        given: Counter[str] = Counter()
        for line in (ENGLISH / "spelling.tsv").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                variant, _, endings = line.split("\t")
                given.update(variant + ending.strip("-") for ending in endings.split())
        assert [form for form, count in given.items() if count > 1] == []

    @pytest.mark.parametrize(
        "spellings",
        """
        neighbour neighbor | defences defenses | organisation organization | organisers organizers | coloured colored
        colourised colorized colourized | analysing analyzing | centred centered | kilometres kilometers
        travelling traveling | fulfilment fulfillment | jewellery jewelry | catalogues catalogs | catalogued cataloged
        paediatrician pediatrician | manoeuvring maneuvering | anaesthetised anesthetized anesthetised | learnt learned
        judgement judgment | ageing aging | programme program | grey gray | sceptical skeptical | cheques checks
        licence license | practising practicing | ploughed plowed | aluminium aluminum | cosier cozier | tsar czar tzar
        façade facade | councillors councilors | enrol enroll | moustache mustache | likeable likable | enquiry inquiry
        despatched dispatched
        """.strip()
        .replace("\n", "|")
        .split("|"),
    )
    def test_spellings_of_one_word_fold_to_one_key(self, words: Lexicon, spellings: str) -> None:
        assert len({words.spelling.get(word, word) for word in spellings.split()}) <= 1


class TestEquivalents:
    @pytest.mark.parametrize(
        ("left", "right", "kind"),
        [
            ("percent", "per cent", "abbreviation"),
            ("percent", "%", "abbreviation"),
            ("u.s.", "us", "abbreviation"),
            ("world war two", "the second world war", "abbreviation"),
            ("kilometres", "km", "abbreviation"),
            ("adviser", "advisor", "spelling"),
            ("towards", "toward", "spelling"),
            ("cease fire", "ceasefire", "spelling"),
            ("vice-presidents", "vice presidents", "spelling"),
            ("ice cream", "ice-cream", "spelling"),
        ],
    )
    def test_house_styles_of_one_term_fold_to_one_key(self, words: Lexicon, left: str, right: str, kind: str) -> None:
        assert folded(words, left) == folded(words, right)
        assert words.equivalents[tuple(left.split())][1] == words.equivalents[tuple(right.split())][1] == kind

    @pytest.mark.parametrize(
        ("left", "right"),
        [("kiev", "kyiv"), ("world war one", "world war two"), ("set up", "setup"), ("every day", "everyday")],
    )
    def test_other_names_and_other_words_stay_apart(self, words: Lexicon, left: str, right: str) -> None:
        assert folded(words, left) != folded(words, right)

    def test_a_member_stands_in_one_set_only(self) -> None:
        members = Counter(
            member
            for sets in raw("style")["sets"].values()
            for line in sets.splitlines()
            if line
            for member in line.split(" = ")
        )
        assert [member for member, count in members.items() if count > 1] == []

    def test_no_term_swallows_a_negation(self, words: Lexicon) -> None:
        assert {run for run in words.equivalents if run in words.negations or ("not" in run or "no" in run)} == set()

    def test_a_key_folds_to_itself(self, words: Lexicon) -> None:
        assert {key for key, _ in words.equivalents.values() if folded(words, key) != key} == set()

    def test_a_key_is_no_spelling_variant(self, words: Lexicon) -> None:
        assert {key for key, _ in words.equivalents.values() if key in words.spelling} == set()

    def test_contractions_are_written_out(self, words: Lexicon) -> None:
        assert words.contractions["they're"] == ("they", "are")
        assert words.contractions["won't"] == ("will", "not")


class TestStance:
    def test_no_run_both_raises_and_lowers_certainty(self, words: Lexicon) -> None:
        assert words.hedges & words.boosters == set()
        assert (words.hedges | words.boosters) & words.negations == set()

    @pytest.mark.parametrize(
        "run", ["could", "reportedly", "is said", "were believed", "could not be verified", "if true", "seemed"]
    )
    def test_hedges(self, words: Lexicon, run: str) -> None:
        assert tuple(run.split()) in words.hedges

    def test_modal_hedges_are_marked(self, words: Lexicon) -> None:
        assert {(modal,) for modal in words.modals} <= words.hedges
        assert "reportedly" not in words.modals

    @pytest.mark.parametrize("run", ["clearly", "of course", "no doubt", "must"])
    def test_boosters(self, words: Lexicon, run: str) -> None:
        assert tuple(run.split()) in words.boosters

    @pytest.mark.parametrize("run", ["not", "didn't", "never", "failed to", "no longer"])
    def test_negations(self, words: Lexicon, run: str) -> None:
        assert tuple(run.split()) in words.negations

    def test_to_deny_is_no_negation(self, words: Lexicon) -> None:
        assert ("deny",) not in words.negations

    def test_some_runs_only_look_like_negations(self, words: Lexicon) -> None:
        assert ("not", "only") in words.negation_exceptions
        assert all(any((word,) in words.negations for word in run) for run in words.negation_exceptions)


class TestPeople:
    def test_titles(self, words: Lexicon) -> None:
        assert {"mr", "mrs", "dame", "rev"} <= words.courtesy_titles
        assert {("sgt",), ("prime", "minister"), ("foreign", "minister"), ("senator",)} <= words.role_titles

    def test_titles_carry_no_full_stop(self, words: Lexicon) -> None:
        assert not any("." in word for run in words.role_titles for word in run)
        assert not any("." in title for title in words.courtesy_titles)

    def test_sources_without_a_name(self, words: Lexicon) -> None:
        assert {"police", "foreign ministry", "kremlin"} <= words.collective_sources
        assert {"officials", "spokesperson", "witnesses"} <= words.anonymous_sources
        assert {"statement", "court papers"} <= words.document_sources

    def test_a_source_is_of_one_sort(self, words: Lexicon) -> None:
        sorts = (words.collective_sources, words.anonymous_sources, words.document_sources)
        assert len(frozenset.union(*sorts)) == sum(map(len, sorts))

    def test_pronouns(self, words: Lexicon) -> None:
        assert words.pronouns["her"] == Pronoun(3, "f", "singular")
        assert words.pronouns["we"] == Pronoun(1, "p", "plural")
        assert words.pronouns["they"] == Pronoun(3, "p", "any")


class TestNumbers:
    @pytest.mark.parametrize(
        ("word", "value"), [("zero", 0), ("twelve", 12), ("ninety", 90), ("thirty-four", 34), ("half", 0.5)]
    )
    def test_number_words(self, words: Lexicon, word: str, value: float) -> None:
        assert words.number_words[word] == value

    def test_three_thirds_are_one(self, words: Lexicon) -> None:
        assert 3 * words.number_words["thirds"] == 1

    def test_ordinals_are_not_cardinals(self, words: Lexicon) -> None:
        assert "third" not in words.number_words

    def test_multipliers(self, words: Lexicon) -> None:
        assert words.multipliers["bn"] == words.multipliers["billion"] == 1e9

    def test_the_calendar_is_whole(self, words: Lexicon) -> None:
        assert sorted(set(words.weekdays.values())) == list(range(1, 8))
        assert sorted(set(words.months.values())) == list(range(1, 13))
        assert words.weekdays["monday"] == 1
        assert words.months["sept"] == 9

    def test_bounds(self, words: Lexicon) -> None:
        assert {("about",), ("more", "than"), ("up", "to")} <= words.bounds.keys()


class TestLanguages:
    @pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US"])
    def test_a_regional_tag_finds_its_language(self, tag: str) -> None:
        assert lexicon(tag) is lexicon("en")

    @pytest.mark.parametrize("name", LISTS)
    def test_a_language_without_lists_has_empty_ones(self, name: str) -> None:
        assert len(getattr(lexicon("tlh"), name)) == 0

    @given(st.text())
    def test_any_tag_is_answered(self, tag: str) -> None:
        assert len(lexicon(tag).spelling) in (0, len(lexicon().spelling))

    @pytest.mark.parametrize("tag", ["../en", "/etc", "en/../en", "..", "", "e\u0301n"])
    def test_a_tag_never_leads_out_of_the_lists(self, tag: str) -> None:
        assert not lexicon(tag).reporting

    def test_a_new_language_is_a_folder_of_lists(self, tmp_path: Path) -> None:
        verbs = "irregular = '''\nsagen sagt sagte gesagt sagend\n'''\n[stance.neutral]\nmeaning = 'gesagt'\nverbs = 'sagen'\n"
        (tmp_path / "reporting.toml").write_text(verbs, encoding="utf-8")
        (tmp_path / "spelling.tsv").write_text("# ß\ndaß\tdass\t-\nSchlo\tSchlo\tß\n", encoding="utf-8")
        german = Lexicon(tmp_path)
        assert {word: verb.form for word, verb in german.reporting.items()} == {
            "sagen": "base",
            "sagt": "s",
            "sagte": "past",
            "gesagt": "participle",
            "sagend": "ing",
        }
        assert german.spelling["daß"] == "dass"
        assert not german.hedges

    def test_abbreviations_are_equivalent_to_what_they_stand_for(self, tmp_path: Path) -> None:
        (tmp_path / "abbreviations.toml").write_text('[expansions]\nJan = "January"\n"N.Y" = "New York"\n', encoding="utf-8")
        words = Lexicon(tmp_path)
        assert words.expansions["N.Y"] == "New York"
        assert folded(words, "jan") == folded(words, "january")
        assert folded(words, "n.y.") == folded(words, "ny") == folded(words, "new york")
