"""A number before words is words; alone, before a comma or a because it chooses (conversation.md §4)."""

from at_table import LIMITS, begun, conducted, ended, read, said, tell, to
from examples import rows

from agendas.came_to.initiatives import initiatives
from agendas.came_to.limits import plan_lines
from agendas.conduct.conductor import Conductor
from agendas.conduct.lamps import TAKES_IT_UP
from agendas.lines.talk import Line
from agendas.parsing.choices import chosen
from agendas.records import vocabulary
from agendas.records.agreements import Agreed
from agendas.records.said import Person, Words
from agendas.slots.slots import SLOTS
from minutes.document import document
from minutes.formats.plain_text import to_text
from tui.widgets.talk.asked import told_after

COUNTS_EN = """
2 fathers asked me whether they count
2 mothers stayed
3 fathers were sent home
1 mother cried
4 beds is too few
2 teachers have not followed it
2 children told me no
2 of us saw it
2 mothers would say no
3 parents asked
3 nights out of seven I failed
2 mothers wrote us a letter about it
2 people left
2 letters came back
3 boys cried
1 boy cried
2 others said so
1 father asked
4 pupils cannot read
2 quiet girls spoke up
3 patients rang for water
2 nurses doubted it
5 of 9 read
1 cried
3 bells rang all night
2 meetings were held
2 lessons fell through
1 child told me no
3 families left
4 residents asked for it
2 colleagues disagree
3 weeks ago it was worse
3 of mine cannot do that yet
3 of mine still refuse
5 December it was done
3 of my boys
3 of ours
3 new ones
4 new lists
2 each
2 more came in
2 are up
5 or 6 of them
2-3 a week
2 pm works
1 book does not make a reader
2 lists hang there
2 small boxes left over
1 goal is enough
1 pot of coffee is made
1 they are parents too
2 they dare, most of them
2 still too wide
2 it goes well
3 nobody came
1 mothers are heard
1 all parents come
2 our parents came
2 this was better
2 goes too far
2 costs too much
2 it stays vague
1 everything was said
2 perhaps it worked
2 too many were sent home
1 trust has grown
2 that they sing
2 as it was
2 we have seen it
2 always asked for
2 in the end we had no time
3 too early
2 Each pupil reads
2 perhaps they asked
2 so few came
3 but it went well
1 that is it
2 may be too wide
2 have no time
2 when I can
2 takes too long
2 lots of work
2 or else
""".strip().split("\n")
COUNTS_NL = """
2 vaders vroegen of zij meetellen
2 moeders bleven
3 vaders werden weggestuurd
1 moeder huilde
4 bedden is te weinig
2 leraren volgden hem niet
2 kinderen zeiden nee
2 van ons zagen het
3 ouders vroegen erom
3 nachten lukte het niet
2 brieven kwamen terug
1 jongen huilde
3 jongens huilden
2 mensen vertrokken
1 vader vroeg iets
4 leerlingen lezen niet
2 stille meisjes zeiden iets
3 patiënten belden
2 verpleegkundigen twijfelden
3 bellen gingen de hele nacht
2 lessen vielen uit
2 lessen werden geschrapt
1 kind zei nee
3 gezinnen gingen weg
4 bewoners vroegen erom
2 collega's zijn het oneens
3 man kwamen
1 huilde
2 collega’s willen niet
5 van de 9 lezen
1 collega was weg
2 anderen zeiden dat ook
2 weken geleden was het erger
2 gesprekken gehad, de rest volgt
2 kisten passen niet in mijn auto
2 gaan
2 nieuwe lijsten
3 van mijn jongens
3 van mij
2 meer kwamen erbij
5 december was het klaar
5 of 6 van hen
2-3 per week
1 boek maakt nog geen lezer
2 foto's hangen er
3 gaan
2 elk
2 moeten nog komen
2 uur past niet
1 doel is genoeg
1 pot koffie is zo gezet
1 moeders worden gehoord
1 alle ouders komen
2 onze ouders kwamen
2 het gaat goed
2 te breed
2 gaat te ver
2 kost te veel
2 samen waren we te veel
2 alleen zijn we er niet
1 alles is gezegd
2 misschien werkte het
2 niemand kwam
2 er was geen tijd
2 ging niet goed
2 we hebben het gezien
2 dat ze zingen
2 zoals het was
2 nog steeds te vaag
2 soms waren ze er
1 met vilt
1 gaat goed
2 Elke leerling leest
1 ze zijn ook ouders
2 te vroeg
2 wij zien het
1 het vertrouwen groeide
2 ik zie het niet
1 ze vroegen het
2 dat werd te veel
3 maar het ging
2 ik weet het niet
4 dan hebben we rust
2 moeten we doen
2 hebben we al
2 lezen gaat beter
4 herkennen en zelf kiezen zijn twee dingen
3 geen tijd
3 tegen mijn zin
1 hoor
2 helaas
2 misschien
2 of ik moet ziek zijn
""".strip().split("\n")
CHOOSES_EN = """
2
2 want hulp is te smal
2 because they ask
2, fathers asked me
2 - fathers asked me
2. fathers asked me
1 because they sing
2: it stays vague
2 – that is it
1) they ask
1 since they ask
""".strip().split("\n")
CHOOSES_NL = """
2 omdat ze komen
2, vaders vroegen het
1, want zo is het
2: het blijft vaag
2 want het is vaag
1 doordat ze komen
""".strip().split("\n")
EACH = (
    vocabulary.STANDING, vocabulary.DECISION, vocabulary.EXIT, vocabulary.ONWARD, vocabulary.CONSENT,
    vocabulary.ORIGIN, vocabulary.INDICATOR_ONWARD, vocabulary.LIMITS, TAKES_IT_UP,
)  # fmt: skip


