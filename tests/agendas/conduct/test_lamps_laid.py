"""Which lamps stand in a phase: of what earlier talks left, of what was said here, and nothing else."""

from typing import Any

import msgspec
import pytest
from at_table import LIMITS, PEOPLE, begun, conducted, ended, said, to
from conftest import NOW
from made_talk import SOME

from agendas.agenda import builtin
from agendas.came_to.agreed import agreement
from agendas.conduct.conductor import Conductor
from agendas.conduct.lamps import Lamp, bare_figures, deeper_key, in_full, is_under
from agendas.conduct.meant import is_heard, nameless
from agendas.lines.talk import AgainstLimits, Line
from agendas.records.agreements import AccountAgreement, Agreed
from agendas.records.heads import AGREEMENT
from agendas.records.said import Decision, Indicator, Initiative, LookedBack, Meaning
from agendas.records.segment import Brought
from agendas.records.state import State, TeamState
from agendas.slots.slots import SLOTS
from agendas.talk.begin import Opening, new_talk
from tui.prompts.line_words import about


def brought(table: Conductor, **more: Any) -> Conductor:
    """The same talk, that began with more."""
    one = table.talk.passes[0]
    began = msgspec.structs.replace(one.began, **more)
    talk = msgspec.structs.replace(table.talk, passes=(msgspec.structs.replace(one, began=began),))
    made = begun(agenda=table.agenda)
    made.talk = talk
    return made


def asked(table: Conductor, kind: str) -> list[tuple[str, str]]:
    """The lamps of the phases of a kind: what each asks for, and about what."""
    phases = [phase for phase in table.talk.phases if phase.kind == kind]
    return [(lamp.slot.name, lamp.about) for phase in phases for lamp in table._lamps_of(phase)]


def test_of_each_initiative_of_before_is_asked_what_came_of_it() -> None:
    back = tuple(
        LookedBack(initiative=Initiative(id=key, text=text, by=by), meeting="old")
        for key, text, by in (("i1", "de box", "Henk"), ("i2", "bellen", ""))
    )
    table = brought(begun(), looked_back=back)
    phases = tuple(
        msgspec.structs.replace(table.talk.phases[0], id=p.id, kind=p.kind, title=p.title)
        for p in builtin("accountability").phases
    )
    table.talk = msgspec.structs.replace(table.talk, phases=phases)
    found = [lamp for lamp in table._lamps_of(phases[0]) if phases[0].kind == "look-back"]
    assert {lamp.about for lamp in found} == {"talk:old:i1", "talk:old:i2"}
    assert [lamp.subject for lamp in found if lamp.slot.name == "happened"] == [
        "de box (Henk)",
        "bellen",
    ]
    assert [lamp.part for lamp in found] == [False, *[True] * (len(found) - 1)]
    assert in_full(found[0], "nl").endswith("– de box (Henk)")


@pytest.mark.parametrize(
    ("by", "kind", "is_asked"),
    [("Henk", "dialogue", True), ("", "dialogue", True), ("Mo", "dialogue", False), ("Mo", "peer", True),
     ("henk", "dialogue", True), ("Marieke", "goals", True), ("Henk", "goals", False)],
)  # fmt: skip
def test_of_an_earlier_sign_who_chose_it_is_asked_whether_it_still_shows_it(
    by: str, kind: str, is_asked: bool
) -> None:
    sign = Indicator(id="old:i1", text="wie er vraagt", by=by)
    table = brought(begun(), brought=Brought(indicators=(sign,)))
    table.talk = msgspec.structs.replace(table.talk, kind=kind)
    found = [about for name, about in asked(table, "indicator") if name == "indicator_onward"]
    assert found == ["old:i1"] * is_asked


def test_what_others_read_and_what_waits_for_consent_is_asked_once_more() -> None:
    left = Brought(
        others=(Meaning(id="old:m1", text="het regende", by="Joost"),),
        pending=(Decision(id="old:d1", text="", choice="let-go"),),
    )
    table = brought(begun(), brought=left)
    assert ("other_became", "old:m1") in asked(table, "interpretation")
    assert ("stands_behind", "talk:old:d1") in asked(table, "goal")
    bare = begun()
    assert "other_became" not in [name for name, _about in asked(bare, "interpretation")]
    assert "stands_behind" not in [name for name, _about in asked(bare, "goal")]


AGREED = AccountAgreement(id="a1", text="aan het bestuur")


