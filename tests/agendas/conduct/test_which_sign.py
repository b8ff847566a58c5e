"""Of several signs words are about the one they name, else the one last spoken of (conversation.md §4)."""

from itertools import pairwise

import pytest
from at_table import begun, conducted, ended, said, to
from examples import rows

from agendas.came_to.grounds import evidence
from agendas.came_to.indicators import signs
from agendas.conduct.conductor import Conductor
from agendas.lines.talk import Line
from agendas.records.said import Person
from agendas.slots.slots import SLOTS
from minutes.document import document
from minutes.formats.plain_text import to_text
from tui.prompts.orders import DOES
from tui.prompts.render import became
from tui.widgets.lines.aloud import Aloud
from tui.widgets.lines.said_line import lines
from tui.widgets.talk.asked import rungs_of
from tui.widgets.talk.entry_border import lower
from tui.words.signs import Roster

WALK_IN, DARE = "ouders komen naar de inloop", "kinderen durven te vragen"
SAYS_LITTLE = "dat zegt nog weinig"


def two(question: str = "misses") -> tuple[Conductor, Line, Line]:
    """Marieke's two signs, and a question about one of them."""
    table = to(begun("accountability-90"), "indicator")
    walk_in, dare = said(table, f"marieke: {WALK_IN}", f"marieke: {DARE}")
    return to(table, question), walk_in, dare


@pytest.mark.parametrize(
    "question", ["why_chosen", "misses", "enough", "would_see", "of_us", "doubt"]
)
@pytest.mark.parametrize(
    ("typed", "first"),
    [("henk: wie naar de inloop komt zegt niet alles", True), ("henk: inlopen is nieuw", False),
     ("1, dat zegt weinig", True), ("henk: 1, dat zegt weinig", True),
     ("signaal 1 mist de stille ouders", True), ("bijna, de stille ouders nog", False),
     ("niet alles komt erin", False), ("2, en dat is goed", False), ("1, hooguit 3", False)],
)  # fmt: skip
def test_words_name_the_sign_they_are_about(question: str, typed: str, first: bool) -> None:
    table, walk_in, dare = two(question)
    quoted = WALK_IN if first else DARE
    assert f"“{quoted[:20]}" in lower(table, typed, 120), "before Enter, too"
    (line,) = said(table, typed)
    assert line.about == (walk_in.id if first else dare.id)
    counted = typed.partition(", ")[0].endswith(("1", "2")) and "3" not in typed
    assert line.text == (typed.partition(", ")[2] if counted else line.text)
    assert line.text in typed


@pytest.mark.parametrize(
    ("typed", "first"),
    [("henk: niks, ik verwachtte niks van die kaartjes", True), ("bij de kaartjes twintig", True),
     ("henk: die ouders, tja", False), ("henk: dat kan nog ontstaan", False),
     ("henk: de kaartjes bij de inloop", False)],
)  # fmt: skip
def test_a_sign_is_named_by_the_end_of_a_word_of_it_where_no_word_names_one(
    typed: str, first: bool
) -> None:
    table = to(begun("accountability-90"), "indicator")
    card, walk_in = said(
        table, "marieke: de ouder ziet het niet-snapkaartje staan", f"marieke: {WALK_IN}"
    )
    (line,) = said(to(table, "expectation"), typed)
    assert line.about == (card if first else walk_in).id


HANDS, NOTES = "they raise their hand at the back", "mails about homework, or briefjes"


@pytest.mark.parametrize(
    ("signs", "typed", "about"),
    [
        ((HANDS, WALK_IN, NOTES), "marieke: hands up is not enough", HANDS),
        ((HANDS, WALK_IN, NOTES), "marieke: a mail can be sent by a mother", NOTES),
        ((HANDS, WALK_IN, NOTES), "marieke: een briefje is gauw geschreven", NOTES),
        (("een hand omhoog", "ze halen boeken", WALK_IN), "marieke: met handen ook", "een hand omhoog"),
        (("een hand omhoog", "ze halen boeken", WALK_IN), "marieke: een boek meer", "ze halen boeken"),
        ((HANDS, "hands on the table", WALK_IN), "marieke: hands up, no", WALK_IN),
        ((HANDS, NOTES, WALK_IN), "marieke: hands up, a mail, no", WALK_IN),
        (("they do their work", NOTES, WALK_IN), "marieke: I see that it works", WALK_IN),
    ],
)  # fmt: skip
def test_a_sign_is_named_in_singular_and_plural_alike_and_by_what_two_have_neither_is(
    signs: tuple[str, ...], typed: str, about: str
) -> None:
    table = to(begun("accountability-90"), "indicator")
    its = {said(table, f"ruth: {one}")[0].id: one for one in signs}
    to(table, "why_chosen")
    said(table, "ruth: want de inloop is nieuw")
    to(table, "enough")
    assert f"“{about[:8]}" in lower(table, typed, 52), "before Enter, also in 60 columns"
    (line,) = said(table, typed)
    assert its[line.about] == about