@rows("typed", [*COUNTS_EN, *COUNTS_NL])
def test_a_number_before_words_is_words_and_stays_at_every_question(typed: str) -> None:
    assert [chosen(typed, listed) for listed in EACH] == [("", typed)] * len(EACH)


@rows("typed", [*CHOOSES_EN, *CHOOSES_NL])
def test_a_number_alone_before_a_sign_or_a_because_chooses_at_every_question(typed: str) -> None:
    place = int(typed[0]) - 1
    for listed in EACH:
        if place < len(listed):
            assert chosen(typed, listed)[0] == list(listed)[place]


@rows("listed", [vocabulary.DECISION, vocabulary.EXIT])
@rows(
    "words",
    ["Elke leerling leest", "elke leerling leest", "Leerlingen worden gehoord", "Pupils need no help",
     "Parents can talk with their child", "Children and parents in group 3 dare to read", "each child reads"],
)  # fmt: skip
def test_a_goal_in_other_words_stands_behind_its_number(
    words: str, listed: dict[str, Words]
) -> None:
    assert chosen(f"2, {words}", listed) == ("reword", words)


@rows(
    ("question", "agenda"), [("decision", "accountability"), ("line_exit", "plan"), ("standing", "accountability")]
)  # fmt: skip
def test_what_may_count_tells_how_it_would_choose(question: str, agenda: str) -> None:
    table = to(begun(agenda), question)
    put = table.say("henk: 2 vaders vroegen of zij meetellen")
    assert put
    (line,) = put.lines
    word = list((put.lamp.choices or put.lamp.slot.choices).values())[1].nl
    assert (line.choice, line.text) == ("", "2 vaders vroegen of zij meetellen")
    told = told_after(table, put)
    assert f"“{word}”" in told
    assert "2, …" in told
    table.change(line.id, "2, ze vroegen het")
    assert (now(table, line).choice, now(table, line).text) == (
        list(put.lamp.choices or put.lamp.slot.choices)[1], "ze vroegen het",
    )  # fmt: skip


@rows("typed", ["henk: 2 van de 9 lezen", "henk: het is goed", "henk: 7 vaders vroegen het"])
def test_what_cannot_be_a_choice_is_told_no_way_to_be_one(typed: str) -> None:
    table = to(begun(), "decision")
    put = table.say(typed)
    assert put
    assert "…”." not in told_after(table, put)


def test_where_a_line_that_counts_gives_a_plan_no_goal() -> None:
    table = to(begun("plan"), "line_exit")
    said(table, "henk: 2 leraren volgden hem niet")
    assert plan_lines(table.lines)[0].became != "leraren volgden hem niet"
    assert not table.lines.of("wording")


@rows(
    "typed", ["2 vaders vroegen of zij meetellen", "2 Leerlingen durven te vragen", "2 want het is vaag"]
)  # fmt: skip
def test_as_whatever_it_stands_a_line_says_what_was_typed(typed: str) -> None:
    table = to(begun(), "decision")
    (line,) = said(table, f"henk: {typed}")
    seen = set()
    for _press in range(12):
        table.walk_as(line.id)
        found = now(table, line)
        seen.add(found.kind)
        assert found.text == (typed if not found.choice else typed[2:])
    assert len(seen) > 1
    table.put_as(line.id, "decision")
    assert now(table, line).choice == line.choice


