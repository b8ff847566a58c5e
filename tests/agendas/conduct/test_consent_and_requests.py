"""Dissent, leaders, requests and initiatives (conversation.md §5)."""

from datetime import date

import msgspec
import pytest
from at_table import LIMITS, PEOPLE, begun, conducted, ended, read, said, tell, to, what_is_said
from conftest import NOW
from examples import rows

from agendas.came_to.goal.changes import changes
from agendas.came_to.goal.consents import behind, last_words, stances
from agendas.came_to.goal.decisions import decisions
from agendas.came_to.goal.wordings import became
from agendas.came_to.initiatives import asked_still, initiatives, looked_back
from agendas.came_to.next_talks import next_talk
from agendas.conduct.at_close import reopened
from agendas.conduct.conductor import Card, Conductor, Put
from agendas.conduct.lamps import Lamp
from agendas.conduct.shown import chosen_word
from agendas.errors import TalkError
from agendas.folding.fold import state_of
from agendas.folding.story import story_of
from agendas.folding.waits import waits
from agendas.lines.edit import with_line
from agendas.lines.talk import Line, Talk
from agendas.parsing.asked_of import asked_of
from agendas.records.said import Wording
from agendas.slots.slots import SLOTS
from locales import use
from minutes.document import document
from minutes.formats.plain_text import to_text
from minutes.sections.decided import proposals, said_earlier
from minutes.sections.evidence import meaning
from minutes.sections.goal_section import readings
from minutes.sections.phrases import Writing
from minutes.sections.rest import passed_over
from minutes.sections.who_does_what import agreements
from tui.prompts.render import became as became_in_prompts
from tui.prompts.render import row, subject_lines
from tui.screens.home_rows import _taken_up
from tui.screens.prepare_notes import comes_along, opens_with
from tui.widgets.lines.aloud import Aloud
from tui.widgets.lines.said_line import lines
from tui.widgets.talk.asked import stands_apart, subject_of, told_after
from tui.widgets.talk.entry_border import lower
from tui.words.open_answer import answer_open
from tui.words.signs import Roster

NAMES = tuple(person.name for person in PEOPLE)
NEW = "Leerlingen weten dat ze gemist worden"


def proposed(table: Conductor, *words: str, question: str = "itch") -> Conductor:
    """The same talk with other words proposed by Henk, and the lamp of the last one's consent lit."""
    for text in words or (NEW,):
        to(table, question).walk_kind("x")
        (line,) = said(table, f"henk: {text}")
        assert line.kind == "wording"
    table.on()
    assert table.lamp
    assert table.lamp.id == "consent"
    return table


def earlier() -> Talk:
    """A talk that made the six of them share the goal."""
    return ended(begun())


def second() -> Conductor:
    return begun(earlier=(earlier(),))


def wordings(talk: Talk) -> list[tuple[str, str]]:
    return [(w.text, w.status) for w in became(read(talk), 0).goal.wordings[1:]]


def now(*talks: Talk) -> Wording:
    return next(iter(state_of(talks).goals.values())).goal.now


# -- consent


def test_a_proposal_tells_whose_it_is_and_when_everyone_is_behind_it() -> None:
    table = proposed(second())
    assert table.lamp
    first, who = table.lamp.subject.split("\n")
    assert first == f"Voorgesteld: “{NEW}” (Henk)"
    assert who.startswith("Dit doel delen: ")
    said(table, "allen: 1")
    assert table.lamp.subject.split("\n")[1] == "Allen staan erachter."
    said(table, "henk: 2 want het is te veel")
    assert table.lamp.subject.split("\n")[1:] == ["Niet: Henk."]


def test_an_earlier_choice_of_the_same_person_reads_as_earlier_and_the_later_one_counts() -> None:
    table = proposed(second())
    (no, yes) = said(table, "ruth: 2 want te groot", "ruth: 1, nu wel")
    (closer, away) = said(
        to(table, "standing"), "marieke: 1 want ze komen", "marieke: 4, toch niet"
    )
    assert table.lines.earlier == {no.id, closer.id}
    first = {key: told[-1] for key, told in lines(table.lines, None)}
    assert [first[o.id].quiet for o in (no, yes, closer, away)] == [True, False, True, False]
    assert first[closer.id].kind == "said at first"
    assert (row(table, no).count("said at first"), row(table, yes).count("earlier")) == (1, 0)
    w = Writing(read(ended(table)), "nl")
    assert [item.text for item in said_earlier(w).items] == [
        "Dichterbij gekomen: ze komen (Marieke)."
    ]
    told = meaning(w)
    texts = [item.text for group in (told.beside, told.items) for item in group]
    assert not any("dichterbij" in str(text) for text in (*texts, *told.beside))
    table.withdraw(away.id)
    assert closer.id not in table.lines.earlier, "it counts again"


def test_everyone_is_who_shares_the_goal_there_or_not_and_nobody_who_shares_it_no_more() -> None:
    table = proposed(second())
    assert table.lamp
    said(table, "marieke, henk, jolanda, ruth, fatima: 1")
    assert "Allen staan erachter." not in table.lamp.subject, "Joost went home, and shares it still"
    assert wordings(ended(table))[-1] == (NEW, "proposed")
    wording = next(one for one in table.talk.lines if one.kind == "wording")
    gone = Line(id="90.k3f9", kind="leaves", about=wording.id, phase=wording.phase, who=("Joost",))
    table.talk = with_line(table.talk, gone)
    assert table.lamp.subject.endswith("Allen staan erachter.")
    assert wordings(ended(table))[-1] == (NEW, "agreed"), "as the lamp said"


@rows("choice, asked", [
    ("5", "Kan iedereen zich erin vinden dat we dit doel terzijde leggen?"),
    ("6", "Kan iedereen zich erin vinden dat we dit doel loslaten?"),
    ("4", "Kan iedereen zich erin vinden dat we dit doel splitsen?"),
])  # fmt: skip
def test_where_no_words_are_voted_on_none_are_asked_about(choice: str, asked: str) -> None:
    table = to(second(), "decision")
    said(table, f"henk: {choice}")
    assert to(table, "consent").lamp.question.nl == asked


def test_everyone_behind_it_makes_it_the_goal_at_the_close_and_not_before() -> None:
    table = proposed(second())
    assert table.lamp
    assert table.lamp.question.nl == "Wie van jullie kan zich in deze woorden vinden?"
    assert NEW in table.lamp.subject
    assert [w.nl for w in table.lamp.choices.values()] == [
        "ik sta erachter", "ik niet, want …", "ik was er niet bij",
    ]  # fmt: skip
    said(table, "allen: 1")
    assert became(read(table.talk), 0).goal.now.text != NEW
    talk = ended(table)
    assert wordings(talk) == [(NEW, "agreed")]
    assert now(earlier(), talk).text == NEW


def test_dissent_keeps_it_proposed_beside_the_agreed_one_with_who_and_why() -> None:
    table = proposed(second())
    said(table, "allen: 1", "ruth: 2 want het is te groot", "fatima: 3")
    talk = ended(table)
    assert wordings(talk) == [(NEW, "proposed")]
    state = next(iter(state_of((earlier(), talk)).goals.values()))
    assert state.goal.now.text != NEW
    (waits,) = state.pending
    assert waits.consented_by == ("Marieke", "Henk", "Joost", "Jolanda")
    assert [(s.name, s.choice, s.because) for s in waits.apart] == [
        ("Ruth", "not", "want het is te groot"), ("Fatima", "absent", ""),
    ]  # fmt: skip


def test_who_was_absent_is_asked_in_the_next_talk_and_dissent_is_shown_there() -> None:
    table = proposed(second())
    said(table, "allen: 1", "ruth: 2 want het is te groot", "fatima: 3")
    first, talk = earlier(), ended(table)
    third = to(begun(earlier=(first, talk)), "consent_later")
    assert third.lamp
    assert third.lamp.subject.split("\n") == [
        f"“{NEW}”", "Ruth: ik niet, want het is te groot", "Nog niet gevraagd: Fatima.",
    ]  # fmt: skip
    said(third, "fatima: 1")
    assert "gevraagd" not in (third.lamp.subject if third.lamp else "")
    assert wordings(ended(third))[-1] == (NEW, "proposed"), "Ruth still is not"
    said(third, "ruth: 1, nu wel")
    done = ended(third)
    assert wordings(done)[-1] == (NEW, "agreed")
    assert now(first, talk, done).text == NEW


def test_the_reason_of_a_dissent_stands_in_the_minutes_of_the_next_talk_too() -> None:
    table = proposed(second())
    said(table, "allen: 1", "ruth: 2 want het is te groot", "fatima: 3")
    first, talk = earlier(), ended(table)
    third = begun(earlier=(first, talk))
    (change,) = changes(read(ended(third)), 0)
    assert [(s.name, s.because) for s in change.stances if s.choice == "not"] == [
        ("Ruth", "want het is te groot")
    ]
    assert change.waiting == ("Fatima",), "who was absent is still to be asked"
    said(to(third, "consent_later"), "ruth: 1, nu wel")
    (change,) = changes(read(ended(third)), 0)
    assert not [s for s in change.stances if s.choice == "not"], "her last word counts"


def test_what_was_said_with_a_decision_is_taken_as_the_new_words_by_its_number_alone() -> None:
    table = to(second(), "decision")
    (decided,) = said(table, f"ruth: 2, {NEW}")
    assert (decided.choice, decided.text) == ("reword", NEW), "it may be why, too"
    lamp = to(table, "new_wording").lamp
    assert lamp
    assert [words.nl for words in lamp.choices.values()] == [f"“{NEW}” (Ruth)"]
    (words,) = said(table, "henk: 1")
    assert (tell(words), words.about) == (("Henk", "wording", NEW), decided.id)
    (change,) = decisions(read(table.talk), 0)
    assert (change.wording, change.text) == (NEW, ""), "and so it was not why"
    assert table.undo()
    (words,) = said(table, "henk: 1 kind minder is genoeg")
    assert words.text == "1 kind minder is genoeg", "the number alone"
    table = to(second(), "decision")
    said(table, "ruth: 2")
    lamp = to(table, "new_wording").lamp
    assert lamp
    assert not lamp.choices, "nothing was said with it"


@rows(
    ("again", "told"),
    [
        ("joost: 2", "Joost niet, want het is te vaag"),
        ("joost: 2, nog steeds niet", "Joost niet: nog steeds niet"),
        ("joost: 2 want dat kan niet iedereen", "Joost niet, want dat kan niet iedereen"),
        ("ruth: 1", "Joost niet, want het is te vaag"),
    ],
)
def test_an_earlier_proposal_has_its_proposer_and_why_who_is_still_not_behind_it(
    again: str, told: str
) -> None:
    """Who says no more than that they are still not has the reason they gave; other words take its place."""
    first = proposed(begun())
    said(first, "allen: 1", "joost: 2 want het is te vaag")
    talks = [ended(first)]
    table = to(begun(earlier=tuple(talks)), "consent_later")
    said(table, again)
    talks.append(ended(table))
    (item,) = proposals(Writing(read(talks[-1]), "nl")).items
    assert item.text.startswith(f"Het doel wordt “{NEW}” (Henk).")
    assert f"; {told}." in item.text
    (pending,) = state_of(tuple(talks)).goals[talks[0].passes[0].goal].pending
    assert pending.by == "Henk"
    assert [(one.name, one.because) for one in pending.apart] == [
        ("Joost", told.partition(", ")[2] or told.partition(": ")[2])
    ]


