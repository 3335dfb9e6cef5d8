"""The settings file: what it may say, and the one line that tells what it may not."""

from __future__ import annotations

import pytest

from newsdiff.config import Config, config_path, read_config
from newsdiff.errors import UsageError


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Write a settings file and have it used."""
    path = tmp_path / "mine.toml"
    monkeypatch.setenv("NEWSDIFF_CONFIG", str(path))
    return path


def test_without_a_file_everything_is_as_it_comes(settings):
    assert read_config() == Config()


def test_a_file_sets_theme_marks_and_keys(settings):
    settings.write_text('theme = "light"\nascii = true\nrecent = false\n[keys]\n"change.next" = ["f3", "n"]\norder = "W"\n')
    keys = {"change.next": ("f3", "n"), "order": ("W",)}
    assert read_config() == Config("light", True, keys, str(settings), False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('them = "light"', "there is no setting 'them'; did you mean theme?"),
        ("zzz = 1", "there is theme, ascii, recent, keys"),
        ("theme = 3", "theme must be a name in quotes"),
        ("ascii = 1", "ascii must be true or false"),
        ("recent = 1", "recent must be true or false"),
        ("keys = 1", "keys must be a table"),
        ("[keys]\norder = 3", "keys of order must be a key"),
        ("[keys]\norder = []", "keys of order must be a key"),
        ('[keys]\norder = ["w", 3]', "keys of order must be a key"),
        ("theme = ", "cannot be read"),
        ("\x00", "cannot be read"),
    ],
)
def test_what_it_may_not_say_is_told_on_one_line_with_the_file(settings, text, said):
    settings.write_text(text)
    with pytest.raises(UsageError) as caught:
        read_config()
    assert said in caught.value.line
    assert caught.value.line.startswith(f"{settings}: ")
    assert "\n" not in caught.value.line


def test_bytes_that_are_no_text_are_told_too(settings):
    settings.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        read_config()


def test_a_file_of_any_size_is_not_read(settings):
    settings.write_text("#" * 1_000_001)
    with pytest.raises(UsageError, match="too large"):
        read_config()


@pytest.mark.parametrize(("home", "path"), [("/x", "/x/newsdiff/config.toml"), ("", "{home}/.config/newsdiff/config.toml")])
def test_the_file_is_in_the_folder_for_settings(monkeypatch, tmp_path, home, path):
    monkeypatch.delenv("NEWSDIFF_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", home)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert str(config_path()) == path.format(home=tmp_path)
