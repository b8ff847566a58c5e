"""Whose a line is: never given to somebody who did not say it (conversation.md §3)."""

from itertools import pairwise

import msgspec
import pytest
from at_table import PEOPLE, begun, ended, read, said, tell, to
from examples import rows
from hypothesis import given
from hypothesis import strategies as st

from agendas.came_to.initiatives import looked_back
from agendas.conduct.conductor import Card
from agendas.errors import UnfinishedError
from agendas.folding.fold import state_of
from agendas.lines import edit
from agendas.lines.schema_2 import document_of, talk_in
from agendas.lines.talk import Convened, Line
from agendas.parsing.whose import given_words, near, whose
from agendas.records.said import Person
from tui.widgets.talk.entry_border import upper
from tui.words.signs import Roster

NAMES = tuple(person.name for person in PEOPLE)  # Marieke, Henk, Joost, Jolanda, Ruth, Fatima


@rows(
    ("typed", "by", "words"),
    [
        ("henk: mwah", "Henk", "mwah"),
        ("he: mwah", "Henk", "mwah"),
        ("HENK : mwah", "Henk", "mwah"),
        ("Henk:mwah", "Henk", "mwah"),
        ("henk, jolanda: samen", "Henk, Jolanda", "samen"),
        ("henk en jolanda: samen", "Henk, Jolanda", "samen"),
        ("henk & jolanda: samen", "Henk, Jolanda", "samen"),
        ("henk + jolanda: samen", "Henk, Jolanda", "samen"),
        ("henk/jolanda: samen", "Henk, Jolanda", "samen"),
        ("allen: ja", ", ".join(NAMES), "ja"),
        ("Iedereen: ja", ", ".join(NAMES), "ja"),
        ("4: hij zwaaide", "Jolanda", "hij zwaaide"),
        ("4:hij zwaaide", "Jolanda", "hij zwaaide"),
        ("4: 6 bedden", "Jolanda", "6 bedden"),
        ("2, 4: samen", "Henk, Jolanda", "samen"),
        ("2 en 4: samen", "Henk, Jolanda", "samen"),
        ("henk:2 want het is vaag", "Henk", "2 want het is vaag"),
        ("henk: om 10:30 kwam hij", "Henk", "om 10:30 kwam hij"),
        ("henk: fatima: nee", "Henk", "fatima: nee"),
        ("\u200fhenk: mwah", "Henk", "mwah"),
        ("\ufeffhenk: mwah", "Henk", "mwah"),
    ],
)
def test_a_prefix_tells_whose_it_is(typed: str, by: str, words: str) -> None:
    found = whose(typed, NAMES)
    assert (", ".join(found.by), found.text, found.maybe) == (by, words, "")


@rows(
    ("typed", "maybe", "words"),
    [
        ("jo: ik ook", "jo", "ik ook"),
        ("j: ik ook", "j", "ik ook"),
        ("henk en jo: wij ook", "henk en jo", "wij ook"),
        ("henk, jo: wij ook", "henk, jo", "wij ook"),
    ],
)
def test_what_fits_several_is_open_and_says_so(typed: str, maybe: str, words: str) -> None:
    found = whose(typed, NAMES)
    assert (found.by, found.maybe, found.text) == ((), maybe, words)


@rows(
    "typed",
    [
        "Samir: hij slaapt", "samir: hij slaapt", "Moeder van Samir: hij slaapt",
        "Mevrouw De Boer: goed", "Henk de Vries: goed", "Hank: goed", "Henke: goed",
        "NB: dit telt niet", "mailto:henk@school.nl", "Jo-Anne: hoi", "فاطمة: نعم",
        "Jeugdzorg Noord: nee", "Ruthie: ja", "conclusie: niets", "i: one", "Ali: hoi",
    ],
)  # fmt: skip
def test_what_fits_nobody_is_open_and_its_words_stay_whole(typed: str) -> None:
    found = whose(typed, NAMES)
    assert (found.by, found.text) == ((), typed)
    assert found.maybe == typed.partition(":")[0]


