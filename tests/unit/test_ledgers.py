"""What stands in the ledgers of a story: quotations, figures and names over all of its articles."""

from __future__ import annotations

from importlib.resources import files
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsdiff
from newsdiff.comparing.given import Given
from newsdiff.model import Form
from newsdiff.writing.labels import agreement_note, carried_note


def story(*texts, **options):
    return newsdiff.Story([newsdiff.read(text.strip() + "\n") for text in texts], **options)


def rows_of(made):
    """The quotations by their words: per article form, label and what is said of it."""
    return {row.words: {k: (cell.form, cell.speaker, cell.cue) for k, cell in row.cells.items()} for row in made.quotations}


def texts_of(article, spans):
    return [span.of(article.text) for span in spans]


WHOLE = "“We heard a bang and then there was nothing but black water,” Mara Quill, the captain, said."
SPLIT = "“We heard a bang,” said Captain Mara Quill, “and then there was nothing but black water.”"
ALTERED = "Quill said: “We heard a crash and then there was nothing but black water.”"
RETOLD = "Captain Mara Quill told reporters that they had heard a bang and then there was nothing but black water."


class TestQuotations:
    def test_the_same_words_are_one_row_however_they_are_given(self):
        made = story(WHOLE, SPLIT, RETOLD)
        assert rows_of(made) == {
            "We heard a bang and then there was nothing but black water": {
                0: (Form.DIRECT, "Mara Quill", "said"),
                1: (Form.DIRECT, "Captain Mara Quill", "said"),
                2: (Form.INDIRECT, "Captain Mara Quill", "told"),
            }
        }
        assert made.quotations[0].name == "Mara Quill"

    def test_a_row_says_who_split_and_who_altered_the_words(self):
        made = story(WHOLE, WHOLE, SPLIT, ALTERED)
        (row,) = made.quotations
        assert [(k, cell.split, cell.altered) for k, cell in row.cells.items()] == [
            (0, False, False),
            (1, False, False),
            (2, True, False),
            (3, False, True),
        ]
        assert carried_note(row, 5) == "carried by 4 of 5, split in 1, altered in 1"
        assert texts_of(made.articles[3], row.cells[3].differs) == ["crash"]

    @pytest.mark.parametrize(
        "other",
        [
            "“We heard a bang, and then there was nothing but black water”, said Mara Quill.",
            "“We heard a bang and then there was nothing but black water …,” Mara Quill said.",
            "“We heard a bang,” Mara Quill said.",
        ],
    )
    def test_style_and_fewer_words_are_no_alteration(self, other):
        assert [row.altered for row in story(WHOLE, WHOLE, other).quotations] == [0]

    def test_words_in_marks_are_held_against_the_marked_words_most_carry_not_against_an_article_that_lost_its_marks(self):
        lost = "We don t know why, she said. We heard a bang and then there was nothing but black water, Mara Quill said.\n"
        made = story(lost * 2, WHOLE, WHOLE, ALTERED)
        (row,) = [row for row in made.quotations if len(row.cells) > 1]
        assert [k for k, cell in row.cells.items() if cell.altered] == [3]

    def test_another_speaker_of_the_same_words_is_in_the_same_row_under_his_own_name(self):
        (row,) = story(WHOLE, WHOLE.replace("Mara Quill, the captain,", "Jon Tarn, the mate,")).quotations
        assert [cell.name for cell in row.cells.values()] == ["Mara Quill", "Jon Tarn"]

    def test_a_row_opens_to_texts_aligned_word_by_word(self):
        made = story(WHOLE, WHOLE, SPLIT)
        (row,) = made.quotations
        (stretch,) = row.cells[2].stretches
        assert stretch.same
        assert texts_of(made.articles[2], stretch.here) == ["We heard a bang", "and then there was nothing but black water"]
        assert texts_of(made.articles[row.carrier], stretch.there) == [
            "We heard a bang and then there was nothing but black water"
        ]

    @pytest.mark.parametrize("again", ["“We heard a bang,” Quill said.", "Quill said that they had heard a bang.", WHOLE])
    def test_words_told_twice_in_an_article_are_neither_split_nor_doubled(self, again):
        made = story(f"{WHOLE}\n\n{again}", WHOLE)
        (row,) = made.quotations
        assert row.words == "We heard a bang and then there was nothing but black water"
        assert (row.split, len(row.cells[0].quotations)) == (0, 2)

    def test_other_words_of_the_same_speaker_are_another_row(self):
        assert len(story(WHOLE, "“The rocks are on every chart we own,” Mara Quill said.").quotations) == 2

    def test_sentences_parted_by_hand_keep_their_quotations_apart(self):
        assert len(story(WHOLE, WHOLE, given={(0, 1): Given(parted=frozenset({(0, 0)}))}).quotations) == 2


