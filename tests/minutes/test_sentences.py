"""What was chosen, or read back of earlier talks, is told in sentences, and only where it was said."""

from datetime import date

import msgspec
import pytest
from made_talk import AT, GOAL, SOME, decided, line, lines

from agendas.came_to.goal.wordings import became
from agendas.lines.talk import Began
from agendas.records import heads
from agendas.records.agreements import Laid
from agendas.records.said import Language, Meaning, Phase, Words
from agendas.records.segment import Brought
from minutes.document import document
from minutes.sections.phrases import Writing
from minutes.sections.read_back import read_back

ON = date(2026, 3, 14)


def told(language: Language, head: Words, **more: object) -> str:
    """A thing that was read back, in a sentence."""
    laid = Laid(phase="p", head=head, **more)  # type: ignore[arg-type]
    (item,) = read_back(Writing(lines(), language), [laid])
    return item.text


@pytest.mark.parametrize(
    ("head", "more", "dutch", "english"),
    [
        (heads.WORDING, {"text": "X", "before": "W", "because": "het raakt beide", "on": ON},
         "Op 14 maart 2026 werd “W” vervangen door “X”, want het raakt beide.",
         "On 14 March 2026 “W” made way for “X”, because het raakt beide."),
        (heads.WORDING, {"text": "X", "because": "want zo is het", "on": ON},
         "Op 14 maart 2026 zo verwoord: “X”, want zo is het.",
         "Put into words on 14 March 2026: “X”, want zo is het."),
        (heads.WORDING, {"text": "X"}, "Zo verwoord: X", "Put this way: X"),
        (heads.NOT_AGREED, {"text": "X", "on": ON},
         "Op 14 maart 2026 voorgesteld: “X”.", "Proposed on 14 March 2026: “X”."),
        (heads.SPLIT, {"text": "“A”; “B”"},
         "Gesplitst in twee doelen: “A”; “B”.", "Split into two goals: “A”; “B”."),
        (heads.SPLIT, {"text": "“A”; “B”; “C”"},
         "Gesplitst in doelen: “A”; “B”; “C”.", "Split into goals: “A”; “B”; “C”."),
        (heads.SPLIT, {}, "Gesplitst in andere doelen.", "Split into other goals."),
        (heads.SIGN, {"text": "wie blijft", "because": "het zegt iets", "by": "Ana", "on": ON},
         "Op 14 maart 2026 koos Ana als signaal: “wie blijft”, want het zegt iets.",
         "On 14 March 2026 Ana chose as a sign: “wie blijft”, because het zegt iets."),
        (heads.SIGN_REPLACED, {"text": "zalen", "because": "want vol zegt niets", "by": "Ana", "on": ON},
         "Op 14 maart 2026 werd het signaal “zalen” losgelaten, want vol zegt niets (Ana).",
         "On 14 March 2026 the sign “zalen” was let go, want vol zegt niets (Ana)."),
        (heads.LIMIT, {"text": "€ 500", "on": ON, "kept_by": "Ruth"},
         "Sinds 14 maart 2026 geldt deze grens: “€ 500”. Ruth beheert deze grens.",
         "Since 14 March 2026 this limit holds: “€ 500”. Ruth keeps this limit."),
        (heads.CHANGED, {"text": "€ 800", "before": "€ 500", "on": ON},
         "Op 14 maart 2026 werd de grens “€ 500” vervangen door “€ 800”.",
         "On 14 March 2026 the limit “€ 500” made way for “€ 800”."),
        (heads.TOUCHED, {"text": "een hoek", "because": "€ 500", "by": "Ana", "on": ON},
         "Op 14 maart 2026 ging “een hoek” over de grens “€ 500” (Ana).",
         "On 14 March 2026 “een hoek” went over the limit “€ 500” (Ana)."),
        (heads.VALUE, {"text": "geduld", "because": "woensdag", "by": "Ana", "on": ON},
         "Op 14 maart 2026 noemde Ana “geduld”, bij dit moment: woensdag.",
         "On 14 March 2026 Ana named “geduld”, at this moment: woensdag."),
        (heads.INSIGHT, {"text": "dat het kan", "by": "Ana", "on": ON},
         "Op 14 maart 2026 ging Ana zien: dat het kan.",
         "On 14 March 2026 Ana came to see: dat het kan."),
        (heads.NOT_HELD, {"text": "Ouders", "on": ON},
         "Het gesprek van 14 maart 2026 over “Ouders” ging niet door.",
         "The talk of 14 March 2026 about “Ouders” did not take place."),
        (heads.LATER, {"text": "Ouders", "because": "de griep", "on": ON, "to": date(2026, 4, 1)},
         "Het gesprek van 14 maart 2026 over “Ouders” ging naar 1 april 2026: de griep.",
         "The talk of 14 March 2026 about “Ouders” moved to 1 April 2026: de griep."),
        (heads.PARKED, {"text": "de lift", "by": "Ana", "on": ON},
         "Op 14 maart 2026 geparkeerd: de lift (Ana).", "Parked on 14 March 2026: de lift (Ana)."),
    ],
)  # fmt: skip
def test_what_was_read_back_is_a_sentence_in_both_languages(
    head: Words, more: dict[str, object], dutch: str, english: str
) -> None:
    assert told("nl", head, **more) == dutch
    assert told("en", head, **more) == english