def test_an_end_that_two_signs_have_names_neither() -> None:
    table = to(begun("accountability-90"), "indicator")
    said(table, "marieke: ze draaien hun snapkaartje om", "marieke: ze ruilen een leeskaartje")
    (_, walk_in) = said(table, f"marieke: {DARE}", f"marieke: {WALK_IN}")
    (line,) = said(to(table, "expectation"), "henk: van die kaartjes niks")
    assert line.about == walk_in.id


def test_what_names_none_is_about_the_sign_last_spoken_of() -> None:
    table, walk_in, dare = two()
    (first,) = said(table, SAYS_LITTLE)
    assert first.about == dare.id, "the latest, of which nothing was said yet"
    said(table, "henk: de inloop mist de stille ouders")
    for question in ("misses", "enough", "would_see"):
        (line,) = said(to(table, question), SAYS_LITTLE)
        assert line.about == walk_in.id
    said(to(table, "indicator"), "joost: zij blijven na afloop")
    assert said(to(table, "enough"), SAYS_LITTLE)[0].about == table.lines.of("sign")[-1].id


def test_f6_puts_it_with_the_other_sign_by_one_key_before_enter_and_by_two_after() -> None:
    table, walk_in, dare = two()
    assert "f6 another sign" in lower(table, SAYS_LITTLE, 120)
    table.walk_kind(SAYS_LITTLE)
    assert WALK_IN[:20] in lower(table, SAYS_LITTLE, 120)
    (line,) = said(table, SAYS_LITTLE)
    assert (line.kind, line.about) == ("misses", walk_in.id)
    assert said(table, "en nog iets")[0].about == walk_in.id, "that was for one line"
    table.mark_line(line.id)
    assert WALK_IN[:12] in lower(table, "", 120), "the marked line tells which"
    table.walk_as(line.id, back=True)
    assert (table.find(line.id).kind, table.find(line.id).about) == ("misses", dare.id)
    table.walk_as(line.id)
    assert (table.find(line.id).kind, table.find(line.id).about) == ("misses", walk_in.id)
    seen = []
    for _press in range(24):
        table.walk_as(line.id)
        seen.append((table.find(line.id).kind, table.find(line.id).about))
    assert {("misses", walk_in.id), ("misses", dare.id)} < {*seen}, "and comes round"
    assert table.find(line.id).text == SAYS_LITTLE


def test_undone_it_returns_with_the_sign_it_was_about_after_reopening_too() -> None:
    table, walk_in, _dare = two()
    for typed in ("1, dat zegt weinig", "dat zegt weinig"):
        if typed[0] == "d":
            table.walk_kind(typed)
        (line,) = said(table, typed)
        assert line.about == walk_in.id
        for again in (conducted(table.talk), table):
            step = again.undo()
            assert step
            (back,) = said(again, again.typed)
            assert (back.about, back.text) == (walk_in.id, "dat zegt weinig")
            again.undo()
            again.note("")


@pytest.mark.parametrize("question", ["why_chosen", "misses", "enough", "would_see", "expectation"])
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("signaal 1: dat zegt weinig", "dat zegt weinig"),
        ("henk: signaal 1, dat zegt weinig", "dat zegt weinig"),
        ("teken 1: nee, dat zegt weinig", "nee, dat zegt weinig"),
        ("sign 1: tien ouders", "tien ouders"),
        ("signaal 1, de inloop, zegt weinig", "signaal 1, de inloop, zegt weinig"),
        ("signaal 1 zegt weinig", "signaal 1 zegt weinig"),
        ("signaal 1 en 2: allebei", "signaal 1 en 2: allebei"),
    ],
)
def test_a_sign_that_is_addressed_by_its_number_stands_in_no_words_and_what_may_tell_more_stays(
    question: str, typed: str, words: str
) -> None:
    table, walk_in, _dare = two(question)
    (line,) = said(table, typed)
    assert (line.about, line.text) == (walk_in.id, words)
    assert words in " ".join(to_text(document(ended(table))).split())