SINKING = "About 300 people were aboard the ferry when it sank 12 miles off Port Ellan, police said."


class TestFigures:
    def row(self, *texts):
        made = story(*texts)
        (row,) = [row for row in made.figures if len(row.cells) == len(texts)]
        return row, [[(figure.text, figure.source) for figure in cell] for cell in row.cells.values()]

    def test_a_figure_has_its_thing_its_bound_and_its_source(self):
        made = story(SINKING)
        people, miles = sorted(made.figures, key=lambda row: row.thing, reverse=True)
        assert (people.thing, people.cells[0][0].value, people.cells[0][0].bound) == ("people", 300, "about")
        assert (miles.unit, miles.cells[0][0].text) == ("miles", "12 miles")
        assert {figure.source for row in made.figures for figure in row.cells[0]} == {"police"}

    def test_what_a_quarrel_is_over_is_no_more_than_that(self):
        quarrel = story("Police spoke of the dispute between the two towns over four islands.")
        toll = story("Police said the storm had killed over four people.")
        assert [cell.bound for row in quarrel.figures for cell in row.cells[0] if cell.value == 4] == [""]
        assert [cell.bound for row in toll.figures for cell in row.cells[0]] == ["more than"]

    @pytest.mark.parametrize(
        ("one", "other", "note"),
        [
            ("Police found 12 boats in the harbour.", "Police found a dozen boats in the harbour.", "equal only roughly"),
            (
                "Two thirds of the boats in the harbour sank.",
                "Some 66% of the boats in the harbour sank.",
                "equal only roughly",
            ),
            ("Police found 60 boats in the harbour.", "Police found more than 60 boats in the harbour.", "equal only roughly"),
            ("Police found 64 boats in the harbour.", "Police found dozens of boats in the harbour.", "equal only roughly"),
            (
                "A wall 40 feet long fell into the harbour.",
                "A wall 12 metres long fell into the harbour.",
                "equal only roughly",
            ),
            ("Police found twelve boats in the harbour.", "Police found 12 boats in the harbour.", "alike"),
            ("Repairs to the harbour cost £2.5m.", "Repairs to the harbour cost £2.5 million.", "alike"),
            ("Police found 12 boats in the harbour.", "Police found 13 boats in the harbour.", "figures differ"),
            ("Police found 12 boats in the harbour.", "Police found hundreds of boats in the harbour.", "figures differ"),
            ("A wall 40 feet long fell into the harbour.", "A wall 40 metres long fell into the harbour.", "figures differ"),
            ("Mara Quill, 41, the captain, was saved.", "Mara Quill, 43, the captain, was saved.", "figures differ"),
        ],
    )
    def test_figures_of_one_thing_are_a_row_that_says_whether_they_agree(self, one, other, note):
        row, _ = self.row(one, other)
        assert agreement_note(row, 2) == f"given by 2 of 2, {note}"

    def test_disagreements_come_first_then_what_many_give(self):
        made = story(
            "The ferry was 90 metres long. Police found 12 boats in the harbour. Repairs cost £4m.",
            "The ferry was 90 metres long. Police found 13 boats in the harbour.",
            "The ferry was 90 metres long.",
        )
        assert [(row.thing, row.differs, len(row.cells)) for row in made.figures] == [
            ("boats", True, 2),
            ("long", False, 3),
            ("cost", False, 1),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "The bridge opened in 1887 and closed on 3 May 2031 at 7.42pm.",
            "Call 555-0134 or 0800 123 456, the council said, at any hour, 24/7.",
            "Finch spoke outside Gate 4 in Hall No. 12.",
            "One of the boats sank, and the two men left by a third door.",
        ],
    )
    def test_dates_names_telephones_and_those_already_told_of_are_no_figures(self, text):
        made = story(text)
        assert made.articles[0].language == "en"
        assert made.figures == ()

    def test_two_figures_of_one_article_are_never_set_against_each_other(self):
        text = "The council voted for the bridge after Ann Roe, 41, and Ben Tarn, 43, spoke for 20 minutes."
        made = story(text, text)
        assert [row.differs for row in made.figures] == [False] * 3

    def test_an_equal_round_figure_of_another_matter_stays_in_a_row_of_its_own(self):
        made = story(
            "The police arrested 20 people at the harbour.\n\nThe owner has sold the ferry.",
            "The police arrested 20 people at the harbour.\n\nAbout the same time 20 people in the capital won a prize.",
        )
        assert [len(row.cells) for row in made.figures] == [2, 1]

    def test_the_same_figure_told_again_further_down_joins_its_row(self):
        made = story("The road will cost £280m.\n\nLorries will leave the town.\n\nOpponents called the £280m a waste.")
        assert [[figure.text for figure in row.cells[0]] for row in made.figures] == [["£280m", "£280m"]]


