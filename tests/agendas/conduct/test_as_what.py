"""As what a line is put, with which choice, and about what (conversation.md §4, §6)."""

from contextlib import suppress
from datetime import date

import pytest
from at_table import LIMITS, PEOPLE, begun, ended, read, said, tell, to, walk
from examples import rows

from agendas.came_to.goal.decisions import decisions
from agendas.came_to.grounds import evidence
from agendas.came_to.indicators import signs
from agendas.came_to.initiatives import initiatives, looked_back
from agendas.came_to.limits import plan_lines
from agendas.came_to.next_talks import next_talk
from agendas.came_to.standings import standing, standings
from agendas.conduct.at_close import open_choices
from agendas.conduct.conductor import Card, Conductor
from agendas.conduct.shown import chosen_word
from agendas.errors import TalkError, UnfinishedError
from agendas.lines.talk import Figure, Line
from agendas.parsing.choices import chosen
from agendas.records import vocabulary
from agendas.records.said import Words
from agendas.slots.slots import SLOTS
from tui.prompts.render import became
from tui.widgets.talk.entry_border import lower


def kinds(table: Conductor, text: str) -> list[str]:
    """The kinds that F6 walks for these words, from what they are by themselves."""
    found = table.meant(text)
    assert found
    walked = [found.line.kind]
    for _press in range(24):
        table.walk_kind(text)
        found = table.meant(text)
        assert found
        walked.append(found.line.kind)
    again = next(n for n in range(1, 25) if walked[n:] == walked[: 25 - n])
    table.slot, table.sign = None, ""
    return list(dict.fromkeys(walked[:again]))


def figure(line: Line) -> str:
    """The figure in a line, "" without one."""
    return line.value.said if isinstance(line.value, Figure) else ""


# -- the table of §6: what each of the eighteen becomes, about what


def first_talk() -> Conductor:
    table = begun()
    said(to(table, "indicator"), "wie er om hulp vraagt")
    said(to(table, "initiative"), "ik zet de box neer", "joost: ik bel de ouders")
    return table


def test_1_what_came_of_it_is_an_experience_and_whether_it_goes_on_a_choice_about_that_initiative() -> (
    None
):
    table = begun(earlier=(ended(first_talk()),))
    assert table.lamp
    about = table.lamp.about
    assert about.startswith("talk:k3f9q2:")
    came, on = said(table, "hij staat er"), said(to(table, "happened"), "1 want hij wordt gebruikt")
    assert (tell(came[0]), came[0].about) == (("Marieke", "experience", "hij staat er"), about)
    assert (on[0].kind, on[0].choice, on[0].about) == ("onward", "carried-on", about)
    table.light(0)
    assert kinds(table, "hij staat er") == ["experience", "onward"]
    (stopped,) = said(table, "henk: gestopt, hij was stuk")
    assert (stopped.kind, stopped.choice, stopped.about) == ("onward", "stopped", about)
    back = looked_back(read(table.talk), 0)[0]
    assert (back.happened, back.onward) == ("hij staat er", "carried-on"), (
        "the taker's word is first"
    )


def test_2_a_reading_is_about_the_goals_words() -> None:
    (line,) = said(to(begun(), "reading"), "henk: gekend is groot")
    assert (line.kind, line.about) == ("reading", "g-k3f9q2:1")


def test_3_what_was_done_and_why_that_way_about_ones_own() -> None:
    table = to(begun(), "set_in_motion")
    did, other, why, hers = said(
        table, "elke week een gesprek", "henk: ik stond bij de poort",
        "marieke: omdat ze anders verdwijnen", "henk: want daar zie je ze",
    )  # fmt: skip
    assert (did.kind, did.about, other.kind) == ("remark", "", "remark")
    assert (why.kind, why.about) == ("why", did.id)
    assert (hers.kind, hers.about) == ("why", other.id), "one's own, and not the latest"
    assert kinds(table, "iets")[:2] == ["remark", "why"]


@rows("opens", ["omdat", "Want", "because", "Doordat", "since"])
def test_because_at_the_start_is_a_why(opens: str) -> None:
    table = to(begun(), "indicator")
    (sign, why) = said(table, "wie lacht", f"{opens} dat vertrouwen is")
    assert (sign.kind, why.kind, why.about) == ("sign", "why", sign.id)
    assert why.text == f"{opens} dat vertrouwen is", "no word of it is lost"
    (wanted,) = said(table, "wanten van wol")
    assert wanted.kind == "sign"


def test_a_why_without_anything_it_is_about_is_what_was_asked() -> None:
    (line,) = said(to(begun(), "indicator"), "omdat het moet")
    assert line.kind == "sign"


def test_4_what_chafes_is_a_remark_and_a_wording_is_proposed_by_f6_alone() -> None:
    table = to(begun(), "itch")
    remark, looks = said(table, "henk: gekend is vaag", "henk: Doel: leerlingen worden gezien")
    assert (remark.kind, looks.kind) == ("remark", "remark"), "never by guess"
    assert kinds(table, "x")[:2] == ["remark", "wording"]
    table.walk_kind("x")
    (wording,) = said(table, "henk: Leerlingen worden gezien")
    assert tell(wording) == ("Henk", "wording", "Leerlingen worden gezien")
    (after,) = said(table, "henk: en nu")
    assert after.kind == "remark", "F6 is for one line"


def test_5_a_sign_and_what_it_tells_are_each_persons() -> None:
    table = to(begun(), "indicator")
    mine, other, why = said(
        table, "wie vraagt", "henk: wie lacht", "marieke: want dat is vertrouwen"
    )
    assert (mine.kind, mine.about, why.kind, why.about) == ("sign", "", "why", mine.id)
    assert [(s.by, s.why) for s in signs(read(table.talk), 0)] == [
        ("Marieke", "want dat is vertrouwen"), ("Henk", ""),
    ]  # fmt: skip
    assert kinds(table, "x")[:2] == ["sign", "why"]
    assert other.about == ""


def test_6_the_ladder_is_about_ones_own_sign_else_the_one_last_spoken_of_and_the_key_word_about_the_goal() -> (
    None
):
    table = to(begun(), "indicator")
    mine, his = said(table, "wie vraagt", "henk: wie lacht")
    for question in ("enough", "would_see", "of_us"):
        to(table, question)
        found = said(table, "fatima: dat niet", "marieke: dat wel", "fatima: toch niet")
        before = his if question == "enough" else mine
        assert [line.about for line in found] == [before.id, mine.id, mine.id], question
        assert {line.question for line in found} == {question}
    (word,) = said(to(table, "key_word"), "henk: gekend is: je naam")
    assert word.about == ""