def test_moved_to_the_next_question_it_stays_about_the_same_sign() -> None:
    table, walk_in, dare = two()
    (line, _other) = said(table, "1, dat zegt weinig", "2, en dat ook")
    table.move_to(line.id, table.lamp_of("would_see"))
    assert table.find(line.id).about == walk_in.id
    assert dare.id in {one.about for one in table.lines.of("misses")}


@pytest.mark.parametrize("question", ["indicator", "why_chosen"])
@rows(
    ("typed", "first", "words"),
    [
        ("henk: 1, because then they dare", True, "because then they dare"),
        ("henk: 1 because then they dare", True, "because then they dare"),
        ("2: want dan durven ze", False, "want dan durven ze"),
        ("1 omdat, eerlijk gezegd, ze dan durven", True, "omdat, eerlijk gezegd, ze dan durven"),
    ],
)
def test_a_number_before_because_has_it_be_why_of_that_sign(
    typed: str, first: bool, words: str, question: str
) -> None:
    table, walk_in, dare = two(question)
    quoted = WALK_IN if first else DARE
    assert f"waarom, with “{quoted[:20]}" in lower(table, typed, 120), "before Enter"
    is_why = "why", (walk_in if first else dare).id, words
    (line,) = said(table, typed)
    assert (line.kind, line.about, line.text) == is_why
    again = conducted(table.talk)
    again.undo()
    (line,) = said(again, again.typed)
    assert (line.kind, line.about, line.text) == is_why, "undone and said again"


def test_a_number_before_because_is_of_the_only_sign_too_and_of_one_that_is_not_there_words() -> (
    None
):
    table = to(begun("accountability-90"), "indicator")
    assert said(table, "henk: 1, because I see it")[0].kind == "remark"
    table.undo()
    table.note("")
    (sign,) = said(table, f"marieke: {WALK_IN}")
    (why,) = said(table, "henk: 1, because I see it")
    assert (why.kind, why.about, why.text) == ("why", sign.id, "because I see it")
    assert said(table, "henk: 3, because I see it")[0].kind == "remark"
    for typed in ("henk: 2 since september", "henk: 1, they dare"):
        assert said(table, typed)[0].kind == "sign"


def test_one_sign_is_named_by_nobody_and_a_number_before_words_stays() -> None:
    table = to(begun("accountability-90"), "indicator")
    (sign,) = said(table, f"marieke: {WALK_IN}")
    (line,) = said(to(table, "misses"), "1, dat zegt weinig")
    assert (line.about, line.text) == (sign.id, "1, dat zegt weinig")
    assert "another" not in lower(table, "dat", 120)


def test_record_prompts_and_minutes_hang_it_where_it_was_said() -> None:
    table, walk_in, dare = two("enough")
    (line,) = said(table, "henk: de inloop mist de stille ouders")
    assert WALK_IN in became(table, line)
    shown = [key for key, _told in lines(table.lines, table.phase.id, rungs=rungs_of(table))]
    assert shown == [walk_in.id, line.id, dare.id], "also where all of it is about one"
    told = " ".join(to_text(document(ended(table))).split())
    assert told.index(WALK_IN) < told.index("Is dat genoeg?") < told.index(DARE)
    DOES["as"](table, "", _Written([]))
    assert table.find(line.id).about == dare.id


class _Written:
    def __init__(self, rows: list[str]) -> None:
        self.write = rows.append


def test_a_sign_of_an_earlier_talk_is_named_too_and_has_it_in_record_and_minutes() -> None:
    first = to(begun("accountability-90"), "indicator")
    said(first, f"marieke: {WALK_IN}", f"marieke: {DARE}")
    table = to(begun("accountability-90", earlier=(ended(first),)), "enough")
    (line,) = said(table, "henk: de inloop mist de stille ouders")
    earlier = table.talk.in_hand.began.brought.indicators
    assert line.about == earlier[0].id
    told = " ".join(to_text(document(ended(table))).split())
    assert told.index(WALK_IN) < told.index("de stille ouders") < told.index(DARE)
    assert told.count("de stille ouders") == 1
    heads = [str(parts[0].words) for _key, parts in lines(table.lines, table.phase.id)]
    assert f"{WALK_IN}: Is dat genoeg?" in heads