@rows("typed", ["ik bel twee ouders", "morgen bellen wij twee ouders"])
def test_what_somebody_says_they_do_is_theirs_once_the_close_tells_whose_words_it_is(
    typed: str,
) -> None:
    table = to(begun(), "initiative")
    (_first, line) = said(table, "henk: ik schrijf", typed)
    assert line.by == ()
    table.go_to(len(table.talk.phases) - 1)
    assert table.phase.kind == "close"
    table.give(line.id, ("Jolanda",))
    assert [one.by for one in initiatives(read(ended(table)), 0)] == ["Henk", "Jolanda"]


@rows(
    ("typed", "name", "choice", "text"),
    [("jolnada: 2, de vaders ontbreken", "Jolanda", "reword", "de vaders ontbreken"),
     ("jolnada: 1 want ze zingen", "Jolanda", "keep", "ze zingen"),
     ("jolnada: 2 vaders vroegen het", "Jolanda", "", "2 vaders vroegen het"),
     ("jolnada: 2", "Jolanda", "reword", ""),
     ("bbo: 1, de stille", "Bo", "keep", "de stille")],
)  # fmt: skip
@rows("at_close", [True, False])
def test_behind_a_misspelled_name_a_digit_chooses_as_at_the_keys(
    typed: str, name: str, choice: str, text: str, at_close: bool
) -> None:
    table = begun(people=(Person(name="Ana"), Person(name="Jolanda"), Person(name="Bo")), giver="")
    (line,) = said(to(table, "decision"), typed)
    assert (line.by, line.choice) == ((), "")
    if at_close:
        table.go_to(len(table.talk.phases) - 1)
    table.give(line.id, (name,))
    assert (now(table, line).choice, now(table, line).text) == (choice, text)
    assert tell(now(table, line)) == (name, "decision", text)
    table.give(line.id, ("Ana",))
    head = typed.partition(":")[0]
    assert (now(table, line).choice, now(table, line).text[: len(head) + 3]) == (
        "",
        f"{head}: {typed[len(head) + 2]}",
    )
    table.give(line.id, (name,))
    assert (now(table, line).choice, now(table, line).text) == (choice, text)


def test_behind_a_misspelled_name_a_digit_gives_a_line_of_a_plan_its_place() -> None:
    table = to(begun("plan"), "line_exit")
    (line,) = said(table, "jolnada: 3, want dat is het budget")
    table.give(line.id, ("Jolanda",))
    (limit,) = table.lines.of("limit")
    assert (limit.by, now(table, line).choice) == (("Jolanda",), "to-frame")
    table.give(line.id, ("Henk",))
    assert (table.lines.of("limit"), now(table, line).choice) == ((), "")


@rows("typed", ["3, want dat is het budget", "3"])
def test_a_name_that_gave_a_line_of_a_plan_its_place_is_undone_with_it_after_reopening(
    typed: str,
) -> None:
    table = to(begun("plan"), "line_exit")
    (line,) = said(table, f"jolnada: {typed}")
    table.give(line.id, ("Jolanda",))
    assert table.lines.of("limit")
    again = conducted(table.talk)
    step = again.undo()
    assert step
    assert step.did == "the other name with “{text}”"
    assert (again.lines.of("limit"), now(again, line).choice, now(again, line).by) == ((), "", ())
    assert now(again, line).text == f"jolnada: {typed}"
    again.give(line.id, ("Jolanda",))
    assert now(again, line).choice, "and it can be given once more"


@rows("agreed", [LIMITS, None])
def test_a_digit_alone_is_nothing_they_notice_and_chooses_a_question_on_by_one_key(
    agreed: Agreed | None,
) -> None:
    table = to(begun(agreed=agreed), "initiative")
    said(table, "marieke: ik bel ouders")
    put = to(table, "notice").say("2")
    assert put
    (line,) = put.lines
    assert tell(line) == ("Marieke", "remark", "2"), "as it was typed, and nothing that they notice"
    told = told_after(table, put, "Dan zo.")
    if agreed is None:
        assert "Dan zo." not in told, "the next question is when, of which a digit says nothing"
        return
    assert told.endswith("Blijft het binnen de grenzen? Dan kun je gewoon beginnen. Dan zo.")
    table.move_on(line.id)
    assert (now(table, line).kind, now(table, line).choice) == ("limits", "touches")
    assert table.undo()
    to(table, "notice").slot = SLOTS["notice"]
    assert said(table, "3")[0].kind == "notice", "F6 says it"