def test_a_vote_said_where_the_number_chooses_something_else_chooses_as_a_vote_when_it_is_moved() -> (
    None
):
    """The vote on a proposal made under the decision is asked right behind that."""
    table = to(second(), "decision")
    table.slot = SLOTS["wording_proposed"]
    (words,) = said(table, f"fatima: {NEW}")
    put = table.say("allen: 1")
    assert put
    assert told_after(table, put, "→").startswith("Here 1 is “houden”. What was proposed")
    assert told_after(table, put, "→").endswith("→")
    (henk,) = said(table, "henk: 2 want vorm geven is te zwaar")
    (ruth,) = said(table, "ruth: 4, het zijn er twee")
    before = what_is_said(table.talk)
    table.move_on(put.lines[0].id)
    votes = read(table.talk).about(words.id, "consent")
    assert [(one.id, one.choice, len(one.by), one.text) for one in votes] == [
        (put.lines[0].id, "behind", 6, ""), (henk.id, "not", 1, "want vorm geven is te zwaar"),
        (ruth.id, "", 1, "splitsen: het zijn er twee"),
    ]  # fmt: skip
    assert votes[0].who == votes[0].by
    assert table.lamp
    assert table.lamp.id == "consent"
    put = table.say("joost: 1")
    assert put
    assert "“" not in told_after(table, put, "→"), "a vote where it is asked is none too early"
    table.undo()
    table.undo()
    assert what_is_said(table.talk) == before
    later = conducted(table.talk)
    later.move_on(henk.id)
    later = conducted(later.talk)
    later.undo()  # Ruth's, that went with it
    later.undo()
    again = later.find(henk.id)
    assert again
    assert (again.kind, again.choice) == ("decision", "reword"), "also after reopening"
    to(later, "decision").move_back(henk.id)
    back = later.find(henk.id)
    assert back
    assert (back.choice, back.text.partition(":")[0]) == ("", "anders verwoorden"), "nowhere else"


def test_who_votes_a_question_too_early_proposes_nothing_and_right_makes_it_a_vote() -> None:
    table = to(second(), "decision")
    said(table, "ruth: 2")
    (early,) = said(to(table, "new_wording"), "henk: 1 want het moet scherper")
    assert (early.kind, early.text) == ("remark", "1 want het moet scherper")
    put = table.say("joost: 2, het blijft vaag")
    assert put
    assert told_after(table, put, "→").startswith("“2, het blijft vaag” is no wording")
    assert decisions(read(table.talk), 0)[-1].wording == "", "none of it is the goal's new words"
    (words,) = said(table, f"fatima: {NEW}")
    put = table.say("allen: 1")
    assert put
    asked = table.lamps_called("consent")[0].question.nl
    told = f"{asked} Voorgesteld: “{NEW}” (Fatima) →"
    assert told_after(table, put, "→").endswith(told), "and which words"
    (henk,) = said(table, "henk: 2, het blijft vaag")
    assert (henk.kind, henk.text, henk.by) == ("remark", "2, het blijft vaag", ("Henk",))
    assert decisions(read(table.talk), 0)[-1].wording == NEW
    table.move_on(put.lines[0].id)
    votes = read(table.talk).about(words.id, "consent")
    assert [(one.choice, len(one.by)) for one in votes] == [("behind", 6), ("not", 1)]
    assert votes[-1].text == "het blijft vaag"
    (counts,) = said(to(table, "new_wording"), "henk: 2 leerlingen per klas durven te vragen")
    assert counts.kind == "wording", "whom a goal is for may open it"
    table.slot = SLOTS["new_wording"]
    (by_key,) = said(table, "henk: 2 plekken waar ze zich thuis voelen")
    assert by_key.kind == "wording", "somebody said so with F6"


@rows("question", ["initiative", "indicator", "reading"])
def test_a_digit_alone_is_nothing_that_somebody_takes_up_looks_at_or_reads(question: str) -> None:
    table = to(begun(), question)
    alone, more = said(table, "allen: 1", "henk: 2 keer per week bellen ze")
    assert (alone.kind, alone.text) == ("remark", "1")
    assert more.kind != "remark"


def test_a_vote_on_what_is_asked_of_somebody_is_no_initiative_under_the_question_before() -> None:
    table = to(begun(), "initiative")
    asked, number, why = said(
        table, "ruth: Joost, bel jij ze?", "joost: 1", "joost: 2, ik heb geen tijd"
    )
    assert (number.kind, why.kind) == ("remark", "remark")
    table.move_on(number.id)
    answers = read(table.talk).about(asked.id, "request answer")
    assert [(one.choice, one.text) for one in answers] == [("yes", ""), ("no", "ik heb geen tijd")]
    (step,) = said(to(table, "initiative"), "joost: 1 gesprek per kind")
    assert step.kind == "initiative"


@rows(
    "why",
    ["want hulp is te smal", "omdat hulp te smal is", "because it is narrow", "hulp is te smal",
     "het dekt niet meer wat wij zien", "de ouders ontbreken", "it leaves out the parents"],
)  # fmt: skip
def test_a_reason_for_other_words_is_offered_as_no_wording(why: str) -> None:
    table = to(second(), "decision")
    said(table, f"ruth: 2, {why}")
    lamp = to(table, "new_wording").lamp
    assert lamp
    assert not lamp.choices
    (asked,) = [item.text for item in proposals(Writing(read(ended(table)), "nl")).items]
    assert "anders verwoord" in asked
    assert f"{why} (Ruth)" in asked
    said(table, f"fatima: {NEW}")
    (told,) = [item.text for item in proposals(Writing(read(ended(table)), "nl")).items]
    assert told.startswith(f"Het doel wordt “{NEW}” (Fatima).")


def test_of_what_nobody_took_up_it_is_not_asked_what_to_notice_or_when() -> None:
    table = to(begun(), "initiative")
    (mine,) = said(table, "ik zet de box neer")
    (asked,) = said(table, "ruth: Joost, bel jij ze?")
    (before,) = said(to(table, "notice"), "jolanda: dat ze bellen")
    assert before.about == asked.id, "he may take it up still"
    said(to(table, "request_answer"), "joost: 2, ik heb geen tijd")
    for question in ("notice", "due"):
        (line,) = said(to(table, question), "fatima: 8 december")
        assert line.about == mine.id, question
    said(to(table, "request_answer"), "ruth: 3")
    (imposed,) = said(to(table, "notice"), "fatima: dat ze bellen")
    assert imposed.about == asked.id, "no or not, it is done"
    said(to(table, "request_answer"), "joost: 1, toch wel")
    (after,) = said(to(table, "notice"), "henk: dat ze bellen")
    assert after.about == asked.id


def test_a_later_word_counts_in_a_later_talk_too() -> None:
    table = proposed(second())
    said(table, "allen: 1", "fatima: 3")
    first, talk = earlier(), ended(table)
    third = to(begun(earlier=(first, talk)), "consent_later")
    said(third, "allen: 1", "henk: 2 want ik zie het nu anders")
    done = ended(third)
    assert wordings(done)[-1] == (NEW, "proposed")
    (waits,) = next(iter(state_of((first, talk, done)).goals.values())).pending
    assert "Henk" not in waits.consented_by
    assert [(s.name, s.because) for s in waits.apart] == [("Henk", "want ik zie het nu anders")]


def test_somebody_who_shares_the_goal_and_is_not_there_is_still_needed() -> None:
    five = tuple(person for person in PEOPLE if person.name != "Fatima")
    table = proposed(begun(earlier=(earlier(),), people=five))
    said(table, "allen: 1")
    talk = ended(table)
    assert wordings(talk) == [(NEW, "proposed")]
    third = to(begun(earlier=(earlier(), talk)), "consent_later")
    assert third.lamp
    assert "Nog niet gevraagd: Fatima." in third.lamp.subject


def test_everyones_last_word_counts_and_a_doubt_leaves_it_open() -> None:
    table = proposed(second())
    said(
        table, "allen: 1", "henk: 2 want het is vaag", "henk: 1", "joost: ik twijfel nog",
        "ik twijfel", "ruth: nu moeten we de ouders ook vragen",
    )  # fmt: skip
    assert table.lamp
    found = stances(read(table.talk).about(table.lamp.about, "consent"))
    assert {(s.name, s.choice) for s in found} == {
        (name, "behind") for name in NAMES if name != "Joost"
    }, "whoever doubts has not said so any more: 1 says it again; a remark takes nothing back"
    said(table, "joost: 1")
    assert wordings(ended(table)) == [(NEW, "agreed")]


def test_why_not_may_be_said_before_the_choice() -> None:
    table = proposed(second())
    said(table, "henk: het is vaag", "henk: 2")
    assert table.lamp
    (henk,) = stances(read(table.talk).about(table.lamp.about, "consent"))
    assert (henk.choice, henk.because) == ("not", "het is vaag")


def test_consent_without_a_name_binds_nobody_until_it_is_given_one() -> None:
    table = proposed(second())
    (line,) = said(table, "1")
    assert (line.by, line.who, line.choice) == ((), (), "behind")
    assert wordings(ended(table)) == [(NEW, "proposed")]
    table.give(line.id, ("Henk",))
    assert table.lamp
    assert [s.name for s in stances(read(table.talk).about(table.lamp.about, "consent"))] == [
        "Henk"
    ]


def test_words_somebody_stands_behind_are_not_changed() -> None:
    table = proposed(second())
    line_id = table.lamp.about if table.lamp else ""
    table.change(line_id, "Leerlingen weten dat zij gemist worden")
    said(table, "joost: 1")
    with pytest.raises(TalkError):
        table.change(line_id, "Leerlingen komen vaker")
    table.change(line_id, "fatima: Leerlingen weten dat zij gemist worden")
    now = table.find(line_id)
    assert now
    assert tell(now) == ("Fatima", "wording", "Leerlingen weten dat zij gemist worden")


@rows("which", [0, 1])
def test_once_one_is_agreed_the_others_are_overtaken(which: int) -> None:
    words = (NEW, "Leerlingen durven te vragen")
    table = proposed(second(), *words)
    behind = [lamp for lamp in table.lamps if lamp.id == "consent"]
    to(table, "consent")
    table.light(table.lamps.index(behind[which]))
    said(table, "allen: 1")
    talk = ended(table)
    assert sorted(wordings(talk)) == sorted(
        (text, "agreed" if n == which else "proposed") for n, text in enumerate(words)
    )
    state = next(iter(state_of((earlier(), talk)).goals.values()))
    assert state.goal.now.text == words[which]
    assert state.pending == (), "kept, and asked no more"
    assert state.goal.proposed == ()
    third = begun(earlier=(earlier(), talk))
    third.next_phase()
    assert "consent_later" not in [lamp.id for lamp in third.every_lamp()]


def test_once_other_words_are_agreed_on_those_that_waited_are_asked_no_more() -> None:
    table = proposed(second(), "Leerlingen missen niets als ze ziek zijn", NEW)
    waiting, agreed = (line.id for line in read(table.talk).of("wording"))

    def asked() -> dict[str, Lamp]:
        return {lamp.about: lamp for lamp in table.lamps_called("consent")}

    table.shine(asked()[agreed])
    said(table, "allen: 1")
    assert set(asked()) == {agreed}
    said(table, "henk: 2 want het blijft vaag")
    assert set(asked()) == {waiting, agreed}, "no longer agreed: it waits again"


def test_earlier_words_are_asked_no_more_once_others_are_agreed_on() -> None:
    other = "Leerlingen missen niets als ze ziek zijn"
    table = proposed(second(), other, NEW)
    third = to(begun(earlier=(earlier(), ended(table))), "consent_later")
    assert len(third.lamps_called("consent_later")) == 2
    said(third, "allen: 1")
    assert len(third.lamps_called("consent_later")) == 1


def test_what_was_decided_otherwise_is_overtaken_by_what_all_stand_behind() -> None:
    table = proposed(second())
    said(table, "allen: 1")
    said(to(table, "decision"), "henk: 2 want het is vaag")
    said(to(table, "new_wording"), "henk: Leerlingen lachen")
    talk = ended(table)
    state = next(iter(state_of((earlier(), talk)).goals.values()))
    assert (state.goal.now.text, state.pending) == (NEW, ())