@rows(
    "typed",
    [
        "10:30 kwamen ze", "om 10:30 kwamen ze", "4:30 stond hij er", "4:30", "lokaal 4: leeg",
        "let op: de poort", "en toen: niets", "http://henk.nl", "https://henk.nl/a:b", "1 op 4: veel",
        "f:\\map\\henk", "6 bedden", "3 moeders bleven", "7: te veel", "2, 7: te veel", "2/4: een half", "0: niets", "12: niets", "99999999999: x",
        "vraag 4: wat nu", "Vraag 4: wat nu", "(henk): mwah", "“henk”: mwah", "- henk: mwah", "*henk: mwah",
        "hij zei: henk komt", "ik vroeg henk: kom je", "wat henk zei: niets", "met henk: het lukte",
        ": mwah", "::", "henk", "henk mwah", "²: x", "4.1: x", "-4: x", "4e: x",
        "marieke, de juf: goed", "h e n k: x", "henk " * 14 + ": x", "een heel lange zin die henk nooit zo zou zeggen op school: nee",
        "de kern\nhenk: mwah",
    ],
)  # fmt: skip
def test_other_clauses_times_and_addresses_are_the_sentence(typed: str) -> None:
    found = whose(typed, NAMES)
    assert (found.by, found.maybe, found.text) == ((), "", typed)


@rows(
    "typed",
    [
        "henk; mwah",
        "Henk ; mwah",
        "henk - mwah",
        "henk – mwah",
        "henk, mwah",
        "henk zegt: mwah",
        "henk zei net: mwah",
    ],
)
def test_a_name_before_another_sign_or_more_words_is_offered_and_the_words_stay_whole(
    typed: str,
) -> None:
    found = whose(typed, NAMES)
    assert (found.by, found.maybe.casefold(), found.text) == ((), "henk", typed)
    assert given_words(typed, found.maybe, ("Henk",), NAMES) == "mwah"
    assert given_words(typed, found.maybe, (NAMES[0],), NAMES) == typed


@rows(
    ("typed", "words"),
    [
        ("henk for me its more that they dare", "for me its more that they dare"),
        ("Henk voor mij is het meer dat ze durven", "voor mij is het meer dat ze durven"),
        ("henk voor mij de poort", "voor mij de poort"),
        ("henk 2 for the yard", "2 for the yard"),
        ("henk 2 want het is vaag", "2 want het is vaag"),
        ("henk it was quiet", "it was quiet"),
        ("henk het was stil", "het was stil"),
        ("henk yes, a bit", "yes, a bit"),
        ("henk nee, te veel", "nee, te veel"),
        ("henk gisteren belde ik nog", "gisteren belde ik nog"),
    ],
)
def test_a_forgotten_colon_leaves_it_open_and_tab_gives_it_to_who_is_named(
    typed: str, words: str
) -> None:
    found = whose(typed, NAMES)
    assert (found.by, found.maybe.casefold(), found.text) == ((), "henk", typed)
    table = to(begun(), "initiative")
    (line,) = said(table, typed)
    assert (line.by, line.who, line.text) == ((), (), typed), "neither the giver's nor asked"
    table = to(begun(), "enough")
    table.walk_whose(typed)
    (line,) = said(table, typed)
    assert (whom(line), line.text) == ("Henk", words)


@rows(
    "typed",
    [
        "Henk came in late", "henk has a point", "Henk kwam te laat", "henk heeft gelijk", "Henk is stil",
        "henk 2 weeks ago said so", "Henk 2 weken geleden", "Henk for me was the surprise",
        "Henk voor mij is de verrassing", "Henk belde ik gisteren", "Henk en ik bellen", "Henk no longer comes",
        "Henk ook niet", "Henk het meest", "henk is quiet, says the teacher", "that is what she says Henk",
    ],
)  # fmt: skip
def test_a_sentence_about_somebody_is_not_theirs(typed: str) -> None:
    found = whose(typed, NAMES)
    assert (found.by, found.maybe, found.text) == ((), "", typed)


@rows(
    ("typed", "by", "words"),
    [
        ("I'll bring bread, says Henk", "Henk", "I'll bring bread"),
        ("ik neem brood mee, zegt henk.", "Henk", "ik neem brood mee"),
        ("het was stil, zei Joost", "Joost", "het was stil"),
        ("was it quiet? said Joost", "Joost", "was it quiet?"),
        ("ruth: het was stil, zei Joost", "Ruth", "het was stil, zei Joost"),
    ],
)
def test_who_said_it_may_stand_behind_the_words(typed: str, by: str, words: str) -> None:
    (line,) = said(to(begun(), "initiative"), typed)
    assert (whom(line), line.text) == (by, words)


