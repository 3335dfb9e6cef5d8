"""Which test throws each row of the table outside the repository. A new row there fails here until it has one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.hostile.conftest import shared_rows

TESTS = Path(__file__).parents[1]

ROWS = {
    "H46 H47": "hostile/test_files.py::test_a_hostile_name_is_only_shown",
    "H51": "hostile/test_bounds.py::test_no_text_takes_more_than_its_length",
    "H52": "hostile/test_files.py::test_what_is_no_file_is_refused_at_once",
    "H53": "hostile/test_bounds.py::test_a_folder_of_many_files_is_read_no_further_than_asked",
    "H54": "unit/test_fetch.py::test_too_much_is_cut_off_in_little_memory",
    "H57 H58 H62": "hostile/test_bounds.py::test_a_page_is_given_up_in_time_and_its_words_are_not_lost",
    "H59 H60 H61 H65 H66 H67 H68 H74 H85": (
        "hostile/test_files.py::test_a_hostile_file_is_read_or_refused_and_no_export_of_it_acts"
    ),
    "H72": "hostile/test_files.py::test_a_hostile_file_is_read_or_refused_and_no_export_of_it_acts",
    "H73": "unit/test_tables.py::test_a_hostile_document_is_one_plain_error",
    "H75": "unit/test_tables.py::test_one_broken_line_of_a_thousand_is_named_with_its_number",
    "H76": "unit/test_addresses.py::test_the_rest_is_refused_in_one_line",
    "H77": "unit/test_addresses.py::test_hosts_of_this_machine_its_network_or_inside_another_address_may_not",
    "H79": "unit/test_fetch.py::test_a_redirect_out_of_bounds_is_refused_and_never_asked",
    "H80": "unit/test_fetch.py::test_a_host_is_resolved_once_and_the_address_checked_is_the_one_connected_to",
    "H84": "unit/test_formats.py::test_unmistakable_bytes_go_before_what_is_said",
    "H87 H89": "hostile/test_texts.py::test_no_export_holds_anything_that_acts",
    "H90": "hostile/test_texts.py::test_nothing_in_a_text_acts_on_a_terminal",
    "H91": "unit/test_config.py::test_what_it_may_not_say_is_told_on_one_line_with_the_file",
    "H93": "tui/test_search.py::test_an_expression_that_cannot_be_used_is_answered_with_a_line",
    "H92": "hostile/test_bounds.py::test_standard_input_without_end_is_cut_off",
    "H94": "hostile/test_bounds.py::test_no_pair_takes_for_ever",
}
BY_CHANNEL = {
    "text": "hostile/test_texts.py::test_no_export_holds_anything_that_acts",
    "bytes": "hostile/test_files.py::test_a_hostile_file_is_read_or_refused_and_no_export_of_it_acts",
}

_TEST_OF = {row: test for rows, test in ROWS.items() for row in rows.split()}


@pytest.mark.skipif(not shared_rows(), reason="../shared is not here")
def test_every_row_has_a_test():
    rows = {name for name, row in shared_rows().items() if row["channel"] not in BY_CHANNEL}
    assert rows - set(_TEST_OF) == set()


@pytest.mark.parametrize("test", sorted({*_TEST_OF.values(), *BY_CHANNEL.values()}))
def test_the_tests_named_here_are_there(test):
    path, _, name = test.partition("::")
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