def test_is_that_enough_names_the_signs_where_there_are_several() -> None:
    table = to(begun(), "indicator")
    said(table, "wie vraagt")
    lamp = to(table, "enough").lamp
    assert lamp
    assert lamp.subject == ""
    said(to(table, "indicator"), "henk: wie lacht")
    lamp = to(table, "enough").lamp
    assert lamp
    assert lamp.subject == "1 “wie vraagt” · 2 “wie lacht”"
    said(to(table, "indicator"), "henk: wie er na de zomer nog steeds uit zichzelf binnenkomt")
    lamp = to(table, "enough").lamp
    assert lamp
    assert lamp.subject.endswith(" · 3 “wie er na de zomer nog steeds uit…”")


def test_each_who_is_there_is_asked_about_their_own_sign_and_what_they_say_is_about_it() -> None:
    table = to(begun(), "indicator")
    said(table, "wie vraagt", "henk: wie lacht", "fatima: wie blijft")
    there = tuple(person for person in PEOPLE if person.name != "Fatima")
    table = begun(earlier=(ended(table),), people=there)
    lamps = table.lamps_called("indicator_onward")
    assert [lamp.subject for lamp in lamps] == ["wie vraagt (Marieke)", "wie lacht (Henk)"]
    hers, his = (lamp.about for lamp in lamps)
    table.shine(lamps[1])
    (kept,) = said(table, "1")
    assert (kept.by, kept.about) == ((), his), "on the roster, and nothing heard from him"
    table.undo()
    said(to(table, "reading"), "henk: ik las het anders")
    table.shine(lamps[1])
    (keeps,) = said(table, "1")
    assert (keeps.by, keeps.about) == (("Henk",), his), "without a name it is who chose the sign"
    said(to(table, "indicator"), "jolanda: wie zingt")
    third, mine, other, last = said(
        to(table, "enough"), "ruth: ik weet niet", "henk: nee", "marieke: ja", "ruth: nee"
    )
    assert [mine.about, other.about] == [his, hers], "and not about Jolanda's"
    assert (third.about, last.about) == (read(table.talk).of("sign")[0].id, hers)
    table.shine(lamps[0])
    said(table, "3")
    (after,) = said(to(table, "enough"), "marieke: toch niet")
    assert after.about == his, "hers was replaced"


def test_in_a_short_round_of_several_goals_who_gives_account_alone_is_asked_about_their_sign() -> (
    None
):
    table = to(begun(), "indicator")
    said(table, "wie vraagt", "henk: wie lacht")
    said(to(table, "initiative"), "ik zet de box neer")
    table = begun("goals", earlier=(ended(table),))
    to(table, "chosen_goal").say("1")
    assert [lamp.subject for lamp in table.lamps_called("indicator_onward")] == [
        "wie vraagt (Marieke)"
    ]


def test_the_goals_that_were_chosen_are_told_and_their_numbers_are_typed_no_more() -> None:
    ending = begun()
    said(to(ending, "initiative"), "ik zet de box neer")
    table = to(begun("goals", earlier=(ended(ending),)), "chosen_goal")
    assert not to(table, "chosen_goal").lamp.subject.endswith("· vandaag")  # type: ignore[union-attr]
    table.note("1")
    table.say("1")
    assert table.typed == "", "at the next question it would choose again"
    assert table.lamp.subject.endswith("· vandaag")  # type: ignore[union-attr]


def test_7_what_somebody_without_a_sign_expected_is_of_the_account_givers_and_the_border_says_so() -> (
    None
):
    table = to(begun(), "indicator")
    mine, henks = said(table, "wie om hulp vraagt", "henk: wie lacht")
    nobodys, his, hers = said(
        to(table, "expectation"), "fatima: de helft", "henk: vijf", "ruth: niemand"
    )
    assert [o.about for o in (nobodys, his)] == [mine.id, henks.id]
    assert hers.about == henks.id, "of which was spoken last"
    table = to(begun(earlier=(ended(table),)), "expectation")
    assert "wie om hulp vraagt" in lower(table, "fatima: de helft", 120)
    put = table.say("fatima: de helft")
    assert put
    assert put.lines[0].about == f"k3f9q2:{mine.id}"
    assert "wie om hulp vraagt" in became(table, put.lines[0], put.lamp)
    assert "wie lacht" in lower(table, "henk: vijf", 120)
    (sign,) = said(to(table, "indicator"), "marieke: wie blijft")
    (new,) = said(to(table, "expectation"), "joost: niemand")
    assert new.about == sign.id, "what she looks at now"


def test_7_what_was_expected_gets_its_figure_when_that_comes() -> None:
    table = to(begun(), "expectation")
    mine, his = said(table, "de helft", "henk: niemand")
    assert (mine.kind, mine.about, mine.value) == ("expectation", "", None)
    seen, figure = said(to(table, "evidence"), "marieke: hij lachte", "marieke: 6 van de 9")
    assert [(table.find(one.id) or one).about for one in (mine, his)] == [figure.id, ""]
    assert [e.expected for e in evidence(read(table.talk), 0)] == ["", "de helft (Marieke)"]
    assert seen.choice == "observation"


@rows(
    ("expected", "figures", "tied"),
    [
        (["marieke: de helft", "marieke: nee, een derde"], ["marieke: 6 van de 9"], [1]),
        (["marieke: de helft"], ["henk: 6 van de 9", "marieke: 3 van de 9"], [0, 1]),
        (["marieke: de helft", "marieke: nee, een derde"], ["marieke: 6 van de 9"] * 2, [1, 0]),
        (
            ["marieke: ik verwachtte 20 van de 24", "marieke: minder"],
            ["marieke: 21 van de 24"],
            [1],
        ),
        (["marieke: 10 ouders"], ["marieke: 3 keer gebeld", "marieke: 7 ouders"], [0, 1]),
        (
            ["marieke: de helft", "henk: wie lacht", "marieke: niemand"],
            ["marieke: 6 van de 9"],
            [1],
        ),
    ],
)
def test_what_was_expected_is_tied_to_no_figure_that_it_may_not_be_of(
    expected: list[str], figures: list[str], tied: list[int]
) -> None:
    table = to(begun(), "expectation")
    said(table, *expected)
    found = said(to(table, "evidence"), *figures)
    about = [one.about for one in read(table.talk).of("expectation")]
    assert [about.count(figure.id) for figure in found] == tied


