"""Tables of Markdown are laid out evenly."""

from cjm.render.tables import tidy_tables


def test_cells_are_padded_and_empty_columns_go() -> None:
    table = "| A | Empty | Number |\n|---|---|---:|\n| one |  | 1 |\n| 三 |  | 12 |"
    assert tidy_tables(table).split("\n") == [
        "| A   | Number |",
        "| --- | -----: |",
        "| one |      1 |",
        "| 三  |     12 |",
    ]


def test_a_wide_table_is_left_narrow() -> None:
    table = f"| A | B |\n|---|---|\n| {'x' * 200} | b |"
    assert tidy_tables(table).split("\n")[1] == "| --- | --- |"


def test_escaped_borders_are_text() -> None:
    assert tidy_tables("| A | B |\n|---|---|\n| a \\| b | c |").endswith("| a \\| b | c   |")


def test_text_around_tables_stays() -> None:
    assert tidy_tables("before\n\n| not | a table |\n\nafter\n") == "before\n\n| not | a table |\n\nafter\n"
