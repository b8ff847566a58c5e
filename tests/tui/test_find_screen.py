"""Find: the line in full beside the list, and its talk opened where it was said."""

from conftest import NOW, begin, whole_talk
from plain_hits import hits
from said_in import with_pass
from table import screen_on
from textual.content import Content
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.came_to.counting import by
from agendas.records.said import Goal, Wording, Words
from agendas.records.vocabulary import PHASE_KIND, SHORT_PHASE_KIND
from store.find import Hit
from store.library import TalkLibrary
from tui.screens.minutes_screen import ABOVE, MinutesScreen
from tui.widgets.document_page import marked, row_of
from tui.widgets.lines.drawn import set_line
from tui.widgets.lines.shown_line import ShownLine
from tui.words.find_words import as_what, once, short_phase
from tui.words.led_to import led_to, said_of

WORDS = "that silence can be trust"


async def test_find_tells_how_many_and_opens_the_talk_at_the_sentence(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library, size=(120, 20)) as screen:
        await screen.press("slash")
        await screen.app.workers.wait_for_complete()
        await screen.press(*"silence")
        await screen.app.workers.wait_for_complete()
        await screen.pilot.pause()
        assert "1 line in 1 talk" in screen.text()
        whole = str(screen.app.screen.query_one("#beside", Static).content)
        assert whole.startswith(
            f"Where it was said\n{NOW.astimezone().day} November 2026 · Interpretation\n▲ Fatima\n"
            + WORDS
        )
        assert "what that talk led to\n" in whole
        assert "when this was asked\nWhat do we know now that we did not know an hour ago?" in whole
        found = [strip.text for strip in screen.app.screen._compositor.render_strips()]
        assert any(f"Fatima    {WORDS}" in row and " insight " in row for row in found)
        await screen.press("enter")
        assert isinstance(screen.app.screen, MinutesScreen)
        await screen.pilot.pause()
        scroll = screen.app.screen.query_one("#scroll")
        assert scroll.scroll_y > 0
        shown = [strip.text for strip in screen.app.screen._compositor.render_strips()]
        place = next(n for n, row in enumerate(shown) if WORDS in row)
        assert place - scroll.region.y == ABOVE or scroll.scroll_y == scroll.max_scroll_y


def test_beside_a_line_stands_what_was_said_of_it_and_what_its_talk_led_to(
    agenda: Agenda,
) -> None:
    talk = whole_talk(agenda)
    figure = next(line for line in talk.lines if line.kind == "ground" and line.choice == "figure")
    about = [line.text for line in talk.lines if line.about == figure.id and line.text]
    assert about
    assert [text for _who, text in said_of(talk, figure.text)] == about
    assert list(said_of(talk, "never said")) == []
    taken = [(by(line), line.text) for line in talk.lines if line.kind == "initiative"]
    words = [line.text for line in talk.lines if line.kind == "wording"]
    assert list(led_to(talk)) == [*(("", text) for text in words), *taken]
    assert taken
    ((_who, first),) = taken[:1]
    assert first not in [text for _who, text in led_to(talk, but=first)]


def test_words_are_found_however_they_are_broken_and_only_they_are_tinted() -> None:
    rows = [
        Content("before"),
        Content("• that silence"),
        Content("  can be trust (Fatima)"),
        Content("after"),
    ]
    assert row_of(rows, WORDS) == 1
    assert row_of(rows, "never said") is None
    tinted = [any("tint" in str(span.style) for span in row.spans) for row in marked(rows, WORDS)]
    assert tinted == [False, True, True, False]
    assert marked(rows, "") is rows


def test_beside_a_line_stands_as_what_it_was_said() -> None:
    def hit(kind: str) -> Hit:
        phase = PHASE_KIND["evidence"]
        return Hit(
            meeting="k3f9q2", started=NOW, goal="", phase=phase, by="", text=WORDS, kind=kind
        )

    found = [as_what(hit(kind)) for kind in ("meaning", "voice", "done", "goal", "", "of later")]
    assert found == ["meaning", "heard", "done", "goal", "Evidence", "Evidence"]


def test_a_sentence_is_found_once_with_who_said_it_and_all_that_it_was() -> None:
    def hit(by: str, kind: str, text: str = WORDS, meeting: str = "k3f9q2") -> Hit:
        phase = PHASE_KIND["evidence"]
        return Hit(meeting=meeting, started=NOW, goal="", phase=phase, by=by, text=text, kind=kind)

    goal, joost, other = hit("", "goal"), hit("Joost", "wording"), hit("Ana", "meaning", "other")
    assert once((goal, other, joost, joost)) == [
        (joost, ("goal", as_what(joost))),
        (other, ("meaning",)),
    ]
    ana, elsewhere = hit("Ana", "wording"), hit("Joost", "wording", meeting="m4p7r8")
    assert [found.hit for found in once((joost, ana, elsewhere))] == [joost, ana, elsewhere]


def test_the_key_that_looks_in_check_ins_too_looks_like_a_key() -> None:
    (row,) = set_line(ShownLine("f2 looks in them too", quiet=True, key="f2"), 76)
    inked = [str(row)[span.start : span.end] for span in row.spans if "$accent" in str(span.style)]
    assert inked == ["f2"]


def test_a_phase_has_one_word_beside_a_line() -> None:
    assert short_phase(PHASE_KIND["indicator"]) == "Indicator"
    assert short_phase(Words(nl="eigen", en="of one's own")) == "of one's own"
    assert all(" " not in short_phase(PHASE_KIND[kind]) for kind in SHORT_PHASE_KIND)


def test_the_word_of_a_phase_is_not_broken_beside_a_line() -> None:
    rows = set_line(ShownLine(WORDS * 4, "Fatima", kind="Interpretation"), 76)
    assert str(rows[0]).endswith(" Interpretation")
    assert all(row.cell_length <= 76 for row in rows)


def test_of_a_goal_only_the_part_that_has_the_word_is_found(agenda: Agenda) -> None:
    wording = Wording(
        n=1, text="They dare", target_group="parents of four", difference="they walk in", meeting="k3f9q2"
    )  # fmt: skip
    talk = with_pass(begin(agenda), goal=Goal(id="g", wordings=(wording,)))
    for word, kind in (("dare", "goal"), ("four", "target group"), ("walk in", "difference")):
        (hit,) = [found for found in hits(talk, word) if not found.by]
        assert (hit.kind, word in hit.text, " · " in hit.text) == (kind, True, False)