def of_three() -> Conductor:
    """Three people's signs, and what each of them and two others expected."""
    table = to(begun("peer"), "indicator")
    said(table, f"marieke: {WALK_IN}", f"henk: {DARE}", "fatima: ze bellen zelf op")
    said(
        to(table, "expectation"),
        "marieke: ik dacht hooguit 5",
        "henk: ik dacht dat niemand zou vragen",
    )
    said(table, "joost: wel drie", "fatima: 3 telefoontjes")
    return to(table, "evidence")


def expected_of(table: Conductor) -> dict[str, str]:
    """What each expected, by what it is about."""
    found = {one.id: one.text for one in table.talk.lines}
    return {one.text: found[one.about] for one in table.lines.of("expectation")}


def test_what_was_expected_by_one_sign_does_not_go_to_a_figure_of_another() -> None:
    table = of_three()
    before = expected_of(table)
    assert before["wel drie"] == DARE, "of the sign that was spoken of last"
    typed = ("marieke: 4 kinderen stelden een vraag", "henk: 12 mensen stonden er bij de inloop")
    for one in (*typed, "joost: 3 moeders bleven na"):
        assert "dacht" not in lower(table, one, 120)
        said(table, one)
    assert expected_of(table) == before
    told = lower(table, "fatima: 6 telefoontjes deze week", 120)
    assert "met" not in told
    assert "“3 telefoontjes”" in told, "which counts the same"
    said(table, "fatima: 6 telefoontjes deze week", "marieke: 9 bij de inloop op dinsdag")
    assert expected_of(table) == before, "it stays with its sign"
    told = {one.text: one.expected for one in evidence(table.lines, 0) if one.expected}
    assert told == {
        "6 telefoontjes deze week": "3 telefoontjes (Fatima)",
        "9 bij de inloop op dinsdag": "ik dacht hooguit 5 (Marieke)",
    }


@pytest.mark.parametrize(
    ("signs", "hoped", "figure"),
    [(("parents stay for coffee", "nobody cries at the gate"), "ana: twenty", "ana: 19 of the 40 stood in the hall"),
     (("ouders blijven koffiedrinken", "niemand huilt bij het hek"), "ana: twintig", "ana: 19 van de 40 stonden in de hal")],
)  # fmt: skip
def test_what_was_expected_by_a_sign_stays_with_it_and_is_told_of_the_figure_that_is_tied_to_it(
    signs: tuple[str, str], hoped: str, figure: str
) -> None:
    people = tuple(Person(name=name) for name in ("Ana", "Henk"))
    table = to(begun(people=people, giver="Ana"), "indicator")
    first, _other = said(table, f"ana: {signs[0]}", f"henk: {signs[1]}")
    hope, beside = said(
        to(table, "expectation"), f"1, {hoped.partition(' ')[2]}", "henk: 3, op zijn hoogst"
    )
    assert hope.about == first.id
    to(table, "evidence")
    assert hope.text not in lower(table, figure, 120)
    (counted,) = said(table, figure)
    assert (table.find(hope.id), table.find(beside.id)) == (hope, beside)
    minutes = " ".join(to_text(document(ended(table))).split())
    assert f"“{signs[0]}”: {hope.text} (Ana)" in minutes
    table.walk_as(counted.id)
    assert table.find(counted.id).about == first.id
    assert table.find(hope.id) == hope, "it stays with its sign"
    (told,) = evidence(table.lines, 0)
    assert told.expected == f"{hope.text} (Ana)"


@pytest.mark.parametrize(
    ("typed", "tied"),
    [("marieke: 9 van de 20", False), ("marieke: 9 van de 20 bij de inloop", True), ("henk: 9 bij de inloop", False),
     ("marieke: 4 kinderen stonden op", False)],
)  # fmt: skip
def test_what_one_expected_is_told_of_their_figure_where_that_names_its_sign(
    typed: str, tied: bool
) -> None:
    table, walk_in, _dare = two("expectation")
    (mine,) = said(table, "marieke: bij de inloop hooguit 5")
    to(table, "evidence")
    assert ("hooguit 5" in lower(table, typed, 120)) is tied
    said(table, typed)
    assert table.find(mine.id).about == walk_in.id
    assert (evidence(table.lines, 0)[0].expected != "") is tied


