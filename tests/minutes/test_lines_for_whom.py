"""For whom each line is, of talks whose lines no older record holds."""

import msgspec
import pytest
from made_talk import AT, GOAL, line, lines

from agendas.came_to.counting import TalkLines
from agendas.lines.edit import change
from agendas.lines.talk import Began, Day, Figure, Line, Talk
from agendas.records.said import Initiative, LookedBack
from minutes.audience import for_reader
from minutes.document import document
from minutes.formats.writers import write
from minutes.pseudonyms import without_names
from minutes.request import Wish, made


def seen(*said: Line, reader: str = "leader", began: Began | None = None) -> list[str]:
    """What the reader sees of these lines, as kind and words."""
    talk = for_reader(lines(*said, began=began).talk, reader)  # type: ignore[arg-type]
    return [f"{one.kind}: {one.text}" for one in talk.lines]


def test_a_line_is_never_seen_by_more_than_anything_it_is_about() -> None:
    said = [
        line("1.k", "initiative", "call them", "Ana"),
        line("2.k", "notice", "they hear us", "Joost", about="1.k", audience="all"),
        line("3.k", "remark", "all of them", "Ana", about="2.k", audience="all"),
    ]
    assert seen(*said) == []
    said[0] = msgspec.structs.replace(said[0], audience="leader")
    assert len(seen(*said)) == 3
    assert seen(*said, reader="public") == []


def test_a_circle_is_seen_by_nobody() -> None:
    said = (line("1.k", "remark", "a", about="2.k", audience="all"),
            line("2.k", "remark", "b", about="1.k", audience="all"))  # fmt: skip
    assert seen(*said) == []


@pytest.mark.parametrize("kind", ["meaning", "other reading"])
def test_a_figure_goes_with_a_meaning_of_anybody_and_without_none(kind: str) -> None:
    figure = line("1.k", "ground", "31 came", "Ana", choice="voice", value=Figure(said="31"),
                  audience="all")  # fmt: skip
    own = line("2.k", "meaning", "they dare", "Ana", about="1.k")
    others = line("3.k", kind, "only those", "Joost", about="1.k", audience="leader")
    assert seen(figure) == ["ground: 31 came"], "its meaning is open, and told to be"
    assert seen(figure, own) == []
    assert seen(figure, own, others) == ["ground: 31 came", f"{kind}: only those"]
    assert seen(figure, own, others, reader="public") == []
    covered = msgspec.structs.replace(figure, covered=True)
    assert seen(covered, others) == []


def test_a_request_takes_its_answers_along_and_an_answer_never_its_request() -> None:
    asked = line("1.k", "request", "be at the door", "Ruth", who=("Joost",))
    answer = line("2.k", "request answer", "not now", "Joost", about="1.k", choice="no")
    assert seen(asked, answer) == []
    assert len(seen(msgspec.structs.replace(asked, audience="leader"), answer)) == 2
    assert seen(asked, msgspec.structs.replace(answer, audience="all")) == []


def test_what_came_of_an_earlier_initiative_goes_with_it_or_by_its_own_mark() -> None:
    def began(audience: str) -> Began:
        taken = Initiative(id="i3", text="zq call", by="Joost")
        back = LookedBack(initiative=taken, meeting="old", audience=audience)  # type: ignore[arg-type]
        return Began(goal=GOAL, looked_back=(back,))

    told = line("1.k", "experience", "two came", "Joost", about="talk:old:i3", phase="")
    assert seen(told, began=began("team")) == []
    assert seen(told, began=began("leader")) == ["experience: two came"]
    marked = msgspec.structs.replace(told, audience="leader")
    talk = for_reader(lines(marked, began=began("team")).talk, "leader")
    assert "zq call" in write(talk, "txt").decode()
    assert b"i3" not in write(talk, "json")


def test_the_day_of_the_next_talk_is_everybodys_and_its_words_are_not() -> None:
    days = [
        line("1.k", "appointment", "zq at 10:30", "Ana", value=Day(on=AT.date()), who=("Ruth",)),
        line("2.k", "initiative", "zq secret", "Ana"),
        line("3.k", "appointment", "zq", about="2.k", value=Day(on=AT.date())),
    ]
    for reader, who in (("leader", ("Ruth",)), ("public", ())):
        (day,) = for_reader(lines(*days).talk, reader).lines  # type: ignore[arg-type]
        assert (day.value, day.who, day.text) == (Day(on=AT.date()), who, "")


def test_the_goal_stays_in_its_new_words_and_a_proposal_goes_with_its_line() -> None:
    proposed = line("1.k", "wording", "zq other words", "Ana")
    behind = line("2.k", "consent", about="1.k", who=("Ana", "Joost"), choice="behind")
    talk: Talk = lines(proposed).talk
    assert b"zq" not in write(for_reader(talk, "public"), "json")
    agreed = for_reader(lines(proposed, behind).talk, "public")
    assert agreed.passes[0].began.goal.now.text == "zq other words"
    assert agreed.passes[0].began.goal.now.consented_by == ()
    assert agreed.lines == ()


def test_without_names_nobody_is_named_whom_a_line_binds_or_may_be_of() -> None:
    talk = lines(
        line("1.k", "request", "be at the door", "Zqruth", who=("Zqhenk",)),
        line("2.k", "remark", "zqjolanda: big words", maybe="zqjo", by="zqjolanda, Zqruth"),
        line("3.k", "consent", "zqhenk not", about="1.k", who=("Zqfatima",), choice="not"),
        line("4.k", "origin", "Zqpiet", about="1.k", choice="imposed"),
        line("5.k", "dream", "Zqnobody", "Zqnobody"),
    ).talk
    bare = without_names(talk, talk, "en")
    assert b"zq" not in write(bare, "json").lower()
    by_kind = {one.kind: one for one in TalkLines(bare).counting}
    assert by_kind["request"].who[0] == by_kind["consent"].text.removesuffix(" not")
    assert by_kind["remark"].by[1] == by_kind["request"].by[0]


@pytest.mark.parametrize("fmt", ["txt", "md", "html", "csv", "eml"])
def test_a_figure_that_waits_to_be_guessed_is_in_no_minutes_before_the_close(fmt: str) -> None:
    figure = line("1.k", "ground", "31 of 52 came", "Ana", choice="voice", covered=True,
                  value=Figure(said="31 of 52", unit="parents"))  # fmt: skip
    talk = change(lines(figure).talk, ended=None)
    for wish in (Wish(fmt=fmt), Wish(fmt=fmt, reader="team")):
        assert b"31 of 52" not in made(talk, wish)[1]
        assert b"31 of 52" in made(change(talk, ended=AT), wish)[1], "what was said is not lost"
    assert "31" not in str(document(talk))
