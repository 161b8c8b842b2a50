"""Tables for the terminal: the exact text."""

from alertgraph.tables.text import markdown, render, with_labels


def test_columns_are_as_wide_as_their_cells() -> None:
    """Cells stand under their column, numbers to the right, empty cells blank, no space at a line's end."""
    rows: list[list[object]] = [["id:velmark", 212, None], ["id:ostravia", 3, "long ago"]]
    assert render(["actor", "number", "when"], rows, 80) == (
        "actor        number  when\n"
        "-----------  ------  --------\n"
        "id:velmark      212\n"
        "id:ostravia       3  long ago"
    )  # fmt: skip


def test_long_cells_are_wrapped() -> None:
    """Where the window is narrow the widest column gives way, and its cells go on in the next line."""
    assert render(["id", "gist"], [["a", "Quill is against Selden."], ["b", "Short."]], 16) == (
        "id  gist\n"
        "--  ------------\n"
        "a   Quill is\n"
        "    against\n"
        "    Selden.\n"
        "b   Short."
    )  # fmt: skip


def test_rows_below_each_other() -> None:
    """Where even the longest words do not fit side by side, no word is cut: each row is a block, empty cells left out."""
    rows: list[list[object]] = [
        ["id:federation-of-river-owners", "Quill is against Selden, says the notice.", 1],
        ["id:velmark", None, 2],
    ]
    assert render(["actor", "gist", "n"], rows, 30) == (
        "actor  id:federation-of-river-owners\n"
        "gist   Quill is against Selden, says the\n"
        "       notice.\n"
        "n      1\n"
        "\n"
        "actor  id:velmark\n"
        "n      2"
    )


def test_no_line_is_wider_than_the_window() -> None:
    """Lines keep to the window, and no word is lost."""
    rows: list[list[object]] = [["x" * 20, "some more words " * 12, 7], ["short", "- " * 20, None]]
    for width in (50, 60, 80, 200):
        text = render(["a", "b", "c"], rows, width)
        assert max(map(len, text.splitlines())) <= width
        assert text.count("words") == 12


def test_people_read_labels() -> None:
    """A column x_label stands in the place of its x, which is shown where the label is missing; others stay."""
    rows: list[list[object]] = [["id:quill", "id:selden", "Quill", 1], ["id:velmark", "id:tirrun", None, 2]]
    assert with_labels(["actor", "other", "actor_label", "n"], rows) == (
        ["actor", "other", "n"],
        [["Quill", "id:selden", 1], ["id:velmark", "id:tirrun", 2]],
    )
    assert with_labels(["gist_label"], [["x"]]) == (["gist_label"], [["x"]])


def test_no_rows() -> None:
    """A table without rows still has its head."""
    assert render(["actor", "n"], [], 80) == "actor  n\n-----  -"


def test_numbers_stand_to_the_right() -> None:
    """A column of whole and broken numbers and gaps is numeric; one word makes it text."""
    assert render(["n"], [[1], [2.5], [None]], 20) == "  n\n---\n  1\n2.5\n"
    assert render(["n"], [[1], ["two"]], 20) == "n\n---\n1\ntwo"


def test_markdown_shows_what_is_written() -> None:
    """What would be markup, or would end a cell or a row, is escaped; names with an underscore within stay as they are."""
    rows: list[list[object]] = [["a|b *c* [d](e) <f>", 1], ["two\nlines `x`", None], ["back\\slash", 2.5]]
    assert markdown(["x_label", "n"], rows) == (
        "| x_label | n |\n"
        "| --- | ---: |\n"
        "| a\\|b \\*c\\* \\[d\\](e) \\<f\\> | 1 |\n"
        "| two lines \\`x\\` |  |\n"
        "| back\\\\slash | 2.5 |\n"
    )
    assert markdown(["a"], []) == "| a |\n| --- |\n"
