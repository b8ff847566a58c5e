"""Minutes are titled by the words of the goal as the talk began, whatever was taken up under."""

from at_table import GOAL, begun, ended, said, to

from agendas.lines.talk import Talk
from minutes.audience import for_reader
from minutes.document import document
from minutes.formats.plain_text import to_text

NEW = "Leerlingen weten dat ze gemist worden"


def agreed_and_taken_up() -> Talk:
    """A first talk that takes something up, and agrees on other words."""
    table = to(begun(), "itch")
    table.walk_kind("x")
    said(table, f"henk: {NEW}")
    said(to(table, "consent"), "allen: 1")
    said(to(table, "initiative"), "marieke: ik zet de box neer")
    return ended(table)


def test_a_talk_held_under_new_words_is_titled_by_them_and_tells_those_of_then_once() -> None:
    first = agreed_and_taken_up()
    assert document(first).title == GOAL, "it began with these"
    table = begun(earlier=(first,))
    assert table.goal.now.text == NEW
    said(to(table, "happened"), "hij staat er")
    talk = ended(table)
    for one in (talk, for_reader(talk, "leader")):
        rows = to_text(document(one)).split("\n")
        assert document(one).title == NEW
        assert not any("luidt nu" in row for row in rows)
    told = [row for row in to_text(document(talk)).split("\n") if GOAL in row]
    assert [row.strip(" -") for row in told] == [f"Opgepakt onder: “{GOAL}”."]


def test_words_that_a_later_talk_agrees_on_are_no_title_of_it_for_whoever_reads() -> None:
    table = to(begun(earlier=(ended(begun()),)), "itch")
    table.walk_kind("x")
    said(table, f"henk: {NEW}")
    said(to(table, "consent"), "marieke, henk, joost, jolanda, ruth: 1")
    third = begun(earlier=(ended(begun()), ended(table)))
    said(to(third, "consent_later"), "fatima: 1")
    talk = ended(third)
    for one in (talk, for_reader(talk, "leader")):
        assert document(one).title == GOAL
