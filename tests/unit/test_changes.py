"""What changed between two passages, kind by kind, and what must not be called a change."""

from __future__ import annotations

import pytest

import newsdiff
from newsdiff.model import Change, Kind, Relation

FILL = "\nThe harbour town of Wrenmouth has nine thousand people.\nIts ferry sails to the islands twice a day in summer."


def changes(left: str, right: str) -> list[Change]:
    return list(newsdiff.compare(newsdiff.read(left + FILL), newsdiff.read(right + FILL)).all_changes())


def kinds(left: str, right: str) -> list[str]:
    return sorted(change.kind.value for change in changes(left, right))


SAME_SENTENCE = {
    "a date of more detail": ("It fell late on Thursday.", "It fell on Thursday.", ["date"]),
    "the same time of day": ("It fell at 5 p.m. on Friday.", "It fell at 17:00 on Friday.", ["abbreviation"]),
    "another time of day": ("It fell at 5 p.m. on Friday.", "It fell at 6 p.m. on Friday.", ["date"]),
    "a date that moves": ("On Monday the wall fell into the sea.", "The wall fell into the sea on Monday.", []),
    "as many, and less exactly": ("Nearly 900 boats sank in it.", "More than 900 boats sank in it.", ["number"]),
    "a share in other words": ("More than a third of the boats sank.", "38 percent of the boats sank.", ["number"]),
    "other parts of a whole": ("Three quarters of the boats sank.", "Two thirds of the boats sank.", ["number"]),
    "a count and a half": ("It took three and a half years.", "It took 3.5 years.", ["abbreviation"]),
    "millions of things": ("It cost 1.5m crowns in May.", "It cost 1.5 million crowns in May.", ["abbreviation"]),
    "another quarter of the year": ("It fell in the third quarter.", "It fell in the second quarter.", ["replaced"]),
    "another currency": ("The boat cost $18 in May.", "The boat cost £18 in May.", ["number"]),
    "the same sum": ("The boat cost $2 billion.", "The boat cost $2bn.", ["abbreviation"]),
    "a name with a slip": ("The wall at Norbank fell.", "The wall at Nordbank fell.", ["name"]),
    "one hedge for another": ("It is almost certain to fall.", "It is likely to fall.", ["hedge"]),
    "spelling": ("The harbor was closed for repairs.", "The harbour was closed for repairs.", ["spelling"]),
    "spelling of a verb": ("The board has apologized to them.", "The board has apologised to them.", ["spelling"]),
    "abbreviation": ("The U.S. ship left the quay.", "The US ship left the quay.", ["abbreviation"]),
    "percent": ("Rents rose by 38 percent here.", "Rents rose by 38 per cent here.", ["abbreviation"]),
    "percent sign": ("Rents rose by 38 percent here.", "Rents rose by 38% here.", ["abbreviation"]),
    "month": ("It opened on Oct. 2 in rain.", "It opened on October 2 in rain.", ["abbreviation"]),
    "number style": ("The town has seven quays left.", "The town has 7 quays left.", ["abbreviation"]),
    "courtesy title": ("The report blames Haldane for it.", "The report blames Mr Haldane for it.", ["honorific"]),
    "comma": ("The quay, however, was safe then.", "The quay however was safe then.", ["punctuation", "punctuation"]),
    "scare quotes": ("The so-called “clean zone” opens in May.", "The so-called clean zone opens in May.", ["punctuation"]),
    "a name in marks": ("The ship was called “Greenfield” in May.", "The ship was called Greenfield in May.", ["punctuation"]),
    "lost apostrophe": ("The town’s quay was closed again.", "The town s quay was closed again.", ["punctuation"]),
    "case": ("It lies in the Northern Reach today.", "It lies in the northern reach today.", ["case"]),
    "hyphen": ("The war-time ban is over at last.", "The wartime ban is over at last.", ["punctuation"]),
    "replaced": ("The old quay was closed on sight.", "The old quay was shut on sight.", ["replaced"]),
    "inserted": ("The quay was closed at once.", "The stone quay was closed at once.", ["inserted"]),
    "deleted": ("The stone quay was closed at once.", "The quay was closed at once.", ["deleted"]),
    "number": ("Divers found 31 people in the wreck.", "Divers found 33 people in the wreck.", ["number"]),
    "unit": ("It worked 25 yards from the wall.", "It worked 25 metres from the wall.", ["number"]),
    "the same length in other units": ("Some 40 feet of quay fell.", "Some 12 metres of quay fell.", ["number"]),
    "date": ("The inquiry opens on Monday at noon.", "The inquiry opens on Thursday at noon.", ["date"]),
    "day of the month": ("It was sent on 2 October last year.", "It was sent on 3 October last year.", ["date"]),
    "misspelt name": ("The report blames Haldane for it.", "The report blames Haldene for it.", ["name"]),
    "another name": ("The letter was seen by Halyard first.", "The letter was seen by Courier first.", ["name"]),
    "a country's adjective is no other name": ("It is a Korea threat now.", "It is a Korean threat now.", ["replaced"]),
    "hedge": ("The dredging undercut the old piles.", "The dredging may have undercut the old piles.", ["hedge"]),
    "reportedly": ("The dredging undercut the old piles.", "The dredging reportedly undercut the old piles.", ["hedge"]),
    "booster": ("The crew followed the rules on board.", "The crew always followed the rules on board.", ["booster"]),
    "not only is no negation": ("It hurt the town and the port.", "It hurt not only the town and the port.", ["inserted"]),
    "another vote": ("The board voted 14-9 for the wall.", "The board voted 15-9 for the wall.", ["number"]),
    "the same vote in words": ("They lost by 14 votes to nine in May.", "They lost by 14-9 in May.", ["abbreviation"]),
    "an age less exactly": ("A 19-year-old deckhand is missing.", "A teenage deckhand is missing.", ["number"]),
    "an age in decades": ("A man in his 40s was held there.", "A 43-year-old man was held there.", ["number"]),
    "some, and how many": ("It fell on some old oak piles.", "It fell on at least 30 old oak piles.", ["number"]),
    "as many as is a bound": ("As many as 60 boats sank in it.", "About 40 boats sank in it.", ["number"]),
    "an hour is a figure": ("The ferry takes 40 minutes to it.", "The ferry takes an hour to it.", ["number"]),
    "only two are two": ("It had two old boats to lend.", "It had only two old boats to lend.", ["inserted"]),
    "a sum is not put for a length of time": (
        "The wall will cost £280m and save the town.",
        "The wall will take three years and save the town.",
        ["replaced"],
    ),
    "an hour less exactly": ("It fell at 7:10 a.m. in heavy rain.", "It fell shortly after 7 a.m. in heavy rain.", ["date"]),
    "how soon": ("The firm may close within days.", "The firm may close within weeks.", ["date"]),
    "the particle of a name": ("Its founder was Piet Haaren then.", "Its founder was Piet van Haaren then.", ["name"]),
    "a spelling that is another word": ("It lost its left rear tire there.", "It lost its left rear tyre there.", ["spelling"]),
    "one word or two": ("The flood water rose all night.", "The floodwater rose all night.", ["spelling"]),
    "one label for one term": ("It fell at 5 p.m. near St. Orrin.", "It fell at 5 pm near St Orrin.", ["abbreviation"] * 2),
    "a capital that comes with a name": ("They will fight it in court.", "They will fight it in the High Court.", ["inserted"]),
    "the article follows the word": (
        "They refused to hold a debate.",
        "They refused to hold an emergency debate.",
        ["inserted"],
    ),
    "the verb follows the hedge": ("The road would cut the wood in two.", "The road cuts the wood in two.", ["hedge"]),
    "the verb follows the negation": (
        "The owner answered them at once.",
        "The owner did not answer them at once.",
        ["negation"],
    ),
    "conditional to certain": ("A road that would pass the wood.", "A road that will pass the wood.", ["hedge"]),
    "the tense of reported speech": ("“It will open in May,” Roe said.", "Roe said it would open in May.", ["form"]),
    "a weaker modal": ("The pump will work until May.", "The pump should work until May.", ["hedge"]),
    "thought to be": ("The oaks are thought to be very old.", "The oaks are very old.", ["hedge"]),
    "the negation only moves": (
        "No decision was made on the wall.",
        "A decision was not made on the wall.",
        ["deleted", "inserted"],
    ),
    "who changed places": ("Ann Roe sued Tom Pike in May.", "Tom Pike sued Ann Roe in May.", ["deleted", "inserted"]),
    "words that move": (
        "The old stone quay, which the board owns, was shut in May.",
        "The old stone quay was shut in May, which the board owns.",
        [],
    ),
    "negation": ("The copy is stamped as received.", "The copy is not stamped as received.", ["negation"]),
}