class TestNames:
    def labels(self, *texts):
        return {
            row.name: {k: [label.text for label in labels] for k, labels in row.labels.items()} for row in story(*texts).names
        }

    def test_title_surname_and_office_are_labels_of_one_person(self):
        found = self.labels(
            "The harbour master Ann Quill closed the port. “It is not safe,” Mr Tarn heard Quill say.",
            "Ann Quill, the harbour master, closed the port. “It is not safe,” Ms Quill said.",
        )
        assert found["Ann Quill"] == {0: ["Ann Quill", "Quill"], 1: ["Ann Quill", "Ms Quill"]}

    def test_a_surname_alone_in_one_article_goes_to_the_only_full_name_of_the_others(self):
        found = self.labels("Ann Quill closed the port.", "The port was closed by Quill.")
        assert found["Ann Quill"] == {0: ["Ann Quill"], 1: ["Quill"]}

    def test_an_abbreviation_is_what_it_stands_for(self):
        found = self.labels("The ships of the U.S. left.", "The ships of the United States left.", "The ships of the US left.")
        assert found == {"United States": {0: ["U.S."], 1: ["United States"], 2: ["US"]}}

    def test_two_of_one_surname_stay_apart_and_a_bare_surname_goes_to_neither(self):
        found = self.labels(
            "Ann Quill closed the port.", "The owner, Ben Quill, protested.", "The port was closed, and Quill was angry."
        )
        assert found == {"Ann Quill": {0: ["Ann Quill"]}, "Ben Quill": {1: ["Ben Quill"]}, "Quill": {2: ["Quill"]}}

    def test_a_name_spelt_in_two_ways_in_one_statement_is_one(self):
        found = self.labels("Police said Corin Haldane closed the port.", "Police said Corin Haldene closed the port.")
        assert list(found.values()) == [{0: ["Corin Haldane"], 1: ["Corin Haldene"]}]

    def test_names_that_are_alike_in_one_article_are_two(self):
        found = self.labels("Police said Corin Haldane met Corin Haldene.", "Police said Corin Haldane met Corin Haldene.")
        assert len(found) == 2

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("The Quay and Ferry Workers’ Union struck.", "Quay and Ferry Workers’ Union"),
            ("It was up to the Department for Roads.", "Department for Roads"),
            ("He was taken to Penlow General Hospital.", "Penlow General Hospital"),
            ("A boat left for St. Orrin’s at noon.", "St. Orrin’s"),
            ("A boat sank in the Sea of Marl.", "Sea of Marl"),
        ],
    )
    def test_a_name_is_whole(self, text, name):
        assert list(self.labels(text)) == [name]

    @pytest.mark.parametrize(
        "text",
        [
            "Divers went down on Monday.",
            "Twelve of the boats sank last Saturday.",
            "Roads minister and MPs met in May.",
            "But I’m not sure.",
        ],
    )
    def test_what_only_opens_a_sentence_and_what_dates_it_is_no_name(self, text):
        assert newsdiff.read(text + "\n").language == "en"
        assert self.labels(text) == {}

    def test_what_comes_from_a_place_is_no_name_of_its_own(self):
        assert list(self.labels("The ships had left Norvia by noon. A Norvian fleet met with Norvian planes on the way.")) == [
            "Norvia"
        ]

    def test_a_row_says_where_somebody_is_first_named_and_how_often_quoted(self):
        made = story("A port closed.\n\n“It is not safe,” Ann Quill said.\n\nQuill said that it would open on Monday.")
        (row,) = made.names
        assert (row.first, row.direct, row.indirect) == ({0: 1}, {0: 1}, {0: 1})


