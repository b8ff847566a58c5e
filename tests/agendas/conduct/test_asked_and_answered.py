"""What is asked of one person and answered by whoever types: whose it is is never guessed at their cost."""

import pytest
from at_table import LIMITS, begun, ended, read, said, to
from examples import rows

from agendas.came_to.initiatives import initiatives
from agendas.conduct.conductor import Card, Conductor
from agendas.conduct.earlier_steps import of_whom
from agendas.folding.fold import state_of
from agendas.folding.review import cycle_laid_out
from agendas.folding.story import story_of
from agendas.folding.waits import waits
from agendas.records.heads import SAID_TO_TOUCH
from agendas.records.said import Language
from agendas.slots.slots import SLOTS
from minutes.chronicle import chronicle
from minutes.document import document
from minutes.formats.plain_text import to_text
from tui.widgets.lines.aloud import Aloud
from tui.widgets.lines.said_line import lines
from tui.widgets.talk.asked import told_after
from tui.words.not_said import not_done
from tui.words.signs import Roster
from tui.words.story_line import story_rows

PROPOSED = "Ze durven te vragen"


def taken_up() -> Conductor:
    """Three who each take something up, and the question when they tell of it."""
    table = to(begun(), "initiative")
    said(table, "Marieke: ik bel ouders", "Henk: ik haal kaarten", "Joost: ik oefen")
    return to(table, "due")


def written(table: Conductor) -> str:
    return " ".join(to_text(document(ended(table))).split())


def proposed() -> Conductor:
    """Other words for a goal that was talked about before, and who stands behind them."""
    table = to(begun(earlier=(ended(to(begun(), "reading")),)), "decision")
    table.slot = SLOTS["wording_proposed"]
    said(table, f"Joost: {PROPOSED}")
    return to(table, "consent")


# -- days


def test_a_day_that_was_asked_for_is_theirs_whose_own_was_not_clear() -> None:
    table = taken_up()
    vague, his, other, day = said(
        table, "joost: na pasen ergens", "8 april", "henk: ooit in mei", "10 mei"
    )
    assert (his.by, his.about) == (("Joost",), vague.about)
    assert (day.by, day.about) == (("Henk",), other.about)
    days = {one.by: one.due and one.due.isoformat() for one in initiatives(table.lines, 0)}
    assert days == {"Marieke": None, "Henk": "2027-05-10", "Joost": "2027-04-08"}


def test_a_day_that_was_asked_for_is_theirs_too_who_took_nothing_up() -> None:
    asked, day = said(taken_up(), "fatima: ergens in mei", "10 mei")
    assert (day.by, day.about) == (("Fatima",), asked.about)


def test_who_tells_no_time_after_an_unclear_day_is_not_given_the_answer() -> None:
    """Henk is asked which day that is; what Joost says before the answer comes makes it no day of his."""
    table = taken_up()
    *_asked, day = said(table, "henk: na pasen ergens", "joost: met Ruth erbij graag", "10 mei")
    assert day.by == ()
    *_asked, day = said(table, "fatima: in de zomer", "12 mei")
    assert day.by == ("Fatima",)


@pytest.mark.parametrize("day", ["ruth: 10 mei", "Fatima: 10 mei"])
def test_a_day_that_another_says_for_them_is_about_what_was_asked(day: str) -> None:
    *_others, asked, found = said(taken_up(), "joost: 8 april", "henk: ooit in mei", day)
    assert found.about == asked.about
    assert found.by != asked.by


def test_who_tells_of_their_own_day_answers_no_question_to_another() -> None:
    table = taken_up()
    asked, own = said(table, "henk: ooit in mei", "joost: 10 mei")
    assert own.about != asked.about
    (unclear,) = said(table, "ooit nog eens")
    assert unclear.by == (), "no day, and so no answer"


