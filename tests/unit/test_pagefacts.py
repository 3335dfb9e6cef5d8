"""What a page says of its article to machines, where it says it twice, badly, or of another article as well."""

from __future__ import annotations

import json

import pytest
from tests.unit.test_html import PARAGRAPHS, page, tagged

import newsdiff


def structured(*nodes: dict[str, str]) -> str:
    return f'<script type="application/ld+json">{json.dumps([{"@type": "NewsArticle"} | node for node in nodes])}</script>'


def meta(**contents: str) -> str:
    return "".join(f'<meta name="{name.replace("_", ":", 1)}" content="{content}">' for name, content in contents.items())


@pytest.mark.parametrize(
    "head",
    [
        structured({"datePublished": "soon"}) + meta(article_published_time="2031-03-04T10:00:00Z"),
        structured({"datePublished": "March 4, 2031"}) + meta(date="2032-01-01"),
        structured({"datePublished": "2031-99-99"}) + meta(date="4 March 2031"),
        meta(pubdate="Tue, 04 Mar 2031 10:00:00 GMT"),
        meta(date="04/03/2031", pubdate="2031-03-04"),
    ],
)
def test_the_first_day_that_is_one_is_believed(head: str) -> None:
    article = newsdiff.extract(page(tagged(*PARAGRAPHS), head=head))
    assert (article.published, article.notes) == ("2031-03-04", ())


def test_of_several_articles_described_that_under_the_heading_is_meant() -> None:
    other = {"headline": "Ferry strike ends", "author": "Tom Lee", "datePublished": "2031-01-01"}
    own = {"headline": "Harbour wall falls", "author": "Ann Roe", "datePublished": "2031-03-04"}
    article = newsdiff.extract(page("<h1>Harbour wall falls</h1>" + tagged(*PARAGRAPHS), head=structured(other, own)))
    assert (article.title, article.byline, article.published) == ("Harbour wall falls", "Ann Roe", "2031-03-04")


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (meta(author="Ann Roe", byl="Ann Roe and Bo Lee"), "Ann Roe"),
        (meta(author="Ann Roe") + meta(author="Ann Roe and Bo Lee"), "Ann Roe and Bo Lee"),
        (meta(author="Ann Roe") + meta(author="Bo Lee"), "Ann Roe, Bo Lee"),
        (meta(author="https://lem.example/ann", byl="Ann Roe"), "Ann Roe"),
    ],
)
def test_an_author_is_named_once(head: str, byline: str) -> None:
    assert newsdiff.extract(page(tagged(*PARAGRAPHS), head=head)).byline == byline


@pytest.mark.parametrize("home", ["/", "https://lem.example", "//lem.example/", "/index.html"])
@pytest.mark.parametrize(
    "body",
    [
        "<div>{site}</div><div><header><h1>Harbour wall falls</h1></header>{story}</div>",
        "<header>{site}</header><p>Harbour news for all</p><h1>Harbour wall falls</h1>{story}",
        "<h1>Harbour wall falls</h1>{site}{story}",
    ],
    ids=["heading in a header", "a line between", "below"],
)
def test_a_heading_that_leads_to_the_front_page_is_the_name_of_the_site(body: str, home: str) -> None:
    site = f'<h1><a href="{home}">The Lem Post</a></h1>'
    article = newsdiff.extract(f"<html><body>{body.format(site=site, story=tagged(*PARAGRAPHS))}</body></html>")
    assert article.title == "Harbour wall falls"
    assert article.outlet == "The Lem Post"


def test_where_the_site_has_the_only_heading_the_page_is_called_by_its_title() -> None:
    above = "<header><h1><a href=/>The Lem Post</a></h1></header>"
    article = newsdiff.extract(page(tagged(*PARAGRAPHS), head="<title>Wall falls - The Lem Post</title>", above=above))
    assert (article.title, article.outlet) == ("Wall falls", "The Lem Post")