def test_a_decision_to_reword_has_its_words_and_their_consent_behind_it() -> None:
    table = to(second(), "decision")
    said(table, "henk: 2 want het is vaag")
    said(to(table, "new_wording"), f"henk: {NEW}")
    assert table.on() == "lamp"
    assert table.lamp
    assert table.lamp.id == "consent"
    said(table, "allen: 1")
    assert wordings(ended(table)) == [(NEW, "agreed")]


def test_a_later_not_does_not_undo_what_was_agreed_at_a_close() -> None:
    table = proposed(second())
    said(table, "allen: 1")
    talk = ended(table)
    third = begun(earlier=(earlier(), talk))
    said(to(third, "itch"), "henk: 2, toch niet")
    assert now(earlier(), talk, ended(third)).text == NEW


def test_a_reopened_talk_decides_anew_at_its_close() -> None:
    table = proposed(second())
    said(table, "allen: 1")
    talk = reopened(ended(table))
    again = Conductor(talk, table.agenda, lambda: NOW, lambda _t, _n: None, "m4p7")
    to(again, "consent")
    said(again, "henk: 2 want het is vaag")
    assert wordings(ended(again)) == [(NEW, "proposed")]


# -- requests


@rows(
    ("text", "by", "asked"),
    [
        ("Joost, neem jij het contact?", "Ruth", ("Joost",)),
        ("Joost neemt het contact", "Ruth", ("Joost",)),
        ("joost belt de ouders", "Henk", ("Joost",)),
        ("Joost en Fatima bellen de ouders", "Henk", ("Joost", "Fatima")),
        ("misschien kan Jolanda bellen", "Marieke", ("Jolanda",)),
        ("ik vraag Joost om te bellen", "Marieke", ("Joost",)),
        ("Ik wil Joost vragen om te bellen", "Marieke", ("Joost",)),
        ("wij vragen Fatima", "Marieke", ("Fatima",)),
        ("I ask Joost to call", "Marieke", ("Joost",)),
        ("I'll ask Joost to call", "Marieke", ("Joost",)),
        ("ik bel met Joost de ouders", "Marieke", ()),
        ("met Joost bel ik de ouders", "Marieke", ()),
        ("samen met Joost de ouders bellen", "Marieke", ()),
        ("with Joost we call the parents", "Marieke", ()),
        ("Joost en ik bellen", "Marieke", ()),
        ("Joost and I call", "Marieke", ()),
        ("Joost, Fatima en ik bellen", "Marieke", ()),
        ("wij bellen de moeder van Joost", "Marieke", ()),
        ("ik geef Joost de sleutel", "Marieke", ()),
        ("We phone, and Joost writes", "Marieke", ()),
        ("ik vraag het aan de ouders", "Marieke", ()),
        ("ik vraag een leerling erbij", "Marieke", ()),
        ("ik vraag met Joost de ouders", "Marieke", ()),
        ("ik vraag Fatima of Joost", "Marieke", ("Joost", "Fatima")),
        ("ik vraag aan Joost of hij belt", "Marieke", ("Joost",)),
        ("ik ga Joost vragen", "Marieke", ("Joost",)),
        ("ik bel en laat Joost vragen stellen", "Marieke", ()),
        ("Joost belt de ouders", "Joost", ()),
        ("de Joosten bellen", "Marieke", ()),
        ("Ruthless cutting", "Marieke", ()),
        ("de box neerzetten", "Marieke", ()),
        ("Jan-Joost belt", "Marieke", ()),
    ],
)
def test_whom_a_line_names_as_the_one_who_does_it(
    text: str, by: str, asked: tuple[str, ...]
) -> None:
    assert asked_of(text, (by,), NAMES) == asked


@rows(
    ("typed", "kind", "who"),
    [
        ("ruth: Joost, neem jij het contact?", "request", ("Joost",)),
        ("ruth: de ouders bellen", "request", ()),
        ("ruth: er moet gebeld worden", "request", ()),
        ("ruth: ik bel de ouders", "initiative", ()),
        ("ruth: morgen bel ik de ouders", "initiative", ()),
        ("ruth: we bellen de ouders", "initiative", ()),
        ("ruth: I call the parents", "initiative", ()),
        ("henk: de ouders bellen", "initiative", ()),
        ("henk, ruth: de ouders bellen", "initiative", ()),
        ("jo: Henk belt de ouders", "request", ("Henk",)),
        ("fatima: ik bel met Henk", "initiative", ()),
    ],
)
def test_a_request_is_a_line_that_names_another_or_a_leaders_without_i(
    typed: str, kind: str, who: tuple[str, ...]
) -> None:
    table = to(begun(), "initiative")
    (line,) = said(table, typed)
    assert (line.kind, line.who) == (kind, who)
    laid = [lamp.about for lamp in table.lamps if lamp.id == "request_answer"]
    assert laid == ([line.id] if kind == "request" else [])


def asked(*answers: str, typed: str = "ruth: Joost, neem jij het contact?") -> Conductor:
    table = to(begun(), "initiative")
    said(table, typed)
    to(table, "request_answer")
    said(table, *answers)
    return table


def taken(table: Conductor) -> list[tuple[str, str | None, str]]:
    return [(i.by, i.origin, i.at_request_of) for i in initiatives(read(table.talk), 0)]


@rows(
    ("answers", "came_to"),
    [
        ((), []),
        (("joost: 1",), [("Joost", "on-request", "Ruth")]),
        (("1",), [("Joost", "on-request", "Ruth")]),
        (("joost: 1, graag",), [("Joost", "on-request", "Ruth")]),
        (("joost: 2, geen tijd",), []),
        (("joost: 3",), [("Ruth", "imposed", "Ruth")]),
        (("ruth: 3",), [("Ruth", "imposed", "Ruth")]),
        (("joost: 2", "joost: 1"), [("Joost", "on-request", "Ruth")]),
        (("joost: 1", "joost: 2, toch niet"), []),
        (("henk: 1",), [("Henk", "on-request", "Ruth")]),
        (("henk: ja, ik ook",), [("Henk", "on-request", "Ruth")]),
        (("henk: ik wil het ook wel doen",), [("Henk", "on-request", "Ruth")]),
        (("joost: ik doe dat wel",), [("Joost", "on-request", "Ruth")]),
        (("henk: ik wil het ook wel doen, maar niet nu",), []),
        (("ruth: 1",), [("Ruth", None, "")]),
        (("ruth: ja",), []),
        (("henk: 1", "joost: 1"), [("Henk, Joost", "on-request", "Ruth")]),
        (("henk: 1", "joost: 2"), [("Henk", "on-request", "Ruth")]),
        (("joost: misschien",), []),
        (("joost: misschien", "joost: 1"), [("Joost", "on-request", "Ruth")]),
    ],
)
def test_a_request_is_whose_own_yes_it_has_or_its_speakers_where_imposed(
    answers: tuple[str, ...], came_to: list[tuple[str, str, str]]
) -> None:
    assert taken(asked(*answers)) == came_to


def test_a_request_to_several_is_of_each_who_says_yes() -> None:
    typed = "ruth: Joost en Henk, bellen jullie?"
    assert taken(asked("1", typed=typed)) == [], "nobody is known to have said it"
    assert taken(asked("joost, henk: 1", typed=typed)) == [("Joost, Henk", "on-request", "Ruth")]
    assert taken(asked("joost: 2", "henk: 1", typed=typed)) == [("Henk", "on-request", "Ruth")]


def test_who_was_not_asked_and_says_so_in_words_has_the_day_they_tell_of_it() -> None:
    table = to(begun(), "initiative")
    said(table, "joost: ik bel de bieb", "ruth: Fatima, Henk, willen jullie de ouders bellen?")
    said(to(table, "request_answer"), "henk: 1", "jolanda: ik wil het ook wel doen")
    said(to(table, "due"), "henk: 22 januari", "jolanda: 29 januari")
    talk = ended(table)
    told = " ".join(to_text(document(talk)).split())
    assert "Henk en Jolanda — Fatima, Henk, willen" in told
    assert "22 jan 2027 (Henk); 29 jan 2027 (Jolanda)" in told
    (wait,) = waits(state_of((talk,)), NOW.date())
    days = {own.by: own.on.isoformat() for one in wait.waiting for own in one.days}
    assert days == {"Henk": "2027-01-22", "Jolanda": "2027-01-29"}


def test_what_is_asked_of_nobody_in_particular_is_whoever_says_yes() -> None:
    assert taken(asked("fatima: 1", typed="ruth: de ouders bellen")) == [
        ("Fatima", "on-request", "Ruth")
    ]


def test_an_open_answer_is_asked_next_time_of_who_gave_it() -> None:
    first = ended(asked("ja, maar niet in de eerste week"))
    table = begun(earlier=(first,))
    (back,) = table.talk.in_hand.began.looked_back
    assert (back.initiative.by, back.initiative.asked) == ("", "Joost")
    assert subject_of(table, table.lamp).split("\n") == [
        "Joost, neem jij het contact?",
        answer_open(back.initiative),
    ]
    assert answer_open(back.initiative) == "asked of Joost, answer still open"
    assert table.lamp
    assert answer_open(back.initiative) in subject_lines(table, table.lamp)
    (told,) = _taken_up(waits(state_of((first,)), NOW.date())[0], Roster(NAMES))[1:]
    assert told.words == answer_open(back.initiative), "Home tells it"
    (goal,) = state_of((first,)).goals.values()
    beside = str(comes_along(goal, (), Roster(NAMES)))
    assert answer_open(back.initiative) in beside, "and so does Prepare"
    assert "taken up on" not in beside
    said(table, "joost: ik ben er nog niet aan toe")
    (line,) = said(table, "1")
    assert line.by == ("Joost",), "not the account-giver's"


def test_what_one_of_several_took_up_stands_once_in_prepare_with_who_is_asked_still() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Henk en Joost, bellen jullie de ouders?")
    said(to(table, "request_answer"), "henk: 1")
    (goal,) = state_of((ended(table),)).goals.values()
    assert len(goal.waiting) == 2
    beside = str(comes_along(goal, (), Roster(NAMES)))
    assert beside.count("bellen jullie de ouders?") == 1
    asked = beside[beside.index("Ruth") :].split("\n")
    assert asked[1] == "asked: Henk en Joost, bellen jullie de ouders?"
    assert (asked[2][-4:], asked[3]) == ("Henk", "taken up on 24 November 2026")
    assert "Ruth asked: Henk en Joost, bellen" in opens_with(goal), "not as if it were his"
    assert answer_open(goal.waiting[1].initiative) in beside
    assert opens_with(goal).count("bellen jullie de ouders?") == 1


@rows(
    ("asked_first", "answers", "is_open"),
    [
        ("Joost, neem jij het contact?", (), True),
        ("Joost, neem jij het contact?", ("joost: ja doe ik",), False),
        ("Joost, neem jij het contact?", ("joost: 2",), False),
        ("Joost, neem jij het contact?", ("henk: 1",), True),
        ("Joost en Henk, nemen jullie het contact?", ("joost: 1",), True),
        ("Joost en Henk, nemen jullie het contact?", ("joost: 1", "henk: 2"), False),
    ],
)
def test_what_is_said_once_all_who_were_asked_answered_leaves_nothing_open(
    asked_first: str, answers: tuple[str, ...], is_open: bool
) -> None:
    table = begun(earlier=(ended(asked(typed=f"ruth: {asked_first}")),))
    said(table, *answers)
    words = "fatima: die heb ik ook gedaan, zes weken"
    assert ("it stays open" in lower(table, words, 200)) == is_open
    lamp, (line,) = table.lamp, said(table, words)
    assert ("it stays open" in became_in_prompts(table, line, lamp)) == is_open