def test_a_day_of_which_nobody_knows_whose_it_is_takes_none_away() -> None:
    table = taken_up()
    said(table, "marieke: 3 mei", "joost: 8 april")
    (day,) = said(table, "10 mei")
    assert (day.by, day.about) == ((), "")
    assert initiatives(table.lines, 0)[2].due.isoformat() == "2027-04-08"
    (hers,) = said(table, "fatima: 12 mei")
    assert hers.about == "", "nor does that of who took up nothing"
    table.give(day.id, ("Henk",))
    assert initiatives(table.lines, 0)[1].due.isoformat() == "2027-05-10"


def test_who_proposes_an_agreement_is_a_party_to_it_and_is_asked_in_the_next_look_back() -> None:
    table = to(begun(), "initiative")
    (asked,) = said(
        table, "jolanda: Joost, Fatima, zullen wij drieën afspreken dat wij samen bellen?"
    )
    table.on()
    said(table, "joost: 1", "fatima: 2, ik ben er niet")
    (notice,) = said(to(table, "notice"), "jolanda: dat iemand belt")
    (day,) = said(to(table, "due"), "jolanda: 8 april")
    assert (notice.about, day.about) == (asked.id, asked.id)
    assert "Jolanda en Joost" in written(table)
    after = to(begun(earlier=(ended(table),)), "happened")
    assert of_whom(after.lines, after.lamp) == ("Joost", "Jolanda")


# -- figures, signs, names


@pytest.mark.parametrize(
    ("figure", "by"),
    [("Marieke: 3 van de 4 klassen", ("Marieke",)), ("Henk: 3 van de 4 klassen", ())],
)
def test_the_first_to_say_what_anothers_figure_means_is_not_the_account_giver(
    figure: str, by: tuple[str, ...]
) -> None:
    table = to(begun(), "evidence")
    said(table, figure)
    (found,) = said(to(table, "meaning-figure"), "laat open")
    assert (found.by, found.choice) == (by, "open")


def test_a_figure_of_which_nobody_knows_whose_it_is_is_told_by_nobody_yet() -> None:
    table = to(begun(), "evidence")
    _first, (figure,) = said(table, "Henk: ze zwaaien"), said(table, "3 van de 4 klassen")
    assert figure.by == ()
    (found,) = said(to(table, "meaning-figure"), "ze komen alleen")
    assert found.by == ()


@pytest.mark.parametrize(
    "typed", ["henk; het was druk", "henk - het was druk", "henk zegt: het was druk"]
)
def test_a_name_that_is_not_quite_told_is_offered_and_given_to_nobody(typed: str) -> None:
    table = to(begun(), "set_in_motion")
    found = table.meant(typed)
    assert found
    assert (found.line.by, found.line.maybe, found.line.text) == ((), "henk", typed)
    table.walk_whose(typed)
    (given,) = said(table, typed)
    assert (given.by, given.text) == (("Henk",), "het was druk")
    (left,) = said(table, typed)
    table.walk_given(left.id)
    left = table.find(left.id)
    assert (left.by, left.text) == (("Henk",), "het was druk")


# -- who stands where


def test_the_lamp_names_who_is_not_behind_it_and_who_was_not_there() -> None:
    table = proposed()
    said(table, "allen: 1")
    assert "Allen staan erachter." in table.lamp.subject.split("\n")
    said(table, "henk: 2 want het blijft vaag", "ruth: 3")
    assert table.lamp.subject.split("\n")[1:] == ["Niet: Henk.", "Was er niet bij: Ruth."]
    said(table, "henk: 1, toch")
    assert "Niet: Henk." not in table.lamp.subject


def test_the_lamp_of_an_earlier_proposal_goes_by_the_last_word_of_each() -> None:
    table = proposed()
    said(table, "allen: 1", "henk: 2 want het blijft vaag")
    first = ended(to(begun(), "reading"))
    table = to(begun(earlier=(first, ended(table))), "consent_later")
    assert "Henk: ik niet, want het blijft vaag" in table.lamp.subject.split("\n")
    last = table.meant("henk: 1, nu wel")
    assert last
    assert table.makes_agreed(last.line)
    assert not table.makes_agreed(table.meant("ruth: 1").line)
    said(table, "henk: 1, nu wel")
    agreed = "Allen staan erachter: bij de afsluiting geldt het voorstel."
    assert table.lamp.subject.split("\n") == [f"“{PROPOSED}”", agreed]
    said(table, "ruth: 2, toch niet")
    assert table.lamp.subject.split("\n") == [f"“{PROPOSED}”", "Ruth: ik niet, toch niet"]
    said(table, "ruth: 1", "joost: 4, het is te vroeg")
    assert agreed not in table.lamp.subject, "it was taken back"


