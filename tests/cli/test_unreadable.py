from __future__ import annotations

import pytest

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def test_each_unreadable_article_is_named_and_nothing_is_half_done(newsdiff, folder):
    done = newsdiff("export", "gone.txt", "wire.txt", "lost.txt", "-o", "report.md")
    assert done.returncode == 3
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == ["gone.txt", "lost.txt"]
    assert not (folder / "report.md").exists()


@pytest.mark.parametrize("content", [b"", b"  \n", PNG], ids=["empty", "blank", "binary"])
def test_a_file_without_a_text_is_one_line_and_exit_3(newsdiff, folder, content):
    (folder / "odd.txt").write_bytes(content)
    done = newsdiff("diff", "wire.txt", "odd.txt")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert done.stderr.startswith("newsdiff: odd.txt: ")


def test_a_folder_is_one_line_and_exit_3(newsdiff, folder):
    (folder / "stories").mkdir()
    done = newsdiff("diff", "wire.txt", "stories")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)


def test_a_file_over_the_limit_says_which_option_raises_it(newsdiff, folder):
    (folder / "huge.txt").write_text("A sentence of a story. " * 1000)
    done = newsdiff("diff", "--max-size", "10kB", "wire.txt", "huge.txt")
    assert done.returncode == 3
    assert "--max-size" in done.stderr
    assert newsdiff("diff", "--max-size", "1MB", "wire.txt", "huge.txt").returncode == 0


def test_a_hostile_file_name_cannot_act_on_the_terminal(newsdiff):
    done = newsdiff("diff", "wire.txt", "a\x1b]0;x\x07\n[/b]\u202e.txt")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert done.stderr.rstrip("\n").isprintable()


@pytest.mark.parametrize("content", [b"", PNG], ids=["empty", "binary"])
def test_standard_input_without_a_text_is_one_line_and_exit_3(process, folder, content):
    (folder / "odd").write_bytes(content)
    with (folder / "odd").open("rb") as given:
        done = process("diff", "wire.txt", "-", stdin=given)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)


def test_an_empty_name_is_not_the_folder_at_hand(newsdiff):
    done = newsdiff("diff", "", "wire.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "newsdiff: a source without a name; name a file, a folder or an address\n"


@pytest.fixture
def broken(folder):
    """A table and a folder in which nothing can be read, for two reasons each."""
    (folder / "bad.json").write_text('[{"text": ""}, 7, 8]')
    (folder / "pictures").mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / "pictures" / name).write_bytes(PNG)


@pytest.mark.parametrize(
    ("source", "named"),
    [("bad.json", ["bad.json#1", "bad.json#2", "bad.json#3"]), ("pictures", ["pictures/one.txt", "pictures/two.txt"])],
)
def test_everything_in_an_unreadable_collection_is_named(newsdiff, broken, source, named):
    done = newsdiff("diff", source, "gone.txt")
    assert done.returncode == 3
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == [*named, "gone.txt"]


def test_a_table_of_links_that_cannot_be_fetched_is_a_matter_of_the_network(newsdiff, folder):
    (folder / "links.csv").write_text("title,url\nA,http://127.0.0.1:9/a\nB,http://127.0.0.1:9/b\n")
    done = newsdiff("diff", "--linked", "--allow-private", "links.csv")
    assert (done.returncode, done.stderr.count("\n")) == (4, 2)


def test_a_feed_without_entries_says_so(newsdiff, folder):
    (folder / "empty.rss").write_text('<rss version="2.0"><channel><title>Lem</title></channel></rss>')
    done = newsdiff("diff", "empty.rss", "wire.txt")
    assert (done.returncode, done.stderr) == (3, "newsdiff: empty.rss: no article in it; name another source\n")