@rows(("answer", "who"), [("joost: 1", "Joost"), ("joost: 3", "Ruth"), ("joost: 2", None)])
def test_the_next_talk_looks_back_on_what_was_taken_up_with_whom_it_is(
    answer: str, who: str | None
) -> None:
    first = ended(asked(answer))
    table = begun(earlier=(first,))
    back = table.talk.in_hand.began.looked_back
    assert [one.initiative.by for one in back] == ([who] if who else [])
    if who:
        assert table.lamp
        assert table.lamp.subject == f"Joost, neem jij het contact? ({who})"
        _named, line = said(table, f"{who}: ik was er", "het is gebeurd")
        assert line.by == (who,)


def test_what_one_asks_and_the_other_declined_is_not_ones_own() -> None:
    table = to(begun(), "initiative")
    (mine,) = said(table, "joost: ik zet de box neer")
    said(table, "ruth: Joost, neem jij het contact?")
    said(to(table, "request_answer"), "joost: 2")
    (notice,) = said(to(table, "notice"), "joost: dat hij er staat")
    assert notice.about == mine.id


def test_a_request_is_one_by_f6_too() -> None:
    table = to(begun(), "initiative")
    table.walk_kind("iemand belt de ouders")
    (line,) = said(table, "henk: iemand belt de ouders")
    assert line.kind == "request"


def test_origin_is_said_only_where_somebody_said_it() -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "ik zet de box neer")
    assert taken(table) == [("Marieke", None, "")]
    said(to(table, "initiative_origin"), "1")
    assert taken(table) == [("Marieke", "own", "")]


# -- a leader who speaks first


def nudged(
    question: str, *before: str, typed: str = "ruth: het gaat echt de goede kant op hiermee"
) -> str:
    table = begun()
    said(to(table, "evidence"), "31 van de 52 kwamen")
    said(to(table, question), *before)
    put = table.say(typed)
    assert put
    return table.nudge(put)


SOFT = "Jouw lezing telt ook, na die van hen. Wie begint?"


@rows("question", ["meaning-figure", "meaning", "standing"])
def test_a_leader_first_is_asked_once_and_softly_to_let_others_begin(question: str) -> None:
    typed = "ruth: 1 want het gaat echt de goede kant op hiermee" if question == "standing" else ""
    more = {"typed": typed} if typed else {}
    assert nudged(question, **more) == SOFT
    assert nudged(question, "henk: ik zag ze lachen bij de poort vandaag", **more) != SOFT
    assert nudged(question, "ruth: het gaat de goede kant wel op", **more) != SOFT, "once"
    assert (
        nudged(
            question,
            typed=(typed or "ruth: het gaat echt de goede kant op").replace("ruth", "henk"),
        )
        != SOFT
    )


def test_a_leader_elsewhere_or_giving_their_own_account_is_not() -> None:
    assert nudged("value", typed="ruth: dat ieder kind gemist wordt, vind ik") == ""
    table = begun(giver="Ruth")
    put = to(table, "meaning").say("ruth: het gaat echt de goede kant op hiermee")
    assert put
    assert table.nudge(put) == ""


@rows(
    ("standing", "origin", "offered"),
    [("4", "3", True), ("1", "3", False), ("4", "1", False)],
)
def test_a_handed_down_figure_that_misses_the_goal_is_offered_a_talk_once(
    standing: str, origin: str, offered: bool
) -> None:
    table = begun()
    said(to(table, "indicator"), "ruth: 60% van de lesuren in modules")
    to(table, "indicator_origin")
    said(table, f"ruth: {origin}")
    said(to(table, "standing"), f"marieke: {standing}")
    to(table, "decision")
    asked = []
    for text in ("ruth: 1", "ruth: 1"):
        put = table.say(text)
        assert put
        asked.append("criterium" in table.nudge(put))
    assert asked == [offered, False]


@rows(("onward", "offered"), [("1", True), ("3", False)])
def test_a_figure_that_was_handed_down_in_an_earlier_talk_is_one_still(
    onward: str, offered: bool
) -> None:
    first = begun()
    said(to(first, "indicator"), "marieke: 60% van de lesuren in modules")
    said(to(first, "indicator_origin"), "marieke: 3")
    table = begun(earlier=(ended(first),))
    said(to(table, "indicator_onward"), f"marieke: {onward}")
    said(to(table, "standing"), "marieke: 4")
    put = to(table, "decision").say("ruth: 1")
    assert put
    assert ("criterium" in table.nudge(put)) == offered


def test_why_other_words_are_wanted_never_becomes_those_words() -> None:
    """At the coach's question behind a proposal a "2 want …" was meant for consent."""
    table = to(begun(), "itch")
    table.slot = SLOTS["wording_proposed"]
    said(table, "henk: een cursus voor iedereen")
    order = [lamp.id for lamp in table.lamps if lamp.id in ("consent", "coach")]
    assert order == ["consent", "coach"], "first who stands behind it"
    (line,) = said(to(table, "coach"), "joost: 2 want dat is de lat van het bestuur")
    assert (line.choice, line.text) == ("", "2 want dat is de lat van het bestuur")
    assert [one.text for one in table.lines.of("wording")] == ["een cursus voor iedereen"]


def test_other_words_for_a_proposal_are_a_proposal_that_waits_for_consent_too() -> None:
    table = to(begun(), "itch")
    table.slot = SLOTS["wording_proposed"]
    said(table, "henk: een cursus voor iedereen")
    before = table.goal.now.text
    said(to(table, "coach"), "joost: 2, Kinderen durven alles te vragen")
    assert table.goal.now.text == before
    (other,) = [o for o in table.lines.of("wording") if o.text == "Kinderen durven alles te vragen"]
    assert other.by == ("Joost",)
    assert other.id in [lamp.about for lamp in table.lamps if lamp.id == "consent"]


def test_who_doubts_after_consenting_stands_behind_it_no_more() -> None:
    table = to(begun(), "itch")
    table.slot = SLOTS["wording_proposed"]
    (wording,) = said(table, "henk: kinderen durven alles te vragen")
    to(table, "consent")
    said(table, "allen: 1", "joost: omdat het klopt")
    assert set(behind(table.lines.about(wording.id, "consent"))) == set(table.talk.names)
    said(table, "ruth: ik twijfel nog")
    assert "Ruth" not in behind(table.lines.about(wording.id, "consent"))
    assert "Joost" in behind(table.lines.about(wording.id, "consent")), (
        "a reason takes nothing back"
    )
    said(table, "ruth: 1")
    assert "Ruth" in behind(table.lines.about(wording.id, "consent"))


def test_one_persons_choice_on_the_goal_is_not_anothers_and_new_words_are_asked_for() -> None:
    table = to(second(), "decision")
    said(table, "marieke: 2 want Henks woorden leggen het bij ons", "henk: 1, durven is het woord")
    table.on()
    assert table.lamp
    assert table.lamp.id == "new_wording"
    assert table.lamp.question.nl == "Hoe zeggen we het nu, en voor wie?"
    talk = ended(table)
    both = changes(read(talk), 0)
    assert [(c.said.choice, c.said.by, c.agreed) for c in both] == [
        ("reword", "Marieke", False), ("keep", "Henk", False),
    ]  # fmt: skip
    said(to(table, "decision"), "henk: 2, toch wel")
    both = changes(read(ended(table)), 0)
    assert [(c.said.by, c.said.choice) for c in both] == [("Marieke", "reword"), ("Henk", "reword")]


def test_what_they_notice_and_when_are_asked_of_every_initiative_before_the_close() -> None:
    table = to(begun(), "initiative")
    mine, theirs = "ik vraag elke dag een kind apart", "we maken een vragenmuur"
    said(table, f"marieke: {mine}", f"henk, jolanda: {theirs}")
    to(table, "notice")
    assert table.lamp
    assert mine in table.lamp.subject
    assert f"“{theirs}” (Henk, Jolanda)" in table.lamp.subject
    said(table, "marieke: dat Yusuf iets vraagt")
    said(to(table, "due"), "marieke: 8 december, met Joost")
    assert mine not in to(table, "notice").lamp.subject  # type: ignore[union-attr]
    left = [lamp.id for lamp in table.open_at_close().unanswered]
    assert left.count("notice") == left.count("due") == 1
    said(table, "henk: briefjes")
    assert table.lamp
    assert not table.lamp.subject
    said(to(table, "due"), "jolanda: 9 december, met iedereen")
    assert not {"notice", "due"} & {lamp.id for lamp in table.open_at_close().unanswered}
    first, second = initiatives(read(table.talk), 0)
    assert (first.due, second.due) == (date(2026, 12, 8), date(2026, 12, 9))


def test_a_day_is_of_the_initiative_it_was_said_of() -> None:
    table = to(begun(), "initiative")
    said(table, "marieke: ik bel", "henk: ik schrijf")
    said(to(table, "due"), "marieke: 8 december, met Joost")
    assert [one.due for one in initiatives(read(table.talk), 0)] == [date(2026, 12, 8), None]


FRIDAY = date(2026, 11, 27)


@rows(
    ("yes", "due"),
    [
        ("ja dat doe ik, voor vrijdag", None), ("is goed, voor vrijdag", None),
        ("ja graag, vrijdag", None), ("ja, vrijdag kom ik langs", None),
        ("ja, ik vertel het vrijdag", FRIDAY), ("ja, vrijdag vertel ik erover", FRIDAY),
    ],
)  # fmt: skip
def test_a_yes_directly_behind_a_request_takes_it_up_and_its_day_is_words_unless_it_is_told_then(
    yes: str, due: date | None
) -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Henk, bel jij de ouders van Sem?")
    borders = (lower(table, f"henk: {yes}", width) for width in (56, 76, 116))
    told = [("vrijdag 27 november 2026" in border) for border in borders]
    assert told == [bool(due)] * 3, "told before Enter"
    (line,) = said(table, f"henk: {yes}")[:1]
    assert ("vrijdag 27 november" in became_in_prompts(table, line, table.lamp)) == bool(due)
    (one,) = initiatives(read(table.talk), 0)
    assert (one.by, one.at_request_of, one.due) == ("Henk", "Ruth", due)
    assert next_talk(read(table.talk), 0).on == due
    assert "request_answer" not in [lamp.id for lamp in table.lamps], "he said so already"
    table.undo()
    assert "request_answer" in [lamp.id for lamp in table.lamps]


def test_a_yes_that_says_more_is_no_answer_to_the_request_and_another_ones_takes_it_up() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Henk, bel jij de ouders van Sem?")
    (line,) = said(table, "henk: ja, en ik maak ook een brief")
    assert line.kind == "initiative"
    said(table, "ruth: Henk, bel jij de school?")
    (line,) = said(table, "joost: ja dat doe ik")
    assert line.kind == "request answer", "who says no more than yes takes up nothing else"
    assert [one.by for one in initiatives(read(table.talk), 0)] == ["Henk", "Joost"]
    assert [one.asked for one in asked_still(read(table.talk), 0)] == ["Henk", "Henk"], (
        "and Henk is asked still"
    )
    assert line.about in [lamp.about for lamp in table.lamps if lamp.id == "request_answer"]


@rows(
    ("answer", "choice"),
    [
        ("yes, from Monday", "yes"), ("ja, vanaf maandag", "yes"), ("ok", "yes"), ("prima", "yes"),
        ("sure", "yes"), ("doe ik", "yes"), ("fine", "yes"), ("nee, ik heb al genoeg", "no"),
        ("no, I have no time", "no"), ("liever niet", "no"), ("geen tijd", "no"),
        ("nee daar heb ik geen tijd voor", "no"), ("nee geen tijd", "no"), ("no we have no time", "no"),
        ("I have no time", "no"), ("ja, maar dan met Joost samen", ""), ("nee, maar ik wil wel", ""),
    ],
)  # fmt: skip
def test_a_yes_or_no_directly_behind_a_request_is_its_answer_and_nothing_taken_up(
    answer: str, choice: str
) -> None:
    table = to(begun(), "initiative")
    (asked,) = said(table, "ruth: Henk, bel jij de bibliotheek?")
    (line,) = said(table, f"henk: {answer}")
    assert (line.kind, line.about, line.choice) == ("request answer", asked.id, choice)
    assert line.text in answer, "in the words it was said in"
    taken = [one.by for one in initiatives(read(table.talk), 0)]
    assert taken == (["Henk"] if choice == "yes" else [])
    assert [one.due for one in initiatives(read(table.talk), 0)] == [None] * len(taken)