@pytest.mark.parametrize(
    ("expected", "tied"),
    [("ik verwachtte meer klachten over het wekken om zes uur", False), ("dat ze vaker zouden bellen", False),
     ("dat de helft beter zou slapen", True), ("een stuk of drie", True), ("niemand", True)],
)  # fmt: skip
def test_what_one_expected_without_how_many_stays_with_its_sign(expected: str, tied: bool) -> None:
    table = to(begun(), "indicator")
    (sign,) = said(table, "marieke: hoe zij slapen")
    (mine,) = said(to(table, "expectation"), f"marieke: {expected}")
    typed = "marieke: zeven van de negen zeiden dat zij beter sliepen"
    assert (f"“{expected[:12]}" in lower(to(table, "evidence"), typed, 120)) == tied
    said(table, typed)
    assert (table.find(mine.id) or mine).about == sign.id
    (one,) = evidence(read(table.talk), 0)
    assert bool(one.expected) == tied


def test_of_what_one_expected_that_which_counts_the_same_goes_with_the_figure() -> None:
    table = to(begun(), "expectation")
    said(table, "marieke: ik verwachtte 20 van de 24", "marieke: ik dacht dat het minder was")
    said(to(table, "evidence"), "marieke: 21 van de 24 kinderen stelden een vraag")
    (one,) = evidence(read(table.talk), 0)
    assert one.expected == "ik verwachtte 20 van de 24 (Marieke)"


@pytest.mark.parametrize("presses", range(7))
def test_f6_under_a_figure_comes_round_to_that_figure_and_left_goes_to_the_one_before(
    presses: int,
) -> None:
    table = to(begun(), "evidence")
    figures = said(table, "marieke: 6 van de 9", "henk: 12 keer gebeld", "joost: 4 brieven")
    table = to(table, "meaning-figure")
    table.on()
    table.on()
    (line,) = said(table, "henk: dat was in de week van het lampje")
    assert line.about == figures[2].id
    for _press in range(presses):
        table.walk_as(line.id)
    now = table.find(line.id)
    assert now
    assert now.about == (figures[2].id if now.kind == "meaning" else "")
    table.move_back(line.id)
    moved = table.find(line.id)
    assert moved
    assert (moved.kind, moved.about) == ("meaning", figures[1].id)


def test_what_one_expects_of_the_next_figure_is_of_that_one() -> None:
    table = to(begun(), "expectation")
    said(table, "marieke: de helft")
    said(to(table, "evidence"), "marieke: 6 van de 9")
    said(to(table, "expectation"), "marieke: niemand")
    said(to(table, "evidence"), "marieke: 3 van de 9")
    expected = [e.expected for e in evidence(read(table.talk), 0)]
    assert expected == ["de helft (Marieke)", "niemand (Marieke)"]


def test_of_what_one_expected_by_two_signs_nobody_can_tell_which_figure_it_is_of() -> None:
    table = to(begun(), "indicator")
    said(table, "marieke: wie lacht")
    said(to(table, "expectation"), "marieke: de helft")
    said(to(table, "indicator"), "marieke: wie vraagt")
    said(to(table, "expectation"), "marieke: niemand")
    (figure,) = said(to(table, "evidence"), "marieke: 6 van de 9")
    about = [one.about for one in read(table.talk).of("expectation")]
    assert figure.id not in about
    assert len(set(about)) == 2, "each is about its sign"


def test_8_what_was_seen_is_a_ground_of_its_kind() -> None:
    table = to(begun(), "evidence")
    found = said(
        table, "henk: ze stonden bij de poort", "henk: een moeder zei dat zij durft", "henk: drie van de vier klassen",
        "henk: lokaal 12 was dicht op 3 november om 10:30", "ruth: hij zei ja",
    )  # fmt: skip
    assert [line.choice for line in found] == [
        "observation", "voice", "figure", "observation", "observation",
    ]  # fmt: skip
    assert {line.kind for line in found} == {"ground"}


def test_9_what_points_the_other_way_is_a_light_of_its_own() -> None:
    (line,) = said(to(begun(), "missing"), "henk: de stille kinderen")
    assert (line.kind, line.about, line.question) == ("remark", "", "missing")


def test_10_a_meaning_is_about_its_figure_and_at_the_end_about_all_together() -> None:
    table = begun()
    (figure,) = said(to(table, "evidence"), "6 bedden leeg")
    of_it = said(to(table, "meaning-figure"), "dat het lukt", "henk: mwah")
    assert [(line.kind, line.about) for line in of_it] == [("meaning", figure.id)] * 2
    (whole,) = said(to(table, "meaning"), "henk: dat we er zijn")
    assert (whole.kind, whole.about) == ("meaning", "")
    assert table.lamp
    assert table.lamp.question.nl == "En alles samen: wat zegt dit jou?"
    assert table.lamp.question.en == "And all together: what does it tell you?"
    plain = to(begun(), "meaning").lamp
    assert plain
    assert plain.question.nl == "Wat zegt dit jou?", "where no figure was put"


def test_11_the_standing_is_the_givers_and_anothers_is_a_reading() -> None:
    table = to(begun(), "standing")
    said(table, "2 want ze komen", "ruth: 4, echt niet")
    held = standing(read(table.talk), 0)
    assert held
    assert (held.by, held.word, held.text) == ("Marieke", "on-its-way", "ze komen")
    assert [(s.by, s.word) for s in standings(read(table.talk), 0)][1:] == [("Ruth", "moved-away")]
    said(table, "1")
    held = standing(read(table.talk), 0)
    assert held
    assert held.word == "on-its-way", "what nobody is known to have said is not the giver's"


def test_12_another_reading_is_one() -> None:
    (line,) = said(to(begun(), "other_reading"), "henk: zij durfden al")
    assert (line.kind, line.about) == ("other reading", "")


def test_13_what_matters_with_the_moment_by_f6() -> None:
    table = to(begun(), "value")
    (value,) = said(table, "dat een kind gemist wordt")
    assert value.kind == "value"
    assert kinds(table, "x")[:2] == ["value", "moment"]
    table.walk_kind("x")
    (moment,) = said(table, "marieke: vrijdag bij de poort")
    assert (moment.kind, moment.about) == ("moment", value.id)