def test_who_lets_a_proposal_drop_for_everybody_is_told_at_once_at_the_close_and_in_the_story() -> (
    None
):
    first, second = ended(to(begun(), "reading")), proposed()
    said(second, "henk: 1")
    talks = [first, ended(second)]
    table = to(begun(earlier=tuple(talks)), "consent_later")
    put = table.say("ruth: 1")
    assert put
    assert not told_after(table, put, undo="F8")
    put = table.say("joost: 4, dan hebben we rust")
    assert put
    assert "for everybody; F8 brings it back" in told_after(table, put, undo="F8")
    (row,) = (not_done(table, line) for line in table.open_at_close().declined)
    assert row.startswith("Let drop, for everybody: ")
    assert "dan hebben we rust (Joost)" in row
    assert PROPOSED in row
    talks.append(ended(table))
    story = story_of(talks[0].passes[0].goal, talks)
    assert story
    why = "Joost lets the proposal drop: dan hebben we rust"
    rows, _more = story_rows(story, Roster(), "nl", talks[-1].started.date(), False)
    assert why in [one.words for row in rows for one in row[0]]
    below = [item.below for part in chronicle(story, "nl").sections for item in part.items]
    assert "Joost laat het voorstel vallen: dan hebben we rust." in str(below)


def test_a_dissent_that_lasts_keeps_each_reason_in_the_story_and_no_because_of_ours() -> None:
    table = proposed()
    said(table, "henk: 2 want wie verward is kan niets zeggen", "ruth: 2, het is te vaag")
    talks = [ended(to(begun(), "reading")), ended(table)]
    for words in ("henk: 2, nog steeds, en de arts is het met me eens", "henk: 2"):
        table = to(begun(earlier=tuple(talks)), "consent_later")
        said(table, words)
        talks.append(ended(table))
        told = " ".join(to_text(document(talks[-1])).split())
        assert "Henk niet: nog steeds, en de arts is het met me eens;" in told
        assert "Ruth niet: het is te vaag;" in told
    story = story_of(talks[0].passes[0].goal, talks)
    assert story
    below = str([item.below for part in chronicle(story, "nl").sections for item in part.items])
    rows, _more = story_rows(story, Roster(), "nl", talks[-1].started.date(), False)
    on_screen = str([one.words for row in rows for one in row[0]])
    both = "want wie verward is kan niets zeggen (8 december 2026) / nog steeds, en de arts is het met me eens (22 december 2026)"
    assert f"Henk niet, {both}" in below
    assert f"Henk does not, {both}" in on_screen
    for told in (below, on_screen):
        assert told.count("het is te vaag") == 1
        assert "het is te vaag (" not in told, "one reason needs no day"


@rows(
    ("language", "inside"), [("en", "Stays within the limits"), ("nl", "Blijft binnen de grenzen")]
)
def test_what_another_chose_before_it_was_taken_up_is_not_the_takers_own(
    language: Language, inside: str
) -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "ruth: Joost en Henk, willen jullie bellen?")
    said(to(table, "limits"), "joost: 1")
    talks = [ended(table)]
    table = to(begun(earlier=tuple(talks), agreed=LIMITS), "happened")
    said(table, "henk: 1")
    talks.append(ended(table))
    story = story_of(talks[0].passes[0].goal, talks)
    assert story
    (step,) = story.steps
    assert (step.initiative.by, step.initiative.limits_by) == ("Henk", "Joost")
    below = [b for part in chronicle(story, language).sections for i in part.items for b in i.below]
    assert f"{inside} (Joost)" in below