@rows(
    "answer",
    ["daar moet ik over denken", "misschien", "hangt van het rooster af", "ja, misschien", "ja, als het rooster klopt",
     "I must think about that", "maybe", "depends on the roster", "na de kerst", "wanneer dan?",
     "nee, ik weet het nog niet", "alleen als Joost meedoet", "I'll try", "ik zou wel willen, maar ik kan die dag niet"],
)  # fmt: skip
def test_an_answer_that_is_not_clear_leaves_the_request_open_in_their_words(answer: str) -> None:
    table = to(begun(), "initiative")
    asked, _other = said(table, "ruth: Henk, bel jij de bibliotheek?", "ruth: Joost, en jij?")
    assert "it stays open" in lower(table, f"henk: {answer}", 200), "told before Enter"
    (line,) = said(table, f"henk: {answer}")
    assert (line.kind, line.about, line.choice, line.text) == (
        "request answer",
        asked.id,
        "",
        answer,
    )
    assert not initiatives(read(table.talk), 0)
    (still, _joost) = asked_still(read(table.talk), 0)
    assert still.asked == "Henk"
    assert line.about in [lamp.about for lamp in table.lamps if lamp.id == "request_answer"]
    table.walk_as(line.id)
    assert [one.text for one in initiatives(read(table.talk), 0)] == [answer], "F6 takes it up"
    table.walk_as(line.id, back=True)
    back = table.find(line.id)
    assert back
    assert (back.kind, back.about) == ("request answer", asked.id), "and back"


def test_who_was_asked_takes_up_a_step_of_their_own_by_saying_what_they_do() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Henk, bel jij de bibliotheek?", "henk: ik haal boeken uit de kelder")
    assert [one.text for one in initiatives(read(table.talk), 0)] == [
        "ik haal boeken uit de kelder"
    ]
    (yes,) = said(to(begun(), "initiative"), "ruth: Henk, bel jij?", "henk: ja, ik bel ze")[1:]
    assert (yes.kind, yes.choice) == ("request answer", "yes"), "a yes with what he does then"


@rows("words", ["misschien", "daar moet ik over denken", "I don't know yet"])
def test_a_doubt_takes_up_nothing_whoever_says_it(words: str) -> None:
    table = to(begun(), "initiative")
    (asked,) = said(table, "ruth: Henk, bel jij de bibliotheek?")
    (nobodys,) = said(table, words)
    assert (nobodys.kind, nobodys.about, nobodys.by) == ("request answer", asked.id, ())
    for typed in (f"joost: {words}", f"jolanda: {words}"):
        (line,) = said(table, typed)
        assert line.kind == "remark"
    assert not initiatives(read(table.talk), 0)
    assert said(to(begun(), "initiative"), words)[0].kind == "remark", "nothing was asked"


def test_a_yes_of_nobody_known_stays_open_about_the_request_and_is_nobodys_initiative() -> None:
    table = to(begun(), "initiative")
    (asked,) = said(table, "ruth: Henk, bel jij de bibliotheek?")
    (line,) = said(table, "prima voor mij")
    assert (line.kind, line.about, line.by) == ("request answer", asked.id, ())
    assert not initiatives(read(table.talk), 0)
    assert "request_answer" in [lamp.id for lamp in table.lamps], "he is asked still"
    table.give(line.id, ("Henk",))
    assert [one.by for one in initiatives(read(table.talk), 0)] == ["Henk"]
    (alone,) = said(to(begun(), "initiative"), "prima")
    assert (alone.kind, alone.by) == ("remark", ()), "nothing was asked"


def test_a_vote_where_votes_are_asked_is_told_as_none_that_came_early() -> None:
    table = proposed(second(), NEW, "Leerlingen worden gemist")
    put = table.say("joost: 2 want het is vaag")
    assert put
    assert told_after(table, put, "→") == "", "the other words are asked about next"
    shown = {key: told[-1] for key, told in lines(table.lines, None)}
    assert shown[put.lines[0].id].kind == "geen instemming"


def test_who_proposed_words_is_asked_like_all_others_and_who_left_it_open_was_heard() -> None:
    first = proposed(second())
    said(first, "marieke: 1", "joost: 1", "fatima: nou, kweenie", "jolanda: mwah")
    left = ["Nog niet gevraagd: Henk, Ruth.", "Van Jolanda, Fatima is het nog open."]
    assert first.lamp
    assert first.lamp.subject.split("\n")[1:] == left

    def told(table: Conductor) -> str:
        return " ".join(to_text(document(ended(table))).split())

    minuted = "van Jolanda en Fatima nog open; Henk en Ruth nog niet gehoord"
    assert minuted in told(first)
    later = to(begun(earlier=(ended(first),)), "consent_later")
    assert later.lamp
    assert later.lamp.subject.split("\n")[1:] == left, "what they said is no answer, and was said"
    assert minuted in told(later)
    said(later, "jolanda: 1", "ruth: tja")
    table = to(begun(earlier=(ended(first), ended(later))), "consent_later")
    assert table.lamp
    left = ["Nog niet gevraagd: Henk.", "Van Ruth, Fatima is het nog open."]
    assert table.lamp.subject.split("\n")[1:] == left
    said(table, "fatima, ruth: 1")
    assert table.lamp.subject.split("\n")[1:] == ["Nog niet gevraagd: Henk."]


def test_everyone_who_drops_a_proposal_is_who_was_not_behind_it_too() -> None:
    first = proposed(second())
    said(first, "allen: 1", "henk: 2, het is vaag", "jolanda: 2, want te groot", "ruth: 3")
    table = to(begun(earlier=(ended(first),)), "consent_later")
    said(table, "fatima: 3")
    (line,) = said(table, "allen: 4, we laten het vallen")
    assert line.choice == "dropped"
    assert {"Henk", "Jolanda"} <= {*line.who}, "they would want that first"
    assert "Fatima" not in line.who
    (again,) = said(table, "allen: 1")
    assert not {"Fatima"} & {*again.who}, "behind it everybody is not"


def test_a_guest_who_reads_a_goal_with_another_does_not_share_it() -> None:
    guest = msgspec.structs.replace(PEOPLE[-1], role="guest")
    people = (*PEOPLE[:-1], guest)
    table = to(begun(), "reading")
    table.talk = msgspec.structs.replace(table.talk, people=people)
    said(table, f"{guest.name}, ruth: wij lezen het als zeggenschap")
    (goal,) = state_of((ended(table),)).goals.values()
    assert guest.name not in goal.goal.sharers
    assert "Ruth" in goal.goal.sharers


def asked_first() -> Talk:
    """The talk in which Marieke took something up, and Henk and Joost did not answer."""
    first = to(begun(), "initiative")
    said(first, "marieke: ik vraag elke dag een kind apart", "ruth: Henk, bel jij de bibliotheek?")
    said(first, "ruth: Joost, wil jij de bus?")
    return ended(first)


def asked_before() -> Conductor:
    """The table that looks back on that."""
    return to(begun(earlier=(asked_first(),)), "happened")


def test_what_nobody_answered_is_asked_again_before_what_came_of_it() -> None:
    table = asked_before()
    asked = [lamp.question.nl for lamp in table.lamps if lamp.id == "happened"]
    assert asked[1:] == ["Henk, wil je dit?", "Joost, wil je dit?"]
    assert asked[0].startswith("Wat is ervan gekomen")
    table.choose(1)
    (held,) = said(table, "henk: ja, als ik tijd heb")
    assert (held.choice, held.text) == ("", "ja, als ik tijd heb")
    for words in ("henk: daar moet ik over denken", "henk: na de kerst"):
        assert "it stays open" in lower(table, words, 200)
    said(table, "henk: dat doe ik")
    table.choose(2)
    (no,) = said(table, "joost: 2, geen tijd")
    assert chosen_word(no, "nl") == "niet opgepakt"
    _hers, his, joosts = looked_back(read(table.talk), 0)
    assert (his.onward, joosts.onward, joosts.because) == ("taken-up", "declined", "geen tijd")
    text = to_text(document(ended(table)), 200)
    assert "(gevraagd aan Henk, sinds" in text
    assert "antwoord nog open" not in text
    (goal,) = state_of((asked_first(), ended(table))).goals.values()
    assert [w.initiative.by for w in goal.waiting] == ["Marieke", "Henk"], "his, and nobody's"


def test_a_yes_to_what_was_asked_earlier_is_that_ones_whatever_is_asked_now() -> None:
    table = asked_before()
    assert "“Henk, bel jij" in lower(table, "henk: ja, ik bel ze", 200)
    yes, bare = said(table, "henk: ja, ik bel ze", "joost: ja")
    assert (yes.kind, yes.choice, yes.text) == ("onward", "taken-up", "ik bel ze")
    assert table.lamp
    assert (yes.about != table.lamp.about, bare.about) == (True, table.lamp.about)


def test_who_tells_of_a_step_further_on_has_spoken_where_it_was_told() -> None:
    first = to(begun(), "initiative")
    said(first, "marieke: ik vraag elke dag een kind apart", "henk: ik bel de ouders van Sem")
    table = to(begun(earlier=(ended(first),)), "happened")
    (before,) = said(table, "drie kinderen vroegen iets")
    table.walk_kind("henk: 5, ik kreeg niemand te pakken")
    said(table, "henk: 5, ik kreeg niemand te pakken")
    (line,) = said(table, "drie kinderen vroegen iets")
    assert (before.by, line.by) == (("Marieke",), ())
    assert line.about == before.about


ROUND, FALLS, RING = "I do one round at five", "I look up all falls", "I ring the shelter"


def steps_of_three() -> Conductor:
    """The table that looks back on what Marieke, Henk and Joost took up; Marieke's is asked about."""
    first = to(begun(), "initiative")
    said(first, f"marieke: {ROUND}", f"henk: {FALLS}", f"joost: {RING}")
    return to(begun(earlier=(ended(first),)), "happened")


@pytest.mark.parametrize(
    ("words", "choice"),
    [("I disliked that round, it works though", ""), ("I asked four people", ""),
     ("2, I'd do it at six", "changed"), ("2", "changed"), ("5, ik kreeg niemand te pakken", "did-not-happen"),
     ("stopped, I looked up no falls", "stopped"), ("I looked up the falls, all at five", "")],
)  # fmt: skip
def test_what_is_said_under_somebody_elses_step_is_about_that_step(words: str, choice: str) -> None:
    table = steps_of_three()
    assert table.lamp
    (line,) = said(table, f"henk: {words}")
    assert (line.about, line.choice) == (table.lamp.about, choice)
    _hers, his, _joosts = looked_back(read(table.talk), 0)
    assert (his.onward, his.happened) == (None, "")


def test_where_words_name_a_step_of_their_own_the_border_offers_it_by_f6() -> None:
    table = steps_of_three()
    typed = "henk: 2, I looked up the falls, all at five"
    assert "f6 with “I look up" in lower(table, typed, 120)
    assert "f6 with" not in lower(table, "henk: 2, nothing came of the round with those falls", 120)
    assert "f6 with" not in lower(table, "joost: the falls were at five", 120), "no step of his"
    table.walk_kind(typed)
    assert f"verder, with “{FALLS[:8]}" in lower(table, typed, 120)
    (line,) = said(table, typed)
    hers, his, _joosts = looked_back(read(table.talk), 0)
    assert (hers.onward, his.onward, line.choice) == (None, "changed", "changed")
    table.undo()
    assert FALLS[:8] in lower(table, table.typed, 120), "F8 gives it back as it was put"