@pytest.mark.parametrize(("left", "right", "expected"), SAME_SENTENCE.values(), ids=SAME_SENTENCE.keys())
def test_words_facts_and_stance(left, right, expected):
    assert kinds(left, right) == expected


ATTRIBUTION = {
    "verb": ("The wall was safe, Roe said.", "The wall was safe, Roe claimed.", ["verb"]),
    "marks that go": ("Roe called the plan “a disaster” for it.", "Roe called the plan a disaster for it.", ["form"]),
    "a quotation as plain fact": ("“The wall is unsafe,” Mayor Roe said.", "The wall is unsafe.", ["dropped"]),
    "tense is no other verb": ("The wall was safe, Roe said.", "The wall was safe, Roe says.", []),
    "inversion is none": ("“We are ready,” Ann Roe said.", "“We are ready,” said Ann Roe.", []),
    "another speaker": ("The wall was safe, Ann Roe said.", "The wall was safe, Bo Fay said.", ["speaker"]),
    "a courtesy title is style": ("“We are all ready,” Roe said.", "“We are all ready,” Mr Roe said.", ["honorific"]),
    "position": ("“We are all ready,” Roe said.", "Roe said: “We are all ready.”", ["position"]),
    "form": ("“We will not resign from it,” Roe said.", "Roe said they will not resign from it.", ["form"]),
    "dropped": ("The wall was quite safe, Roe said.", "The wall was quite safe.", ["dropped"]),
    "added": ("The wall was quite safe.", "The wall was quite safe, Roe said.", ["added"]),
    "split by a cue": (
        "“The wall is safe and we are ready,” she said.",
        "“The wall is safe,” she said, “and we are ready.”",
        ["split"],
    ),
    "joined": (
        "“The wall is safe,” she said, “and we are ready.”",
        "“The wall is safe and we are ready,” she said.",
        ["joined"],
    ),
    "truncated": ("“The wall is safe and dry in May,” she said.", "“The wall is safe,” she said.", ["truncated"]),
    "extended": ("“The wall is safe,” she said.", "“The wall is safe and dry in May,” she said.", ["extended"]),
    "altered": (
        "“It was at all times within our limits,” she said.",
        "“It was at most times within our limits,” she said.",
        ["altered"],
    ),
    "style inside marks is style": ("“Our harbor is safe,” she said.", "“Our harbour is safe,” she said.", ["spelling"]),
    "a contraction inside marks": (
        "“They are not ready yet,” she said.",
        "“They’re not ready yet,” she said.",
        ["abbreviation"],
    ),
    "a document for its author": (
        "The wall was quite safe, Ann Roe said.",
        "The wall was quite safe, the statement said.",
        ["speaker"],
    ),
    "a bracket that explains": (
        "“They [the board] were told in May,” she said.",
        "“They were told in May,” she said.",
        ["deleted"],
    ),
    "a bracket for another word": (
        "“[The board] was told in May,” she said.",
        "“He was told in May,” she said.",
        ["altered"],
    ),
    "figures in words": ("“We had two hundred calls,” she said.", "“We had 200 calls,” she said.", ["abbreviation"]),
    "a contraction of had": ("“We had two calls,” she said.", "“We’d two calls,” she said.", ["abbreviation"]),
    "an ordinal in figures": ("“It was the ninth call,” she said.", "“It was the 9th call,” she said.", ["spelling"]),
    "cut at an ellipsis": (
        "“The wall was safe, though it was old, and we knew it,” she said.",
        "“The wall was safe … and we knew it,” she said.",
        ["truncated"],
    ),
    "a quoted fragment grows to a quotation": (
        "Roe said the wall was “safe and dry in May”.",
        "“The wall is safe and dry in May,” Roe said.",
        ["form"],
    ),
    "an apposition names the speaker": (
        "“We are ready,” said the mayor, Ann Roe.",
        "“We are ready,” said the mayor, Bo Fay.",
        ["speaker"],
    ),
    "an office that comes is second mention": ("“We are all ready,” Roe said.", "“We are all ready,” Mayor Ann Roe said.", []),
    "another office": (
        "“We are all ready,” Foreign Minister Roe said.",
        "“We are all ready,” Prime Minister Roe said.",
        ["speaker"],
    ),
    "more said of an unnamed source": ("The wall was safe, officials said.", "The wall was safe, port officials said.", []),
    "a body for its spokesman": (
        "The wall was safe, the company said.",
        "The wall was safe, a spokesman for the company said.",
        ["speaker"],
    ),
    "a ruling still to come is no source": (
        "A court will rule whether the wall can stand.",
        "Whether the wall can stand is open.",
        ["deleted", "inserted"],
    ),
    "an occasion before the speaker": (
        "In a letter to the board, Roe said the wall was safe.",
        "Roe said the wall was safe.",
        ["setting"],
    ),
    "what a cue is about is no setting": (
        "“We are all ready,” Roe said of the plan.",
        "“We are all ready,” Roe said.",
        ["deleted"],
    ),
    "setting": ("The wall was safe, Roe told reporters.", "The wall was safe, Roe told a crowd outside.", ["setting"]),
    "named": ("The wall was quite safe, an engineer said.", "The wall was quite safe, Tomas Verrill said.", ["named"]),
    "anonymised": (
        "The wall was quite safe, Tomas Verrill said.",
        "The wall was quite safe, an engineer said.",
        ["anonymised"],
    ),
}