def test_14_whether_the_goal_is_still_well_put_and_other_words_for_it() -> None:
    table = to(begun(), "decision")
    (line,) = said(table, "henk: gekend blijft vaag")
    assert (line.choice, line.text) == ("", "gekend blijft vaag"), (
        "no choice was made, and it is open"
    )
    assert line in table.open_at_close().choices
    assert kinds(table, "x")[:2] == ["decision", "wording"]
    table.walk_kind("x")
    (wording,) = said(table, "henk: Leerlingen worden gemist")
    assert wording.kind == "wording"
    lit = table.lamps[table.place + 1]
    assert (lit.id, lit.about) == ("consent", wording.id)


def test_15_initiatives_are_a_round_in_any_number_by_anyone() -> None:
    table = to(begun(), "initiative")
    said(
        table,
        "ik zet de box neer",
        "marieke: ik bel",
        "henk: ik ga mee",
        "fatima, joost: wij koken",
    )
    assert [(i.by, i.text) for i in initiatives(read(table.talk), 0)] == [
        ("Marieke", "ik zet de box neer"), ("Marieke", "ik bel"), ("Henk", "ik ga mee"),
        ("Fatima, Joost", "wij koken"),
    ]  # fmt: skip


def test_16_what_they_should_notice_and_what_is_watched_belong_to_ones_own() -> None:
    table = to(begun(), "initiative")
    box, call = said(table, "ik zet de box neer", "joost: ik bel de ouders")
    notice, his = said(to(table, "notice"), "marieke: dat hij er staat", "joost: dat we bellen")
    assert [(o.kind, o.about) for o in (notice, his)] == [("notice", box.id), ("notice", call.id)]
    assert kinds(table, "x")[:2] == ["notice", "watch"]
    table.walk_kind("x")
    (watch,) = said(table, "marieke: de box op vrijdag")
    assert (watch.kind, watch.about) == ("watch", box.id)
    (nobody,) = said(table, "henk: of het stil is")
    assert nobody.about == box.id, "the one spoken of just now, of who took up nothing"
    said(table, "joost: dat het kort is")
    (open_still,) = said(table, "volgende keer verwacht ik er twaalf")
    assert (open_still.by, open_still.about) == ((), call.id), "and so of nobody known"


@rows(
    "words",
    ["ik let op of ouders blijven", "Ik kijk of ze blijven", "we willen zien wie er terugkomt",
     "of ze blijven staan", "en ik let er vooral op wie er blijft", "letten op wie blijft",
     "ik ga kijken hoeveel er blijven", "I watch for who stays", "we'll look whether they stay",
     "I want to see who comes back", "we keep an eye on the door", "whether they stay"],
)  # fmt: skip
def test_16_what_somebody_says_they_watch_is_watched_without_a_key(words: str) -> None:
    table = to(begun(), "initiative")
    (box,) = said(table, "ik zet de box neer")
    (line,) = said(to(table, "notice"), words)
    assert (line.kind, line.about, line.text) == ("watch", box.id, words)
    table.slot = SLOTS["notice"]
    (by_key,) = said(table, words)
    assert by_key.kind == "notice", "F6 says otherwise"


@rows(
    "words",
    ["ze letten op elkaar", "dat wij letten op wie er is", "we willen dat ze zien dat het kan",
     "ouders kijken of er plek is", "of dat ze gewoon blijven", "they look for each other",
     "dat ik naar ze kijk", "ik ben er elke ochtend", "that we watch over them", "iedereen wil zien wie er is"],
)  # fmt: skip
def test_16_what_others_are_to_notice_is_no_watching(words: str) -> None:
    table = to(begun(), "initiative")
    said(table, "ik zet de box neer")
    (line,) = said(to(table, "notice"), words)
    assert line.kind == "notice"


def test_17_days_belong_to_ones_own_and_the_earliest_is_the_goals() -> None:
    table = to(begun(), "initiative")
    box, call = said(table, "ik zet de box neer", "joost: ik bel de ouders")
    said(to(table, "due"), "marieke: 15 december, met Joost", "joost: dinsdag 8 december, 10:30")
    found = initiatives(read(table.talk), 0)
    assert [(i.id, str(i.due)) for i in found] == [(box.id, "2026-12-15"), (call.id, "2026-12-08")]
    assert str(next_talk(read(table.talk), 0).on) == "2026-12-08"


def test_17_the_day_on_which_one_talks_again_is_of_no_initiative() -> None:
    table = to(begun(), "initiative")
    (box,) = said(table, "marieke: ik zet de box neer")
    table.go_to(len(table.talk.phases) - 1)
    waits = [lamp.id for lamp in table.waiting]
    table.choose(len(table.lamps) + waits.index("due-all"))
    (day,) = said(table, "marieke: 12 januari 2027, met iedereen")
    assert (day.kind, day.about) == ("appointment", "")
    assert [(i.id, i.due) for i in initiatives(read(table.talk), 0)] == [(box.id, None)]
    assert str(next_talk(read(table.talk), 0).on) == "2027-01-12"


def test_17_what_a_request_was_given_as_its_day_counts_too() -> None:
    table = to(begun(), "initiative")
    (asked,) = said(table, "ruth: Joost, neem jij het contact?")
    said(to(table, "request_answer"), "joost: 1")
    (day,) = said(to(table, "due"), "joost: 8 december")
    assert day.about == asked.id
    assert str(next_talk(read(table.talk), 0).on) == "2026-12-08"


def test_17_a_day_that_is_not_clear_is_asked_and_takes_no_other_away() -> None:
    table = to(begun(), "initiative")
    said(table, "ik zet de box neer")
    to(table, "due")
    put = table.say("marieke: 8 december")
    assert put
    assert put.unclear is None
    put = table.say("marieke: na de kerstvakantie")
    assert put
    assert put.unclear is not None
    assert (put.lines[0].value, put.lines[0].text) == (None, "na de kerstvakantie")
    assert str(initiatives(read(table.talk), 0)[0].due) == "2026-12-08"


def test_18_what_is_seen_now_is_an_insight_of_each() -> None:
    found = said(to(begun(), "learned"), "henk: dat stilte vertrouwen is", "fatima: ik ook")
    assert [line.kind for line in found] == ["insight", "insight"]


# -- a choice


