"""Other languages: read, grouped and compared without lists, and with those of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import newsdiff
from newsdiff.language import lexicon as module
from newsdiff.model import ChangeClass, Kind, Relation
from newsdiff.writing import FORMATS
from newsdiff.writing.linear import linear
from newsdiff.writing.material import Material
from newsdiff.writing.terminal import render
from newsdiff.writing.typeset import Look

GERMAN = (
    (
        "Eine Fähre mit 86 Menschen an Bord ist am Dienstag vor der Insel Lindhaven auf Grund gelaufen.\n"
        "„Es war wie in einer Waschmaschine“, sagte die Passagierin Rita Kolb.\n"
        "Zwei Rettungsboote und ein Hubschrauber brachten die Menschen in weniger als drei Stunden an Land.\n"
    ),
    (
        "Eine Fähre mit 86 Menschen an Bord ist am Dienstagmorgen vor der Insel Lindhaven auf Grund gelaufen.\n"
        "Zwei Rettungsboote und zwei Hubschrauber brachten die Menschen in weniger als drei Stunden an Land.\n"
        "„Es war wie in einer Waschmaschine“, erzählte Rita Kolb.\n"
    ),
)
FRENCH = (
    (
        "Un ferry transportant 86 personnes s’est échoué mardi au large de Port-Lison.\n"
        "« C’était comme dans une machine à laver », a déclaré Rita Colbert, une passagère.\n"
        "Deux canots de sauvetage ont ramené les passagers à terre en moins de trois heures.\n"
    ),
    (
        "Un ferry transportant 86 personnes a heurté un rocher mardi au large de Port-Lison.\n"
        "« C’était comme dans une machine à laver », a raconté Rita Colbert.\n"
        "Deux canots de sauvetage ont ramené les passagers à terre en moins de deux heures.\n"
    ),
)
SPANISH = (
    (
        "Un transbordador con 86 personas a bordo encalló el martes frente a Puerto Lisón.\n"
        "Dos lanchas de salvamento llevaron a los pasajeros a tierra en menos de tres horas.\n"
    ),
    (
        "Un transbordador con 86 personas a bordo chocó el martes con una roca frente a Puerto Lisón.\n"
        "Dos lanchas de salvamento llevaron a los pasajeros a tierra en menos de dos horas.\n"
    ),
)
PORTUGUESE = (
    (
        "Uma balsa com 86 pessoas a bordo encalhou na terça-feira ao largo de Porto Lisão.\n"
        "Dois barcos levaram os passageiros para terra em menos de três horas.\n"
    ),
    (
        "Uma balsa com 86 pessoas a bordo bateu numa rocha na terça-feira ao largo de Porto Lisão.\n"
        "Dois barcos levaram os passageiros para terra em menos de duas horas.\n"
    ),
)
PAIRS = {"German": GERMAN, "French": FRENCH, "Spanish": SPANISH, "Portuguese": PORTUGUESE}


def compared(pair: tuple[str, str]) -> newsdiff.Comparison:
    return newsdiff.compare(*map(newsdiff.read, pair))


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_a_language_without_lists_is_grouped_and_its_words_compared(pair: tuple[str, str]) -> None:
    comparison = compared(pair)
    assert all(group.left and group.right for group in comparison.groups)
    assert {change.change_class for change in comparison.all_changes()} <= {ChangeClass.WORDING, ChangeClass.STYLE}
    assert Relation.EDITED in {group.relation for group in comparison.groups}


@pytest.mark.parametrize(
    ("pair", "words"), [(GERMAN, "Es war wie in einer Waschmaschine"), (FRENCH, "C’était comme dans une machine à laver")]
)
def test_marks_of_other_languages_open_and_close(pair: tuple[str, str], words: str) -> None:
    for text in pair:
        article = newsdiff.read(text)
        assert [q.content[0].of(article.text) for q in article.quotations] == [words]


def test_every_output_says_what_is_not_labelled() -> None:
    articles = [newsdiff.read(text) for text in GERMAN]
    comparison = newsdiff.compare(*articles)
    said = "no word lists for this language: house style, facts, stance and attribution not labelled"
    written = [FORMATS[name].write(Material.of([comparison], articles)) for name in ("markdown", "json")]
    for text in (render(comparison, Look(width=300)), linear(comparison), *written):
        assert said in text.replace("\\", "")


def test_english_has_nothing_to_say_of_missing_lists() -> None:
    assert newsdiff.read("The harbour was closed on Friday, and the ferry will not sail before Monday.").notes == ()


@pytest.fixture
def elvish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of a few lists for a language of our own, beside the English one."""
    english = Path(module.__file__).parent / "en"
    (tmp_path / "en").symlink_to(english)
    folder = tmp_path / "qy"
    folder.mkdir()
    (folder / "function_words.toml").write_text('words = ["ar", "ilya", "mi", "na", "nu"]\n', encoding="utf-8")
    (folder / "numbers.toml").write_text(
        '[numbers]\nunits = "atta 2 nelde 3"\n[months]\nwords = "narvinye 1"\n[weekdays]\nwords = "elenya 6"\n'
        '[bounds]\nover = "\\nambela\\n"\n',
        encoding="utf-8",
    )
    (folder / "stance.toml").write_text('[hedges]\nwords = "cenasit"\n', encoding="utf-8")
    (folder / "style.toml").write_text("[sets]\nspelling = '''\nquar = kwar\n'''\n", encoding="utf-8")
    monkeypatch.setattr(module, "_HERE", tmp_path)
    module._lexicon.cache_clear()
    yield
    module._lexicon.cache_clear()


@pytest.mark.usefixtures("elvish")
def test_a_folder_of_lists_is_a_language() -> None:
    left = "I kirya na atta ciryamor lende mi londe nu elenya.\nIlya nar mi quar ar na cuina mi londe nu aure.\n"
    right = "I kirya na nelde ciryamor lende mi londe nu elenya.\nIlya cenasit nar mi kwar ar na cuina mi londe nu aure.\n"
    one, other = newsdiff.read(left), newsdiff.read(right)
    assert one.language == other.language == "qy"
    assert one.notes == ("no word lists for this language: attribution not labelled",)
    kinds = [change.kind for change in newsdiff.compare(one, other).all_changes()]
    assert sorted(kinds) == [Kind.HEDGE, Kind.NUMBER, Kind.SPELLING]


@pytest.mark.usefixtures("elvish")
def test_english_is_english_beside_another_language() -> None:
    assert newsdiff.read("The harbour was closed on Friday, and the ferry was late.").language == "en"
