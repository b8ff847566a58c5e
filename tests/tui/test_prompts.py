"""A talk in prompts: a question stays until somebody moves on, and nothing typed is lost or given away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOW
from plain_talk import Typed, begun

from agendas.agenda import builtin
from agendas.conduct.shown import chosen_word
from agendas.lines.edit import change
from agendas.lines.talk import Line
from locales import use
from store.library import TalkLibrary
from tui.prompts.lines import BrokenOff
from tui.prompts.order_words import ORDERS, help_lines, order_in
from tui.start_talk import start
from tui.words.kind_words import kind_word

ENGLISH = re.compile(r"\b(?:the|and|what|who|with|for|not|this|that|next|line|words)\b", re.I)
QUESTION, NEXT = "How do you read this goal?", "What did you do, and why that way?"


@pytest.fixture
def dutch() -> Iterator[None]:
    use("nl")
    yield
    use("en")


def test_what_a_talk_about_a_team_is_about_is_told_once_and_is_no_goal(
    library: TalkLibrary,
) -> None:
    limits = start(library, builtin("frames"), "", ("Ana",), "nl", NOW, "Rood")
    text = Typed(limits, "/stop").text
    assert "Goal:" not in text
    assert text.startswith("Grenzen afspreken: Rood\n")
    assert "Goal: Pupils feel known" in Typed(begun(), "/stop").text


# -- the lamp


def test_a_question_is_put_once_and_takes_every_line_until_an_empty_one_moves_on() -> None:
    typed = Typed(begun(), "we see who stays behind", "henk: a big word", "", "a talk a week")
    assert typed.shown.count(QUESTION) == typed.shown.count(NEXT) == 1
    assert typed.said == [
        ("Marieke", "reading", "we see who stays behind"),
        ("Henk", "reading", "a big word"),
        ("Marieke", "remark", "a talk a week"),
    ]
    assert [line.question for line in typed.lines] == ["reading", "reading", "set_in_motion"]


def test_one_goes_back_to_the_question_before_and_over_the_border_of_a_phase() -> None:
    typed = Typed(begun(), "/back", "", "/back", "a big word", "/on", "/back")
    assert typed.answer(1) == "This is the first question."
    assert [line.question for line in typed.lines] == ["reading"]
    assert "Phase 2 of 6" in typed.answer(5)
    assert "Phase 1 of 6" in typed.answer(6)
    assert "1 Marieke: a big word (reading)" in typed.answer(6), "what was said there is read"
    assert "Hearing it again" not in typed.answer(6)


def test_the_end_of_the_lines_leaves_the_talk_where_it_is() -> None:
    typed = Typed(begun(), "/on", None)
    assert (typed.talk.at, typed.talk.ended) == (1, None)
    assert typed.shown[-1].startswith("Everything is saved. Go on later with: vertel resume")
    assert Typed(typed.talk, None).talk.at == 1


def test_nothing_is_asked_about_what_was_not_answered_before_the_read_back() -> None:
    typed = Typed(begun(), *["/on"] * 5)
    assert typed.talk.phase.kind == "close"
    assert "Not said" not in typed.text


# -- what became of a line


def test_it_is_told_whose_a_line_is_and_as_what_it_stands() -> None:
    typed = Typed(
        begun("nl"), "", "elke week een gesprek", "omdat ze anders verdwijnen", "/verder", "/verder",
        "", "drie van de vier klassen deden mee", "ruth: het was vol", "joost: ze zei dat ze bleef",
    )  # fmt: skip
    assert typed.answer(2) == "  ● Marieke · gedaan"
    assert typed.answer(3) == "  ● Marieke · waarom · with “elke week een gesprek”"
    assert typed.answer(7) == "  ● Marieke · seen, figure “drie van de vier”"
    assert typed.answer(8) == "  ● Ruth · gezien"
    assert typed.answer(9) == "  ● Joost · gehoord"


def test_a_name_that_fits_several_stays_open_and_it_is_told_what_mends_it() -> None:
    typed = Typed(begun(), "jo: me too", "/who 4")
    assert typed.answer(1) == "  ○ who? (jo: Joost or Jolanda) · reading. /who 3 or /who 4 says it"
    assert typed.said == [("Jolanda", "reading", "me too")]


def test_a_name_that_fits_nobody_leaves_the_words_whole_and_stops_nobody() -> None:
    typed = Typed(begun(), "Mother of Samir: he sleeps", "/with Samira (leader)", "/who samira", "")
    assert "○ “Mother of Samir”? · reading" in typed.answer(1)
    assert "/with and a name lets somebody join" in typed.answer(1)
    assert "7 Samira" in typed.answer(2)
    assert typed.lines[0].by == ("Samira",)


def test_what_is_open_is_explained_once_and_then_told_in_a_word() -> None:
    typed = Typed(begun(), "henk: a big word", "and much else", "and more")
    assert typed.answer(2).endswith("/who and a name or a number says it: "
                                    "1 Marieke, 2 Henk, 3 Joost, 4 Jolanda, 5 Ruth, 6 Fatima")  # fmt: skip
    assert typed.answer(3) == "  ○ who? · reading. /who"


def test_a_line_under_a_choice_may_be_open_and_a_number_alone_completes_ones_own() -> None:
    typed = Typed(begun(), "@standing 3 mothers stayed", "2", "ruth: 4, not seen", "henk: so so")
    assert "● Marieke · how close: open 1–5. the number alone completes it" in typed.answer(1)
    assert "● Marieke · how close: on its way · with “3 mothers stayed”" in typed.answer(2)
    assert "● Ruth · how close: moved away" in typed.answer(3)
    assert typed.answer(4) == "  ● Henk · how close: open 1–5"
    assert [(line.choice, line.text) for line in typed.lines] == [
        ("", "3 mothers stayed"), ("on-its-way", ""), ("moved-away", "not seen"), ("", "so so"),
    ]  # fmt: skip


def test_behind_a_request_stands_its_answer_and_behind_a_proposal_who_stands_behind_it() -> None:
    typed = Typed(
        begun(), "@initiative ruth: Joost, will you call them?", "", "joost: 1",
        "@itch henk: Pupils dare to ask for help", "/as proposed", "", "everyone: 1",
        "fatima: 2 because it is vague",
    )  # fmt: skip
    assert "● Ruth · asks Joost" in typed.answer(1)
    assert "Joost, will you take this up?" in typed.answer(2)
    assert typed.answer(3) == "  ● Joost · answer: yes, I take it up"
    assert "Proposed: “Pupils dare to ask for help”" in typed.answer(6)
    assert typed.answer(7) == "  ● everyone · behind it"
    assert typed.answer(8) == "  ● Fatima · not behind it"
    assert typed.said[-1] == ("Fatima", "consent", "because it is vague")


def test_a_digit_alone_is_told_to_choose_nothing_where_there_is_nothing_to_choose() -> None:
    typed = Typed(begun("nl"), "@evidence 3", "@standing 1")
    assert [(line.kind, line.choice, line.value) for line in typed.lines] == [
        ("ground", "observation", None), ("standing", "came-closer", None),
    ]  # fmt: skip
    assert "“3” stands as it was typed: there is nothing to choose from here." in typed.answer(1)
    assert "nothing to choose" not in typed.answer(2)


def test_who_stood_behind_a_wording_and_doubts_is_told_that_it_is_open_again_and_who_says_more_that_it_is_not() -> (
    None
):
    typed = Typed(
        begun(), "@itch henk: Pupils dare to ask for help", "/as proposed", "", "everyone: 1",
        "fatima: I doubt we need help", "fatima: because it is vague", "fatima: 1",
        "ruth: because of the word", "henk: we need to talk about help",
    )  # fmt: skip
    again = "Fatima stood behind it; after these words that is open again. 1 says it anew."
    assert "Henk stands behind it still; 2 says otherwise." in typed.answer(9)
    assert "open 1–3" not in typed.answer(9)
    assert "open 1–3" in typed.answer(5)
    assert "still" not in typed.answer(8)
    assert again in typed.answer(5)
    assert "open again" not in typed.answer(6), "it is open already"
    assert "open again" not in typed.answer(7)
    assert "open again" not in typed.answer(8), "why she stands behind it"


def test_a_day_is_read_back_and_one_that_is_unclear_stands_open() -> None:
    lines = ("@initiative I put the box there", "@due 8 December, 10:30", "after Christmas")
    typed = Typed(begun(), *lines)
    assert "next talk: Tuesday 8 December 2026, 10:30" in typed.answer(2)
    assert "day still open" in typed.answer(3)
    assert "Which day is that?" in typed.answer(3)
    assert typed.lines[-1].text == "after Christmas"


def test_a_peer_talk_makes_on_the_spot_what_it_rests_on_and_is_missing() -> None:
    lines = (
        "2",
        "",
        "no child is sent out",
        "",
        "henk: everybody tells everybody",
        "",
        "every 6 weeks",
    )
    typed = Typed(begun(agenda="peer"), *lines)
    assert [(line.kind, line.text) for line in typed.lines[1:]] == [
        ("limit", "no child is sent out"), ("account agreement", "everybody tells everybody"),
        ("rhythm", "every 6 weeks"),
    ]  # fmt: skip
    assert typed.lines[-1].about == typed.lines[-2].id
    assert "we agree on it first" in typed.text
    assert "The questions after this one make it here" in typed.answer(1)
    chosen = typed.lines[0]
    assert chosen_word(chosen, "en") == "we agree on it first"
    assert kind_word(chosen, "en") == "we agree on it first", "and not said, without a word"


# -- half lines


def test_half_a_line_waits_until_somebody_puts_it_on_record_or_drops_it() -> None:
    left = Typed(begun(), "henk: a big word", BrokenOff("and the litt"))
    assert left.half == ["and the litt"]
    assert left.shown[-1].startswith("Everything is saved. Go on later with: vertel resume")
    again = Typed(left.talk, "joost: me too", "", "+")
    assert "Typed before, and not on record: and the litt" in again.text
    assert [line.text for line in again.lines] == ["a big word", "me too", "and the litt"]
    assert again.lines[-1].question == "set_in_motion", "it goes along with the lamp"
    assert again.half == []
    dropped = Typed(left.talk, "-")
    assert "Dropped: and the litt" in dropped.text
    assert (dropped.half, len(dropped.lines)) == ([], 1)
    waits = Typed(left.talk, "", "/on", None)
    assert waits.half == ["and the litt"]


def test_no_half_line_takes_the_place_of_another() -> None:
    first = Typed(begun(), BrokenOff("bert: that the nurse la")).talk
    second = Typed(first, "", BrokenOff("ena"))
    assert second.half == ["bert: that the nurse la", "ena"]
    third = Typed(second.talk, "-", "+", "/stop")
    assert [row for row in third.shown if row.startswith("Typed before")] == [
        "Typed before, and not on record: bert: that the nurse la",
        "Typed before, and not on record: ena",
    ]
    assert [line.text for line in third.lines] == ["ena"]


def test_a_sign_without_a_half_line_is_nobodys_words() -> None:
    typed = Typed(begun(), "+", "-")
    assert typed.lines == []
    assert typed.text.count("Nothing is half typed.") == 2


def test_undo_gives_the_words_back_where_they_were_said() -> None:
    typed = Typed(begun(), "henk: a big word", "/on", "who asks for help", "/undo", "/undo", "+")
    assert "Undone: Marieke: who asks for help" in typed.answer(4)
    assert "Typed before, and not on record: who asks for help" in typed.answer(4)
    assert "Phase 1 of 6" in typed.answer(5)
    assert typed.said == [("Henk", "reading", "a big word")]
    assert typed.half == ["who asks for help"], "what was half typed waits behind it"
    nothing = Typed(begun(), "/undo")
    assert "There is nothing to undo." in nothing.text


def test_undo_works_after_reopening_too() -> None:
    talk = Typed(begun(), "henk: a big word").talk
    assert Typed(talk, "/undo", "+").said == [("Henk", "reading", "a big word")]
    assert Typed(talk, "/undo", "-").said == []


def test_a_covered_half_line_shows_no_number_and_comes_back_covered() -> None:
    lines = ("@evidence 31 of 52 parents came", "/cover", "/stop")
    talk = Typed(begun(), *lines).talk
    gone = Typed(talk, "/undo", "/undo", "/stop")
    assert "31" not in gone.text
    back = Typed(gone.talk, "henk: it was full", "+")
    assert "31" not in back.text
    assert [line.covered for line in back.lines] == [False, True]


def test_what_is_refused_is_kept_as_a_half_line() -> None:
    talk = Typed(begun(), "@itch henk: a course for all", "/as proposed").talk
    typed = Typed(talk, "", "", "henk: 2", "/stop")
    assert "In which words? Type them after the number." in typed.answer(3)
    assert typed.half == ["henk: 2"]
    assert Typed(talk, "", "", "2", "/stop").half == [], "a number alone is no words"


# -- lines that were being changed


def changing(text: str = "they greet us by name"):  # type: ignore[no-untyped-def]
    talk = Typed(begun(), "they greet us").talk
    (line,) = talk.lines
    return change(talk, unsaid=(Line(id="", text=text, about=line.id),))


def test_a_line_that_was_being_changed_is_taken_up() -> None:
    for typed, words in (
        (Typed(changing(), ""), "they greet us by name"),
        (Typed(changing(), "they wave"), "they wave"),
        (Typed(changing(), "/undo"), "they greet us"),
        (Typed(changing(), "", "/undo"), "they greet us"),
    ):
        assert [line.text for line in typed.lines] == [words]
        assert typed.talk.unsaid == () or typed.half == [""]
    ended = Typed(changing(), None)
    assert "they greet us by name" in ended.text
    assert ended.talk.unsaid == changing().unsaid


def test_a_change_that_is_broken_off_keeps_its_words_beside_the_half_line() -> None:
    talk = Typed(begun(), "they greet us", BrokenOff("that the nur")).talk
    typed = Typed(talk, "/change 1", BrokenOff("they greet each o"))
    assert sorted(typed.half) == ["that the nur", "they greet each o"]
    again = Typed(typed.talk, "", "-")
    assert [line.text for line in again.lines] == ["they greet each o"]


@pytest.mark.parametrize("order", ["?", "/help", "/hulp", "/verder", "/parkeer x", "/xyz"])
def test_an_order_is_never_the_new_words_of_a_line(order: str) -> None:
    for typed in (
        Typed(Typed(begun(), "they greet us").talk, "/change 1", order, "they wave", "/stop"),
        Typed(changing(), order, "they wave", "/stop"),
    ):
        assert [line.text for line in typed.lines] == ["they wave"]
        assert "/stop stops for now" in typed.text
        assert typed.talk.at == 0
    kept = Typed(begun(), "they greet us", "/change 1", " /xyz", "/stop")
    assert [line.text for line in kept.lines] == ["/xyz"]


def test_stop_in_the_middle_of_a_change_stops_and_changes_nothing() -> None:
    typed = Typed(begun(), "they greet us", "/change 1", "/stop", "the little ones")
    assert [line.text for line in typed.lines] == ["they greet us"]
    assert typed.shown[-1].startswith("Everything is saved")


# -- the words of orders


def test_orders_are_dutch_words_in_dutch_and_the_english_ones_still_work(dutch: None) -> None:
    typed = Typed(begun("nl"), "/parkeer het kopieerapparaat", "/park de gang", "/verder", "/on")
    assert [line.text for line in typed.lines if line.kind == "parked"] == [
        "het kopieerapparaat", "de gang",
    ]  # fmt: skip
    assert typed.talk.at == 2
    assert "/hulp" in typed.shown[1]
    for asked in ("?", "help", "hulp", "/help", "/hulp"):
        helped = Typed(begun("nl"), asked).text
        for order in ORDERS.values():
            assert f"  /{order.nl[0]}" in helped
    assert ENGLISH.findall("\n".join(help_lines())) == []


def test_in_dutch_nothing_english_is_told(dutch: None) -> None:
    typed = Typed(
        begun("nl"), "jo: ik ook", "Moeder van Samir: hij slaapt", "henk: groot woord", "en meer",
        "/wie", "/wie 9", "/als", "/als zomaar", "/naar 99", "/naar", "/hernoem", "/schrap 1", "/vragen",
        "/erbij", "/ongedaan", "-", "+", "/bedek", "@standing 3 moeders bleven", "/zomaar",
        "@initiative ruth: Joost, bel jij?", "", "1", "@due na kerst", "/sluit", "", "", "", "", "",
    )  # fmt: skip
    assert [row for row in typed.shown if ENGLISH.search(row)] == []


def test_every_order_is_understood_in_both_languages_and_means_one_thing() -> None:
    words = [(w, key) for key, order in ORDERS.items() for w in {*order.nl, *order.en}]
    assert len({w for w, _key in words}) == len(words)
    for word, key in words:
        assert order_in(f"/{word} a b")[0] in (key, "help")  # type: ignore[index]


def test_an_unknown_order_names_a_near_one_and_a_space_keeps_the_line(dutch: None) -> None:
    typed = Typed(begun("nl"), "/parker iets", "/parkeer iets", " /2 van de 7 ouders")
    assert "Bedoelde je /parkeer?" in typed.text
    assert [line.text for line in typed.lines] == ["iets", "/2 van de 7 ouders"]


@pytest.mark.parametrize(("book", "language"), [("handboek", "nl"), ("handbook", "en")])
def test_the_handbook_names_every_order_by_its_word(book: str, language: str) -> None:
    written = (Path(__file__).parents[2] / "docs" / f"{book}.md").read_text("utf-8")
    words = {getattr(order, language)[0] for order in ORDERS.values()}
    assert {word for word in words if f"`/{word}" not in written} == set()
