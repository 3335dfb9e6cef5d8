from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsdiff.clean import clean
from newsdiff.comparing.compare import compare
from newsdiff.model import Comparison, Group, Kind, Relation, Role, Span
from newsdiff.writing.escape import code, escape, exact, inline
from newsdiff.writing.labels import one_line
from newsdiff.writing.markdown import markdown
from newsdiff.writing.material import Material, View
from newsdiff.writing.order import Order

COMMONMARK = MarkdownIt("commonmark", {"html": True})
FORGE = MarkdownIt("gfm-like", {"html": True, "linkify": True})
"""Tables, strike, and a link for whatever looks like an address."""

HOSTILE = [
    "# x\n![a](http://evil/?q=1) <img src=x> [a](javascript:1) | pipe | ``` fence",
    "<script>alert(1)</script> &lt;b&gt; &#60;b&#62; &amp;amp;",
    "[link]: http://evil 'title'",
    "[^1]: note [^1] ~~gone~~ **loud** _soft_ ==mark== H~2~O x^2^",
    "http://evil.org www.evil.org evil.com //evil.com https://127.0.0.1/x mailto:a@evil.com <http://evil> a@evil.com",
    "- item",
    "+ item",
    "= under =",
    "1. one",
    "2) two",
    "    code",
    "> quote",
    "--- ",
    "a | b\n--|--\n1 | 2",
    "```\nfence\n```",
    "~~~\nfence",
    "line\\\nbreak  \nhere",
    "$x$ costs $5 and {.class #id} @cite :smile:",
    "[red]alert[/red] [@click=app.quit]Read more[/]",
    "trailing backslash \\",
]

texts = st.text(st.sampled_from("ab1 .\n\\`*_{}[]<>()#+-=!|~&:/@$^\"'“’é中;") | st.characters(codec="utf-8"), max_size=40)


def shown(parser: MarkdownIt, source: str) -> str:
    """The words a reader sees."""
    rendered = re.sub(
        r"</?(p|h\d|ul|ol|li|blockquote|strong|s|em|table|thead|tbody|tr|th|td|hr)\b[^>]*>", "", parser.render(source)
    )
    return html.unescape(rendered).strip()


def structure(parser: MarkdownIt, source: str) -> set[str]:
    """The names of everything in the document that is not plain text."""
    tokens = parser.parse(source)
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


@pytest.fixture(params=[COMMONMARK, FORGE], ids=["commonmark", "forge"])
def parser(request) -> MarkdownIt:
    made: MarkdownIt = request.param
    return made


def test_the_forge_links_what_is_not_escaped():
    assert "link_open" in structure(FORGE, "www.evil.org")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(parser, text):
    assert structure(parser, escape(text)) <= {"paragraph_open", "paragraph_close", "inline", "text"}
    assert shown(parser, escape(text)) == one_line(text).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_not_break_a_table(text):
    rows = f"| a | b |\n| - | - |\n| {escape(text)} | last |"
    rendered = FORGE.render(rows)
    assert rendered.count("<td>") == 2
    assert "<td>last</td>" in rendered


@given(texts)
@example("*")
@example("\\")
def test_any_text_is_shown_as_it_is(text):
    text = clean(text).text
    for parser in (COMMONMARK, FORGE):
        assert shown(parser, f"¶1s1 · {inline(text)}.") == f"¶1s1 · {one_line(text)}."


@given(texts)
def test_words_of_a_change_are_shown_exactly(text):
    text = clean(text).text
    assert shown(COMMONMARK, f"from {exact(text)} on") == f"from {one_line(text).strip(' ')} on"


@pytest.mark.parametrize("text", ["path/a b.txt", "`", "a``b", "`x", "x`", "[x](y) <b> *z*"])
def test_a_code_span_shows_its_text(text):
    (tokens,) = COMMONMARK.parseInline(code(text))
    assert [(token.type, token.content) for token in tokens.children or ()] == [("code_inline", text)]


