"""Tables of articles: which column is what, what a broken record costs, and what a hostile one may not do."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.clean import is_clean
from newsdiff.errors import DamagedSource, EmptySource, TooLarge, UnreadableSource, UsageError
from newsdiff.reading.raw import Known, Options, Raw
from newsdiff.reading.tables import json_articles, json_lines_articles, separated_articles

STORY = "The Orla line stopped at noon. Nobody was hurt, its director said."
OTHER = "Ferries in Port Lem were late on Monday. A pilot was ill."


def entries(reader, content, **options):
    data = content if isinstance(content, bytes) else content.encode()
    return list(reader(Raw("stories", data), Options(**options)))


def texts(reader, content, **options):
    return [entry.data.decode() for entry in entries(reader, content, **options) if isinstance(entry, Raw)]


def problems(reader, content, **options):
    return [entry for entry in entries(reader, content, **options) if isinstance(entry, UnreadableSource)]


def only(reader, content, **options):
    (entry,) = entries(reader, content, **options)
    assert isinstance(entry, Raw)
    return entry


COLUMNS = {
    "plain": {"text": STORY, "title": "T", "outlet": "O", "author": "A", "date": "2031-03-04", "id": "7"},
    "other words": {"body": STORY, "headline": "T", "source": "O", "byline": "A", "published_at": "2031-03-04", "_id": "7"},
    "other spelling": {
        "Full Text": STORY,
        "TITLE": "T",
        "Publisher": "O",
        "dc:creator": "A",
        "pubDate": "2031-03-04",
        "GUID": "7",
    },
}


@pytest.mark.parametrize("record", COLUMNS.values(), ids=COLUMNS.keys())
def test_the_usual_columns_are_recognised(record):
    read = only(json_articles, json.dumps([record]))
    assert read.data.decode() == STORY
    assert read.known == Known("T", "O", "A", "2031-03-04", "7")


NESTED = {
    "a list under a name": {"status": "ok", "articles": [{"text": STORY}]},
    "hits of a search engine": {"hits": {"total": 1, "hits": [{"_id": "7", "_source": {"body": STORY}}]}},
    "fields of a record": {"response": {"results": [{"id": "7", "fields": {"bodyText": STORY}}]}},
    "words in an object": [{"content": {"rendered": STORY}, "title": {"rendered": "T"}}],
    "paragraphs in a list": [{"text": STORY.split(". ")}],
    "one record": {"text": STORY},
    "an envelope with its address": {"url": "https://x/", "articles": [{"text": STORY}]},
    "links beside the articles": {"links": [{"url": "https://x/"}], "articles": [{"text": STORY}]},
    "an envelope whose list is named as a text": {"content": [{"title": "T", "text": STORY}], "page": 1},
    "pages within such a list": {"data": {"content": [{"url": "https://x/a", "body": STORY}]}},
    "a record of paragraphs": {"url": "https://x/a", "content": [{"id": "1", "text": one} for one in STORY.split(". ")]},
}


@pytest.mark.parametrize("document", NESTED.values(), ids=NESTED.keys())
def test_records_are_found_where_programs_put_them(document):
    words = only(json_articles, json.dumps(document)).data.decode().split()
    assert [word.strip(".") for word in words] == [word.strip(".") for word in STORY.split()]


def test_articles_in_an_envelope_are_not_joined():
    articles = [{"title": "T", "text": STORY}, {"title": "U", "text": OTHER}]
    assert texts(json_articles, json.dumps({"content": articles, "page": 1})) == [STORY, OTHER]


def test_an_address_beside_nothing_but_words_about_it_is_still_the_record():
    record = {"url": "https://x/a", "author": {"text": "Ann Roe writes about ferries."}}
    assert only(json_articles, json.dumps(record), linked=True).url == "https://x/a"


def test_the_outlet_may_be_an_object_and_its_id_is_not_the_article_s():
    read = only(json_articles, json.dumps([{"source": {"id": "orla", "name": "The Orla Post"}, "text": STORY}]))
    assert (read.known.outlet, read.known.identifier) == ("The Orla Post", "")


def test_several_authors_are_named_together():
    read = only(json_articles, json.dumps([{"text": STORY, "authors": ["Ida Brook", {"name": "Ann Roe"}]}]))
    assert read.known.byline == "Ida Brook, Ann Roe"


def test_an_identifier_that_is_a_figure_stays_as_it_is_written():
    figure = "12345678901234567890123456789"
    assert only(json_articles, f'[{{"text": "{STORY}", "id": {figure}}}]').known.identifier == figure


def test_markup_in_a_record_is_said_to_be_markup():
    assert only(json_articles, json.dumps([{"text": f"<p>{STORY}</p>", "title": "Q&amp;A"}])).media_type == "text/html"
    assert only(json_articles, json.dumps([{"text": "1 < 2 and 3 > 2, she said."}])).media_type == "text/plain"


CSVS = {
    "commas": f'title,text\nT,"{STORY}"\n',
    "semicolons": f"title;text\nT;{STORY}\n",
    "tabs": f"title\ttext\nT\t{STORY}\n",
    "bars": f"title|text\nT|{STORY}\n",
    "a spreadsheet's first line": f"sep=;\ntitle;text\nT;{STORY}\n",
    "a byte order mark": f'\ufefftitle,text\r\nT,"{STORY}"\r\n',
    "an empty line": f'title,text\n\nT,"{STORY}"\n\n',
    "a short row": f'text,title,note\n"{STORY}",T\n',
    "old line ends": f'title,text\rT,"{STORY}"\r',
}


@pytest.mark.parametrize("table", CSVS.values(), ids=CSVS.keys())
def test_tables_of_any_separator_are_read(table):
    read = only(separated_articles, table)
    assert (read.data.decode(), read.known.title) == (STORY, "T")


def test_a_table_in_another_encoding_is_read_and_the_guess_noted():
    table = 'title,text\nCafé,"Le café de Zoë était fermé, a dit le maire. Il l’a été dès lundi, à midi."\n'
    read = only(separated_articles, table.encode("cp1252"))
    assert read.known.title == "Café"
    assert any("guessed" in note for note in read.notes)
    assert only(separated_articles, table.encode("utf-16")).known.title == "Café"


def test_line_breaks_inside_quotes_belong_to_the_text():
    assert texts(separated_articles, f'text\n"{STORY}\n\n{OTHER}"\n') == [f"{STORY}\n\n{OTHER}"]


def test_a_long_text_is_read_whole():
    long = "word " * 100_000
    assert texts(separated_articles, f'text,title\n"{long}",T\n') == [long]


def test_a_text_over_the_limit_is_named_and_the_rest_goes_on():
    table = f'text\n"{"word " * 1000}"\n"{STORY}"\n'
    assert texts(separated_articles, table, limit=500) == [STORY]
    (problem,) = problems(separated_articles, table, limit=500)
    assert isinstance(problem, TooLarge)
    assert "stories#1" in problem.line


BROKEN_ROWS = {
    "too many values": f'title,text\nT,He said, "no"\nU,"{STORY}"\n',
    "a quote mark in the middle": f'title,text\nT,"He said "no" again"\nU,"{STORY}"\n',
    "no text": f'title,text\nT,\nU,"{STORY}"\n',
}


@pytest.mark.parametrize("table", BROKEN_ROWS.values(), ids=BROKEN_ROWS.keys())
def test_a_broken_row_is_named_and_the_rest_goes_on(table):
    assert texts(separated_articles, table) == [STORY]
    assert len(problems(separated_articles, table)) == 1


def test_a_quote_mark_that_is_never_closed_is_said():
    (problem,) = problems(separated_articles, f'text\n"{STORY}"\n"{OTHER}\n')
    assert "line 3: a quote mark opened here is never closed" in problem.line


def test_a_column_can_be_named_by_the_user():
    table = f"Bericht;Blatt;Tag\n{STORY};Die Fähre;2031-03-04\n"
    read = only(separated_articles, table, columns={"text": "Bericht", "source": "blatt", "date": "Tag"})
    assert read.data.decode() == STORY
    assert read.known == Known(outlet="Die Fähre", published="2031-03-04")


def test_a_named_column_may_stand_inside_another():
    document = json.dumps([{"meta": {"story": {"de": STORY}}}])
    assert texts(json_articles, document, columns={"text": "meta.story.de"}) == [STORY]


def test_what_is_no_field_cannot_be_mapped():
    with pytest.raises(UsageError, match=r"'colour'.*the fields are text, title"):
        entries(json_articles, json.dumps([{"text": STORY}]), columns={"colour": "text"})


@pytest.mark.parametrize(
    ("reader", "content"),
    [
        (separated_articles, "eins;zwei\na;b\nc;d\n"),
        (json_articles, '[{"eins": 1, "zwei": 2}]'),
        (json_articles, '{"eins": 1, "zwei": 2}'),
        (json_lines_articles, '{"eins": 1}\n{"zwei": 2}\n'),
    ],
    ids=["CSV", "JSON", "JSON, one record", "JSON lines"],
)
def test_a_table_without_a_text_is_one_line_that_names_its_columns(reader, content):
    with pytest.raises(EmptySource, match=r"the columns are: eins, zwei; .*--column text=NAME"):
        entries(reader, content)


@pytest.mark.parametrize("content", ["", " \n", "text,title\n", "[]"])
def test_a_table_without_records_says_so(content):
    with pytest.raises(EmptySource):
        entries(json_articles if content == "[]" else separated_articles, content)


def test_a_row_with_only_an_address_is_fetched_if_asked_for():
    table = "title,url\nT,https://orla.example/a\n"
    with pytest.raises(EmptySource, match="columns"):
        entries(separated_articles, table)
    read = only(separated_articles, table, linked=True)
    assert read.promised
    assert (read.url, read.known.title) == ("https://orla.example/a", "T")


def test_one_broken_line_of_a_thousand_is_named_with_its_number():
    lines = [json.dumps({"text": f"{STORY} {n}"}) for n in range(1000)]
    lines[499] = lines[499][:-5]
    for reader in (json_lines_articles, json_articles):
        assert len(texts(reader, "\n".join(lines))) == 999
        (problem,) = problems(reader, "\n".join(lines))
        assert "no JSON in line 500" in problem.line


def test_what_stands_before_a_broken_record_is_read():
    document = json.dumps([{"text": STORY}, {"text": OTHER}], indent=1)[:-8]
    assert texts(json_articles, document) == [STORY]
    (problem,) = problems(json_articles, document)
    assert "stories#2: no JSON" in problem.line
    assert "in line 6; what follows was not read" in problem.line


def test_what_stands_behind_a_list_is_not_passed_over():
    document = json.dumps([{"text": STORY}]) + '\n{"text": "lost"}'
    assert texts(json_articles, document) == [STORY]
    assert len(problems(json_articles, document)) == 1


HOSTILE = {
    "nested lists": "[" * 100_000,
    "nested lists, closed": "[" * 100_000 + "]" * 100_000,
    "nested objects": '{"a":' * 100_000,
    "millions of values": "[" + "[]," * 3_000_000 + "[]]",
    "no JSON": "hello",
    "half a string": '{"text": "',
}


@pytest.mark.parametrize("document", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_document_is_one_plain_error(document):
    try:
        found = entries(json_articles, document)
    except UnreadableSource as problem:
        found = [problem]
    assert len(found) == 1
    assert isinstance(found[0], DamagedSource)


def test_a_record_nested_too_deeply_is_named_and_the_lines_around_it_are_read():
    lines = [json.dumps({"text": STORY}), '{"text":' * 50_000, json.dumps({"text": OTHER})]
    assert texts(json_lines_articles, "\n".join(lines)) == [STORY, OTHER]


def test_numbers_that_are_none_and_numbers_without_end_harm_nothing():
    record = f'{{"text": "{STORY}", "date": NaN, "id": {"1" * 5000}, "score": 1e400, "outlet": -Infinity}}'
    read = only(json_articles, f"[{record}]")
    assert (read.known.published, read.known.outlet) == ("", "")
    assert read.known.identifier.startswith("111")


def test_escapes_and_surrogates_come_out_clean():
    read = only(json_articles, r'[{"title":"\u001b[31m","id":"a\nb","text":"One \ud800 two \u001b[2J."}]')
    assert read.data.decode() == "One \ufffd two \x1b[2J."
    assert all(is_clean(words) for words in (read.known.title, read.known.identifier))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["text", "title", "data", "id", "url", "source"]) | st.text(), inner)
    ),
)


@given(JSON)
def test_any_json_is_read_or_refused_by_name(document):
    for reader in (json_articles, json_lines_articles):
        try:
            found = entries(reader, json.dumps(document))
        except UnreadableSource:
            continue
        assert all(is_clean(entry.name if isinstance(entry, Raw) else entry.line) for entry in found)


@given(st.binary(max_size=300) | st.text('",;\n\rabc\ttext,title\n').map(str.encode))
def test_any_bytes_are_read_or_refused_by_name(data):
    for reader in (json_articles, json_lines_articles, separated_articles):
        try:
            found = entries(reader, data)
        except UnreadableSource:
            continue
        assert found


PRINTED = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
"""What a program writes into a table; bytes that are mostly control characters are refused as no text."""


@given(st.lists(st.tuples(PRINTED.filter(bool), PRINTED), min_size=1))
def test_no_word_of_a_well_made_table_is_lost(rows):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([("text", "title"), *rows])
    wanted = [text for text, _ in rows if text.strip()]
    try:
        read = texts(separated_articles, file.getvalue().encode("utf-8", "replace"))
    except UnreadableSource:
        read = []
    assert len(read) == len(wanted)