@rows(
    "typed",
    ["rust; mwah", "henk-jan kwam - mwah", "dit is van henk; mwah", "henk kwam; mwah", "hen; mwah"],
)
def test_another_word_before_such_a_sign_is_the_sentence(typed: str) -> None:
    assert whose(typed, NAMES).maybe == ""


WORDS = ("Wil", "Op", "Mark", "Roos", "An", "Allen", "Jan", "Jan-Willem", "Al Amin", "Daan de Wit")


@rows(
    ("typed", "by", "maybe"),
    [
        ("wil: ja", ("Wil",), ""),
        ("op: het lukt", ("Op",), ""),
        ("jan: ja", ("Jan",), ""),
        ("jan-w: ja", ("Jan-Willem",), ""),
        ("ja: het lukt", (), "ja"),
        ("a: het lukt", (), "a"),
        ("al: het lukt", ("Al Amin",), ""),
        ("allen: 1", ("Allen",), ""),
        ("all: 1", (), "all"),
        ("everyone: 1", WORDS, ""),
        ("daan: ja", ("Daan de Wit",), ""),
        ("de wit: ja", ("Daan de Wit",), ""),
        ("de: ja", (), "de"),
        ("al amin: ja", ("Al Amin",), ""),
    ],
)
def test_names_that_are_words(typed: str, by: tuple[str, ...], maybe: str) -> None:
    found = whose(typed, WORDS)
    assert (found.by, found.maybe) == (by, maybe)


@rows(
    ("typed", "by", "maybe"),
    [
        ("jan: ja", ("Jan van der Meer-Bos",), ""),
        ("van der Meer: ja", ("Jan van der Meer-Bos",), ""),
        ("bos: ja", ("Jan van der Meer-Bos",), ""),
        ("kok: ja", (), "kok"),
        ("van: ja", (), "van"),
        ("weg: Jana", (), ""),
    ],
)
def test_a_whole_first_name_or_a_surname_of_one_tells_whose_it_is(
    typed: str, by: tuple[str, ...], maybe: str
) -> None:
    found = whose(typed, ("Jan van der Meer-Bos", "Jana", "Els Kok", "Piet Kok"))
    assert (found.by, found.maybe) == (by, maybe)


ANY = st.text(alphabet="henkjostmari ,&:4/06-“’\n\u200f\u0645A.", max_size=24)


@given(ANY)
def test_whatever_is_typed_nothing_is_lost_and_nobody_unnamed_gets_it(text: str) -> None:
    found = whose(text, NAMES)
    assert found.text in text
    head = text[: len(text) - len(found.text)] if found.text != text else ""
    assert set(found.by) <= set(NAMES)
    if found.by:
        assert ":" in head
        spoken = head.casefold()
        alls = ("allen", "allemaal", "iedereen", "everyone", "everybody", "all")
        for name in found.by:
            number = str(NAMES.index(name) + 1)
            assert (
                name[0].casefold() in spoken or number in spoken or any(w in spoken for w in alls)
            )


def test_a_name_that_was_never_said_is_not_told_apart_by_its_marks() -> None:
    arab = ("فاطمة", "علی‌رضا")
    assert whose("فاطمة: نعم", arab).by == ("فاطمة",)
    assert whose("علی‌رضا: بله", arab).by == ("علی‌رضا",)
    assert whose("علیرضا: بله", arab).by == ()


# -- at the table


def whom(line: Line) -> str:
    return ", ".join(line.by)


def test_without_a_name_the_giver_until_another_has_spoken_then_open() -> None:
    table = to(begun(), "set_in_motion")
    lines = said(
        table, "elke week een gesprek", "henk: ik zat erbij", "en toen nog een", "marieke: ik ook"
    )
    assert [whom(line) for line in lines] == ["Marieke", "Henk", "", "Marieke"]
    (after,) = said(table, "en nog iets")
    assert whom(after) == "", "who spoke last says nothing of who speaks now"
    to(table, "indicator")
    (other,) = said(table, "wie lacht")
    assert whom(other) == "Marieke", "at the next question to you it is the giver's again"


