"""What minutes say, and leave unsaid, of single records."""

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from said_in import add, close, planned, with_pass

import minutes
from agendas.agenda import builtin
from agendas.conduct.on_record import withdraw
from agendas.lines.edit import change, go_to
from agendas.lines.talk import Line, Talk
from agendas.records.said import (
    Decision,
    Evidence,
    Indicator,
    Initiative,
    Learned,
    LookedBack,
    Meaning,
    Person,
    Remark,
    Said,
    Words,
)
from agendas.records.vocabulary import MEANING_OPEN
from agendas.talk.begin import Opening, new_talk
from minutes import FORMATS
from minutes.blocks import Document, Item, Section, stopped
from minutes.document import document
from minutes.formats.plain_text import to_text
from minutes.formats.writers import write

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
AVOID = re.compile(
    r"\b(achieved?|failed|on track|rag|held to account|report(s|ed)? to|kpis?|targets?|norms?|rules?"
    r"|requirements?|action items?|tasks?|assignees?|approved|pending|stakeholders?|caseload"
    r"|lessons? learned|score|verdict)\b",
    re.IGNORECASE,
)


def talk(agenda: str = "accountability") -> Talk:
    opening = Opening(
        goal_text="Parents bring their child to school with trust",
        people=(Person(name="Ana", role="account-giver"), Person(name="Joost", role="facilitator")),
        account_giver="Ana",
        target_group="parents",
    )
    return new_talk("k3f9q2", builtin(agenda), opening, NOW)


def with_said(meeting: Talk, where: str, *records: Said) -> Talk:
    for record in records:
        meeting = add(meeting, where, record)
    return meeting


def last_id(meeting: Talk) -> str:
    return meeting.lines[-1].id


def section(made: Document, heading: str) -> Section:
    return next(s for s in made.sections if s.heading == heading)


def headings(made: Document) -> list[str]:
    return [s.heading for s in made.sections]


def rows(made: Document) -> list[str]:
    return to_text(made, width=10_000).splitlines()


def figure(text: str = "31 of 52 parents came") -> Evidence:
    return Evidence(id="", text=text, kind="figure", figure="31 of 52", unit="parents")


