"""The settings file as the program meets it."""

from __future__ import annotations


def test_every_action_is_listed_with_its_id_and_its_keys(newsdiff):
    done = newsdiff("keys")
    assert done.returncode == 0
    assert "change.next           n          next change" in done.stdout.splitlines()


def test_keys_of_ones_own_are_listed_instead(newsdiff, folder):
    (folder / "settings.toml").write_text('[keys]\n"change.next" = "f3"\n')
    assert "change.next           f3         next change" in newsdiff("keys").stdout.splitlines()


def test_a_wrong_setting_is_told_before_anything_is_drawn(newsdiff, folder):
    (folder / "settings.toml").write_text('[keys]\n"change.next" = "q"\n')
    done = newsdiff("keys")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "q would be both" in done.stderr


def test_printing_and_saving_do_not_depend_on_the_settings(newsdiff, folder):
    (folder / "settings.toml").write_text("nonsense")
    assert newsdiff("diff", "wire.txt", "courier.txt").returncode == 0