@rows("typed", ["iemand zei dat Fatima wel wilde", "Iemand vond het te druk", "somebody said no", "someone saw it"])  # fmt: skip
@rows("question", ["set_in_motion", "standing", "happened", "due"])
def test_what_somebody_said_of_whom_nobody_told_the_name_is_nobodys(
    question: str, typed: str
) -> None:
    table = to(begun(), "initiative")
    said(table, "fatima: ik bel")
    table = to(begun(earlier=(ended(table),)), "reading")
    said(table, "fatima: zo las ik het")
    (line,) = said(to(table, question), typed)
    assert (line.by, line.text) == ((), typed)
    assert line.id in {one.id for one in table.open_at_close().names}, "the close asks who said it"
    assert upper(table, typed, Roster(NAMES), 60).words.startswith("○ who?")


@rows("before", ["jo: ik ook", "Samir: hij slaapt", "allen: ja", "henk, ruth: wij"])
def test_somebody_else_has_spoken_also_where_it_is_open_who(before: str) -> None:
    table = to(begun(), "evidence")
    said(table, before)
    assert whom(said(table, "6 bedden leeg")[0]) == ""


def test_a_struck_out_line_of_another_was_spoken_too() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "henk: ik zag hem")
    table.withdraw(line.id)
    assert whom(said(table, "6 bedden leeg")[0]) == ""


@rows("question", ["itch", "enough", "would_see", "missing", "other_reading"])
def test_a_question_to_all_begins_open(question: str) -> None:
    assert whom(said(to(begun(), question), "iets")[0]) == ""


@rows(
    "question",
    [
        "reading",
        "set_in_motion",
        "indicator",
        "expectation",
        "evidence",
        "meaning",
        "value",
        "initiative",
    ],
)
def test_a_question_to_you_is_the_givers(question: str) -> None:
    assert whom(said(to(begun(), question), "ik doe iets")[0]) == "Marieke"


def test_without_a_giver_it_is_open() -> None:
    table = begun(giver="", people=(Person(name="Henk"), Person(name="Joost")))
    assert whom(said(to(table, "evidence"), "6 bedden")[0]) == ""


def test_tab_walks_who_spoke_last_the_giver_and_the_others_and_then_leaves_it_open() -> None:
    table = to(begun(), "evidence")
    said(table, "fatima: hij lachte")
    walked = []
    for _press in range(8):
        table.walk_whose("6 bedden")
        walked.append(", ".join(table.by or ()))
    assert walked == ["Fatima", "Marieke", "Henk", "Joost", "Jolanda", "Ruth", "", "Fatima"]


def test_the_first_tab_changes_whose_it_is() -> None:
    table = to(begun(), "evidence")
    said(table, "ik zag hem")
    table.walk_whose("6 bedden")
    assert table.by == ("Henk",), "it was Marieke's already"
    table.by = None
    table.walk_whose("henk: 6 bedden")
    assert table.by == ("Marieke",)


def test_tab_on_a_beginning_walks_only_those_it_fits_and_enter_leaves_it_open() -> None:
    table = to(begun(), "evidence")
    assert tell(said(table, "jo: twee bleven")[0]) == ("", "ground", "twee bleven")
    walked = []
    for _press in range(4):
        table.walk_whose("jo: twee bleven")
        walked.append(", ".join(table.by or ()))
    assert walked == ["Joost", "Jolanda", "", "Joost"]
    (line,) = said(table, "jo: twee bleven")
    assert (whom(line), line.text, line.maybe) == ("Joost", "twee bleven", "")


def test_tab_on_a_name_of_nobody_offers_that_they_join_or_that_it_is_the_sentence() -> None:
    typed = "Moeder van Samir: hij slaapt"
    table = to(begun(), "evidence")
    table.walk_whose(typed)
    meant = table.meant(typed)
    assert meant
    assert (meant.joins, meant.line.by, meant.line.text) == (
        "Moeder van Samir", ("Moeder van Samir",), "hij slaapt",
    )  # fmt: skip
    table.walk_whose(typed)
    meant = table.meant(typed)
    assert meant
    assert (meant.joins, meant.line.text, meant.line.maybe) == ("", typed, ""), "the sentence"
    assert meant.line.by == ("Marieke",), "whose is as of any sentence here"
    table.by = None
    table.walk_whose(typed)
    (line,) = said(table, typed)
    assert tell(line) == ("Moeder van Samir", "ground", "hij slaapt")
    assert table.talk.names[-1] == "Moeder van Samir"
    table.undo()
    assert "Moeder van Samir" not in table.talk.names
    table.by = None
    table.walk_whose(typed)
    (line,) = said(table, "hij slaapt")  # the name was taken away again, and Tab said whose
    assert (whom(line), table.talk.names[-1]) == ("Moeder van Samir", "Moeder van Samir")