SENTENCES = (
    "Police said 31 people were saved when the ferry sank off Port Ellan.",
    "Police said 33 people were saved after the ferry sank off Port Ellan.",
    WHOLE,
    SPLIT,
    ALTERED,
    RETOLD,
    "The owner, Tidewater, had paid £2.5m for the ferry in 2019.",
    "Ann Roe, 41, said the wall was 40 feet long.",
    "“It was 12 metres long and it was rotten,” Ms Roe said.",
    "Ben Roe closed the port at noon.",
    "About a dozen boats searched for two days.",
)


def canonical(made):
    """All three ledgers without the numbers of the articles."""
    name = {k: article.text for k, article in enumerate(made.articles)}
    quoted = [(row.words, row.name, sorted((name[k], str(cell)) for k, cell in row.cells.items())) for row in made.quotations]
    counted = [
        (row.thing, row.unit, row.differs, row.approximate, sorted((name[k], str(cell)) for k, cell in row.cells.items()))
        for row in made.figures
    ]
    named = [
        (
            row.name,
            sorted(
                (name[k], str(labels), row.first[k], row.direct.get(k), row.indirect.get(k)) for k, labels in row.labels.items()
            ),
        )
        for row in made.names
    ]
    return quoted, counted, named


TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True).map("\n\n".join)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_another_order_of_the_articles_changes_nothing_but_their_numbers(texts, chance):
    shuffled = chance.sample(texts, len(texts))
    assert canonical(story(*texts)) == canonical(story(*shuffled))


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_every_quotation_is_in_one_row_and_every_span_is_in_its_article(texts):
    made = story(*texts)
    quoted = [(k, q) for row in made.quotations for k, cell in row.cells.items() for q in cell.quotations]
    assert sorted(quoted) == [(k, q) for k, article in enumerate(made.articles) for q in range(len(article.quotations))]
    for row in made.quotations:
        for k, cell in row.cells.items():
            content = [span for q in cell.quotations for span in made.articles[k].quotations[q].content]
            assert all(any(span.covers(own) for span in content) for own in cell.differs)
        assert not row.cells[row.carrier].differs
    figures = [(k, figure.span) for row in made.figures for k, cell in row.cells.items() for figure in cell]
    assert len(figures) == len(set(figures))


def test_the_sample_story_reads_the_same_in_every_order():
    samples = files("newsdiff") / "samples" / "harbour"
    articles = [newsdiff.read(str(samples / name)) for name in ("wire.txt", "courier.txt", "digest.txt", "followup.txt")]
    first = canonical(newsdiff.Story(articles))
    assert all(canonical(newsdiff.Story(order)) == first for order in permutations(articles))


def test_an_article_in_another_language_takes_no_figures_and_names_from_the_others():
    german = "Der Minister sagte am Montag, dass 300 Menschen gerettet wurden. „Das ist gut“, sagte Anna Kranz.\n"
    made = story(german, SINKING, SINKING)
    assert {len(row.cells) for row in made.figures} == {2}
    assert [set(row.labels) for row in made.names] == [{1, 2}]


def test_no_articles_have_empty_ledgers():
    made = newsdiff.Story([])
    assert (made.quotations, made.figures, made.names) == ((), (), ())