@rows(
    ("typed", "choice", "by", "text"),
    [
        ("2", "on-its-way", "Marieke", ""),
        ("2 want ze komen", "on-its-way", "Marieke", "ze komen"),
        ("2, ze komen", "on-its-way", "Marieke", "ze komen"),
        ("2: ze komen", "", "Henk", "ze komen"),
        ("4 ruth: niet gezien", "moved-away", "Ruth", "niet gezien"),
        ("4 ruth:niet gezien", "moved-away", "Ruth", "niet gezien"),
        ("ruth: 4, echt niet", "moved-away", "Ruth", "echt niet"),
        ("ruth: 4", "moved-away", "Ruth", ""),
        ("ruth:4", "moved-away", "Ruth", ""),
        ("ruth 4", "", "", "ruth 4"),
        ("dichterbij gekomen, want ze komen", "came-closer", "Marieke", "ze komen"),
        ("Dichterbij, want ze komen", "came-closer", "Marieke", "ze komen"),
        ("onderweg", "on-its-way", "Marieke", ""),
        ("henk: onderweg. Ze durven", "on-its-way", "Henk", "Ze durven"),
        ("niet te zeggen, te weinig gezien", "cannot-tell", "Marieke", "te weinig gezien"),
        ("onderweg naar huis zag ik hem", "", "Marieke", "onderweg naar huis zag ik hem"),
        ("niet iedereen kwam", "", "Marieke", "niet iedereen kwam"),
        ("niet", "", "Marieke", "niet"),
        ("nog niet iedereen", "", "Marieke", "nog niet iedereen"),
        ("3 moeders bleven", "", "Marieke", "3 moeders bleven"),
        ("3 moeders bleven, zegt ruth", "", "Ruth", "3 moeders bleven"),
        ("2 van de 5 klassen", "", "Marieke", "2 van de 5 klassen"),
        ("1 keer gebeld", "", "Marieke", "1 keer gebeld"),
        ("5 minuten te laat", "", "Marieke", "5 minuten te laat"),
        ("2 dagen later kwam hij", "", "Marieke", "2 dagen later kwam hij"),
        ("3 van hen schreven het op", "", "Marieke", "3 van hen schreven het op"),
        ("2 woorden wil ik nog schrappen", "", "Marieke", "2 woorden wil ik nog schrappen"),
        ("10 kinderen", "", "Marieke", "10 kinderen"),
        ("7", "", "Marieke", "7"),
        ("0", "", "Marieke", "0"),
        ("ze komen, dus 2", "", "Marieke", "ze komen, dus 2"),
        ("10:30 kwamen ze", "", "Marieke", "10:30 kwamen ze"),
    ],
)
def test_a_choice_is_a_digit_or_its_own_words_and_everything_else_is_words(
    typed: str, choice: str, by: str, text: str
) -> None:
    (line,) = said(to(begun(), "standing"), typed)
    assert (line.choice, ", ".join(line.by), line.text) == (choice, by, text)


@rows(
    ("typed", "listed", "choice", "text"),
    [
        ("houden van elkaar is het", vocabulary.DECISION, "", "houden van elkaar is het"),
        ("houden, met een ander ernaast", vocabulary.INDICATOR_ONWARD, "beside", ""),
        ("houden", vocabulary.INDICATOR_ONWARD, "keep", ""),
        ("no problem, I will", vocabulary.REQUEST, "", "no problem, I will"),
        ("no", vocabulary.REQUEST, "no", ""),
        ("ja ik bel", vocabulary.REQUEST, "yes", "ik bel"),
        ("nee, geen tijd", vocabulary.REQUEST, "no", "geen tijd"),
        ("nee hoor", vocabulary.REQUEST, "", "nee hoor"),
        ("ik niet, want het is vaag", vocabulary.CONSENT, "not", "want het is vaag"),
        ("ik sta erachter", vocabulary.CONSENT, "behind", ""),
        ("ik was er niet bij", vocabulary.CONSENT, "absent", ""),
        ("anders dan ik dacht", vocabulary.DECISION, "", "anders dan ik dacht"),
        ("niet helemaal gebeurd", vocabulary.ONWARD, "", "niet helemaal gebeurd"),
        ("gaat door", vocabulary.ONWARD, "carried-on", ""),
        ("gaat nog even door", vocabulary.ONWARD, "", "gaat nog even door"),
    ],
)
def test_no_word_of_a_sentence_is_taken_for_a_choice_that_it_is_not(
    typed: str, listed: dict[str, Words], choice: str, text: str
) -> None:
    assert chosen(typed, listed) == (choice, text)


def test_a_digit_alone_completes_ones_own_open_line_and_no_other() -> None:
    table = to(begun(), "standing")
    mine, his = said(table, "marieke: ze komen", "henk: mwah")
    assert [o.id for o in table.open_at_close().choices] == [mine.id, his.id]
    (choice,) = said(table, "marieke: 2")
    assert (choice.about, choice.choice, choice.text) == (mine.id, "on-its-way", "")
    assert [(s.by, s.word, s.text) for s in standings(read(table.talk), 0)] == [
        ("Marieke", "on-its-way", "ze komen")
    ]
    assert [o.id for o in table.open_at_close().choices] == [his.id]
    (other,) = said(table, "3")
    assert (other.by, other.about) == ((), ""), "what nobody is known to say completes nobody's"


def test_a_choice_made_later_counts_where_the_question_is_about_a_line() -> None:
    table = to(begun(), "evidence")
    (figure,) = said(table, "henk: 6 bedden leeg")
    to(table, "direction")
    (open_one,) = said(table, "henk: hangt ervan af")
    assert open_one in table.open_at_close().choices
    said(table, "henk: 3")
    (ground,) = evidence(read(table.talk), 0)
    assert (ground.id, ground.direction) == (figure.id, "both")
    assert table.open_at_close().choices == ()
    said(table, "henk: al weet ik het niet")
    assert evidence(read(table.talk), 0)[0].direction == "both", "words take no choice away"


def test_words_after_a_choice_do_not_take_it_away() -> None:
    first = first_talk()
    table = begun(earlier=(ended(first),))
    to(table, "happened")
    said(table, "marieke: 1 want hij wordt gebruikt", "marieke: al blijft het spannend")
    assert looked_back(read(table.talk), 0)[0].onward == "carried-on"
    to(table, "decision")
    said(table, "henk: 1", "henk: al twijfel ik")
    assert [d.choice for d in decisions(read(table.talk), 0)] == ["keep"]


def test_not_answered_is_not_answered() -> None:
    table = begun(agreed=LIMITS)
    said(to(table, "indicator"), "wie vraagt")
    said(to(table, "initiative"), "ik zet de box neer")
    said(to(table, "evidence"), "6 bedden leeg")
    found = read(table.talk)
    assert (signs(found, 0)[0].origin, signs(found, 0)[0].kind) == (None, None)
    (taken,) = initiatives(found, 0)
    assert (taken.origin, taken.limits, taken.considered, taken.due) == (None, None, (), None)
    assert evidence(found, 0)[0].direction is None
    assert standing(found, 0) is None