def test_tab_on_an_empty_entry_holds_for_this_question_and_a_prefix_is_for_its_line() -> None:
    table = to(begun(), "evidence")
    table.walk_whose("")
    assert table.held == ("Henk",)
    lines = said(table, "een", "joost: twee", "drie")
    assert [whom(line) for line in lines] == ["Henk", "Joost", "Henk"]
    table.on()
    assert whom(said(table, "vier")[0]) == "", "at the next question it is as ever"


def test_what_tab_said_is_for_one_line() -> None:
    table = to(begun(), "evidence")
    table.walk_whose("een")
    assert [whom(line) for line in said(table, "een", "twee")] == ["Henk", ""]


def test_a_name_without_words_is_no_line() -> None:
    table = to(begun(), "evidence")
    for text in ("henk:", "4:", "allen:", "he: "):
        with pytest.raises(UnfinishedError):
            table.say(text)
    assert table.talk.lines == ()


def test_tab_on_a_marked_line_comes_to_everybody_and_then_leaves_it_open() -> None:
    table = begun()
    _henk, line = said(
        to(table, "evidence"), "henk: de deur stond open", "marieke: de gang was leeg"
    )
    owners = []
    for _press in range(len(table.talk.names) + 1):
        table.walk_given(line.id)
        owners.append((table.find(line.id) or line).by)
    assert set(owners) == {*((name,) for name in table.talk.names), ()}


def test_a_marked_line_is_given_by_tab_and_loses_no_words() -> None:
    table = to(begun(), "evidence")
    jo, samir = said(table, "jo: twee bleven", "Moeder van Samir: hij slaapt")
    table.walk_given(jo.id)
    assert tell(table.find(jo.id) or jo) == ("Joost", "ground", "twee bleven")
    table.give(samir.id, ("Henk",))
    assert tell(table.find(samir.id) or samir) == ("Henk", "ground", "Moeder van Samir: hij slaapt")
    (other,) = said(table, "Samir: hij slaapt")
    table.join(Person(name="Samir"))
    table.give(other.id, ("Samir",))
    assert tell(table.find(other.id) or other) == ("Samir", "ground", "hij slaapt")


def test_open_names_are_asked_together_and_may_stay_open() -> None:
    table = to(begun(), "itch")
    lines = said(table, "een", "jo: twee", "henk: drie", "Samir: vier")
    (decided,) = said(to(table, "decision"), "1")
    open_ones = [line.id for line in table.open_at_close().names]
    assert open_ones == [lines[0].id, lines[1].id, lines[3].id, decided.id]
    table.give(decided.id, ("Henk",))
    assert decided.id not in [line.id for line in table.open_at_close().names]
    table.leave_figures_open()
    table.close()
    assert table.find(lines[0].id)


def test_a_name_is_mended_once_and_everywhere() -> None:
    table = begun()
    said(to(table, "evidence"), "henk: 6 bedden", "henk, joost: samen", "he: nog een")
    said(to(table, "initiative"), "ruth: Henk, neem jij dit?")
    table.rename("Henk", "Hendrik")
    assert table.talk.names[1] == "Hendrik"
    assert {name for line in table.talk.lines for name in (*line.by, *line.who)} == {
        "Hendrik", "Joost", "Ruth",
    }  # fmt: skip
    table.rename("Marieke", "Mieke")
    assert table.talk.account_giver == "Mieke"
    table.rename("Joost", "Ruth")
    assert table.talk.names.count("Ruth") == 1, "another's name is not taken"
    table.undo()
    assert table.talk.account_giver == "Marieke"


def test_a_look_back_is_to_whoever_took_it_up() -> None:
    first = begun()
    said(to(first, "initiative"), "joost: ik bel de ouders")
    second = begun(earlier=(ended(first),))
    assert second.lamp
    assert second.lamp.id == "happened"
    first_line, his, after = said(second, "het is gebeurd", "joost: om de week", "en ik ga door")
    assert whom(first_line) == "", "he was not heard yet, and may be away"
    assert (whom(his), whom(after)) == ("Joost", "")
    third = begun(earlier=(ended(first),))
    his, after = said(third, "joost: ik belde ze om de week", "en het is goed gegaan")
    assert (whom(his), whom(after)) == ("Joost", "Joost")
    away = begun(earlier=(ended(first),), people=tuple(p for p in PEOPLE if p.name != "Joost"))
    assert whom(said(away, "het is gebeurd")[0]) == "", "and nobody tells it in the giver's name"