def test_what_is_expected_among_figures_is_of_the_one_spoken_of_last() -> None:
    table = of_three()
    coffee, _called = said(table, "ruth: 40 kopjes koffie", "joost: 7 briefjes")
    said(table, "jolanda: dat waren er veel")
    for typed, figure in (
        ("ruth: ik had er 10 verwacht", "7 briefjes"),
        ("joost: ik 20", "7 briefjes"),
    ):
        table.slot = SLOTS["expectation"]
        assert f"“{figure}”" in lower(table, typed, 120), "before Enter"
        (line,) = said(table, typed)
        assert (line.kind, table.find(line.about).text) == ("expectation", figure)
    ruths = table.lines.of("expectation")[-2]
    seen = {ruths.about}
    for _press in range(12):
        table.walk_as(ruths.id)
        ruths = table.find(ruths.id)
        seen |= {ruths.about} if ruths.kind == "expectation" else set()
    assert coffee.id in seen, "F6 puts it with their own"
    said(table, "ruth: 50 bekers thee")
    assert table.find(ruths.id) == ruths, "what came to a figure stays there"


def test_what_one_guessed_stays_with_the_figure_once_that_is_shown_and_so_does_the_question() -> (
    None
):
    table = of_three()
    figures = said(table, "ruth: 40 kopjes koffie", "joost: 7 briefjes")
    for figure in figures:
        table.cover(figure.id)
    table.shine(table.lamp_of("guess", figures[0].id))
    said(table, "henk: 30")
    table.cover(figures[0].id)
    assert table.lamp.about == figures[0].id
    assert table.lamp.question.nl == "Wat verwachtte je van dit cijfer?"
    (line,) = said(table, "fatima: ik had 30")
    assert line.about == figures[0].id


@pytest.mark.parametrize("question", ["evidence", "missing", "voice", "speaks_for"])
def test_f6_ties_what_was_seen_to_a_sign_the_one_that_it_names_first(question: str) -> None:
    table = to(of_three(), question)
    walk_in, dare, _call = table.lines.of("sign")
    typed = "ruth: 3 kinderen durven nog niet"
    assert lower(table, typed, 120).endswith(f"f6 with “{DARE[:14]}…”"), "tied to none by itself"
    assert lower(table, "ruth: 3 mensen", 120).endswith("f6")
    table.walk_kind(typed)
    assert DARE[:16] in lower(table, typed, 120)
    table.walk_kind(typed)
    assert WALK_IN[:16] in lower(table, typed, 120)
    assert "f6 another sign" in lower(table, typed, 120)
    (line,) = said(table, typed)
    assert line.about == walk_in.id
    table.mark_line(line.id)
    assert WALK_IN[:12] in lower(table, "", 120)
    table.walk_as(line.id, back=True)
    assert table.find(line.id).about == dare.id
    table.undo()
    table.undo()
    (again,) = said(table, table.typed)
    assert again.about == walk_in.id, "undone it returns with it"
    again_at = conducted(table.talk)
    again_at.undo()
    assert said(again_at, again_at.typed)[0].about == walk_in.id


def test_f6_on_evidence_walks_the_signs_then_the_kinds_and_comes_round_as_it_was() -> None:
    table = of_three()
    (line,) = said(table, "ruth: 3 kinderen durven nog niet")
    table.cover(line.id)

    def stands() -> tuple[object, ...]:
        now = table.find(line.id)
        return now.choice, now.value, now.covered, now.about

    was, seen = stands(), []
    for _press in range(8):
        DOES["as"](table, "", _Written([]))
        now = table.find(line.id)
        seen.append((now.choice, bool(now.about)))
    kinds = ("observation", "voice", "work", "document")
    assert seen == [*[("figure", True)] * 3, *((kind, False) for kind in kinds), ("figure", False)]
    assert stands() == was, "with its figure, covered"
    table.mark_line(line.id)
    table.walk_as(line.id, back=True)
    assert table.find(line.id).choice == "document", "and back"
    table.walk_as(line.id)
    assert stands() == was
    table.walk_as(line.id)
    for marked in ("", line.id):  # from here on, where it is marked anew
        table.mark_line(marked)
    for _press in range(4):
        table.walk_as(line.id)
    tied = table.find(line.id)
    assert (tied.choice, bool(tied.about)) == ("voice", True), "as another kind it stays tied"
    assert "Bekeken bij het signaal: kinderen durven" in " ".join(
        to_text(document(ended(table))).split()
    )
    table.move_to(line.id, table.lamps_called("voice")[0])
    assert table.find(line.id).about, "moved it stays tied"