def test_within_limits_is_asked_only_where_there_are_any_and_holds_as_they_stood() -> None:
    assert "limits" not in [lamp.id for lamp in walk(begun())]
    table = to(begun(agreed=LIMITS), "initiative")
    box, call = said(table, "ik zet de box neer", "joost: ik bel de ouders")
    inside, over = said(
        to(table, "limits"), "marieke: 1", "joost: 2 b, want hij wordt niet gevraagd"
    )
    assert (inside.about, over.about) == (box.id, call.id)
    mine, his = initiatives(read(table.talk), 0)
    assert (mine.limits, [f.frame for f in mine.considered], mine.touched) == (
        "inside",
        ["f1", "f2"],
        (),
    )
    assert (his.limits, his.touched, his.frames) == ("touches", ("f2",), "hij wordt niet gevraagd")


# -- F6


def test_f6_walks_the_kinds_of_the_question_and_then_those_of_the_phase_each_once() -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "ik zet de box neer")
    to(table, "notice")
    assert kinds(table, "x") == [
        "notice", "watch", "initiative", "limits", "appointment", "request",
    ]  # fmt: skip


def test_f6_reaches_a_proposed_wording_from_every_question_of_the_original_goal() -> None:
    table = to(begun(), "reading")
    assert kinds(table, "zo zou ik het zeggen") == ["reading", "remark", "wording"]
    table.slot = SLOTS["wording_proposed"]
    (line,) = said(table, "henk: zo zou ik het zeggen")
    assert (line.by, line.kind) == (("Henk",), "wording")
    to(table, "meaning")
    assert kinds(table, "x") == [
        "meaning", "standing", "other reading", "value", "decision", "wording",
    ]  # fmt: skip
    to(table, "initiative")
    assert kinds(table, "x")[:2] == ["initiative", "request"]


def test_f6_and_then_the_other_way_puts_the_line_as_the_border_said() -> None:
    table = to(begun(), "meaning")
    table.walk_kind("henk: 2 want")
    found = table.meant("henk: 2 want ze komen")
    assert found
    (line,) = said(table, "henk: 2 want ze komen")
    assert (line.kind, line.choice, line.text) == ("standing", "on-its-way", "ze komen")
    assert (found.line.kind, found.line.choice, found.line.about) == (
        line.kind,
        line.choice,
        line.about,
    )


def test_what_the_border_tells_is_what_enter_does() -> None:
    table = begun(agreed=LIMITS)
    for lamp in walk(table):
        if lamp.slot.becomes == "goals":
            continue
        for text in (
            "omdat het zo is",
            "2 want ja",
            "henk: 31 van de 52",
            "jo: 8 december",
            "ruth: Joost, kom je?",
        ):
            told = table.meant(text)
            assert told
            line = said(table, text)[0]
            shown = told.line
            same: list[tuple[object, object]] = [
                (getattr(shown, name), getattr(line, name))
                for name in ("text", "by", "maybe", "who", "kind", "about", "choice", "value")
            ]
            assert all(a == b for a, b in same), (lamp.id, text, same)


# -- moving


def ids_of(table: Conductor, question: str) -> list[str]:
    return [line.id for line in table.talk.lines if line.question == question]


def test_right_moves_the_line_and_what_followed_it_here_with_the_lamp() -> None:
    table = to(begun(), "set_in_motion")
    one, two, three = said(
        table, "elke week een gesprek", "henk: het wringt", "henk: gekend is vaag"
    )
    table.mark_line(two.id)
    table.move_on(two.id)
    assert ids_of(table, "set_in_motion") == [one.id]
    assert ids_of(table, "itch") == [two.id, three.id]
    assert table.lamp
    assert table.lamp.id == "itch"
    (more,) = said(table, "henk: nog iets")
    assert more.question == "itch"
    moved = table.find(two.id)
    assert moved
    assert (moved.by, moved.text, moved.moved) == (("Henk",), "het wringt", "set_in_motion")


def test_right_again_leaves_what_lies_at_the_questions_it_passes() -> None:
    table = to(begun(), "itch")
    (stays,) = said(table, "fatima: gekend is vaag")
    to(table, "set_in_motion")
    said(table, "elke week een gesprek")
    one, two = said(table, "henk: wie lacht", "henk: wie vraagt")
    to(table, "indicator")
    (sign,) = said(table, "marieke: wie blijft")
    for _press in range(3):
        table.move_on(one.id)
    assert ids_of(table, "itch") == [stays.id]
    assert ids_of(table, "indicator") == [sign.id]
    found = [table.find(line.id) for line in (one, two)]
    assert {line.question for line in found if line} == {"enough"}
    for _undone in range(3):
        step = table.undo()
        assert step
        assert step.values == {"text": "wie lacht"}, "a step a press"
    assert ids_of(table, "set_in_motion")[1:] == [one.id, two.id]
    table.move_on(one.id)
    table.undo()
    table.move_on(one.id)
    table.move_on(one.id)
    assert ids_of(table, "itch") == [stays.id], "undone once, it passes them too"


def test_left_moves_it_alone_back() -> None:
    table = to(begun(), "itch")
    one, two = said(table, "henk: ik stond bij de poort", "henk: gekend is vaag")
    table.move_back(one.id)
    assert (ids_of(table, "set_in_motion"), ids_of(table, "itch")) == ([one.id], [two.id])
    assert table.lamp
    assert table.lamp.id == "itch", "the lamp stays"


def test_right_goes_over_the_border_of_a_phase_and_left_comes_back() -> None:
    table = to(begun(), "itch")
    line, after = said(table, "henk: wie lacht", "fatima: wie vraagt")
    table.move_on(line.id)
    assert (table.phase.id, table.lamp and table.lamp.id) == ("indicator", "indicator")
    found = [table.find(one.id) for one in (line, after)]
    assert [(one.kind, one.phase) for one in found if one] == [("sign", "indicator")] * 2
    assert [s.by for s in signs(read(table.talk), 0)] == ["Henk", "Fatima"]
    table.move_back(line.id)
    back = table.find(line.id)
    assert back
    assert (back.kind, back.phase, back.question) == ("remark", "goal", "itch")


