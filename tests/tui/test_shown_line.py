"""A line as it is drawn: everything of it is there in any width, and stands where it should."""

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content

from tui.themes import ROLES
from tui.widgets.lines.drawn import KIND, MEASURE, gutter, set_line, wrapped
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Rows
from tui.words.signs import mark

LONG = "wie één keer blijft, komt terug, en dat is een zin die onder zichzelf verder gaat " * 3
FIGURE = ShownLine(
    "38 van de 52 ouders kwamen", "Ana", mark(0), "cijfer", strong="38 van de 52", of=(38, 52)
)
WIDTHS = (36, 56, 76, 80, 116, 196)


def texts(line: ShownLine, width: int) -> list[str]:
    return [row.plain for row in set_line(line, width)]


@pytest.mark.parametrize("width", WIDTHS)
def test_words_stand_on_one_axis_and_wrap_under_themselves(width: int) -> None:
    axis = gutter(width)
    first, *rest = texts(ShownLine(LONG, "Fatima", mark(2)), width)
    assert first.startswith("▲ Fatima")
    assert first[axis:].startswith("wie één")
    assert all(row[:axis].isspace() and not row[axis].isspace() for row in rest if row.strip())
    nested = texts(ShownLine(LONG, "Fatima", mark(2), nested=True), width)
    assert nested[0][axis:].startswith("╰ wie")
    assert all(row[: axis + 2].isspace() and not row[axis + 2].isspace() for row in nested[1:])


@pytest.mark.parametrize("width", WIDTHS)
@given(words=st.text("aé 学ب-", max_size=200), kind=st.sampled_from(["", "waarneming"]))
def test_no_letter_is_lost_and_no_row_is_too_wide(width: int, words: str, kind: str) -> None:
    rows = set_line(ShownLine(words, "Ana", mark(0), kind), width)
    assert all(row.cell_length <= max(width, gutter(width) + 8) for row in rows)
    middle = "".join(row.plain[gutter(width) :] for row in rows)
    shown = "".join(middle.split())
    assert shown.replace(kind, "", 1) == "".join(words.split()) or not kind
    assert max(row.cell_length for row in rows) <= gutter(width) + MEASURE + 2 + KIND


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("nested", [True, False])
def test_however_many_are_asked_every_word_of_a_request_is_there_whole(
    width: int, nested: bool
) -> None:
    words, label = (
        "Bas, Anouk en Gerda, wie gaat mee naar de Lijsterstraat?",
        "vraag aan Bas, Anouk, Gerda:",
    )
    told = texts(ShownLine(words, "Marloes", mark(0), label=label, nested=nested), width)
    assert " ".join(" ".join(row[gutter(width) :] for row in told).split()).endswith(
        f"{label} {words}"
    )


def test_a_long_name_is_cut_with_a_sign_in_the_margin_alone() -> None:
    (row,) = texts(ShownLine("ja", "Fatima-Zohra el Ouardi", mark(2)), 76)
    assert row == "▲ Fatima-Z… ja"
    (row,) = texts(ShownLine("ja", "王小明王小明", mark(3)), 76)
    assert row.startswith("◆ 王小明王… ")


def test_a_kind_stands_at_the_right_where_there_is_room_for_it() -> None:
    (row,) = texts(ShownLine("ja", "Ana", mark(0), "cijfer"), 76)
    assert row.endswith("cijfer")
    assert len(row) == 76
    assert "cijfer" not in "".join(texts(ShownLine("ja", "Ana", mark(0), "cijfer"), 56))


@pytest.mark.parametrize(
    ("width", "dots"),
    [
        (80, ["●" * 10, "●" * 10, "●" * 10, "●" * 8 + "○" * 2, "○" * 10, "○" * 2]),
        (70, ["●" * 10, "●" * 10, "●" * 10, "●" * 8 + "○" * 2, "○" * 10, "○" * 2]),
        (66, ["●" * 38 + "○" * 14]),
        (56, ["●" * 10, "●" * 10, "●" * 10, "●" * 8 + "○" * 2, "○" * 10, "○" * 2]),
    ],
)
def test_people_are_counted_in_tens(width: int, dots: list[str]) -> None:
    assert " ".join(texts(FIGURE, width)[1:]).split() == dots
    assert len(texts(FIGURE, width)) == (3 if width == 56 else 2)


@pytest.mark.parametrize("of", [(38, 61), (53, 52), (-1, 4), (0, 0)])
def test_no_dots_where_they_would_say_something_else(of: tuple[int, int]) -> None:
    assert "".join(texts(FIGURE._replace(of=of), 80)).count("●") == 1  # Ana's own


def test_what_was_looked_for_is_marked_whatever_its_case() -> None:
    (row,) = set_line(ShownLine("Vertrouwen is vertrouwen", found="vertrouwen"), 76)
    marked = [row.plain[s.start : s.end] for s in row.spans if "underline" in str(s.style)]
    assert marked == ["Vertrouwen", "vertrouwen"]


class Listed(App[None]):
    """Three lines, of which the first is about people and the last is new."""

    CSS = """
    Rows, Rows:focus { border: none; padding: 0; }
    Rows > .option-list--option { padding: 0 2; }
    """

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ROLES

    def compose(self) -> ComposeResult:
        yield Rows(markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        said = (
            FIGURE._replace(spaced=True),
            ShownLine("ja", "Jo", mark(1), spaced=True),
            ShownLine("nee", fresh=True),
        )
        rows.set_options(rows.options_of(((line,), str(n)) for n, line in enumerate(said)))
        rows.highlighted = 0


async def test_a_blank_row_stands_between_lines_where_there_is_room_and_is_never_marked() -> None:
    async with Listed().run_test(size=(80, 30)) as pilot:
        shown = [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]
        assert shown[0].startswith("▌ ● Ana")
        assert shown[1].startswith("▌")
        assert shown[2] == ""
        assert shown[3].startswith("  ■ Jo")
        await pilot.resize_terminal(80, 18)
        await pilot.pause()
        shown = [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]
        assert shown[2].startswith("  ■ Jo")


async def test_the_newest_line_is_tinted_across_the_list() -> None:
    async with Listed().run_test(size=(80, 18)) as pilot:
        strip = pilot.app.screen._compositor.render_strips()[3]
        grounds = {seg.style.bgcolor.name for seg in strip if seg.style and seg.style.bgcolor}
        assert grounds == {ROLES["tint"]}


@examples(100)
@given(st.text("ab é\t\n漢\u200b", max_size=30))
def test_words_that_fit_stand_as_wrapping_sets_them(words: str) -> None:
    text = Content(words).stylize("bold", 1, 4)
    plain, rows = text.wrap(30), wrapped(text, 30)
    assert len(rows) == len(plain)
    if len(rows) == 1:
        assert (rows[0].plain, rows[0].spans) == (plain[0].plain, plain[0].spans)


def test_a_label_that_is_too_long_for_its_column_ends_in_a_colon() -> None:
    for label, told in (
        ("notice", "notice      they"),
        ("what is different", "what is different: they"),
    ):
        line = ShownLine("they walk in", label=label, nested=True)
        assert told in texts(line, 80)[0]