@pytest.mark.parametrize("typed", ["henk: 5, nobody was in", "henk: it works", "it works"])
def test_of_several_that_are_looked_back_on_the_border_names_the_one_that_words_are_about(
    typed: str,
) -> None:
    table = steps_of_three()
    assert f", with “{ROUND[:8]}…” · f6" in lower(table, typed, 48)
    assert f", with “{ROUND}” · f6" in lower(table, typed, 120)
    assert "with" not in lower(table, "", 120), "it stands above the question"
    first = to(begun(), "initiative")
    said(first, f"marieke: {ROUND}")
    alone = to(begun(earlier=(ended(first),)), "happened")
    assert "with" not in lower(alone, typed, 120), "it can be about no other"


@pytest.mark.parametrize("typed", ["henk: it works", "henk: 2, it works"])
def test_f6_puts_it_with_the_lit_step_and_with_ones_own_and_back(typed: str) -> None:
    table = steps_of_three()
    assert table.lamp
    seen = []
    for _press in range(12):
        found = table.meant(typed)
        assert found
        seen.append((found.slot.name, found.line.about))
        table.walk_kind(typed)
    kind = "onward" if "2" in typed else "happened"
    own = {about for name, about in seen if name == kind} - {table.lamp.about}
    at = seen.index((kind, table.lamp.about))
    assert len(own) == 1, "of nobody else"
    assert seen[at : at + 2] == [(kind, table.lamp.about), (kind, *own)]
    assert (kind, table.lamp.about) in seen[at + 2 :]


def test_what_was_asked_and_is_put_there_by_f6_has_the_choices_of_what_was_asked() -> None:
    first = to(begun(), "initiative")
    said(first, f"marieke: {ROUND}", "ruth: Henk, bel jij de bibliotheek?")
    table = to(begun(earlier=(ended(first),)), "happened")
    table.walk_kind("henk: 2")
    (line,) = said(table, "henk: 2")
    assert (line.choice, table.lamp and line.about != table.lamp.about) == ("declined", True)


def test_who_ends_on_the_number_chooses_it_in_their_own_words() -> None:
    table = proposed(second())
    said(table, "joost: ja hoor, 1", "ruth: nee wacht, ik was er wel, 1", "jolanda: wij zijn met 3")
    (change,) = changes(read(table.talk), 0)
    assert {"Joost", "Ruth"} <= {one.name for one in change.stances if one.choice == "behind"}
    assert "Jolanda" in change.waiting
    assert [one.text for one in table.open_at_close().choices] == ["wij zijn met 3"]


def test_what_is_asked_of_nobody_in_particular_is_asked_in_one_sentence() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: dit moet voor kerst af")
    table.on()
    assert table.lamp
    assert table.lamp.question.nl == "Wie van jullie wil dit oppakken?"


@rows("comment", ["2, nee, henk heeft gelijk", "2, ik ben het eens met Henk"])
def test_every_wording_said_with_the_choice_is_offered_with_whose_and_a_comment_is_none(
    comment: str,
) -> None:
    table = to(second(), "decision")
    said(table, f"henk: 2, {NEW}", "fatima: 2, Kinderen durven te vragen", f"jolanda: {comment}")
    to(table, "new_wording")
    assert table.lamp
    offered = [words.nl for words in table.lamp.choices.values()]
    assert offered == [f"“{NEW}” (Henk)", "“Kinderen durven te vragen” (Fatima)"]
    (line,) = said(table, "jolanda: 1")
    assert tell(line) == ("Jolanda", "wording", NEW)
    told = [item.text for item in proposals(Writing(read(ended(table)), "nl")).items]
    (becomes,) = [one for one in told if NEW in one]
    assert becomes.startswith(f"Het doel wordt “{NEW}” (Henk).")
    assert "gelijk" not in becomes
    assert "eens met" not in becomes, "another's comment is not why Henk proposed it"


@rows("typed", ["1", "ruth: Leerlingen worden gemist"])
def test_new_words_are_of_who_said_them_and_not_of_who_says_that_one_is_right(typed: str) -> None:
    table = to(second(), "decision")
    chose, _agreed = said(table, f"ruth: 2, {NEW}", "henk: 2, ruth heeft gelijk")
    to(table, "new_wording")
    assert "gelijk" not in lower(table, typed, 120)
    (line,) = said(table, typed)
    assert (line.kind, line.by, line.about) == ("wording", ("Ruth",), chose.id)
    assert [lamp.id for lamp in table.lamps].count("new_wording") == 1
    (told,) = [item.text for item in proposals(Writing(read(ended(table)), "nl")).items]
    assert told.startswith(f"Het doel wordt “{line.text}”")
    assert "Henk)" not in told
    assert "(Ruth)" in told


def test_new_words_that_were_asked_are_of_who_said_them_in_the_minutes() -> None:
    table = to(second(), "decision")
    said(table, f"ruth: 2, {NEW}", "henk: 2 want het is vaag")
    to(table, "new_wording")
    assert "vaag" not in lower(table, "ruth: Leerlingen worden gemist", 120)
    said(table, "ruth: Leerlingen worden gemist")
    (told,) = [item.text for item in proposals(Writing(read(ended(table)), "nl")).items]
    assert told.startswith("Het doel wordt “Leerlingen worden gemist” (Ruth).")


@rows(
    "typed", ["jolanda: iemand moet naar de lampen kijken", "iemand moet naar de lampen kijken",
              "jolanda: Somebody should look at the lamps"],
)  # fmt: skip
def test_what_somebody_should_do_is_nobodys_until_it_is_taken_up(typed: str) -> None:
    table = to(begun(), "initiative")
    said(table, "marieke: ik bel", "henk: ik schrijf")
    (line,) = said(table, typed)
    table.give(line.id, ("Jolanda",))
    assert [one.by for one in initiatives(read(table.talk), 0)] == ["Marieke", "Henk", ""]
    (rows,) = agreements(Writing(read(table.talk), "nl")).tables
    assert rows.rows[-1][:2] == ("nog van niemand", f"{line.text} (gezegd door Jolanda)")
    said(to(table, "request_answer"), "joost: 1")
    assert [one.by for one in initiatives(read(table.talk), 0)] == ["Marieke", "Henk", "Joost"]


def test_whose_words_were_told_at_the_close_has_not_taken_them_up_by_that() -> None:
    table = to(begun(), "initiative")
    (_first, line) = said(table, "henk: ik bel", "de lampen nakijken")
    assert line.by == ()
    table.go_to(len(table.talk.phases) - 1)
    assert table.phase.kind == "close"
    table.give(line.id, ("Jolanda",))
    assert [one.by for one in initiatives(read(table.talk), 0)] == ["Henk", ""]
    talk = ended(table)
    waits = [w.initiative.by for w in next(iter(state_of((talk,)).goals.values())).waiting]
    assert waits == ["Henk", ""], "it is asked after in the next talk, and of nobody"


@rows("onward", ["1, gaat goed", "2, met vilt", "5, te druk"])
def test_who_takes_up_something_new_still_has_what_goes_on(onward: str) -> None:
    first = to(begun(), "initiative")
    said(first, "marieke: ik vraag elke dag een kind apart")
    one = ended(first)
    table = to(begun(earlier=(one,)), "happened")
    said(table, f"marieke: {onward}")
    said(to(table, "initiative"), "marieke: ik bel de ouders")
    (goal,) = state_of((one, ended(table))).goals.values()
    assert [w.initiative.text for w in goal.waiting] == [
        "ik vraag elke dag een kind apart", "ik bel de ouders",
    ]  # fmt: skip


def test_what_was_stopped_or_is_taken_up_in_the_same_words_waits_no_more() -> None:
    first = to(begun(), "initiative")
    said(first, "marieke: ik vraag elke dag een kind apart")
    one = ended(first)
    for onward, taken in (("3, klaar", "ik bel"), ("1", "Ik vraag elke dag een kind apart")):
        table = to(begun(earlier=(one,)), "happened")
        said(table, f"marieke: {onward}")
        said(to(table, "initiative"), f"marieke: {taken}")
        (goal,) = state_of((one, ended(table))).goals.values()
        assert [w.initiative.text for w in goal.waiting] == [taken]


def test_what_was_not_told_is_named_in_minutes_and_at_the_close() -> None:
    first = to(begun(), "initiative")
    said(first, "marieke: ik bel", "henk: ik tel de bellen", "joost: ik schrijf")
    one = ended(first)
    table = to(begun(earlier=(one,)), "happened")
    said(table, "marieke: 1, gaat goed")
    table.choose(2)
    said(table, "joost: 3")
    left = [table.asked(o) for o in table.open_at_close().unanswered if o.slot.name == "happened"]
    assert len(left) == 1
    assert "ik tel de bellen" in left[0]
    (lead,) = passed_over(Writing(read(ended(table)), "nl")).lead
    assert "wat er kwam van “ik tel de bellen”" in lead
    assert "ik bel”" not in lead


def test_changed_words_that_begin_with_a_number_choose_by_it_as_when_typed() -> None:
    table = to(begun(), "standing")
    (line,) = said(table, "marieke: onderweg naar iets")
    assert line.choice == ""
    table.change(line.id, "2, de ronde is weg")
    now = table.find(line.id)
    assert now
    assert (now.choice, now.text) == ("on-its-way", "de ronde is weg")
    table.change(line.id, "3 van de 4 kwamen")
    now = table.find(line.id)
    assert now
    assert (now.choice, now.text) == ("on-its-way", "3 van de 4 kwamen"), "a count chooses nothing"


def test_how_somebody_read_the_goal_in_an_earlier_talk_is_told_as_earlier() -> None:
    first = to(begun(), "reading")
    said(first, "henk: dat ze gezien worden")
    table = to(begun(earlier=(ended(first),)), "reading")
    said(table, "marieke: dat ze gehoord worden")
    assert [item.text for item in readings(Writing(read(table.talk), "nl")).items] == [
        "dat ze gezien worden (Henk, in een eerder gesprek)", "dat ze gehoord worden (Marieke)",
    ]  # fmt: skip


DARE = "Leerlingen durven te vragen"


def test_words_that_were_voted_on_are_not_come_back_to_before_others_are() -> None:
    table = proposed(second())
    said(table, "allen: 1", "ruth: 2 want te groot")
    to(table, "itch").walk_kind("x")
    said(table, f"joost: {DARE}")
    put = table.say("allen: 1")
    assert put
    assert f"“{DARE}” (Joost)" in told_after(table, put), "it tells which words are asked about"
    table.undo()
    table.on()
    assert table.lamp
    assert table.lamp.subject.startswith(f"Voorgesteld: “{DARE}” (Joost)")
    (vote,) = said(table, "henk: 2 want vaag")
    assert DARE in became_in_prompts(table, vote, table.lamp), "prompts tell of which words, too"
    table.on()
    assert table.lamp.subject.startswith(f"Voorgesteld: “{NEW}” (Henk)"), "there it is still"


def test_words_proposed_one_behind_the_other_are_asked_about_in_that_order() -> None:
    table = proposed(second(), NEW, DARE)
    assert table.lamp
    assert NEW in table.lamp.subject
    said(table, "henk: 1")
    table.on()
    assert DARE in table.lamp.subject