def test_what_is_tied_to_a_sign_lies_on_the_table_and_is_read_back() -> None:
    table = of_three()
    (line,) = said(table, "ruth: 3 kinderen durven nog niet")
    table.walk_as(line.id)
    beside = Aloud(table.lines, None, Roster(table.talk.names), frozenset())
    assert line.id in {one.id for one in beside.said_in("interpretation")[2]}
    told = [one.words for level in beside.read_back() for cell in level.cells for one in cell]
    assert "3 kinderen durven nog niet" in told
    assert "ik dacht hooguit 5" in told


def test_who_comes_back_to_the_ladder_goes_on_with_the_sign_that_was_spoken_of_there() -> None:
    table = of_three()
    (call,) = said(to(table, "enough"), "ruth: de stille ouders bellen niet")
    said(to(table, "expectation"), "marieke: niet veel")
    (line,) = said(to(table, "enough"), "ruth: en dat ook niet")
    assert line.about == call.about == table.lines.of("sign")[-1].id


@rows(
    ("typed", "about", "words"),
    [
        ("ruth: 2, ik verwachtte er 5", 1, "ik verwachtte er 5"),
        ("ruth: 1, we dachten dat niemand kwam", 0, "we dachten dat niemand kwam"),
        ("ruth: 2, hooguit 3", -1, "2, hooguit 3"),
        ("ruth: 2, niet meer dan dat", -1, "2, niet meer dan dat"),
        ("ruth: 2, at most", -1, "2, at most"),
        ("ruth: 2, maybe three", -1, "2, maybe three"),
        ("ruth: 2, tien", 1, "tien"),
        ("ruth: 1, quiet", 0, "quiet"),
        ("ruth: 2, that the talkers would talk", 1, "that the talkers would talk"),
    ],
)
def test_the_number_of_a_sign_stands_not_in_what_somebody_says_they_expected_by_it(
    typed: str, about: int, words: str
) -> None:
    table = to(of_three(), "expectation")
    signs = table.lines.of("sign")
    (line,) = said(table, typed)
    assert line.text == words
    assert about < 0 or line.about == signs[about].id


@rows("typed", ["half of them at most", "hooguit zeven", "twintig procent"])
def test_a_number_in_words_names_no_sign(typed: str) -> None:
    table = to(begun("accountability-90"), "indicator")
    _half, other = said(
        table,
        "marieke: zeven leerlingen zijn stil in het half uur, of half percent procent twintig",
        "marieke: ze nemen een boek mee",
    )
    (line,) = said(to(table, "misses"), typed)
    assert line.about == other.id


def test_f6_on_a_marked_line_at_the_signs_tells_of_which_it_is_why() -> None:
    table = to(of_three(), "indicator")
    (line,) = said(table, "henk: zo voelen ze zich thuis")
    table.marked = line.id
    seen = []
    for _press in range(3):
        table.walk_as(line.id)
        seen.append(lower(table, "", 120).partition(" · ")[0])
    assert all(told.startswith("waarom, with “") for told in seen)
    assert len({*seen}) == 3


def test_why_of_what_became_why_by_f6_stays_with_its_sign_in_minutes_and_record() -> None:
    table = to(begun(), "indicator")
    sign, became = said(table, f"marieke: {WALK_IN}", "het gaat om boeken, die noem je niet zomaar")
    (why,) = said(table, "fatima: omdat ouders dan uit zichzelf praten")
    assert why.about == became.id
    table.walk_as(became.id)
    assert (table.find(became.id).kind, table.find(became.id).about) == ("why", sign.id)
    told = to_text(document(ended(table))).splitlines()
    at = next(n for n, row in enumerate(told) if WALK_IN in row)
    assert [row.strip(" -•") for row in told[at + 1 : at + 3]] == [
        "Waarom: het gaat om boeken, die noem je niet zomaar (Marieke)",
        "Waarom: omdat ouders dan uit zichzelf praten (Fatima)",
    ]
    (kept,) = signs(table.lines, 0)
    assert kept.why.endswith("; omdat ouders dan uit zichzelf praten (Fatima)")