def test_what_came_of_a_step_that_is_nobodys_is_nobodys_and_about_that_step() -> None:
    table = to(begun(), "initiative")
    said(table, "marieke: ik bel ouders", "joost: ik oefen met lezen", "ik zet de deur eerder open")
    second = begun(earlier=(ended(table),))
    (lamp,) = (one for one in second.lamps_called("happened") if "de deur" in one.subject)
    second.shine(lamp)
    assert upper(second, "ik belde vier ouders", Roster(NAMES), 80).words.startswith("○ who?")
    nobodys, hers = said(second, "ik belde vier ouders", "marieke: ik deed hem om acht uur open")
    assert (nobodys.by, nobodys.about) == ((), lamp.about)
    assert hers.about == lamp.about, "it may be hers that nobody's is"


def test_tab_offers_whose_own_step_a_look_back_is_about_until_they_told_of_it() -> None:
    table = to(begun(), "initiative")
    said(table, "marieke: ik bel ouders", "joost: ik oefen met lezen")
    second = begun(earlier=(ended(table),))
    second.enter()
    said(second, "het ging goed")
    second.on()
    assert upper(second, "", Roster(NAMES), 80).words == "○ who? tab Joost"
    second.walk_whose("twee keer gedaan")
    (told,) = said(second, "twee keer gedaan")
    assert told.by == ("Joost",)
    said(second, "henk: dat zag ik")
    assert second.offered() == "Henk", "who spoke last"
    second.give(told.id, ())
    second.walk_given(told.id)
    assert second.find(told.id).by == ("Joost",), "on the marked line, too"


@pytest.mark.parametrize("typed", ["oma: ze kwamen", "joots: ze kwamen", "ze kwamen"])
def test_at_each_stop_of_tab_the_border_tells_what_enter_and_the_next_tab_do(typed: str) -> None:
    table = to(begun(), "evidence")
    said(table, "henk: ze belden")
    stops: list[tuple[str, Line]] = []
    for presses in range(1, 10):
        for _press in range(presses):
            table.walk_whose(typed)
        told = upper(table, typed, Roster(NAMES), 80).words
        stops += [(told, said(table, typed)[0])]
        table.undo()
        table.by = None
    for (told, line), (after, _next) in pairwise(stops):
        if line.by:
            assert told.endswith((line.by[0], f"{line.by[0]} joins?"))
        else:
            assert (line.maybe, line.text) == ("", typed), "a part of the sentence"
            assert told.startswith("○ who?")
        if " tab " in told:
            assert after.endswith(told.partition(" tab ")[2])


def test_a_request_is_to_whom_is_asked() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost, neem jij het contact?")
    assert table.on() == "lamp"
    (yes,) = said(table, "1")
    assert (whom(yes), yes.choice) == ("Joost", "yes")


@rows(
    ("typed", "names"),
    [
        ("fatma", ("Fatima",)),
        ("FATMIA", ("Fatima",)),
        ("joots", ("Joost",)),
        ("jolnada", ("Jolanda",)),
        ("mareike", ("Marieke",)),
        ("rutt", ("Ruth",)),
        ("henke", ("Henk",)),
        ("ruthie", ()),  # a short name two letters off
        ("he", ()),  # fits
        ("samir", ()),
        ("moeder van joots", ()),
        ("sem", ()),
    ],
)
def test_a_name_that_is_misspelled_is_near_one_of_the_roster(
    typed: str, names: tuple[str, ...]
) -> None:
    assert near(typed, (*NAMES, "Sam")) == names
    assert whose(f"{typed}: ja", NAMES).by in ((), ("Henk",)), "and is given to nobody by itself"