def test_a_proposal_about_which_nobody_said_anything_is_told_once_at_the_close() -> None:
    table = proposed(second(), NEW, DARE)
    said(table, "joost: 3")
    told = [table.not_said(lamp) for lamp in table.open_at_close().unanswered]
    votes = [one for one in told if "Voorgesteld" in one]
    assert votes == [
        f"Wie van jullie kan zich in deze woorden vinden? Voorgesteld: “{DARE}” (Henk)"
    ]
    passed = {one.question for one in ended(table).lines if one.kind == "passed over"}
    assert "stands_behind" not in passed, "minutes tell of it as a proposal"
    third = begun(earlier=(earlier(), ended(table)))
    told = [third.not_said(lamp) for lamp in third.open_at_close().unanswered]
    assert sum(DARE in one for one in told) == 1, "of an earlier talk, too"


@pytest.mark.parametrize(
    ("answer", "is_open"), [("", True), ("joost: 2", False), ("joost: misschien", True)]
)
def test_what_nobody_answered_is_open_and_declined_by_nobody(answer: str, is_open: bool) -> None:
    table = to(begun(), "initiative")
    said(table, "Ruth: Joost, haal jij kaarten?")
    if answer:
        said(to(table, "request_answer"), answer)
    talk = ended(table)
    told = to_text(document(talk))
    assert ("ANTWOORD NOG OPEN" in told, "DOOR NIEMAND OPGEPAKT" in told) == (is_open, not is_open)
    later = begun(earlier=(talk,)).talk.in_hand.began.looked_back
    assert [back.initiative.asked for back in later] == (["Joost"] if is_open else [])


def test_all_takes_back_no_dissent_that_was_given_by_name() -> None:
    table = proposed(second())
    assert table.lamp
    said(table, "henk: 2 want het is te veel", "fatima: 3")
    put = table.say("allen: 1")
    assert put
    assert not {"Henk", "Fatima"} & {*put.lines[0].by}
    told = told_after(table, put)
    assert told == "Niet: Henk. Was er niet bij: Fatima. “Henk: 1” if that has changed."
    rows = table.lamp.subject.split("\n")
    assert rows[-2:] == ["Niet: Henk.", "Was er niet bij: Fatima."]
    assert wordings(ended(table))[-1] == (NEW, "proposed")
    (more,) = said(table, "henk: 1")
    assert told_after(table, Put((more,), table.lamp)) == ""
    said(table, "fatima: 1")
    assert table.lamp.subject.endswith("Allen staan erachter.")


def test_all_moved_to_a_vote_takes_back_no_dissent_either() -> None:
    table = proposed(second())
    lit = table.lamp
    assert lit
    said(table, "henk: 2 want het is te veel")
    table.on()
    (line,) = said(table, "allen: 1")
    table.move_to(line.id, lit)
    line = table.find(line.id)
    assert (line.kind, line.choice, "Henk" in line.by) == ("consent", "behind", False)
    assert stands_apart(table, (line,)).startswith("Niet: Henk.")
    assert wordings(ended(table))[-1] == (NEW, "proposed")


def test_all_counts_for_who_was_only_one_of_all_before() -> None:
    table = proposed(second())
    (_no, yes) = said(table, "allen: 2", "allen: 1")
    assert len(yes.by) == 6
    assert table.lamp.subject.endswith("Allen staan erachter.")


def test_words_proposed_at_a_vote_are_asked_about_next() -> None:
    table = proposed(second())
    first = table.lamp
    assert first
    _vote, line = said(table, "joost: 2 want te groot", "ruth: Leerlingen horen erbij")
    while table.find(line.id).kind != "wording":
        table.walk_as(line.id)
    assert table.lamp
    assert table.lamp.key == first.key
    table.move_back(line.id)
    assert table.find(line.id).question == "itch", "it can be taken elsewhere"
    table.undo()
    table.light([one.key for one in table.lamps].index(first.key))
    table.on()
    assert table.lamp
    assert (table.lamp.id, table.lamp.about) == ("consent", line.id)
    said(table, "allen: 1")
    assert wordings(ended(table))[-1] == ("Leerlingen horen erbij", "agreed")


def test_words_proposed_at_the_vote_on_an_earlier_proposal_are_asked_about_too() -> None:
    first = proposed(second())
    said(first, "marieke: 1")
    third = begun(earlier=(earlier(), ended(first)))
    to(third, "consent_later")
    (line,) = said(third, "ruth: Leerlingen horen erbij")
    while third.find(line.id).kind != "wording":
        third.walk_as(line.id)
    abouts = [lamp.about for lamp in third.lamps if lamp.id == "consent"]
    assert abouts == [line.id]


def test_the_vote_tells_whether_these_are_the_goals_words_at_the_close() -> None:
    table = proposed(second())
    said(table, "allen: 1")
    assert table.lamp
    told = f"De woorden van het doel zodra dit gesprek sluit: “{NEW}” (Henk)"
    assert table.lamp.subject.split("\n")[0] == told
    assert wordings(ended(table))[-1] == (NEW, "agreed")
    said(table, "ruth: 2 want te groot")
    assert table.lamp.subject.startswith("Voorgesteld: ")


def test_words_that_others_were_agreed_on_after_are_not_the_goals_at_the_close() -> None:
    table = proposed(second())
    assert table.lamp
    first = table.lamp.about
    said(table, "allen: 1")
    (line,) = said(table, "ruth: Leerlingen horen erbij")
    while table.find(line.id).kind != "wording":
        table.walk_as(line.id)
    table.on()
    said(table, "allen: 1")
    told = {lamp.about: lamp.subject for lamp in table.lamps if lamp.id == "consent"}
    assert told[line.id].startswith("De woorden van het doel zodra dit gesprek sluit: ")
    assert not told.get(first, "").startswith("De woorden van het doel")


def test_a_dissent_stays_one_whatever_its_person_says_after_it() -> None:
    table = proposed(second())
    assert table.lamp
    about = table.lamp.about
    said(table, "allen: 1")
    dissent, _more = said(table, "henk: 2 want te groot", "henk: wie bedoelen we er eigenlijk mee")
    assert [
        (one.name, one.choice, one.because) for one in stances(table.lines.about(about, "consent"))
    ][1] == ("Henk", "not", "want te groot")
    every = [one for one in table.lines.counting if one.kind == "consent"]
    assert [one.name for one in last_words(every, dissent)] == ["Henk"]
    assert "Henk niet, want te groot" in " ".join(to_text(document(ended(table))).split())
    said(table, "henk: 1")
    assert not [one for one in stances(table.lines.about(about, "consent")) if one.choice == "not"]


def test_who_is_behind_words_and_remarks_something_stands_behind_them_still_and_minutes_say_so() -> (
    None
):
    table = proposed(second())
    assert table.lamp
    about = table.lamp.about
    (all_of_us,) = said(table, "allen: 1")
    said(table, "fatima: dan moeten de ouders het ook horen", "joost: mooi gezegd")
    assert set(behind(table.lines.about(about, "consent"))) == set(NAMES)
    every = [one for one in table.lines.counting if one.kind == "consent"]
    assert {one.name for one in last_words(every, all_of_us)} == set(NAMES)
    assert wordings(ended(table)) == [(NEW, "agreed")]
    told = " ".join(to_text(document(ended(table))).split())
    assert "dan moeten de ouders het ook horen" in told
    assert "nog niet gehoord" not in told
    assert not table.open_at_close().choices
    (doubt,) = said(table, "ruth: ik twijfel nog")
    assert [one.id for one in table.open_at_close().choices] == [doubt.id]
    told = " ".join(to_text(document(ended(table))).split())
    assert "van Ruth nog open" in told
    assert "nog niet gehoord" not in told


THUIS, DURVEN = "Leerlingen voelen zich thuis", "Leerlingen durven alles te vragen"
BANK, MIND = "thuis klinkt als een bank met kussens", "ik kan ermee leven, maar let op de taal"


def of_two(at_vote: bool) -> tuple[Conductor, Line, Line]:
    """Two proposals of which something was said of the first; the other is made at its vote or in its place."""
    table = to(begun(), "decision")
    said(table, "marieke: 2, gekend is te vaag")
    (first,) = said(to(table, "new_wording"), f"marieke: {THUIS}")
    said(
        to(table, "consent"), f"jolanda: {BANK}", "henk: 2, dat is ons woord niet", f"ruth: {MIND}"
    )
    if at_vote:
        table.walk_kind("x")
    else:
        to(table, "new_wording")
    (second,) = said(table, f"fatima: {DURVEN}")
    assert second.kind == "wording"
    table.shine(next(lamp for lamp in table.lamps_called("consent") if lamp.about == second.id))
    said(table, "allen: 1", "ruth: 1, maar zeg het in juni nog eens", "joost: durven past bij ons")
    return table, first, second


@pytest.mark.parametrize("at_vote", [True, False])
def test_what_was_said_of_words_stands_with_these_in_minutes_and_not_with_others(
    at_vote: bool,
) -> None:
    table, _first, _second = of_two(at_vote)
    told = " ".join(to_text(document(ended(table))).split())
    decided, _head, rest = told.partition("VOORSTELLEN")
    assert f"Het doel wordt “{DURVEN}”" in decided
    assert "maar zeg het in juni nog eens (Ruth); durven past bij ons (Joost)" in decided
    for words in (f"{BANK} (Jolanda)", f"{MIND} (Ruth)", "Henk niet: dat is ons woord niet"):
        assert words in rest, words
        assert words not in decided
        assert told.count(words) == 1
    assert f"Het doel wordt “{THUIS}”: gekend is te vaag (Marieke)." in told


def test_each_of_two_proposals_under_one_choice_keeps_proposer_reason_and_votes_and_is_asked_again() -> (
    None
):
    first = ended(begun())
    table = to(begun(earlier=(first,)), "decision")
    said(table, "marieke: 2, want gekend is te groot")
    (home, dare) = said(to(table, "new_wording"), f"marieke: {THUIS}", f"henk: {DURVEN}")
    votes = {one.about: one for one in table.lamps_called("consent")}
    table.shine(votes[home.id])
    said(table, "marieke, ruth, fatima, jolanda: 1", "joost: 3", "henk: 2, want dat is ons woord")
    said(table, "henk: 1, als we het zo noemen")
    table.shine(next(one for one in table.lamps_called("consent") if one.about == dare.id))
    said(table, "henk: 1", "marieke: 2, te smal")
    second = ended(table)
    told = " ".join(to_text(document(second)).split())
    of_home, _head, of_dare = told.partition(f"Het doel wordt “{DURVEN}”")
    assert f"Het doel wordt “{THUIS}”, want gekend is te groot (Marieke)." in of_home
    assert "Joost was er niet bij" in of_home
    assert "stond er eerst niet achter, want dat is ons woord (Henk)" in of_home
    assert of_dare.startswith(" (Henk). Henk staat erachter; Marieke niet: te smal")
    assert "gekend is te groot" not in of_dare
    goal = second.passes[0].goal
    story = story_of(goal, (first, second))
    assert story
    told_of = {one.text: one for one in story.proposals}
    assert {text: one.by for text, one in told_of.items()} == {THUIS: "Marieke", DURVEN: "Henk"}
    words = {one.text: one.reason for one in story.wordings}
    assert (words[THUIS], words[DURVEN]) == ("want gekend is te groot", "")
    third = begun(earlier=(first, second))
    dare_asked, home_asked = (lamp.subject for lamp in third.lamps_called("consent_later"))
    assert dare_asked.startswith(f"“{DURVEN}”")
    assert "groot" not in dare_asked
    assert home_asked.startswith(f"“{THUIS}”")
    assert "Nog niet gevraagd: Joost" in home_asked, "who was absent is asked"


@pytest.mark.parametrize(
    ("typed", "voted"),
    [
        ("fatima, 1", ("behind", "")),
        ("fatima; 1", ("behind", "")),
        ("fatima, 2, te vaag", ("not", "te vaag")),
        ("fatima 2, te vaag", ("not", "te vaag")),
    ],
)
def test_a_vote_behind_a_name_without_its_colon_is_theirs_once_tab_gives_it(
    typed: str, voted: tuple[str, str]
) -> None:
    table = proposed(to(begun(earlier=(ended(begun()),)), "itch"))
    (line,) = said(table, typed)
    assert (line.by, line.maybe, line.text, line.choice) == ((), "fatima", typed, "")
    table.walk_given(line.id)
    given = table.talk.lines[-1]
    assert (given.by, (given.choice, given.text)) == (("Fatima",), voted)