def test_what_is_of_one_goal_stands_under_its_words_once() -> None:
    laid = [
        Laid(phase="p", head=heads.WORDING, text="X", on=ON, of_goal="X"),
        Laid(phase="p", head=heads.PARKED, text="lift", on=ON),
        Laid(phase="p", head=heads.NOT_AGREED, text="Y", on=ON, of_goal="X"),
    ]
    found = read_back(Writing(lines(), "en"), laid)
    assert [(item.text, item.below) for item in found] == [
        ("X", ("Put into words on 14 March 2026: “X”.", "Proposed on 14 March 2026: “Y”.")),
        ("Parked on 14 March 2026: lift.", ()),
    ]


MEANT = (Phase(id="p", kind="interpretation", title=SOME, minutes=5, visited=True),)


def meaning(language: Language, *said: object) -> list[str]:
    """What stands under "What it means"."""
    before = Meaning(id="old:1", text="only those", by="Joost", other=True)
    began = Began(goal=GOAL, brought=Brought(others=(before,)))
    made = document(lines(*said, began=began, phases=MEANT).talk, language)  # type: ignore[arg-type]
    return [i.text for s in made.sections if s.id == "meaning" for i in s.items]


def test_who_read_it_otherwise_last_time_is_named_with_what_they_say_now() -> None:
    now = line("1.k", "remark", "others come too", "Joost", about="old:1", question="other_became")
    assert meaning("en", now) == [
        "Joost read it otherwise last time (“only those”); now: others come too"
    ]
    by_ana = line("1.k", "remark", "ja", "Ana", about="old:1", question="other_became")
    assert meaning("nl", by_ana) == [
        "Joost las het vorige keer anders (“only those”); nu: ja (Ana)"
    ]


def test_that_nobody_read_it_otherwise_stands_only_where_nobody_did() -> None:
    none = line("1.k", "remark", "geen", question="other_reading")
    assert meaning("nl", none) == ["Niemand las de feiten anders."]
    other = line("2.k", "other reading", "it is the rain", "Ana")
    assert not any("Niemand" in text for text in meaning("nl", none, other))
    anas = line("1.k", "remark", "geen", "Ana", question="other_reading")
    assert "Ana zag geen andere lezing van de feiten." in meaning("nl", anas, other)


def test_words_are_of_the_day_on_which_the_last_stood_behind_them() -> None:
    first = became(lines(*decided(who=("Ana",))), 0).goal
    assert (first.wordings[-1].status, first.wordings[-1].on) == ("proposed", AT.date())
    given = line("1.k", "consent", about="talk:now:d1", who=("Joost",), choice="behind")
    (decision,) = became(lines(*decided(who=("Ana",))), 0).decided
    waits = msgspec.structs.replace(decision, id="now:d1")
    began = Began(goal=first, brought=Brought(pending=(waits,)))
    later = AT.date().replace(month=12, day=20)
    goal = became(lines(given, began=began, id="next", closed=later), 0).goal
    assert (goal.now.text, goal.now.since) == ("Parents ask", later)


def test_what_was_said_once_and_became_several_lines_stands_once_among_the_rest() -> None:
    said = (
        line("1.k", "exit", "who comes", "Ana", about="g-first", choice="to-indicator"),
        line("1.k.1", "sign", "who comes", "Ana"),
        line("2.k", "exit", "something else", "Ana", about="g-first", choice="to-indicator"),
    )
    made = document(lines(*said).talk, "en")
    texts = [row for s in made.sections for i in s.items for row in (i.text, *i.below)]
    assert [text for text in texts if "who comes" in text] == ["who comes (Ana)"]
    assert any("something else" in text for text in texts)