@pytest.mark.parametrize(
    ("agreed", "missing"),
    [(Agreed(), ["prevent", "agreement", "agreement_rhythm"]),
     (LIMITS, ["agreement", "agreement_rhythm"]), (Agreed(agreement=AGREED), ["prevent"]),
     (msgspec.structs.replace(LIMITS, agreement=AGREED), [])],
)  # fmt: skip
def test_what_a_peer_talk_rests_on_is_made_first_where_it_is_missing_and_wanted(
    agreed: Agreed, missing: list[str]
) -> None:
    table = begun("peer", agreed=agreed)
    kinds = [phase.kind for phase in table.talk.phases]
    assert "agreements" in kinds
    names = [name for name, _about in asked(table, "agreements")]
    assert ("make_first" in names) == bool(missing)
    assert not {"prevent", "agreement", "agreement_rhythm"} & {*names}
    if missing:
        said(to(table, "make_first"), "1")
        assert [n for n, _a in asked(table, "agreements") if n in missing] == []
        said(to(table, "make_first"), "2")
        names = [name for name, _about in asked(table, "agreements")]
        assert names[names.index("make_first") + 1 :][: len(missing)] == missing


def test_each_earlier_limit_is_asked_about_and_the_new_words_of_one_that_changes() -> None:
    team = TeamState(name="Blauw", frames=LIMITS.frames)
    opening = Opening(goal_text="Grenzen", team="Blauw", people=PEOPLE, language="nl")
    whole = State(teams={"blauw": team})
    table = conducted(new_talk("k3f9q2", builtin("frames"), opening, NOW, whole=whole))
    found = [one for one in asked(table, "frames") if one[0] in ("frame_choice", "frame_new")]
    assert found == [("frame_choice", "f1"), ("frame_choice", "f2")]
    said(to(table, "frame_choice"), "2, te krap")
    found = [one for one in asked(table, "frames") if one[0] in ("frame_choice", "frame_new")]
    assert found == [("frame_choice", "f1"), ("frame_new", "f1"), ("frame_choice", "f2")]


def test_each_figure_is_asked_what_it_tells_until_it_has_a_meaning_that_may_stay_open() -> None:
    table = begun()
    first, second, _seen = said(to(table, "evidence"), "31 van de 52 kwamen", "12 bleven weg", "ze bleven staan")  # fmt: skip
    figures = [
        about for name, about in asked(table, "interpretation") if name == "meaning" and about
    ]
    assert figures == [first.id, second.id]
    assert [one.id for one in bare_figures(table.lines)] == figures
    lamp = next(one for one in table.every_lamp() if one.about == first.id)
    table.hear("ze vinden de weg", lamp, ("Henk",))
    assert [one.id for one in bare_figures(table.lines)] == [second.id]
    table.change(first.id, "ze kwamen")
    assert ("meaning", first.id) in asked(table, "interpretation"), "its lamp was laid, and stays"
    table.change(second.id, "ze bleven weg")
    assert ("meaning", second.id) not in asked(table, "interpretation")


def test_a_line_stands_under_the_lamp_that_asked_it_in_whichever_words() -> None:
    lamp = Lamp(phase="p", id="reading", question=SOME, slot=SLOTS["reading"])
    mine = Line(id="r1", phase="p", question="reading", kind="reading", about="g-first:1")
    for question, under in (("reading", True), ("reading-2", True), ("reading-each", False),
                            ("readings", False), ("", False)):  # fmt: skip
        assert is_under(msgspec.structs.replace(mine, question=question), lamp) == under
    assert not is_under(msgspec.structs.replace(mine, phase="q"), lamp)
    assert not is_under(msgspec.structs.replace(mine, kind="passed over"), lamp)
    about = msgspec.structs.replace(lamp, about="g-first:1")
    assert is_under(mine, about)
    assert not is_under(msgspec.structs.replace(mine, about="g-first:2"), about)
    assert deeper_key("goal", "itch") == "goal?itch"


def test_words_without_a_name_are_the_account_givers_until_somebody_else_spoke_there() -> None:
    table = to(begun(), "set_in_motion")
    lamp = table.lamp
    assert lamp is not None
    assert lamp.slot.you
    assert nameless(table.lines, lamp) == ("Marieke",)
    assert not is_heard(table.lines, "Marieke")
    said(table, "wie er vraagt")
    assert nameless(table.lines, lamp) == ("Marieke",)
    said(table, "henk: wie er blijft")
    assert nameless(table.lines, lamp) == ()
    assert (is_heard(table.lines, "Henk"), is_heard(table.lines, "Joost")) == (True, False)
    to_all = next(
        one for one in table.every_lamp() if not one.slot.you and one.slot.of != "request"
    )
    assert nameless(table.lines, to_all) == ()
    alone = begun(people=PEOPLE[:1])
    assert nameless(alone.lines, msgspec.structs.replace(lamp, slot=SLOTS["road"])) == ("Marieke",)