def test_who_chooses_other_words_once_more_says_more_and_takes_nothing_from_their_proposal() -> (
    None
):
    first = ended(begun())
    table = to(begun(earlier=(first,)), "decision")
    said(table, "marieke: 2, want gekend is te groot")
    (home,) = said(to(table, "new_wording"), f"marieke: {THUIS}")
    table.shine(table.lamps_called("consent")[0])
    said(table, "fatima: 1")
    said(to(table, "decision"), "marieke: 2, en het moet over plezier gaan")
    assert table.lines.earlier == frozenset(), "she says no other than she did"
    (asked,) = table.lamps_called("consent")
    assert asked.about == home.id
    assert [one.about for one in table.lamps_called("new_wording")] == [home.about]
    second = ended(table)
    told = " ".join(to_text(document(second)).split())
    assert (
        f"Het doel wordt “{THUIS}”, want gekend is te groot; en het moet over plezier gaan (Marieke). Fatima staat erachter"
        in told
    )
    assert told.count("plezier gaan") == 1
    assert "nog niet gezegd" not in told
    story = story_of(second.passes[0].goal, (first, second))
    assert story
    assert [(one.text, [o.name for o in one.stances]) for one in story.proposals] == [
        (THUIS, ["Fatima"])
    ]
    third = begun(earlier=(first, second))
    assert [lamp.subject.partition("\n")[0] for lamp in third.lamps_called("consent_later")]


def test_words_said_where_it_was_chosen_once_more_are_asked_about_beside_the_first() -> None:
    table = to(begun(earlier=(ended(begun()),)), "decision")
    (chose,) = said(table, "marieke: 2, want gekend is te groot")
    (home,) = said(to(table, "new_wording"), f"marieke: {THUIS}")
    table.shine(table.lamps_called("consent")[0])
    said(table, "fatima: 1")
    (again,) = said(to(table, "decision"), "marieke: 2, en over plezier")
    before = with_line(table.talk, Line(id="99.wj27", kind="wording", text=DURVEN, by=("Henk",), at=NOW,
                                        phase=home.phase, question=home.question, about=again.id))  # fmt: skip
    table = conducted(before)
    assert {one.about for one in table.lamps_called("consent")} == {home.id, "99.wj27"}
    found = {one.wording: one for one in decisions(table.lines, 0)}
    assert found.keys() == {DURVEN}
    assert found[DURVEN].id == chose.id


def test_other_words_said_with_the_same_choice_once_more_are_no_reason_for_the_ones_chosen() -> (
    None
):
    table = to(begun(earlier=(ended(begun()),)), "decision")
    said(table, f"marieke: 2, {THUIS}", "marieke: 2, leerlingen horen erbij")
    (words,) = said(to(table, "new_wording"), "2")
    assert words.text == "leerlingen horen erbij"
    told = " ".join(to_text(document(ended(table))).split())
    assert "Het doel wordt “leerlingen horen erbij” (Marieke)." in told
    assert told.count(THUIS) == 1
    assert f"Staat het doel er nog goed, nu we dit weten? {THUIS} (Marieke)" in told


def test_what_was_said_at_another_question_stands_under_no_proposal_that_was_made_there() -> None:
    table = to(begun(earlier=(ended(begun()),)), "set_in_motion")
    said(table, "twee nachten zat ik erbij")
    table.walk_kind("x")
    while table.meant("x").slot.line != "wording":
        table.walk_kind("x")
    (words,) = said(table, f"henk: {THUIS}")
    assert words.kind == "wording"
    (told,) = proposals(Writing(read(ended(table)), "nl")).items
    assert not told.below


def test_who_gives_the_words_that_anothers_choice_asked_for_has_their_own_reasons_with_them() -> (
    None
):
    first = ended(begun())
    table = to(begun(earlier=(first,)), "decision")
    said(
        table,
        "marieke: 2, want te groot",
        "henk: 2, want te vaag",
        "marieke: 2, want het mag lichter",
        "marieke: 2, en korter",
    )
    said(to(table, "new_wording"), f"marieke: {THUIS}")
    table.on()
    said(table, "henk: 3, ziek")
    second = ended(table)
    told = " ".join(to_text(document(second)).split())
    assert f"Het doel wordt “{THUIS}”, want te groot; want het mag lichter (Marieke)." in told
    assert "Henk was er niet bij: ziek" in told
    assert told.count("te groot") == told.count("lichter") == told.count("ziek") == 1
    assert told.count("te vaag") == 1
    assert "en korter (Marieke)" in told.partition("WAT VERDER")[0]
    story = story_of(second.passes[0].goal, (first, second))
    assert story
    assert {one.text: one.reason for one in story.wordings}[THUIS] == (
        "want te groot; want het mag lichter; want te vaag (Henk)"
    )
    (pending,) = state_of((first, second)).goals[second.passes[0].goal].pending
    assert (pending.by, pending.text) == ("Marieke", "want te groot; want het mag lichter")


def test_why_words_were_asked_for_and_what_was_said_there_stand_with_the_words_they_led_to() -> (
    None
):
    first = ended(begun())
    table = to(begun(earlier=(first,)), "decision")
    said(table, "henk: 2, want gekend is te groot")
    said(to(table, "new_wording"), f"marieke: {THUIS}")
    (nod,) = said(table, "ruth: 1")
    assert nod.kind == "remark"
    said(to(table, "decision"), "henk: 2, want thuis is te klein")
    said(to(table, "new_wording"), f"fatima: {DURVEN}")
    second = ended(table)
    told = " ".join(to_text(document(second)).split())
    home, dare = told.index(f"wordt “{THUIS}” (Marieke)"), told.index(f"wordt “{DURVEN}” (Fatima)")
    places = [told.index(words) for words in ("gekend is te groot (Henk)", "1 (Ruth)")]
    assert all(min(home, dare) < place for place in places)
    of_home = told[home:dare] if home < dare else told[home:]
    of_dare = told[dare:home] if dare < home else told[dare:]
    assert "Anders verwoorden, want gekend is te groot (Henk)." in of_home
    assert "1 (Ruth)" in of_home
    assert "Anders verwoorden, want thuis is te klein (Henk)." in of_dare
    story = story_of(second.passes[0].goal, (first, second))
    assert story
    assert {one.text: one.reason for one in story.wordings if one.status == "proposed"} == {
        THUIS: "want gekend is te groot (Henk)",
        DURVEN: "want thuis is te klein (Henk)",
    }


def test_why_somebody_chose_other_words_stands_with_the_words_that_another_proposed() -> None:
    table = to(begun(earlier=(ended(begun()),)), "decision")
    said(table, "marieke: 2, want gekend is te groot")
    said(to(table, "new_wording"), f"henk: {DURVEN}")
    told = to_text(document(ended(table)))
    (at,) = (n for n, row in enumerate(told.splitlines()) if "want gekend is te groot" in row)
    assert (
        told.splitlines()[at].strip(" -•")
        == "Anders verwoorden, want gekend is te groot (Marieke)."
    )
    assert "VOORSTELLEN" in "".join(told.splitlines()[:at])
    assert "WAT VERDER" not in "".join(told.splitlines()[:at])


def test_a_remark_at_a_vote_reads_as_said_and_apart_from_who_stands_behind_the_words() -> None:
    table, first, second = of_two(True)
    row_of = {one.text: row(table, one) for one in table.talk.lines}
    assert row_of[MIND].startswith(f"Ruth: {MIND} (gezegd; ")
    assert "(gezegd; ik sta erachter; " in row_of["maar zeg het in juni nog eens"]
    shown = [
        line
        for level in Aloud(table.lines, None, Roster(NAMES), frozenset()).pages(
            116, 60, "all", False
        )[0]
        for cell in level.cells
        for line in cell
    ]
    at = {line.words: n for n, line in enumerate(shown)}
    assert at[THUIS] < at[BANK] < at[MIND] < at[DURVEN] < at["durven past bij ons"], (
        "each with its own"
    )
    for words in (BANK, MIND, "durven past bij ons", "maar zeg het in juni nog eens"):
        assert shown[at[words]].label.strip() == "gezegd"
    behind_it = [line for line in shown if line.label.strip() == "staat erachter"]
    assert {line.words for line in behind_it} == {""}, "who stands there says no more"
    assert sorted(name for line in behind_it for name, _mark in line.voices) == sorted(NAMES)
    assert (first.by, second.by) == (("Marieke",), ("Fatima",))


def test_f6_at_a_vote_offers_other_words_first_and_a_remark_next() -> None:
    table = to(begun(), "decision")
    said(table, "marieke: 2, gekend is te vaag")
    (words,) = said(to(table, "new_wording"), f"marieke: {THUIS}")
    to(table, "consent")
    table.walk_kind("x")
    assert table.meant("x").line.kind == "wording"
    table.walk_kind("x")
    (line,) = said(table, f"jolanda: {BANK}")
    assert (line.kind, line.about) == ("remark", words.id), "of the words that are voted on"
    assert line.id not in {one.id for one in table.open_at_close().choices}


@pytest.mark.parametrize("kind", ["", "answer", "meaning", "value", "wording_proposed"])
def test_what_was_said_at_a_vote_that_is_asked_no_more_can_still_be_moved(kind: str) -> None:
    table = to(begun(), "decision")
    said(table, "marieke: 2, gekend is te vaag")
    (words,) = said(to(table, "new_wording"), f"marieke: {THUIS}")
    to(table, "consent")
    (line,) = said(table, f"jolanda: {BANK}")
    if kind:
        table.put_as(line.id, kind)
    (other,) = said(to(table, "itch"), "fatima: iets heel anders")
    table.put_as(other.id, "wording_proposed")
    table.shine(next(lamp for lamp in table.lamps_called("consent") if lamp.about == other.id))
    said(table, "allen: 1")
    asked = [lamp.about for lamp in table.lamps_called("consent")]
    assert (words.id in asked) is (kind in ("", "answer")), "it is laid where something was said"
    for moved in (table.move_on, table.move_back):
        before = table.find(line.id)
        moved(line.id)
        assert (table.find(line.id).phase, table.find(line.id).question) != (
            before.phase,
            before.question,
        )
        table.undo()
    table.mend(line.id, Card(about=other.id))
    assert table.find(line.id).about == other.id


def test_words_that_were_voted_on_do_not_go_along_with_what_is_moved_from_the_vote_before() -> None:
    table, _first, second = of_two(True)
    remark = next(one for one in table.talk.lines if one.text == BANK)
    table.move_on(remark.id)
    assert table.find(remark.id).about == second.id, "the next question is their vote"
    assert (table.find(second.id).kind, table.find(second.id).question) == ("wording", "consent")
    assert f"Het doel wordt “{DURVEN}”" in to_text(document(ended(table)))


def test_the_name_of_a_choice_that_was_said_with_its_number_is_no_reason_for_it() -> None:
    table = steps_of_three()
    said(table, "marieke: 5 niet gebeurd, de hal was op slot")
    back = looked_back(read(table.talk), 0)[0]
    assert (back.onward, back.because) == ("did-not-happen", "de hal was op slot")


def test_several_who_took_up_what_was_asked_are_told_as_several() -> None:
    first = to(begun(), "initiative")
    said(first, "ruth: Henk en Joost, willen jullie de ouders bellen?", "henk: ja", "joost: ja")
    table = to(begun(earlier=(ended(first),)), "happened")
    use("nl")
    for told in (subject_of(table, table.lamp), *subject_lines(table, table.lamp)):
        assert told.startswith("Henk en Joost, op verzoek van Ruth, pakten op")