def test_what_the_taker_chose_stands_without_a_name() -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "joost: ik bel")
    said(to(table, "limits"), "joost: 1")
    (taken,) = initiatives(read(table.talk), table.talk.place)
    assert (taken.limits, taken.limits_by) == ("inside", "")


def test_a_number_alone_is_about_the_step_that_ones_own_open_words_were_about() -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    visit, film = said(table, "henk: ik ga na donker bij hen langs", "joost: ik maak een film")
    (open_,) = said(to(table, "limits"), "fatima: 2 het bezoek na donker raakt eraan")
    assert (open_.choice, open_.about) == ("", visit.id)
    (of_film,) = said(table, "joost: 1")
    assert of_film.about == film.id
    (chose,) = said(table, "fatima: 2")
    assert (chose.choice, chose.about) == ("touches", visit.id)


def test_what_nobody_known_chose_of_limits_is_not_told_as_the_takers() -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "joost: ik bel")
    said(to(table, "limits"), "fatima: 2, te veel", "1")
    (step,) = initiatives(read(table.talk), table.talk.place)
    assert step.chose_of_limits == (("inside", "", ""), ("touches", ": te veel", "Fatima"))


def test_what_one_of_several_takers_chose_stands_with_that_name_alone() -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "ruth: Joost en Henk, willen jullie bellen?", "joost: ja", "henk: ja")
    said(to(table, "limits"), "joost: 2, het is te veel")
    first = ended(table)
    (step,) = initiatives(read(first), first.place)
    assert (step.by, step.limits_by) == ("Joost, Henk", "Joost")
    story = story_of(first.passes[0].goal, [first])
    assert story
    below = [b for part in chronicle(story, "nl").sections for i in part.items for b in i.below]
    assert below == ["Raakt een grens (Joost)"]


def test_one_who_sees_a_limit_touched_stands_beside_the_taker_who_does_not() -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "joost: ik vraag drie vaders")
    said(
        to(table, "limits"),
        "henk: 2, b we sturen kinderen weg", "fatima: nee dat blijft erbinnen", "joost: 1, het kost niets",
    )  # fmt: skip
    talk = ended(table)
    told = " ".join(to_text(document(talk)).split())
    assert (
        "- Joost Past binnen de grenzen “Niet meer dan € 500” en “Ieder kind wordt gehoord”: het kost niets (Joost)."
        " Henk: raakt een grens: we sturen kinderen weg. Fatima: nee dat blijft erbinnen."
        " Plan of grens wordt eerst besproken."
    ) in told, "each beneath the step that they are about, under their own name"
    assert "vooraf afgesproken" not in told
    assert told.count("nee dat blijft erbinnen") == 1
    state = state_of([talk])
    (wait,) = waits(state, talk.started.date())
    assert [one.by for one in wait.initiatives] == ["Joost"]
    assert wait.remark
    assert wait.remark.nl == "Joost: blijft binnen de grenzen; Henk: raakt een grens"
    story = story_of(talk.passes[0].goal, [talk])
    assert story
    below = [b for part in chronicle(story, "nl").sections for i in part.items for b in i.below]
    both = ["lijft binnen de grenzen: het kost niets (Joost)", "aakt een grens: we sturen kinderen weg (Henk)"]  # fmt: skip
    assert [one[1:] for one in below][:2] == both
    shown, _more = story_rows(story, Roster(), "nl", talk.started.date(), False)
    assert "b" + "; r".join(both) in str([one.words for row in shown for one in row[0]])
    laid = [one for one in cycle_laid_out(talk, state, (talk,)) if one.head == SAID_TO_TOUCH]
    assert [(one.by, one.because) for one in laid] == [("Henk", "Ieder kind wordt gehoord")]


