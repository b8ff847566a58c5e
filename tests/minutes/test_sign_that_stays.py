"""An earlier sign on which not everyone chose the same: it stays, with who said what, unless its owner lets it go."""

from examples import rows
from made_talk import GOAL, closed, line

from agendas.came_to.counting import TalkLines
from agendas.came_to.indicators import earlier_signs
from agendas.folding.fold import state_of
from agendas.folding.story import story_of
from agendas.lines.talk import Began
from agendas.records.said import Indicator
from agendas.records.segment import Brought
from minutes.chronicle import chronicle
from minutes.document import document
from minutes.formats.plain_text import to_text
from tui.words.signs import Roster
from tui.words.story_line import story_rows


@rows(
    ("owner", "said", "gone", "told"),
    [
        ("Ana", ("Ana:keep", "Joost:replace"), False, "not everyone chose the same"),
        ("Ana", ("Joost:replace", "Ana:keep"), False, "not everyone chose the same"),
        ("Ana", ("Joost:replace",), False, "Ana, whose it is, said nothing of it"),
        ("Ana", ("Ana:replace", "Joost:keep"), True, "Would keep this indicator: of Joost (Joost)"),
        ("Ana", ("Ana:replace", "Ana:keep"), False, "This stays the indicator: of Ana (Ana)"),
        ("Bea", ("Ana:keep", "Joost:replace"), False, "not everyone chose the same"),
        ("Bea", ("Ana:replace", "Joost:replace"), True, "of Joost (Joost)"),
    ],
)
def test_a_sign_that_not_all_let_go_stays_but_where_its_owner_does(
    owner: str, said: tuple[str, ...], gone: bool, told: str
) -> None:
    began = Began(
        goal=GOAL, brought=Brought(indicators=(Indicator(id="old:i1", text="who comes", by=owner),))
    )
    words = [one.split(":") for one in said]
    talk = closed(
        "now",
        0,
        *(
            line(f"{n}.k", "sign onward", f"of {name}", name, about="old:i1", choice=choice)
            for n, (name, choice) in enumerate(words, 1)
        ),
        began=began,
    )
    assert (earlier_signs(TalkLines(talk), 0) == ()) is gone
    written = " ".join(to_text(document(talk)).split())
    assert told in written
    assert ("looked at no longer" in written) is gone
    assert ("indicator no longer" in written) is gone
    assert all(name in written for name, _choice in words)
    earlier = closed("old", -7, line("i1", "sign", "who comes", owner))
    story = story_of("g-first", [talk, earlier])
    assert story
    (sign,) = story.signs
    left = state_of([earlier, talk]).goals["g-first"].indicators
    assert (left == ()) is gone, "what the next talk brings"
    assert bool(sign.until) is gone
    if len({choice for _name, choice in words}) > 1 and len({name for name, _ in words}) > 1:
        assert [(one.by, one.more) for one in sign.voices] == [tuple(one) for one in words]
        lines = " ".join(to_text(chronicle(story, "en")).split())
        assert told in lines
        assert all(f"of {name} ({name})" in lines or name == owner for name, _choice in words)


def test_the_story_tells_each_who_let_a_sign_go_also_who_said_no_more() -> None:
    began = Began(
        goal=GOAL, brought=Brought(indicators=(Indicator(id="old:i1", text="who comes", by="Ana"),))
    )
    talk = closed(
        "now",
        0,
        line("1.k", "sign onward", "they stayed shut", "Joost", about="old:i1", choice="replace"),
        line("2.k", "sign onward", "", "Ana", about="old:i1", choice="replace"),
        began=began,
    )
    story = story_of("g-first", [talk, closed("old", -7, line("i1", "sign", "who comes", "Ana"))])
    assert story
    told = " ".join(to_text(chronicle(story, "en")).split())
    assert "they stayed shut (Joost). This is the indicator no longer (Ana)." in told
    assert told.count("they stayed shut") == 1
    drawn, _more = story_rows(story, Roster(("Ana", "Joost")), "en", talk.started.date(), False)
    last = "".join(str(drawn).partition("they stayed shut")[1:])
    assert last.count("Ana") == 1, "on the line, too"