def test_what_is_about_a_line_goes_with_it_and_what_does_not_belong_feeds_nothing() -> None:
    table = to(begun(), "indicator")
    sign, why = said(table, "wie lacht", "want dat is vertrouwen")
    table.move_on(sign.id)
    moved = table.find(sign.id)
    assert moved
    assert moved.kind == "remark"
    after = table.find(why.id)
    assert after
    assert (after.kind, after.about, after.question) == ("why", sign.id, moved.question)
    assert signs(read(table.talk), 0) == ()
    table.move_back(sign.id)
    assert [s.why for s in signs(read(table.talk), 0)] == ["want dat is vertrouwen"]


def test_a_figure_that_is_moved_into_evidence_is_one_and_out_of_it_none() -> None:
    table = to(begun(), "expectation")
    (line,) = said(table, "marieke: 31 van de 52 kwamen")
    table.move_on(line.id)
    moved = table.find(line.id)
    assert moved
    assert (moved.kind, moved.choice, figure(moved)) == (
        "ground",
        "figure",
        "31 van de 52",
    )
    table.move_on(line.id)
    assert figure(table.find(line.id) or line), "also where it points the other way"
    table.move_to(line.id, table.lamps_called("itch")[0])
    moved = table.find(line.id)
    assert moved
    assert (moved.kind, moved.choice, moved.value, moved.text) == (
        "remark",
        "",
        None,
        "31 van de 52 kwamen",
    )


def test_a_figure_that_points_the_other_way_is_one_and_asked_what_it_means() -> None:
    table = to(begun(), "missing")
    told = "henk: 2 van de 3 dochters waren het er niet mee eens"
    assert "figure “2 van de 3”" in lower(table, told, 80)
    line, other = said(table, told, "henk: de vaders missen we")
    assert (line.kind, figure(line), other.kind) == ("ground", "2 van de 3", "remark")
    asked = [one.about for one in table.every_lamp() if one.id == "meaning-figure"]
    assert asked == [line.id]


@pytest.mark.parametrize(
    "words", ["the 4 that stayed in, were they ill?", "wie telde de vaders, 4 of 5? "]
)
def test_a_question_with_a_number_stays_with_what_points_the_other_way(words: str) -> None:
    table = to(begun(), "missing")
    (line,) = said(table, f"henk: {words}")
    assert (line.kind, line.value) == ("remark", None)
    assert not [one for one in table.every_lamp() if one.id == "meaning-figure"]


def test_a_request_that_is_moved_away_binds_nobody() -> None:
    table = to(begun(), "initiative")
    (asked,) = said(table, "ruth: Joost, neem jij dit?")
    table.move_on(asked.id)
    moved = table.find(asked.id)
    assert moved
    assert (moved.kind, moved.who) == ("notice", ())


def test_a_line_cannot_be_about_itself_or_what_is_said_about_it() -> None:
    table = to(begun(), "indicator")
    sign, why = said(table, "wie lacht", "want dat is vertrouwen")
    lamp = table.lamp
    assert lamp
    for target in (sign.id, why.id):
        with pytest.raises(TalkError):
            table.mend(sign.id, Card(lamp=lamp, about=target))
    for line in (sign, why):
        for question in ("enough", "why_chosen", "would_see"):
            to(table, question)
            assert table.lamp
            with suppress(TalkError):
                table.move_to(line.id, table.lamp)
            assert not circular(table, line)


def circular(table: Conductor, line: Line) -> bool:
    seen, about = set(), line.id
    while about:
        if about in seen:
            return True
        seen.add(about)
        found = table.find(about)
        about = found.about if found else ""
    return False


def test_a_withdrawn_line_takes_what_is_about_it_along_and_that_is_listed() -> None:
    table = to(begun(), "indicator")
    sign, why = said(table, "wie lacht", "want dat is vertrouwen")
    (enough,) = said(to(table, "enough"), "fatima: nee")
    assert enough.about == sign.id
    table.withdraw(sign.id)
    assert [line.id for line in table.fallen()] == [why.id, enough.id]
    assert signs(read(table.talk), 0) == ()
    table.withdraw(sign.id)
    assert table.fallen() == ()
    assert [s.why for s in signs(read(table.talk), 0)] == ["want dat is vertrouwen"]


def test_words_of_a_line_change_and_a_figure_is_read_anew() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "31 van de 52 kwamen")
    table.change(line.id, "henk: 13 van de 52 kwamen")
    now = table.find(line.id)
    assert now
    assert (now.by, now.text, figure(now)) == (
        ("Henk",),
        "13 van de 52 kwamen",
        "13 van de 52",
    )
    table.change(line.id, "joost:")
    now = table.find(line.id)
    assert now
    assert (now.by, now.text) == (("Joost",), "13 van de 52 kwamen")


@rows(
    "words",
    ["niets", "Niets.", "nothing, because we wait", "niks want we wachten", "niets, ik heb geen tijd",
     "ik pak niets op", "Ik pak nu niks op, want het is vol", "dus niets", "wij doen niets",
     "niets want we willen wel, maar het is vol", "I take up nothing", "nothing, I have no time"],
)  # fmt: skip
def test_nothing_is_taken_up_by_who_says_nothing(words: str) -> None:
    table = to(begun(), "initiative")
    (line,) = said(table, words)
    assert (line.kind, line.text) == ("remark", words)
    assert initiatives(read(table.talk), 0) == ()


@rows(
    "words",
    ["niets doen in de eerste week, en kijken", "niets, maar ik bel wel", "ik pak niets af in de les",
     "ik doe niets zonder Joost te vragen"],
)  # fmt: skip
def test_a_step_that_begins_with_nothing_is_a_step(words: str) -> None:
    (line,) = said(to(begun(), "initiative"), words)
    assert line.kind == "initiative"


def test_a_choice_and_its_reason_in_two_lines_belong_together_in_either_order() -> None:
    table = to(begun(agreed=LIMITS), "standing")
    (_four, why) = said(table, "henk: 4", "henk: want de stille kinderen zijn stiller")
    assert (why.choice, why.text) == ("moved-away", "want de stille kinderen zijn stiller")
    (other,) = said(table, "joost: want ze komen")
    assert (other.choice, other.text) == ("", "want ze komen"), "nobody has another's choice"
    assert [o.by for o in open_choices(table.lines, table.agenda)] == [("Joost",)]