@rows(
    ("spoken", "waiting"),
    [
        (("henk: 2", "joost: 1", "henk: 1"), False),
        (("iedereen: 1", "henk: 2, b"), True),
        (("joost: 1", "henk: dat gaat over de grens heen"), False),
    ],
)
def test_a_limit_is_touched_as_long_as_anybody_has_it_so(
    spoken: tuple[str, ...], waiting: bool
) -> None:
    table = to(begun(agreed=LIMITS), "initiative")
    said(table, "joost: ik vraag drie vaders")
    said(to(table, "limits"), *spoken)
    found = [one.kind for one in waits(state_of([ended(table)]), table.talk.started.date())]
    assert ("plan-or-frame" in found) is waiting
    (taken,) = initiatives(read(table.talk), 0)
    assert taken.agreed_in_advance is not waiting


@rows("told", ["weg: Henk", "left: Henk"])
def test_who_went_home_is_words_and_nothing_that_is_asked_of_them(told: str) -> None:
    table = to(begun(), "initiative")
    (line,) = said(table, told)
    assert (line.kind, line.text, line.maybe) == ("remark", told, "")
    assert not any(lamp.slot.line == "request answer" for lamp in table.lamps)


@rows(
    ("typed", "request", "earlier", "words"),
    [
        ("ja!", "yes", "taken-up", ""),
        ("Ja hoor!", "yes", "taken-up", ""),
        ("nee hoor", "no", "declined", ""),
        ("nee hoor, geen tijd", "no", "declined", "geen tijd"),
        ("ja natuurlijk", "yes", "taken-up", ""),
        ("ja hoor, ik bel ze", "yes", "taken-up", "ik bel ze"),
        ("yes of course", "yes", "taken-up", ""),
        ("yes, sure", "yes", "taken-up", ""),
        ("ja, zeker als het regent", "", "", "ja, zeker als het regent"),
    ],
)
def test_a_yes_that_is_only_said_warmly_is_a_yes_and_no_more(
    typed: str, request: str, earlier: str, words: str
) -> None:
    table = to(begun(), "initiative")
    said(table, "Ruth: Fatima, bel jij de ouders?")
    later = to(begun(earlier=(ended(table),)), "happened")
    for here, choice in ((to(table, "request_answer"), request), (later, earlier)):
        (line,) = said(here, f"fatima: {typed}")
        assert (line.choice, line.text) == (choice, words)
        undone = here.undo()
        assert undone
        assert undone.words == f"fatima: {typed}"


def test_what_was_said_of_a_day_stands_once_in_minutes_with_its_agreement() -> None:
    table = to(begun(), "initiative")
    said(table, "Marieke: Henk en Joost, bellen jullie?", "Henk: ja", "Joost: ja", "Ruth: ik oefen")
    to(table, "due")
    said(table, "Ruth: over 2 weken", "Henk: na kerst (bij Noor)", "Joost: over 3 weken, met Ruth")
    told = written(table)
    assert "15 dec 2026, met Ruth (Joost)" in told
    assert "Wanneer vertel je erover, en met wie erbij? na kerst (bij Noor) (Henk)" in told
    assert told.count("na kerst") == 1
    assert "over 3 weken" not in told
    assert "WAT VERDER IS GEZEGD" not in told


def test_whoever_takes_up_what_was_asked_of_others_stands_before_it_everywhere() -> None:
    """Fatima was not asked: it is hers and Henk's, and Joost is asked still."""
    table = to(begun(), "initiative")
    said(table, "ruth: Joost en Henk, doen jullie dat ook?", "marieke: ik lees voor")
    to(table, "request_answer")
    said(table, "henk: 1", "joost: daar moet ik over denken", "fatima: 1")
    said(to(table, "notice"), "fatima: dat het druk is")
    (day,) = said(to(table, "due"), "fatima: 8 april")
    theirs, _marieke = initiatives(table.lines, 0)
    assert (theirs.by, theirs.notice) == ("Henk, Fatima", "dat het druk is (Fatima)")
    assert day.about == theirs.id
    shown = {line: told for line, told in lines(table.lines, None) if line}
    assert "Henk, Fatima" in [part.who for part in shown[theirs.id]]
    short = Aloud(table.lines, None, Roster(table.talk.names), frozenset()).read_back(most=1)
    rows = [line.words for level in short for cell in level.cells for line in cell]
    assert "Henk, Fatima: asked by Ruth: Joost en Henk, doen jullie dat ook?" in rows
    talk = ended(table)
    assert "Henk en Fatima — Joost en Henk, doen jullie dat ook?" in written(table)
    story = story_of(talk.in_hand.goal, (talk,))
    assert story
    assert theirs.by in [step.initiative.by for step in story.steps]
    waiting = begun(earlier=(talk,)).talk.in_hand.began.looked_back
    asked = [(one.initiative.by, one.initiative.asked) for one in waiting]
    assert asked == [("Henk, Fatima", ""), ("Marieke", ""), ("", "Joost")]


