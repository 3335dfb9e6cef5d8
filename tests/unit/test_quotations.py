"""Who is quoted saying what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import quotations
from newsdiff.model import Form
from newsdiff.reading.marks import quote_marks

CASES = {
    "cue after": ("“We are ready,” Ann Roe said.", "direct", ["We are ready,"], "Ann Roe", "said"),
    "cue after, inverted": ("“We are ready,” said Ann Roe, head of the docks.", "direct", ["We are ready,"], "Ann Roe", "said"),
    "a name in -ing": ("“We are ready,” says Suckling.", "direct", ["We are ready,"], "Suckling", "says"),
    "cue before": ("Ann Roe said: “We are ready.”", "direct", ["We are ready."], "Ann Roe", "said"),
    "cue between": ("“We are,” she said, “ready.”", "direct", ["We are,", "ready."], "she", "said"),
    "a second sentence after the cue": ("“It broke,” she said. “We ran.”", "direct", ["It broke,", "We ran."], "she", "said"),
    "a question keeps its cue": ("“Is it safe?” he asked.", "direct", ["Is it safe?"], "he", "asked"),
    "straight marks": ('"We won\'t go," the mayor said.', "direct", ["We won't go,"], "the mayor", "said"),
    "doubled-up marks": ("''We are done,'' the mayor said.", "direct", ["We are done,"], "the mayor", "said"),
    "British single marks": ("‘It’s over,’ said Jo Fay. ‘We lost.’", "direct", ["It’s over,", "We lost."], "Jo Fay", "said"),
    "that-clause": ("The mayor said that the quay was safe.", "indirect", ["the quay was safe"], "The mayor", "said"),
    "clause without that": ("She said the quay was safe.", "indirect", ["the quay was safe"], "She", "said"),
    "final cue": ("The quay was safe, the mayor said on Friday.", "indirect", ["The quay was safe"], "the mayor", "said"),
    "interrupting cue": ("The quay, she said, would be closed.", "indirect", ["The quay", "would be closed"], "she", "said"),
    "according to, before": (
        "According to the board, the quay was safe.",
        "indirect",
        ["the quay was safe"],
        "the board",
        "According to",
    ),
    "according to, after": (
        "The quay was safe, according to the board.",
        "indirect",
        ["The quay was safe"],
        "the board",
        "according to",
    ),
    "whom who means": (
        "The farmer, who said the wall had moved, left.",
        "indirect",
        ["the wall had moved"],
        "The farmer",
        "said",
    ),
    "told somebody": ("He told reporters the wall had moved.", "indirect", ["the wall had moved"], "He", "told"),
    "told her": ("He told her that the wall moved.", "indirect", ["the wall moved"], "He", "told"),
    "told a station": ("Roe told Radio One that the wall moved.", "indirect", ["the wall moved"], "Roe", "told"),
    "a time before the verb": (
        "The minister on Friday evening said rents would fall.",
        "indirect",
        ["rents would fall"],
        "The minister",
        "said",
    ),
    "an apposition": (
        "Ann Roe, head of the docks, said rents would fall.",
        "indirect",
        ["rents would fall"],
        "Ann Roe",
        "said",
    ),
    "a relative clause": (
        "An engineer who drew the plan said it was old.",
        "indirect",
        ["it was old"],
        "An engineer who drew the plan",
        "said",
    ),
    "a pledge": ("The mayor vowed to rebuild the quay.", "indirect", ["to rebuild the quay"], "The mayor", "vowed"),
    "a denial": ("Haldane denied ignoring the letter.", "indirect", ["ignoring the letter"], "Haldane", "denied"),
    "quoted as saying": (
        "He was quoted as saying the plan was dead.",
        "indirect",
        ["the plan was dead"],
        "He",
        "quoted as saying",
    ),
    "the writer speaks again": (
        "She said the wall was safe, despite the cracks.",
        "indirect",
        ["the wall was safe"],
        "She",
        "said",
    ),
    "a fragment in a clause": ("He said the plan was “reckless”.", "mixed", ["the plan was “reckless”"], "He", "said"),
    "a narrated fragment": ("The mayor called the plan “reckless”.", "mixed", ["reckless"], "The mayor", "called"),
    "a comment between subject and verb": ("Roe, though, said it’s safe.", "indirect", ["it’s safe"], "Roe", "said"),
    "a parenthesis between dashes": (
        "The mayor -- a diver -- said it was safe.",
        "indirect",
        ["it was safe"],
        "The mayor",
        "said",
    ),
    "a noun in -ly": ("The family said the road was icy.", "indirect", ["the road was icy"], "The family", "said"),
    "people counted": ("One in three said it was late.", "indirect", ["it was late"], "One in three", "said"),
    "a cue of two words": ("Roe pointed out that it was late.", "indirect", ["it was late"], "Roe", "pointed out"),
    "two sorts of listeners": ("Roe told voters and reporters that it was late.", "indirect", ["it was late"], "Roe", "told"),
    "a question to somebody": ("Roe asked the board whether it was safe.", "indirect", ["whether it was safe"], "Roe", "asked"),
    "a request": ("Roe asked them to leave.", "indirect", ["to leave"], "Roe", "asked"),
    "a cue led to": ("Roe was forced to concede that it was late.", "indirect", ["it was late"], "Roe", "concede"),
    "a gerund": ("Roe replied by suggesting that it was late.", "indirect", ["it was late"], "Roe", "suggesting"),
    "as reported by": (
        "As reported by the Courier, two boats sank.",
        "indirect",
        ["two boats sank"],
        "the Courier",
        "reported",
    ),
    "a clause about the subject": (
        "Roe said the police, who had been called, were slow.",
        "indirect",
        ["the police, who had been called, were slow"],
        "Roe",
        "said",
    ),
    "a second verb of another kind of sentence": (
        "She brought the fare down but said it was too high.",
        "indirect",
        ["it was too high"],
        "She",
        "said",
    ),
    "a noun cue": ("The firm’s claim that it was safe was disputed.", "indirect", ["it was safe"], "The firm’s", "claim"),
    "a headline's name and colon": ("Roe: bridge was never safe", "indirect", ["bridge was never safe"], "Roe", ":"),
    "a headline's colon and source": ("Bridge was never safe: report", "indirect", ["Bridge was never safe"], "report", ":"),
    "a headline's quotation and source": ("‘We ran for it’ – survivor", "direct", ["We ran for it"], "survivor", "–"),
    "a headline with a fragment": ("Bridge ‘was unsafe’, says mayor", "mixed", ["Bridge ‘was unsafe’"], "mayor", "says"),
    "told somebody, without “that”": (
        "Voss told the Courier the firm paid for the trip.",
        Form.INDIRECT,
        ["the firm paid for the trip"],
        "Voss",
        "told",
    ),
    "a document in somebody's hands": (
        "A memo obtained by the Daily Courier said that staff were told to stay silent.",
        Form.INDIRECT,
        ["staff were told to stay silent"],
        "A memo obtained by the Daily Courier",
        "said",
    ),
    "a bare deed before the verb that tells": (
        "The minister apologised and promised that the money would be paid back.",
        Form.INDIRECT,
        ["the money would be paid back"],
        "The minister",
        "promised",
    ),
    "a deed before another": (
        "Lind praised the crew and left for the capital.",
        Form.INDIRECT,
        ["the crew"],
        "Lind",
        "praised",
    ),
    "many people far from their verb": (
        "Doctors at the clinic say the wait is too long.",
        "indirect",
        ["the wait is too long"],
        "Doctors at the clinic",
        "say",
    ),
    "two names and a bare verb": (
        "Jon Bush and Ada Roe warn that it is late.",
        "indirect",
        ["it is late"],
        "Jon Bush and Ada Roe",
        "warn",
    ),
    "a document that was dated": (
        "A news report published Wednesday said Ash Dole used a private account.",
        "indirect",
        ["Ash Dole used a private account"],
        "A news report",
        "said",
    ),
    "this week, which is no part of what is said": (
        "Roe said this week it was late.",
        "indirect",
        ["it was late"],
        "Roe",
        "said",
    ),
    "this year, which is part of it": ("Roe said this year was late.", "indirect", ["this year was late"], "Roe", "said"),
    "what was lived through": (
        "Roe recalled seeing the ferry leave.",
        "indirect",
        ["seeing the ferry leave"],
        "Roe",
        "recalled",
    ),
    "somebody quoted by a paper": (
        "The paper quoted an official as saying it was late.",
        "indirect",
        ["it was late"],
        "an official",
        "saying",
    ),
    "a verb that points back": ("Roe rejected that, saying it was late.", "indirect", ["it was late"], "Roe", "saying"),
    "a noun cue before the writer's verb": (
        "The firm’s warning that it would close found few takers.",
        "indirect",
        ["it would close"],
        "The firm’s",
        "warning",
    ),
    "“that” for something": ("Roe said that was late.", "indirect", ["that was late"], "Roe", "said"),
    "a time of day": ("It sank at 4:15 a.m., Roe said.", "indirect", ["It sank at 4:15 a.m"], "Roe", "said"),
    "“that” before a quotation": ("Roe said that “it was late”.", "mixed", ["it was late"], "Roe", "said"),
    "“that” before a parenthesis": (
        "Roe said that, for once, it was late.",
        "indirect",
        ["for once, it was late"],
        "Roe",
        "said",
    ),
    "listeners who were told": ("The dam was cracked, MPs have been told.", "indirect", ["The dam was cracked"], "MPs", "told"),
    "an adverbial inside the verb": (
        "Roe has in the past argued that it was late.",
        "indirect",
        ["it was late"],
        "Roe",
        "argued",
    ),
}


@pytest.mark.parametrize(("text", "form", "content", "speaker", "cue"), CASES.values(), ids=CASES.keys())
def test_one_quotation(text, form, content, speaker, cue):
    found = quotations(text)
    assert len(found) == 1
    assert (found[0].form, [span.of(text) for span in found[0].content]) == (form, content)
    assert (found[0].speaker.text, found[0].cue.text) == (speaker, cue)


NONE = {
    "a noun": "The claim that the bridge failed was widely believed.",
    "a stated aim": "The stated aim of the report is clear.",
    "a passive": "Two men were accused and one was charged.",
    "scare quotes": "The so-called “miracle” ended on Friday.",
    "listeners after an adverbial": "After the talks, residents were told.",
    "claims that are things": "Nothing was signed, leaving the town with old claims that the land belongs to it.",
    "a say": "Residents have a say in the plan, and the final say rests with the board.",
    "a claim for money": "Lawyers for the firm claim damages of 4 million.",
    "a quotation that dates a deed": "The council welcomed the plan on Monday after a “long winter” of talks.",
    "a title": "The film “Harbour Lights” opens tonight.",
    "an apostrophe": "The workers' union met at eight o'clock in the '90s hall.",
    "an adverbial before a weak verb": "Soon after, the council agreed to keep the site.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_nobody_is_quoted(text):
    assert quotations(text) == ()


def test_two_cues_in_one_sentence_are_two_quotations():
    text = "Roe said the wall was safe and added that the ferry would sail."
    assert [q.content[0].of(text) for q in quotations(text)] == ["the wall was safe", "the ferry would sail"]


def test_what_a_clause_about_the_speaker_quotes_is_not_what_the_sentence_says():
    text = "Roe, who called the plan “a farce,” said it would fail."
    assert [[span.of(text) for span in q.content] for q in quotations(text)] == [["a farce,"], ["it would fail"]]


def test_a_quotation_without_a_cue_takes_the_last_speaker_of_the_paragraph():
    text = "Roe was angry. “We told them,” she said.\n“They did not listen.”"
    assert [(q.speaker.text, q.cue.text) for q in quotations(text)] == [("she", "said"), ("she", "said")]


def test_a_quotation_over_paragraphs_is_one():
    text = "“We told them in May.\n“They did not listen,” Roe said."
    (found,) = quotations(text)
    assert [span.of(text) for span in found.content] == ["We told them in May.", "They did not listen,"]


def test_labels_go_back_to_the_full_name():
    text = (
        "Transport minister Mara Quill said the port would open. Quill said rents would fall. “I will go,” she said. "
        "The minister said it was late. Officials said nothing had changed."
    )
    assert [q.speaker.name for q in quotations(text)] == ["Mara Quill"] * 4 + [""]


def test_stance_comes_with_the_cue():
    text = "The firm claimed it was safe. The board warned that it was not."
    assert [q.cue.stance for q in quotations(text)] == ["doubt", "warning"]


def test_a_deed_ends_where_the_next_is_told():
    text = "Roe denounced the plan and condemned the price."
    assert [(q.cue.text, q.content[0].of(text)) for q in quotations(text)] == [
        ("denounced", "the plan"),
        ("condemned", "the price"),
    ]


def test_a_headline_may_quote_without_a_speaker():
    text = "Council ‘ignored warnings’ over bridge"
    (found,) = quotations(text)
    assert (found.form, found.content[0].of(text), found.speaker) == (Form.MIXED, "ignored warnings", None)


def test_a_headline_lends_nobody_to_the_story():
    text = "‘We ran for it’: survivor\n“It was too late by then.”"
    assert [q.speaker and q.speaker.text for q in quotations(text)] == ["survivor", None]


def test_speech_that_lost_its_marks_is_unmarked():
    text = "We can t stay here, Roe said. Our boats are gone. The board s lawyer said the case was closed."
    first, second = quotations(text)
    assert quote_marks(text) == "lost"
    assert (first.form, second.form) == (Form.UNMARKED, Form.INDIRECT)
    assert [span.of(text) for span in first.content] == ["We can t stay here", "Our boats are gone"]


def test_without_marks_what_follows_a_closing_cue_goes_on_with_it():
    text = "The wall was old, Roe said. The wind was strong. It fell at noon. The board s lawyer said it wasn t safe."
    first, second = quotations(text)
    assert [span.of(text) for span in first.content] == ["The wall was old", "The wind was strong. It fell at noon"]
    assert second.content[0].of(text) == "it wasn t safe"


def test_marks_are_not_lost_where_there_never_were_any():
    assert quote_marks("The quay was closed. Nobody was hurt.") == "kept"


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            "‘",
            "’",
            '"',
            "'",
            "``",
            "''",
            " said ",
            "Ann Roe",
            ", ",
            ". ",
            "\n",
            "that ",
            "We ",
            "according to ",
            ": ",
            "(",
            ")",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150)
@given(PIECES)
def test_spans_lie_in_the_text_and_in_order(text):
    for quotation in quotations(text):
        assert all(0 <= span.start < span.end <= len(text) for span in quotation.content)
        assert list(quotation.content) == sorted(quotation.content)
        for part in (quotation.speaker, quotation.cue):
            assert part is None or part.span.of(text) == part.text


def test_a_sentence_may_break_off_anywhere():
    whole = "Mayor Ann Roe, who told her that “the wall” had moved, said on Friday, according to the Lamp: “It will hold.”"
    for text in (whole[start:end] for start in (0, 14, 37) for end in range(start + 1, len(whole) + 1)):
        for quotation in quotations(text):
            assert all(0 <= span.start < span.end <= len(text) for span in quotation.content)