@pytest.mark.parametrize("fmt", [f for f in FORMATS if f != "json"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_bare_figure_says_that_its_meaning_is_open(fmt: str, language: str) -> None:
    shown = write(add(talk(), "evidence", figure()), fmt, language).decode()  # type: ignore[arg-type]
    line = next(row for row in shown.splitlines() if "31 of 52" in row)
    line = line.replace('<span lang="en">', "").replace("</span>", "")
    assert f"31 of 52 parents came — {MEANING_OPEN[language]}" in line


@pytest.mark.parametrize("fmt", [f for f in FORMATS if f != "json"])
def test_a_figure_stands_on_one_line_with_its_meanings_and_whose_they_are(fmt: str) -> None:
    meeting = add(talk(), "evidence", figure("31 of 52\nparents"))
    about = last_id(meeting)
    meeting = with_said(
        meeting,
        "meanings",
        Meaning(id="", text="they dare\nto come", by="Ana", about=about),
        Meaning(id="", text="it is dry", by="Joost", about=about, other=True),
    )
    shown = write(meeting, fmt).decode()
    if fmt == "txt":
        shown = re.sub(r"\s+", " ", shown)
    expected = "31 of 52 parents — they dare to come (Ana); another reading: it is dry (Joost)"
    assert any(expected in row for row in shown.splitlines())


def test_a_figure_that_was_typed_apart_from_its_text_is_shown_with_it() -> None:
    item = Evidence(id="", text="parents came", kind="figure", figure="31", unit="parents")
    assert "  - parents came: 31 parents — meaning still open" in rows(
        document(add(talk(), "evidence", item))
    )


def test_the_meaning_of_an_observation_names_what_it_is_about() -> None:
    meeting = add(talk(), "evidence", Evidence(id="", text="two parents stayed"))
    meaning = Meaning(id="", text="it is theirs", by="Ana", about=last_id(meeting))
    assert "  - About “two parents stayed”: it is theirs (Ana)" in rows(
        document(add(meeting, "meanings", meaning))
    )


def test_what_was_withdrawn_is_left_out_and_what_was_said_of_it_falls_along() -> None:
    meeting = add(talk(), "evidence", figure())
    gone = last_id(meeting)
    meeting = add(meeting, "meanings", Meaning(id="", text="they dare to come", about=gone))
    meeting = add(meeting, "learned", Learned(id="", text="silence is trust"))
    meeting = withdraw(withdraw(meeting, gone), last_id(meeting))
    text = to_text(document(meeting))
    assert "31 of 52" not in text
    assert "silence" not in text
    assert "they dare to come" not in text


def test_an_unfinished_talk_says_so_and_a_closed_one_does_not() -> None:
    assert document(talk()).remark == "This talk is not closed yet."
    assert "closed" not in document(close(talk(), NOW)).remark


def test_a_check_in_is_headed_as_preparation_and_holds_only_what_is_there() -> None:
    solo = add(talk("checkin"), "evidence", Evidence(id="", text="a parent stayed"))
    question = Words(nl="Wat nu?", en="What now?")
    bring = Remark(id="", text="ask Joost", phase="initiative", slot="bring", question=question)
    made = document(close(add(solo, "remarks", bring), NOW))
    assert made.over == "Preparation: Check-in · Tuesday 24 November 2026"
    assert (made.audience, made.status) == ("", "")
    assert "not an account" in made.remark
    assert headings(made) == ["What to bring to the talk", "Evidence"]
    assert dict(made.facts)["Written by"] == "Ana"
    assert "Account given by" not in dict(made.facts)


def test_empty_sections_are_left_out_but_a_visited_phase_says_that_nothing_came() -> None:
    assert headings(document(talk())) == ["The goal"]
    meeting = talk()
    for place in range(len(meeting.phases)):
        meeting = go_to(meeting, place)
    made = document(meeting)
    assert section(made, "Evidence").lead == ("Nothing was put on the table this time.",)
    assert section(made, "What it means").lead == ("Nothing was said yet about what it means.",)


@pytest.mark.parametrize(
    ("consented", "closed", "agreed", "told"),
    [
        (("Ana", "Joost"), True, True, "Ana and Joost stand behind it."),
        (("Ana", "Joost"), False, False, "Ana and Joost stand behind it."),
        (("Ana",), True, False, "Ana stands behind it; Joost not heard yet. Until all stand behind it, "
         "the goal stays as it is."),
        ((), False, False, "Ana and Joost not heard yet."),
    ],
)  # fmt: skip
def test_a_new_wording_is_decided_or_proposed_and_never_both(
    consented: tuple[str, ...], closed: bool, agreed: bool, told: str
) -> None:
    decision = Decision(
        id="", text="it says who", by="Ana", choice="reword", wording="New", consented_by=consented
    )
    meeting = add(talk(), "decisions", decision)
    made = document(close(meeting, NOW) if closed else meeting)
    stands, not_there = ("Decisions", "Proposals") if agreed else ("Proposals", "Decisions")
    (item,) = section(made, stands).items
    assert item.text == f"The goal becomes “New”: it says who (Ana). {told}"
    assert not_there not in headings(made)
    assert section(made, "The goal").items == (), "each thing once"


def test_an_earlier_decision_stays_to_be_read() -> None:
    meeting = add(talk(), "decisions", Decision(id="", text="it is fine"))
    meeting = add(meeting, "decisions", Decision(id="", text="it is stale", choice="set-aside"))
    made = document(meeting)
    (last,) = section(made, "Proposals").items
    assert last.text.startswith("The goal is set aside: it is stale.")
    (first,) = section(made, "Said earlier in the talk").items
    assert first.text == "The goal stays as it is: it is fine."


def test_what_was_imposed_stays_visible_with_whom_the_account_is_shared() -> None:
    for whom, shared in (
        ("Ruth", "Imposed; the account is shared with whoever did so: Ruth"),
        ("Joost", "Imposed by Joost, who shares the account."),
    ):
        taken = Initiative(id="i1", text="hold an evening", origin="imposed", at_request_of=whom)
        back = LookedBack(initiative=taken, meeting="x", taken=date(2026, 10, 6))
        made = document(add(with_pass(talk(), looked_back=(back,)), "initiatives", taken))
        (item,) = section(made, "Taken up earlier").items
        assert item.text.rstrip(".") == (
            f"hold an evening (since 6 October 2026). {shared}".rstrip(".")
        )
        assert [i.text for i in section(made, "About the agreements").items] == [shared]


def test_an_initiative_that_touches_a_limit_opens_a_talk() -> None:
    item = Initiative(id="", text="a bus", by="Ana", limits="touches", frames="the budget")
    made = document(add(talk(), "initiatives", item))
    told = [i.text for i in section(made, "About the agreements").items]
    assert told == ["Touches a limit: the budget. Plan or limit is talked through first."]


def test_an_indicator_tells_its_kind_its_origin_and_what_it_once_was() -> None:
    item = Indicator(
        id="", text="who comes", kind="behaviour", origin="handed-down", once_target="80 a year"
    )
    made = document(add(talk(), "indicators", item))
    assert section(made, "The indicator, and why this one").items[0].below == (
        "This was handed down.",
        "Behaviour we see.",
        "It used to be put as: 80 a year.",
    )


def test_a_source_and_the_sign_it_was_looked_at_for_stand_with_the_evidence() -> None:
    meeting = add(talk(), "indicators", Indicator(id="", text="who comes"))
    item = Evidence(id="", text="two stayed", source="the log", indicator=last_id(meeting))
    made = document(add(meeting, "evidence", item))
    below = section(made, "Evidence").items[0].below
    assert below == ("Source: the log", "Looked at for: who comes")


def test_each_goal_of_a_talk_about_more_goals_has_its_sections() -> None:
    meeting = talk()
    meeting = change(meeting, passes=(meeting.in_hand, meeting.in_hand))
    made = headings(document(meeting))
    assert made == ["Parents bring their child to school with trust"] * 2


def test_answers_without_a_field_stand_under_their_question_in_their_section() -> None:
    question = Words(nl="Wringt er iets?", en="Does anything itch?")
    meeting = with_said(
        talk(),
        "remarks",
        Remark(id="", text="the word trust", phase="goal", slot="itch", question=question),
        Remark(id="", text="no", by="Joost", phase="goal", slot="itch", question=question),
    )
    item = section(document(meeting), "The goal").items[0]
    assert item.text == "Does anything itch?"
    assert item.below == ("the word trust", "no (Joost)")


def test_notes_of_an_open_round_stand_under_the_title_of_their_phase() -> None:
    meeting = talk()
    title = Words(nl="Rondje", en="Round")
    phase = meeting.phases[0]
    opened = type(phase)(id="round", kind="open", title=title, minutes=5)
    meeting = change(meeting, phases=(*meeting.phases, opened))
    note = Remark(id="", text="all is well", by="Joost", phase="round", question=title)
    made = document(add(meeting, "notes", note))
    assert section(made, "Round").items[0].text == "all is well (Joost)"


def test_what_was_passed_over_is_said_softly_with_its_reason() -> None:
    passed = (
        ("indicator", "why_chosen", "no time"),
        ("goal", "target_group", ""),
        ("initiative", "due", ""),
    )
    skipped = tuple(
        Line(id=f"x0.{n}", phase=phase, question=slot, text=reason, kind="passed over")
        for n, (phase, slot, reason) in enumerate(passed)
    )
    meeting = change(talk(), lines=(*talk().lines, *skipped))
    text = "Not talked through this time: why this sign was chosen (no time); {}."
    assert section(document(meeting), "Left open").lead == (
        text.format("when it is talked about again"),
    )
    dated = planned(meeting, date(2026, 12, 8))
    assert section(document(dated), "Left open").lead == (text.format("")[:-3] + ".",)


def test_those_present_are_named_with_their_roles() -> None:
    assert dict(document(talk()).facts)["Present"] == "Ana, Joost (facilitator)"


def sentences() -> list[str]:
    """Every sentence that the room itself says."""
    found = []
    for file in Path(minutes.__file__).parent.rglob("*.py"):
        calls = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call)]
        marked = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in ("_", "N_")]
        found += [str(c.args[0].value) for c in marked if isinstance(c.args[0], ast.Constant)]
    return found


def test_the_rooms_own_sentences_keep_to_the_methods_words() -> None:
    assert len(sentences()) > 50
    assert [sentence for sentence in sentences() if AVOID.search(sentence)] == []


def test_the_lines_of_a_section_have_all_a_full_stop_or_none() -> None:
    head = Item(text="Ana", below=("they come", "The goal is nearer."))
    told = stopped(Section(heading="h", items=(head, Item(text="and who?"), Item(text="few"))))
    assert told.items == (
        Item(text="Ana", below=("they come.", "The goal is nearer.")),
        Item(text="and who?"),
        Item(text="few."),
    )
    plain = Section(heading="h", items=(Item(text="they come"), Item(text="why?")))
    assert stopped(plain) == plain
    beside = replace(plain, beside=(Item(text="Ana", below=("they come",)),))
    assert stopped(beside).beside == (Item(text="Ana", below=("they come.",)),), "as prose"