def test_in_full_what_was_asked_stands_under_whoever_takes_it_up() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost, neem jij het hek?", "joost: ja")
    for most in (0, 1):
        levels = Aloud(table.lines, None, Roster(table.talk.names), frozenset()).read_back(
            most=most
        )
        (told,) = [o for o in levels if any("hek" in row.words for row in o.cells[-1])]
        assert told.margin.who == "Joost", "it stood under who asked it"
        asks = told.cells[-1][0]
        assert (asks.words, asks.by, asks.behind) == ("neem jij het hek?", "Ruth", "asked by")


def test_the_lamp_of_a_request_names_who_did_not_answer_it_once_one_of_them_did() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost, Henk en Jolanda, doen jullie dat ook?")
    to(table, "request_answer")

    def waits() -> list[str]:
        assert table.lamp
        return table.lamp.subject.split("\n")[1:]

    assert waits() == [], "the question names them"
    said(table, "joost: nee, geen tijd", "jolanda: misschien", "fatima: 1")
    assert waits() == ["Nog geen antwoord: Henk.", "Van Jolanda is het nog open."]
    said(table, "jolanda: 1", "henk: 2")
    assert waits() == []


def test_the_day_of_one_taker_is_no_day_of_another() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost en Henk, doen jullie dat ook?")
    said(to(table, "request_answer"), "joost, henk: 1")
    said(to(table, "due"), "joost: 8 april", "henk: 10 mei")
    assert "— 8 apr 2027 (Joost); 10 mei 2027 (Henk)" in written(table)
    assert [one.due and one.due.isoformat() for one in initiatives(table.lines, 0)] == [
        "2027-04-08"
    ]
    said(table, "joost: toch 15 april")
    assert "— 15 apr 2027 (Joost); 10 mei 2027 (Henk)" in written(table), "his own last word"
    said(table, "joost, henk: 12 mei")
    assert "doen jullie dat ook? (op verzoek van Ruth) — 12 mei 2027 " in written(table)


def test_who_takes_it_up_is_named_where_somebody_else_spoke_in_between() -> None:
    """Else her yes reads as his, who stands above it."""
    table = to(begun(), "initiative")
    said(table, "ruth: Joost en Henk, doen jullie dat ook?", "marieke: ik bel")
    to(table, "request_answer")
    typed = ("henk: ja, graag", "joost: nee, dinsdag niet", "henk: 1", "henk: ja, samen")
    answers = said(table, *typed)
    shown = {line: told[0] for line, told in lines(table.lines, None) if line}
    assert [shown[one.id].who for one in answers] == ["", "Joost", "Henk", ""]
    assert "Henk: ja, graag" in written(table)
    assert "Henk: ja, samen" in written(table)
    told = ("marieke: een brief", "henk: een kaart", "marieke: en tijd", "marieke: en rust")
    said(to(table, "notice"), *told[:1])
    about = table.lines.of("notice")[0].about
    for one in said(table, *told[1:]):
        table.mend(one.id, Card(about=about))
    (level,) = (
        one
        for one in Aloud(table.lines, None, Roster(table.talk.names), frozenset()).read_back()
        if one.margin and one.margin.who == "Marieke"
    )
    assert [line.by for line in level.cells[0]] == ["", "", "Henk", "Marieke", ""]
