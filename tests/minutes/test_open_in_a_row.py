"""An open line in one row with somebody's: it does not read as theirs."""

from examples import rows
from made_talk import closed, line

from agendas.folding.story import story_of
from agendas.lines.talk import Figure, Line
from minutes.chronicle import chronicle
from minutes.document import document
from minutes.formats.plain_text import to_text


def told(*said: Line) -> tuple[str, str]:
    """A figure with this said of it, in minutes and in the goal's story."""
    figure = line(
        "e1", "ground", "41 notes", "Ana", value=Figure(said="41", unit="notes"), about="i0"
    )
    talk = closed("now", 0, line("i0", "sign", "the wall fills", "Ana"), figure, *said)
    story = story_of("g-first", [talk])
    assert story
    minutes, through_time = to_text(document(talk)), to_text(chronicle(story, "en"))
    return " ".join(minutes.split()), " ".join(through_time.split())


@rows(
    ("first", "second", "row"),
    [
        ("", "Joost", "nobody sees (someone); one class (Joost)"),
        ("Ana", "", "nobody sees (Ana); one class"),
        ("", "", "nobody sees; one class"),
    ],
)
def test_an_open_meaning_does_not_read_as_of_who_is_named_behind_it(
    first: str, second: str, row: str
) -> None:
    meant = (("m2", "nobody sees", first), ("m3", "one class", second))
    for text in told(*(line(key, "meaning", words, by, about="e1") for key, words, by in meant)):
        assert row in text
        assert ("(someone)" in text) is ("(someone)" in row)


def test_an_open_expectation_does_not_read_as_of_who_is_named_behind_it_in_the_story() -> None:
    hoped = (("g2", "a few", ""), ("g3", "ten", "Ana"), ("g4", "twenty", "Joost"))
    _minutes, story = told(
        *(line(key, "expectation", text, by, about="e1") for key, text, by in hoped)
    )
    assert "a few (someone); ten; twenty (Joost)" in story


def test_an_open_line_of_what_they_notice_or_what_came_of_it_is_nobodys() -> None:
    told_of = (("n2", "they ask", ""), ("n3", "they stay", "Joost"))
    notices = (line(key, "notice", text, by, about="i1") for key, text, by in told_of)
    talk = closed("now", 0, line("i1", "initiative", "call them", "Ana"), *notices)
    assert "they ask (someone); they stay (Joost)" in " ".join(to_text(document(talk)).split())