def test_f6_on_a_line_goes_through_all_that_it_may_be_and_round_again() -> None:
    table = begun()
    (line,) = said(to(table, "evidence"), "6 bedden leeg")
    ways = table.ways(line.id)
    seen = []
    for _way in ways:
        table.walk_as(line.id)
        found = table.find(line.id)
        assert found
        seen.append(found.choice)
    at = ways.index(line.choice)
    assert seen == [*ways[at + 1 :], *ways[: at + 1]]
    before = table.talk
    table.walk_as("gone")
    assert table.talk == before


def test_other_words_that_are_announced_are_asked_for() -> None:
    table = begun("plan")
    lamp = next(lamp for lamp in walk(table) if "reword" in lamp.choices)
    number = list(lamp.choices).index("reword") + 1
    before = table.talk.lines
    with pytest.raises(UnfinishedError, match="In which words"):
        table.say(str(number))
    assert table.talk.lines == before


def test_a_line_that_was_struck_out_goes_back_too() -> None:
    table = to(begun(), "itch")
    (line,) = said(table, "marieke: elke dag een kind gevraagd")
    table.withdraw(line.id)
    table.move_back(line.id)
    found = table.find(line.id)
    assert found
    assert (found.withdrawn, found.question) != (False, line.question)


def test_a_because_that_was_moved_before_its_line_is_why_of_that_line_again() -> None:
    table = to(begun(), "itch")
    done, why = said(table, "marieke: elke dag een kind gevraagd", "omdat praten niet werkte")
    table.move_back(why.id)
    table.move_back(done.id)
    found = table.find(why.id)
    assert found
    assert (found.kind, found.about, found.text) == ("why", done.id, "omdat praten niet werkte")
    table.undo()
    assert table.find(done.id).question == "itch"  # type: ignore[union-attr]


@rows(("text", "words"), [("henk: 2 omdat het vaag is", "het vaag is"), ("henk: 1", "")])
def test_a_number_that_chose_at_its_own_question_chooses_at_no_other(text: str, words: str) -> None:
    table = to(begun(), "standing")
    (line,) = said(table, text)
    word = chosen_word(line, "nl")
    while table.find(line.id).question != "decision":
        table.move_on(line.id)
    moved = table.find(line.id)
    assert (moved.kind, moved.choice) == ("decision", "")
    assert moved.text.startswith(word)
    assert moved.text.endswith(words), "what was said is whole"
    while table.find(line.id).question != "standing":
        table.undo()
    assert table.find(line.id) == line


def test_a_because_that_is_moved_stays_with_the_line_that_it_followed() -> None:
    table = to(begun(), "reading")
    first, why = said(table, "henk: ik lees mee", "omdat ze dat zelf willen")
    to(table, "set_in_motion")
    (other,) = said(table, "3 ouders kwamen")
    table.move_on(first.id)
    assert table.find(first.id).question == table.find(other.id).question
    assert (table.find(why.id).kind, table.find(why.id).about) == ("why", first.id)


def test_a_choice_that_was_said_in_words_is_no_number_elsewhere() -> None:
    table = to(begun(), "standing")
    said_so, changed = said(table, "henk: onderweg, ze komen", "ruth: 2 ze komen")
    table.change(changed.id, "ruth: nu weet ik het")
    for line in (said_so, changed):
        table.move_to(line.id, table.lamp_of("decision"))
        assert table.find(line.id).choice == ""


def test_a_figure_said_on_the_ladder_goes_to_the_evidence_by_one_key() -> None:
    table = to(begun(), "would_see")
    table.walk_kind("drie van de vier klassen zwaaien")
    put = table.say("henk: drie van de vier klassen zwaaien")
    (line,) = put.lines
    assert (line.kind, line.question, line.phase) == ("ground", "evidence", "evidence")
    assert (line.by, line.value.said) == (("Henk",), "drie van de vier")
    assert table.lamp.id == "would_see", "the lamp stays"
    (line,) = said(table, "ruth: 80 procent zwaait")
    assert line.kind == "remark"
    table.walk_as(line.id)
    assert table.find(line.id).question == "evidence"
    table.undo()
    assert table.find(line.id) == line
    table.mend(line.id, Card(kind="ground"))
    assert table.find(line.id).phase == "evidence"


def test_what_tells_no_figure_is_offered_as_no_evidence_on_the_ladder() -> None:
    table = to(begun(), "would_see")
    table.walk_kind("ze zwaaien")
    assert table.slot.line != "ground"


@rows(
    ("typed", "choice", "kind"),
    [("3 want dat is het budget", "to-frame", "limit"), ("4 want het zegt weinig", "to-indicator", ""),
     ("5 omdat het nu kan", "to-initiative", "")],
)  # fmt: skip
def test_why_a_line_of_a_plan_is_put_somewhere_gives_it_no_other_words(
    typed: str, choice: str, kind: str
) -> None:
    table = to(begun("plan"), "line_exit")
    assert table.lamp
    about = table.lamp.about
    said(table, f"henk: {typed}")
    (out,) = table.lines.about(about, "exit")
    assert (out.by, out.choice, out.text) == (("Henk",), choice, typed[2:])
    assert plan_lines(table.lines)[0].became == "80% komt op tijd"
    assert [line.text for line in table.lines.of("limit")] == ["80% komt op tijd"] * bool(kind)
    assert tell(said(table, "ruth: 5, wij bellen")[0]) == ("Ruth", "exit", "wij bellen")
    assert plan_lines(table.lines)[0].became == "wij bellen"


@rows(
    ("typed", "kind"),
    [
        ("volgende keer 11 januari", "appointment"),
        ("ruth: we spreken elkaar weer op 11 januari om 15.00, met iedereen", "appointment"),
        ("we talk again on 11 January", "appointment"),
        ("next talk: 11 January, with Ruth", "appointment"),
        ("volgende keer luister ik eerst, vanaf 11 januari", "insight"),
        ("volgende keer luister ik eerst", "insight"),
        ("op 11 januari zag ik het niet", "insight"),
    ],
)
def test_who_says_at_the_close_when_one_talks_again_tells_the_next_talk(
    typed: str, kind: str
) -> None:
    table = to(begun(), "initiative")
    said(table, "joost: ik bel de ouders")
    said(to(table, "due"), "joost: over 3 weken")
    while table.phase.kind != "close":
        table.on()
    (line,) = said(table, typed)
    assert (line.kind, line.about) == (kind, "")
    day = date(2027, 1, 11) if kind == "appointment" else date(2026, 12, 15)
    assert next_talk(read(ended(table)), 0).on == day
    table.walk_kind("11 januari")
    assert "maandag 11 januari 2027" in lower(table, "11 januari", 90)