@rows("typed", ["4", "3 kinderen zwaaien"])
def test_a_digit_that_chooses_nothing_a_question_on_is_told_no_way_there(typed: str) -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "marieke: ik bel ouders")
    put = to(table, "notice").say(typed)
    assert put
    assert "Dan zo." not in told_after(table, put, "Dan zo.")


@rows("typed", ["2", "2 want het is vaag"])
def test_behind_a_misspelled_name_other_words_for_a_goal_are_not_why_or_none(typed: str) -> None:
    table = to(begun("plan"), "line_exit")
    (line,) = said(table, f"jolnada: {typed}")
    table.give(line.id, ("Jolanda",))
    assert (now(table, line).choice, now(table, line).text) == ("", typed)


@rows("typed", ["2 Fathers asked me", "2 Vaders vroegen het", "2 Moeders huilden"])
def test_what_they_did_is_no_goal_in_other_words(typed: str) -> None:
    assert chosen(typed, vocabulary.EXIT) == chosen(typed, vocabulary.DECISION) == ("", typed)


def test_a_short_word_before_a_colon_is_no_misspelled_short_name() -> None:
    table = begun(people=(Person(name="Ana"), Person(name="Bo")), giver="")
    (line,) = said(to(table, "decision"), "no: 2, it is vague")
    table.give(line.id, ("Bo",))
    assert now(table, line).text == "no: 2, it is vague"


def now(table: Conductor, line: Line) -> Line:
    """A line as it is on record now."""
    found = table.find(line.id)
    assert found
    return found


def test_behind_a_number_the_name_of_its_choice_is_no_thing_it_counts_and_is_told_once() -> None:
    table = to(begun(earlier=(ended(begun()),)), "standing")
    said(table, "marieke: 1 dichterbij gekomen, ze vragen nu")
    to(table, "decision")
    gone, kept, worded = said(
        table,
        "henk: 3 vervangen, dat zei ik al",
        "marieke: 1 houden, want dit is het",
        "fatima: 2 anders verwoorden, met thuis erin",
    )
    assert [one.choice for one in (gone, kept, worded)] == ["replace", "keep", "reword"]
    assert gone.text == "vervangen, dat zei ik al", "the record keeps what was said"
    table.shine(table.lamps_called("new_wording")[-1])
    assert table.lamp
    assert [words.nl for words in table.lamp.choices.values()] == ["“met thuis erin” (Fatima)"]
    (taken,) = said(table, "fatima: 1")
    assert (taken.kind, taken.text) == ("wording", "met thuis erin")
    told = " ".join(to_text(document(ended(table))).split())
    for once in (
        "Het doel wordt vervangen: dat zei ik al (Henk).",
        "Het doel blijft zoals het is, want dit is het (Marieke).",
        "Het doel wordt “met thuis erin” (Fatima).",
        "Het doel is dichterbij gekomen: ze vragen nu (Marieke)",
    ):
        assert once in told
    assert "vervangen, dat" not in told


def test_words_that_a_later_digit_completes_are_offered_as_the_new_words_too() -> None:
    table = to(begun(earlier=(ended(begun()),)), "decision")
    said(table, "fatima: 2 kinderen laten zien wat ze niet snappen", "fatima: 2")
    lamp = to(table, "new_wording").lamp
    assert lamp
    (offered,) = lamp.choices.values()
    assert offered.nl == "“kinderen laten zien wat ze niet snappen” (Fatima)"
    (taken,) = said(table, "fatima: 1")
    assert taken.text == "kinderen laten zien wat ze niet snappen"
    told = " ".join(to_text(document(ended(table))).split())
    assert "Het doel wordt “kinderen laten zien wat ze niet snappen” (Fatima)." in told
    assert "2 kinderen" not in told, "it was the number of the choice"


def test_what_was_said_before_a_digit_all_stands_with_it_and_is_called_no_reason() -> None:
    table = to(begun(earlier=(ended(begun()),)), "itch")
    table.walk_kind("x")
    said(table, "ruth: Leerlingen durven te vragen")
    table.on()
    said(table, "henk: vragen hoeft voor mij niet", "henk: een kaartje is ook zeggen")
    said(table, "henk: 2", "joost: 2, het is te vaag")
    first = ended(table)
    reasons = "Henk niet: vragen hoeft voor mij niet / een kaartje is ook zeggen; Joost niet: het is te vaag;"
    for talk in (first, ended(begun(earlier=(first,)))):
        assert reasons in " ".join(to_text(document(talk)).split())