@pytest.mark.parametrize(("left", "right", "expected"), ATTRIBUTION.values(), ids=ATTRIBUTION.keys())
def test_who_said_what(left, right, expected):
    assert kinds(left, right) == expected


def test_a_name_against_the_pronoun_of_the_same_person_says_so():
    lead = "Ann Roe runs the docks.\n"
    found = changes(lead + "“We are all ready now,” Roe said.", lead + "“We are all ready now,” she said.")
    assert [(change.kind, "same person" in change.note) for change in found] == [(Kind.SPEAKER, True)]


def test_no_form_is_reported_where_one_article_lost_its_marks():
    lost = "We re all ready now, Roe said. The town s quay was closed."
    kept = "“We’re all ready now,” Roe said. The town’s quay was closed."
    assert Kind.FORM not in [change.kind for change in changes(lost, kept)]


def test_an_attribution_in_the_next_sentence_of_the_quotation_is_not_dropped():
    left = "“We told them in May. They did not listen,” Roe said."
    right = "“We told them in May,” Roe said. “They did not listen.”"
    assert Kind.DROPPED not in [change.kind for change in changes(left, right)]


def test_one_difference_is_named_once():
    found = changes("The wall was quite safe, Ann Roe said on Friday.", "The wall was quite safe, Bo Fay claimed in a letter.")
    assert sorted(change.kind for change in found) == [Kind.SETTING, Kind.SPEAKER, Kind.VERB]