def test_f6_on_a_marked_line_changes_what_the_border_says_at_each_step() -> None:
    before = to(begun(), "indicator")
    said(before, f"marieke: {WALK_IN}", f"henk: {DARE}")
    for more in ((), ("ruth: wie er blijft",)):
        table = to(begun(earlier=(ended(before),)), "indicator")
        said(table, *more)
        for question, typed in (
            ("evidence", "marieke: ze zwaaien"),
            ("expectation", "marieke: meer ouders"),
            ("misses", "henk: de stille ouders"),
        ):
            (line,) = said(to(table, question), typed)
            table.mark_line(line.id)
            seen = [lower(table, "", 78)]
            for _press in range(16):
                table.walk_as(line.id)
                seen.append(lower(table, "", 78))
                now = table.find(line.id)
                earlier = now and ":" in now.about and table.words_of(now.about)
                assert not earlier or earlier[:12] in seen[-1]
            assert not [told for told, then in pairwise(seen) if told == then]


WRITE, RING = "I write to Joanna", "I ring the shelter's successor"


def two_steps() -> tuple[Conductor, Line, Line]:
    """Two initiatives of Henk's, the latest about the shelter, one of Joost's, and what they will notice."""
    table = to(begun("accountability"), "initiative")
    write, ring, _his = said(table, f"henk: {WRITE}", f"henk: {RING}", "joost: I write the card")
    return to(table, "notice"), write, ring


@pytest.mark.parametrize(
    ("typed", "first"),
    [("Joanna should not feel left out", True), ("the successor knows who to call", False),
     ("they will see the card", False), ("Joanna hears it of the shelter", False), ("less fear", False)],
)  # fmt: skip
def test_behind_the_initiatives_a_word_of_ones_own_chooses_it(typed: str, first: bool) -> None:
    table, write, ring = two_steps()
    quoted = WRITE if first else RING
    assert f"with “{quoted[:12]}" in lower(table, f"henk: {typed}", 120), "before Enter"
    (line,) = said(table, f"henk: {typed}")
    assert (line.kind, line.about) == ("notice", write.id if first else ring.id)
    (day,) = said(to(table, "due"), "henk: tell Joanna on tuesday 15 december")
    assert day.about == write.id


@pytest.mark.parametrize(
    ("width", "hint"),
    [(48, "f6"), (50, "f6"), (70, "f6 another initiative"), (110, "f6 another initiative")],
)
def test_however_long_an_initiative_is_the_border_names_the_key_that_takes_another(
    width: int, hint: str
) -> None:
    table = to(begun("accountability"), "initiative")
    said(
        table, f"henk: {WRITE}", "henk: Together we shall arrange the neighbourhood watch at night"
    )
    told = lower(to(table, "notice"), "henk: somebody calls who does not want to sell", width)
    assert told.endswith(f"” · {hint}"), told
    assert "“Together" in told, "it is its words that are shortened"


def test_who_took_up_none_is_put_with_the_one_that_the_words_name() -> None:
    table, write, _ring = two_steps()
    assert said(table, "ruth: Joanna is not left out")[0].about == write.id
    assert said(table, "the shelter knows, and Joanna too")[0].about == write.id, "spoken of last"


def test_f6_puts_it_with_another_initiative_of_ones_own_and_moved_it_stays_there() -> None:
    table, write, ring = two_steps()
    typed = "henk: less fear"
    assert "f6 another initiative" in lower(table, typed, 120)
    assert "another" not in lower(table, "joost: less fear", 120), "he has one"
    table.walk_kind(typed)
    assert WRITE[:12] in lower(table, typed, 120)
    (line,) = said(table, typed)
    assert (line.kind, line.about) == ("notice", write.id)
    table.walk_as(line.id, back=True)
    assert (table.find(line.id).kind, table.find(line.id).about) == ("notice", ring.id)
    table.walk_as(line.id)
    table.move_on(line.id)
    assert table.find(line.id).about == write.id