@given(st.data())
def test_marked_words_lose_nothing_and_leave_no_stray_marks(article, change, data):
    words = clean(data.draw(st.text(st.sampled_from("ab ,.'\"-“”*~é中("), min_size=1, max_size=30))).text
    left, right = article([(Role.BODY, [words])]), article([(Role.BODY, ["other"])])
    spans = st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(lambda pair: Span(*sorted(pair)))
    changes = tuple(
        replace(change(Kind.REPLACED, left, "", right, "other"), left=span, left_text=span.of(words))
        for span in data.draw(st.lists(spans.filter(lambda span: span.start < span.end), max_size=3))
    )
    report = markdown(
        Material.of([Comparison(left, right, (Group((0,), (0,), 0.5, Relation.EDITED, changes=changes),))], [left, right])
    )
    line = next(line for line in report.splitlines() if line.startswith("> A"))
    assert shown(FORGE, line.removeprefix("> ")).split() == f"A ¶1s1 · {one_line(words)}".split()


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("He came on Monday, he said.", ", he said", "Monday, ~~he said~~."),
        ("Japan's stance", "'s", "Japan'~~s~~ stance"),
        ("a re-opened road", "-", "a ~~re-opened~~ road"),
        ("He (then) left", "(then)", "He ~~(then)~~ left"),
        ("in the end it rained", "end it ", "in the ~~end it~~ rained"),
    ],
)
def test_marks_stand_where_every_renderer_honours_them(article, change, text, words, marked):
    left, right = article([(Role.BODY, [text])]), article([(Role.BODY, ["other"])])
    changes = (change(Kind.DELETED, left, words, right, ""),)
    report = markdown(
        Material.of([Comparison(left, right, (Group((0,), (0,), 0.5, Relation.EDITED, changes=changes),))], [left, right])
    )
    assert marked in report


def test_a_report_on_hostile_articles_holds_only_our_structure(article):
    words = " ".join(one_line(text) for text in HOSTILE)
    left = article([(Role.BODY, [words]), (Role.FURNITURE, [words])], title=words, outlet=words, source=words, byline=words)
    right = article([(Role.BODY, ["plain"])], source="b")
    groups = (Group((0,), (), 0.0, Relation.LEFT_ONLY), Group((), (0,), 0.0, Relation.RIGHT_ONLY))
    report = markdown(Material.of([Comparison(left, right, groups)], [left, right]))
    kinds = structure(FORGE, report)
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "fence", "code_block", "em_open", "hr", "softbreak"}
    headings = [token.map for token in FORGE.parse(report) if token.type == "heading_open"]
    assert len(headings) == sum(line.startswith("#") for line in report.splitlines())


def test_both_texts_stand_in_the_report_with_their_labels_and_marks(pair):
    report = markdown(Material.of([pair], [pair.left, pair.right]))
    assert "> A ¶1s1 · The Orla line ~~will~~ halt night crossings on Monday, ~~its director said~~." in report
    assert "> B ¶2s1 · The Orla line **could** halt night crossings on Monday." in report


def test_a_change_is_told_with_its_words_its_reason_and_how_sure_it_is(pair):
    report = markdown(Material.of([pair], [pair.left, pair.right]))
    assert "- stance · hedge: will → could — will → could: less certain (0.80)" in report
    assert ", its director said → (nothing) — a reported claim stands as plain fact (0.85)" in report


def test_a_rewritten_group_shows_both_texts_without_marks(pair):
    report = markdown(Material.of([pair], [pair.left, pair.right]))
    assert "> A ¶4s1 · The harbour board met for seven hours.\n>\n> B ¶1s1 · The board of the harbour sat all day." in report
    assert "Moved: ¶4 → ¶1" in report


def test_house_style_is_listed_on_one_line_and_not_marked(pair):
    report = markdown(Material.of([pair], [pair.left, pair.right]))
    assert "> A ¶3s1 · Shares in the line fell 4 percent." in report
    assert "- style: percent → per cent (abbreviation)" in report


def test_changes_across_sentences_say_where_they_stand(pair):
    report = markdown(Material.of([pair], [pair.left, pair.right]))
    assert "### Across sentences\n\n- A ¶2s2 ↔ B ¶3s1 · attribution · joined: fares would be repaid →" in report


def test_furniture_is_counted_with_its_first_words(pair):
    assert "- 1 line folded in B · furniture: Sign up for our letter" in markdown(Material.of([pair], [pair.left, pair.right]))


def test_every_pair_has_a_section_and_letters_follow_the_order_of_the_articles(pair):
    swapped = Comparison(pair.right, pair.left, ())
    report = markdown(Material.of([pair, swapped], [pair.right, pair.left]))
    assert "## B and A\n\nNorthgate Wire ↔ The Brackwater Courier" in report
    assert "## A and B\n\nThe Brackwater Courier ↔ Northgate Wire" in report


def test_articles_with_nothing_in_common_are_said_to_be_so(pair):
    apart = replace(pair, groups=(Group((0,), (), 0.0, Relation.LEFT_ONLY),), changes=())
    assert "nothing in common" in markdown(Material.of([apart], [pair.left, pair.right]))