def test_tab_walks_who_is_near_first_and_the_prefix_goes_with_it() -> None:
    table, typed = to(begun(), "evidence"), "joots: ook de ouders"
    found = table.meant(typed)
    assert found
    assert (found.line.by, found.near(table.talk.names)) == ((), ("Joost",))
    walked = []
    for _press in range(3):
        table.walk_whose(typed)
        found = table.meant(typed)
        assert found
        walked.append((found.line.by, found.line.text, found.joins))
    assert walked == [
        (("Joost",), "ook de ouders", ""),
        (("Joots",), "ook de ouders", "Joots"),
        (("Marieke",), typed, ""),
    ]
    table.by = ("Joost",)
    assert tell(said(table, typed)[0]) == ("Joost", "ground", "ook de ouders")
    table.undo()
    assert table.typed == typed


def test_a_letter_too_few_or_doubled_in_a_longer_name_tells_whose_it_is_and_tab_still_offers() -> (
    None
):
    table = to(begun(), "evidence")
    for typed, name in (("fatma", "Fatima"), ("jolandaa", "Jolanda"), ("marikee", ""), ("rth", "")):
        found = table.meant(f"{typed}: hij lachte")
        assert found
        assert whom(found.line) == name, typed
        assert found.line.text == ("hij lachte" if name else f"{typed}: hij lachte")
    typed, walked = "fatma: hij lachte", []
    for _press in range(3):
        table.walk_whose(typed)
        found = table.meant(typed)
        assert found
        walked.append((found.line.by, found.line.text, found.joins))
    assert walked[:2] == [(("Fatma",), "hij lachte", "Fatma"), (("Marieke",), typed, "")]
    table.by = None
    assert tell(said(table, typed)[0]) == ("Fatima", "ground", "hij lachte")
    table.undo()
    assert table.typed == typed


def test_the_walk_of_whose_begins_at_who_is_named_both_ways() -> None:
    table, typed = to(begun(), "evidence"), "henk: twee bleven"
    said(table, "joost: het was stil")
    turns = []
    for back in (False, True, True, False, False):
        table.walk_whose(typed, back)
        found = table.meant(typed)
        assert found
        turns.append(whom(found.line))
    assert turns == ["Joost", "Henk", "", "Henk", "Joost"]


def test_who_is_near_is_offered_on_a_marked_line_and_nothing_of_it_is_lost() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "fatmia: hij lachte")
    assert tell(line) == ("", "ground", "fatmia: hij lachte")
    heard = []
    for _press in range(8):
        table.walk_given(line.id)
        heard.append((whom(table.find(line.id) or line), (table.find(line.id) or line).text))
    assert heard[:2] == [("Fatima", "hij lachte"), ("Fatmia", "hij lachte")]
    assert {who for who, _text in heard} == {*NAMES, "Fatmia", ""}
    assert {text for _who, text in heard[2:]} == {"fatmia: hij lachte"}
    assert table.talk.names == NAMES


def test_who_comes_later_and_was_typed_with_enter_joins_by_tab_or_by_the_card() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "Tineke: ik was er toen nog niet")
    table.walk_given(line.id)
    assert tell(table.find(line.id) or line) == ("Tineke", "ground", "ik was er toen nog niet")
    assert table.talk.names == (*NAMES, "Tineke")
    table.walk_given(line.id)
    assert table.talk.names == NAMES, "Tab went on"
    typed = "Moeder van Samir: hij slaapt"
    table.walk_whose(typed)
    (said_here,) = said(table, typed)
    table.walk_given(said_here.id)
    assert table.find(said_here.id), "who came with what they said stays, and so do their words"
    assert "Moeder van Samir" in table.talk.names
    table.mend(line.id, Card(by=("Tineke",), joins="Tineke"))
    assert tell(table.find(line.id) or line) == ("Tineke", "ground", "ik was er toen nog niet")


def test_tab_on_a_marked_line_goes_on_walking_only_those_it_fits_and_back_the_other_way() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "jo: twee bleven")
    turns = []
    for back in (False, False, False, False, True, True):
        table.walk_given(line.id, back)
        now = table.find(line.id) or line
        turns.append((whom(now), now.text))
    assert [who for who, _text in turns] == ["Joost", "Jolanda", "", "Joost", "", "Jolanda"]
    assert {text for _who, text in turns} == {"twee bleven"}
    table.give(line.id, ("Joost",))
    table.steps.clear()  # as after reopening
    table.undo()  # whose it is
    table.undo()  # the line
    assert (table.by, table.typed) == (("Joost",), "twee bleven")