def test_the_reason_of_a_verb_names_both_stances():
    (change,) = changes("The wall was safe, Roe said.", "The wall was safe, Roe claimed.")
    assert "said (neutral) → claimed (doubt)" in change.note


def test_a_sentence_in_other_words_is_shown_whole():
    comparison = newsdiff.compare(
        newsdiff.read("Thirty-one people were pulled alive from the cold harbour water overnight." + FILL),
        newsdiff.read("Rescue crews brought thirty-one people out of the harbour alive before dawn." + FILL),
    )
    assert comparison.groups[0].relation is Relation.REWRITTEN
    assert comparison.groups[0].changes == ()


def test_a_misspelt_name_in_a_credit_is_the_name_and_no_other_speaker():
    (change,) = changes("The wall is safe, Fergus Lisle said.", "The wall is safe, Fergus Lyle said.")
    assert (change.kind, change.left_text, change.right_text) == (Kind.NAME, "Lisle", "Lyle")


def test_two_people_of_like_names_are_two_people():
    both = "\nFergus Lyle and Fergus Lisle run the docks."
    found = changes("The wall is safe, Fergus Lisle said." + both, "The wall is safe, Fergus Lyle said." + both)
    assert [change.kind for change in found] == [Kind.SPEAKER]


def test_who_a_speaker_is_goes_with_the_label():
    found = changes("The wall is safe, Ann Roe, the harbour master, said.", "The wall is safe, the coastguard said.")
    assert Kind.DELETED not in [change.kind for change in found]


def test_a_sentence_in_other_words_names_what_differs_between_words_that_survived():
    found = changes(
        "Councillor Piet Lowdham, who wanted the line reopened at reduced speed, warned that a long closure could kill it.",
        "Few in the chamber shared Piet Lowdham's fear that a long closure would kill the line.",
    )
    assert [(c.left_text, c.right_text) for c in found if c.kind is Kind.HEDGE] == [("could", "would")]


def test_a_round_figure_answers_the_one_it_rounds():
    found = changes(
        "Thirty-one people were pulled from the cold harbour water alive and a deckhand is still missing there.",
        "Two people died in the harbour, about 30 were rescued and a deckhand is missing.",
    )
    assert [(c.left_text, c.right_text) for c in found if c.kind is Kind.NUMBER] == [("Thirty-one", "about 30")]


def test_what_another_sentence_tells_was_not_left_out():
    left = "Part of the quay fell into the sea on Tuesday, killing two people. Nobody has said why the wall gave way."
    right = (
        "Part of the quay fell into the sea on Tuesday. Nobody has said why the wall gave way. "
        "Firefighters feared for the two people missing, and a storm killing the power kept their boats ashore until Sunday."
    )
    assert Kind.DELETED not in [change.kind for change in changes(left, right)]


def test_house_style_alone_makes_a_group_restyled():
    comparison = newsdiff.compare(
        newsdiff.read("The harbor was closed." + FILL), newsdiff.read("The harbour was closed." + FILL)
    )
    assert comparison.groups[0].relation is Relation.RESTYLED