def test_matched_quotations_share_a_row_of_who_said_what_with_what_changed(pair):
    report = markdown(Material.of([pair], [pair.left, pair.right]))
    assert (
        "| aq1 ↔ bq1 | A ¶2s1 ↔ B ¶3s1 | Marta Quill → Ms Quill (Marta Quill) | said (neutral) → claimed (neutral) "
        "| direct → unmarked | We have lost two engines, / and cannot risk a third. "
        "| We have lost two engines and cannot risk a third | **verb** said, → claimed; **joined**"
    ) in report
    assert "| aq2 | A ¶2s2 | She (Marta Quill) | added (neutral) | indirect | fares would be repaid |  |  |" in report
    assert "misquot" not in report


def test_among_several_articles_each_quotation_stands_whole_once_and_pairs_hold_matches(pair, article):
    third = article([(Role.BODY, ["Rain fell."])], source="third")
    apart = Comparison(pair.left, third, (Group((0,), (0,), 0.5, Relation.REWRITTEN),))
    report = markdown(Material.of([pair, apart], [pair.left, pair.right, third]))
    assert report.count("fares would be repaid |") == 1
    assert "Quoted only in A: aq2" in report
    assert "Quoted only in A: aq1, aq2" in report


def test_a_pair_without_quotations_says_so(article):
    left, right = article([(Role.BODY, ["One."])]), article([(Role.BODY, ["Two."])], source="b")
    report = markdown(Material.of([Comparison(left, right, (Group((0,), (0,), 0.5, Relation.REWRITTEN),))], [left, right]))
    assert "No quotation was found in either article." in report


def test_in_the_order_of_telling_all_changes_are_listed_by_weight_before_the_sentences(pair):
    report = markdown(Material.of([pair], [pair.left, pair.right], order=Order.TELLING))
    start = report.index("### Changes, most telling first")
    listed = report[start : report.index("### Sentence by sentence")]
    kinds = [line.split(" · ")[2].split(":")[0] for line in listed.splitlines() if line.startswith("1. ")]
    assert kinds[0] == "dropped"
    assert kinds[-1] == "punctuation"
    assert len(kinds) == sum(1 for _ in pair.all_changes())
    assert "most telling" not in markdown(Material.of([pair], [pair.left, pair.right]))


def test_a_report_on_the_whole_story_has_every_part_and_its_links_lead_to_headings(pair, article):
    third = article([(Role.BODY, ["No other line was hit."])])
    apart = [compare(pair.left, third), compare(pair.right, third)]
    report = markdown(Material.of([pair, *apart], [pair.left, pair.right, third], View.ALL))
    headings = re.findall("^## (.*)$", report, re.MULTILINE)
    assert headings[:5] == ["Sources", "Story", "Quotations", "Numbers", "Names"]
    assert headings[5:8] == ["A and B", "A and C", "B and C"]
    links = set(re.findall(r"\]\(#([^)]*)\)", report))
    assert links == {"a-and-b", "a-and-c", "b-and-c"} <= {heading.lower().replace(" ", "-") for heading in headings}


def test_a_row_of_the_story_tells_how_each_article_says_it(pair, article):
    third = article([(Role.BODY, ["No other line was hit."])])
    report = markdown(Material.of([], [pair.left, third], View.STORY))
    assert "| No other line was hit. | ● ¶5 | \\= ¶1 |" in report
    assert "## Quotations" not in report


def test_a_part_that_is_empty_says_so(article):
    plain = article([(Role.BODY, ["it rained."])])
    for view, said in ((View.QUOTES, "No quotation"), (View.NUMBERS, "No figure"), (View.NAMES, "No name")):
        assert f"{said} was found in any article." in markdown(Material.of([], [plain, plain], view))


def test_an_article_that_is_not_listed_is_an_error(pair):
    with pytest.raises(ValueError, match="not in"):
        markdown(Material.of([pair], [pair.left]))


needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")


def pandoc(source: str, *options: str) -> str:
    return subprocess.run(["pandoc", "--wrap=none", *options], input=source, capture_output=True, text=True, check=True).stdout


@needs_pandoc
def test_pandoc_reads_the_report_as_it_is_meant(pair):
    page = pandoc(markdown(Material.of([pair], [pair.left, pair.right])), "-t", "html")
    assert page.count("<table") == 4
    assert "<del>will</del>" in page
    assert "<strong>could</strong>" in page
    assert page.count("<h4") == 5


@needs_pandoc
def test_pandoc_sees_words_only_in_hostile_text():
    tree = pandoc("\n\n".join(f"¶1s1 · {escape(text)}" for text in HOSTILE), "-f", "markdown-smart", "-t", "json")
    assert set(re.findall(r'"t":"(\w+)"', tree)) == {"Para", "Str", "Space"}


@needs_pandoc
def test_pandoc_keeps_the_quote_marks_of_a_change():
    words = """He said "one", 'two', it's three--four five..."""
    assert html.unescape(pandoc(exact(words), "-t", "html")) == f"<p>{words}</p>\n"