@pytest.mark.parametrize(
    ("text", "touched", "words"),
    [
        ("2 a want het kost veel", ("f1",), "het kost veel"),
        ("2 a, b, te duur", ("f1", "f2"), "te duur"),
        ("2, z te duur", (), "z te duur"),
        ("2, het is meer dan niet meer dan € 500", ("f1",), "het is meer dan niet meer dan € 500"),
        ("2, te duur", (), "te duur"),
        ("1, het past", (), "het past"),
    ],
)
def test_the_limits_that_an_initiative_touches_are_named_by_letter_or_by_their_words(
    text: str, touched: tuple[str, ...], words: str
) -> None:
    table = begun(agreed=LIMITS)
    said(to(table, "initiative"), "ik zet de box neer")
    (line,) = said(to(table, "limits"), text)
    assert isinstance(line.value, AgainstLimits)
    assert [frame.frame for frame in line.value.considered] == ["f1", "f2"]
    assert (line.value.touched, line.text) == (touched, words)
    assert line.choice == ("inside" if text.startswith("1") else "touches")


def test_the_only_limit_there_is_is_the_one_that_is_touched() -> None:
    one = Agreed(frames=LIMITS.frames[:1])
    table = begun(agreed=one)
    said(to(table, "initiative"), "ik zet de box neer")
    (line,) = said(to(table, "limits"), "2, te duur")
    assert isinstance(line.value, AgainstLimits)
    assert line.value.touched == ("f1",)


def test_what_is_said_to_an_agreement_among_peers_does_not_take_its_place() -> None:
    table = begun("peer", agreed=LIMITS)
    said(to(table, "make_first"), "2")
    (first, _dissent) = said(
        to(table, "agreement"), "marieke: we vertellen het elkaar", "henk: de ouders nog niet"
    )
    to(table, "agreement_rhythm")
    found = table.meant("elke drie weken")
    assert found
    assert about(table.lines, found.line) == "with “we vertellen het elkaar”"
    (often,) = said(table, "henk: elke drie weken")
    assert often.about == first.id
    following = begun("peer", earlier=(ended(table),)).talk
    laid = [(one.shown, one.by) for one in following.laid_out if one.head == AGREEMENT]
    assert laid == [
        ("we vertellen het elkaar · elke drie weken (Henk)", "Marieke"), ("de ouders nog niet", "Henk"),
    ]  # fmt: skip


def test_how_often_goes_with_what_one_said_oneself_before_what_was_said_of_them() -> None:
    table = begun("peer", agreed=LIMITS)
    said(to(table, "make_first"), "2")
    _first, _of_her, own = said(
        to(table, "agreement"),
        "Marieke vertelt het Joost", "fatima vertelt het nog niemand", "fatima: ik vertel het Henk",
    )  # fmt: skip
    (spoken,) = said(to(table, "agreement_rhythm"), "eens per maand, zegt Fatima")
    assert spoken.about == own.id


def test_how_often_goes_with_the_agreement_in_which_its_speaker_tells_or_is_told() -> None:
    table = begun("peer", agreed=LIMITS)
    said(to(table, "make_first"), "2")
    marieke, joost, fatima = said(
        to(table, "agreement"),
        "Marieke vertelt het Joost en Henk", "joost: ik vertel het Ruth", "Fatima vertelt het nog niemand",
    )  # fmt: skip
    spoken = said(
        to(table, "agreement_rhythm"),
        "elke zes weken", "henk: vraag me rond de middag", "eens per maand, zegt Joost",
        "fatima: na de vakantie", "jolanda: elke week",
    )  # fmt: skip
    assert [one.about for one in spoken] == [
        marieke.id, marieke.id, joost.id, fatima.id, marieke.id,
    ]  # fmt: skip
    agreed = agreement(table.lines)
    assert agreed
    assert [(one.text, one.rhythm) for one in (agreed, *agreed.others)] == [
        ("Marieke vertelt het Joost en Henk", "elke zes weken; vraag me rond de middag (Henk); elke week (Jolanda)"),
        ("ik vertel het Ruth", "eens per maand"),
        ("Fatima vertelt het nog niemand", "na de vakantie (Fatima)"),
    ]  # fmt: skip
    table.walk_as(spoken[2].id)
    moved = table.find(spoken[2].id)
    assert moved
    assert moved.about == fatima.id, "F6 puts it with another"