@pytest.mark.parametrize(
    "typed",
    ["henk: 2, want dat deden ze nooit", "henk: 2 because they never did", "12, omdat zij er zijn"],
)
def test_a_reason_with_a_number_that_fits_no_sign_is_no_sign(typed: str) -> None:
    before = to(begun(), "indicator")
    said(before, f"marieke: {WALK_IN}", f"henk: {DARE}")
    table = to(begun(earlier=(ended(before),)), "indicator")
    said(table, "ruth: wie er blijft")
    assert lower(table, typed, 80).startswith("becomes: gezegd"), "before Enter, too"
    (line,) = said(table, typed)
    assert (line.kind, line.text) == ("remark", typed.removeprefix("henk: "))
    assert len(table.lines.of("sign")) == 1
    table.walk_as(line.id)
    assert table.find(line.id).kind != "remark", "F6 has it as the question asks"


@pytest.mark.parametrize(
    ("typed", "about", "kind", "words"),
    [
        ("3, the fathers stay till ten", 2, "notice", "the fathers stay till ten"),
        ("henk: 3, de vaders blijven tot tien uur", 2, "notice", "de vaders blijven tot tien uur"),
        ("henk: 1: they look at me", 0, "notice", "they look at me"),
        ("joost: 3, ik let op wie er blijft", 2, "watch", "ik let op wie er blijft"),
        ("henk: 3, hooguit vier", 1, "notice", "3, hooguit vier"),
        ("henk: 3 fathers stay", 1, "notice", "3 fathers stay"),
        ("henk: 4, the fathers", 1, "notice", "4, the fathers"),
        ("henk: 1, 3 fathers stay", 1, "notice", "1, 3 fathers stay"),
    ],
)
def test_the_number_of_an_initiative_before_what_they_should_notice_says_which_it_is(
    typed: str, about: int, kind: str, words: str
) -> None:
    table = to(begun(), "initiative")
    taken = said(table, "marieke: I stand at the door", "henk: I visit", "jolanda: a coffee hour")
    to(table, "notice")
    subject = table.lamp.subject if table.lamp else ""
    assert [f"{n} “{one.text}”" in subject for n, one in enumerate(taken, 1)] == [True] * 3
    assert f"“{taken[about].text[:12]}" in lower(table, typed, 80), "before Enter"
    (line,) = said(table, typed)
    assert (line.kind, line.about, line.text) == (kind, taken[about].id, words)
    seen = set()
    for _press in range(3 if kind == "notice" else 9):
        table.walk_as(line.id)
        seen.add(table.find(line.id).about)
    assert seen - {""} == {one.id for one in taken}, "F6 puts it with each other one"


@rows(
    ("typed", "about"),
    [
        ("henk: de elf ouders zijn vooral wie al las", 0),
        ("die 11 durven niet", 0),
        ("henk: die drie zeggen genoeg", 1),
        ("die twee zeggen hetzelfde", 1),
        ("de twee vaders bleven buiten", 2),
        ("de 12 anderen komen ook", 1),
        ("11 ouders is weinig", 1),
    ],
)
def test_a_meaning_is_of_the_figure_that_its_words_speak_of_by_its_number(
    typed: str, about: int
) -> None:
    table = to(begun(), "evidence")
    figures = said(
        table, "11 van de 26 ouders kwamen", "3 van de 4 groepjes lazen", "2 vaders draaiden om"
    )
    table.shine(table.lamps_called("meaning-figure")[1])
    (line,) = said(table, typed)
    assert line.about == figures[about].id
    if about != 1:
        table.walk_kind(typed)
        assert table.meant(typed).line.about == figures[1].id, "F6 puts it with the lit one"


def test_what_speaks_of_what_was_counted_before_counts_nothing_anew() -> None:
    table = to(begun(), "evidence")
    said(table, "11 ouders belden")
    (line,) = said(table, "henk: de 11 die belden hadden al een kind hier")
    assert (line.value, line.choice) == (None, "observation")


def test_who_said_it_behind_the_words_without_a_comma_leaves_it_open() -> None:
    (line,) = said(to(begun(), "set_in_motion"), "we zongen liedjes zegt Joost")
    assert (line.by, line.text) == ((), "we zongen liedjes zegt Joost")