def test_shift_tab_walks_the_other_way_round() -> None:
    table = to(begun(), "evidence")
    walked = []
    for back in (False, False, True, True, True):
        table.walk_whose("6 bedden", back)
        walked.append(", ".join(table.by or ()))
    assert walked == ["Henk", "Joost", "Henk", "Marieke", ""]


def test_a_step_by_two_is_by_two_also_in_the_next_talk() -> None:
    first = to(begun(), "initiative")
    said(first, "henk, jolanda: we maken een vragenmuur")
    talk = ended(first)
    shares = next(iter(state_of((talk,)).goals.values())).goal.sharers
    assert shares == tuple(person.name for person in PEOPLE)
    table = to(begun(earlier=(talk,)), "happened")
    assert table.lamp
    assert table.lamp.subject == "we maken een vragenmuur (Henk, Jolanda)"
    (line,) = said(table, "er hangen er al elf")
    assert not line.by, "one of the two, and nobody can tell which"
    said(table, "henk: 1", "marieke: 5")
    (back,) = looked_back(read(table.talk), 0)
    assert back.onward == "carried-on", "the taker's word outranks another's"


def test_who_a_store_joined_as_one_more_person_is_two_again() -> None:
    talk = begun(earlier=(ended(begun()),)).talk
    (one,) = talk.passes
    began = msgspec.structs.replace(
        one.began,
        goal=msgspec.structs.replace(
            one.began.goal, sharers=(*talk.names, "Henk, Jolanda", "Bos, Jan")
        ),
    )
    joined = edit.change(talk, passes=(msgspec.structs.replace(one, began=began),))
    opened = talk_in(document_of(joined))
    assert opened.goal.sharers == (*talk.names, "Bos, Jan")
    assert talk_in(document_of(talk)) == talk


@rows(("taker", "whose_words"), [("henk", ()), ("marieke", ("Marieke",))])
def test_what_is_said_of_an_initiative_is_of_nobody_who_took_up_none(
    taker: str, whose_words: tuple[str, ...]
) -> None:
    table = to(begun(), "initiative")
    said(table, f"{taker}: een brief naar huis")
    (noticed,) = said(to(table, "notice"), "dat er minder gebeld wordt")
    assert noticed.by == whose_words


@rows(
    "way",
    ["in the entry", "on the marked line", "with"],
)
def test_who_comes_after_all_is_called_as_the_head_has_them(way: str) -> None:
    table = begun()
    talk = table.talk
    table.talk = msgspec.structs.replace(talk, convened=Convened(absent=("Kees de Wit", "Tineke")))
    to(table, "evidence")
    match way:
        case "in the entry":
            table.walk_whose("tineke: sorry, late")
            table.say("tineke: sorry, late")
        case "on the marked line":
            table.walk_given(said(table, "tineke: sorry, late")[0].id)
        case _:
            table.join(Person(name="tineke"))
            said(table, "tineke: sorry, late")
    line = table.talk.lines[-1]
    assert (line.by, line.text) == (("Tineke",), "sorry, late")
    assert table.talk.names == (*NAMES, "Tineke")
    assert table.talk.convened.absent == ("Kees de Wit",)


def test_who_is_not_at_the_table_is_first_at_tab_on_their_line_with_a_capital_and_joins() -> None:
    table = to(begun(), "learned")
    said(table, "henk: nu zie ik het", "joost: ja")
    typed = "bram: sorry, ik ben laat"
    table.walk_whose(typed)
    roster = Roster(table.talk.names)
    assert upper(table, typed, roster, 60).words == "Bram joins?"
    table.by = None
    (line,) = said(table, typed)
    assert (line.by, line.maybe) == ((), "bram")
    table.mark_line(line.id)
    table.walk_given(line.id)
    assert table.find(line.id).by == ("Bram",)
    assert table.talk.names[-1] == "Bram"
    assert upper(table, "", roster, 60).words == "▌ Bram joins: sorry, ik ben laat"
    table.walk_given(line.id)
    assert "Bram" not in table.talk.names, "and is not there where Tab goes on"
    assert "joins" not in upper(table, "", roster, 60).words


def test_an_answer_without_a_name_to_what_somebody_else_is_asked_is_not_the_account_givers() -> (
    None
):
    table = begun("peer")
    for question in ("reading-another", "indicator-another"):
        table.shine(table.lamps_called(question)[0])
        (line,) = said(table, "dat ze ons aanspreken")
        assert line.by == (), question
