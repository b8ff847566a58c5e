"""What can be done on each screen: its name, its keys and its words, each declared once.

The keys of a screen, the line below it, F1, the palette, the `[keys]` of the config, `vertel config
show --keys` and the handbooks all go by this table. Nothing of Textual is loaded to read it.
"""

from typing import TYPE_CHECKING, NamedTuple

from agendas.errors import N_

if TYPE_CHECKING:
    from textual.binding import BindingType


class Order(NamedTuple):
    """How something is done in prompts: its words by language, the first of which is told.

    `does` says what, where that is not what the key does; `takes` what stands behind the word.
    """

    nl: tuple[str, ...]
    en: tuple[str, ...]
    does: str = ""
    takes: str = ""


class Action(NamedTuple):
    """Something that can be done: `id` is its name in the config, `keys` are those it has at first.

    `word` stands below the screen where `footer` is true, `about` in F1 and the palette. `does` is
    what Textual calls it, where that is not the id; a key that is `first` works wherever the cursor
    is. `shown` is how the key is written, where that is not its own name, and `order` the word for it
    where a talk is held in prompts. The palette finds it by everyday words that are `also` said for it.
    """

    id: str
    keys: str
    word: str
    about: str
    does: str = ""
    footer: bool = True
    first: bool = False
    shown: str | None = None
    order: Order | None = None
    also: str = ""


# fmt: off
ACTIONS: dict[str, tuple[Action, ...]] = {
    "app": (
        Action("help", "f1", N_("help"), N_("the keys, and why we ask each other"),
               does="keys_help"),
        Action("everything", "ctrl+p", N_("all"), N_("everything that can be done here"),
               does="command_palette", footer=False),
        Action("blank", "f12,ctrl+l", N_("blank"),
               N_("a blank screen; any key brings this one back"), footer=False, first=True),
        Action("blank_clicker", "b,full_stop", N_("blank"),
               N_("a blank screen, where nothing is typed (a clicker's key)"),
               does="blank('clicker')", footer=False),
        Action("edit_elsewhere", "ctrl+f", N_("editor"),
               N_("write on in your own editor, and come back with the words"), footer=False,
               first=True),
        Action("other_theme", "f9", N_("light or dark"), N_("light or dark"), footer=False),
        Action("quit", "ctrl+q", N_("close"), N_("close Vertel; everything is saved"), footer=False,
               first=True),
    ),
    "home": (
        Action("open", "enter", N_("open"), N_("open the row that is marked"), first=True),
        Action("new", "n", N_("new talk"), N_("a new talk")),
        Action("check_in", "c", N_("check-in"), N_("ten minutes alone")),
        Action("story", "s", N_("story"), N_("the goal of the marked row through time")),
        Action("find", "slash", N_("find"), N_("where something was said"), shown="/"),
        Action("minutes", "m", N_("minutes"), N_("the minutes of the row that is marked")),
        Action("move", "v", N_("another day"), N_("put a planned talk on another day, and why"),
               footer=False),
        Action("delete", "delete", N_("delete"), N_("delete the talk that is marked"),
               footer=False),
        Action("example", "d", N_("example"), N_("look around in a team's year")),
        Action("who", "w", N_("who writes"),
               N_("somebody else writes: their check-ins are shown, and new ones kept for them"),
               footer=False),
        Action("exchange", "e", N_("exchange"),
               N_("exchange your teams' talks with the other laptops now"), footer=False),
        Action("quit", "q", N_("close"), N_("close Vertel"), does="app.quit"),
    ),
    "prepare": (
        Action("begin", "pagedown,ctrl+enter", N_("begin"), N_("begin the talk"), first=True),
        Action("next_line", "tab", N_("next field"), N_("the next field"), does="app.focus_next"),
        Action("leave", "escape", N_("home"), N_("home; nothing is begun")),
        Action("afresh", "f8", N_("typed before"),
               N_("put back what you typed here before, or take it out again"), footer=False),
        Action("down", "down", N_("next line"), N_("the next of the goals that fit"), footer=False),
        Action("up", "up", N_("line before"), N_("the goal before"), footer=False),
    ),
    "talk": (
        Action("say", "enter", N_("keep"), N_("put on record what is typed")),
        Action("go_on", "pagedown", N_("on"),
               N_("the next question, or the next phase (Enter on an empty line does the same)"),
               first=True, order=Order(("verder",), ("on",), N_("on to the next phase"))),
        Action("go_back", "pageup", N_("back"), N_("the question before, or the phase before"),
               first=True,
               order=Order(("terug", "vorige"), ("back", "previous"), N_("the question before"))),
        Action("block_on", "ctrl+pagedown", N_("past this part"),
               N_("past the look-back, the ladder or the figures; else past the phase"),
               footer=False, first=True),
        Action("block_back", "ctrl+pageup", N_("before this part"),
               N_("before the look-back, the ladder or the figures; else the phase before"),
               footer=False, first=True),
        Action("read_further", "ctrl+down", N_("further"),
               N_("further down in what stands beside each other"), footer=False),
        Action("read_before", "ctrl+up", N_("up again"),
               N_("up again in what stands beside each other"), footer=False),
        Action("questions", "f2", N_("all questions"), N_("all questions, and what one may say"),
               first=True,
               order=Order(("vragen", "vraag"), ("questions", "question"),
                           N_("all questions of this phase; with a number, put that one"),
                           N_("[NUMBER]"))),
        Action("park", "f3", N_("park"),
               N_("park what is typed, or what is typed next; see what is parked"), footer=False,
               first=True,
               order=Order(("parkeer", "parkeren"), ("park",),
                           N_("park what is not about this goal"), N_("TEXT"))),
        Action("whose", "tab", N_("whose"),
               N_("whose the line is that is typed or marked, in turn; on an empty line it holds here"),
               first=True,
               order=Order(("wie",), ("who",),
                           N_("whose a line is: the next in turn, or a name or its number; ? leaves it open"),
                           N_("[NAME] [NUMBER]"))),
        Action("whose_back", "shift+tab", N_("whose, back"),
               N_("whose the line is, the other way round"), does="whose(True)", footer=False,
               first=True),
        Action("as_what", "f6", N_("as what"),
               N_("as what the line is put, or stands: what was seen, why, proposed words …, in turn"),
               first=True,
               order=Order(("als",), ("as",),
                           N_("a line as something else: the next in turn, or what you name"),
                           N_("[KIND] [NUMBER]"))),
        Action("as_what_back", "shift+f6,f18", N_("as what, back"),
               N_("as what the line is put, or stands, the other way round"), does="as_what(True)",
               footer=False, first=True, shown="shift+f6"),
        Action("move_on", "right", N_("to the next question"),
               N_("the marked line, and what followed it here, to the next question"),
               footer=False,
               order=Order(("naar",), ("to",),
                           N_("a line to another question; alone: to the next one, with what followed it"),
                           N_("[QUESTION [NUMBER]]"))),
        Action("move_back", "left", N_("to the question before"),
               N_("the marked line alone to the question before"), footer=False),
        Action("people", "f4", N_("voices"),
               N_("who of the team is there, present or away; who was not heard; somebody joins: type the name first"),
               first=True,
               order=Order(("erbij", "met"), ("with",), N_("somebody joins"), N_("NAME"))),
        Action("criterion", "ctrl+e", N_("criterion"),
               N_("say that a criterion no longer serves the goal: type it first; a talk takes it up"),
               footer=False, first=True,
               order=Order(("criterium",), ("criterion",),
                           N_("a criterion that no longer serves the goal"), N_("TEXT"))),
        Action("cover", "f10", N_("cover"),
               N_("cover the figure you type or mark, so that the room guesses first; or show it"),
               footer=False, first=True,
               order=Order(("bedek",), ("cover",), N_("cover the last figure, or show it again"))),
        Action("bring_in", "ctrl+r", N_("bring in"),
               N_("put a line of your own check-in on the table"), footer=False, first=True,
               order=Order(("breng", "inbrengen"), ("bring",), "", N_("[NUMBER]"))),
        Action("undo", "ctrl+z,f8", N_("undo"), N_("undo the last thing put on record"),
               footer=False, first=True, shown="f8",
               order=Order(("ongedaan", "herstel"), ("undo",), N_("take back the last thing"))),
        Action("pick_up", "f5", N_("change"),
               N_("pick up the line that is marked, to change its words (arrow up goes there)"),
               footer=False, first=True,
               order=Order(("wijzig",), ("change",), N_("other words for a line on record"),
                           N_("NUMBER [WORDS]"))),
        Action("withdraw", "f7", N_("withdraw"),
               N_("withdraw the line that is marked, or put it back"), footer=False, first=True,
               order=Order(("intrekken", "schrap"), ("withdraw",),
                           N_("withdraw a line on record, or put it back"), N_("NUMBER")),
               also=N_("take away delete remove erase drop")),
        Action("add_to_line", "ctrl+o", N_("about this line"),
               N_("the card of the marked line: words, whose, question, about, as what, for whom"),
               footer=False, first=True),
        Action("for_whom", "ctrl+s", N_("for whom"),
               N_("for whom each line is: the team, the leader too, or all"), footer=False,
               first=True,
               order=Order(("voor",), ("for",),
                           N_("for whom a line is; the last one without a number"),
                           N_("team|leader|all [NUMBER]"))),
        Action("more_time", "ctrl+n", N_("more time"), N_("five minutes more for this phase"),
               footer=False, first=True),
        Action("silence", "ctrl+g", N_("silent minute"),
               N_("a silent minute: everybody writes before anybody speaks; again ends it"),
               footer=False, first=True, order=Order(("stil",), ("silence",))),
        Action("pause", "ctrl+t,f11", N_("pause the clock"), N_("stop the clock, or let it go on"),
               footer=False, first=True),
        Action("room", "ctrl+b", N_("from the room"),
               N_("let the room take part from its own phones; see what came, and put it on record"),
               footer=False, first=True),
        Action("leave", "escape", N_("home"), N_("pause, and go Home; the talk stays as it is"),
               footer=False,
               order=Order(("stop",), ("stop",), N_("stop for now; all of it stays"))),
    ),
    "check_in": (
        Action("done", "pagedown,ctrl+enter", N_("done"), N_("done; it is kept for you alone"),
               first=True),
        Action("next_line", "tab", N_("next field"), N_("the next field"), does="app.focus_next",
               first=True),
        Action("line_before", "shift+tab", N_("field before"), N_("the field before"),
               does="app.focus_previous", footer=False, first=True),
        Action("other_goal", "f2", N_("another goal"), N_("write about another goal")),
        Action("leave", "escape", N_("home"), N_("pause, and go Home; what is written stays")),
        Action("bring", "ctrl+r", N_("bring"),
               N_("mark this line to bring into a talk, or take the mark away")),
    ),
    "minutes": (
        Action("forms", "ctrl+s", N_("save"), N_("save as Word, PDF, OpenDocument and others")),
        Action("next_reader", "f3", N_("for whom"), N_("for the team, the leader, or all")),
        Action("names", "f4", N_("names"), N_("with names, or with stand-ins for them")),
        Action("reopen", "pageup", N_("open again"), N_("open it again, where it was left"),
               first=True),
        Action("home", "escape", N_("home"), N_("back"), does="app.pop_screen"),
    ),
    "story": (
        Action("open", "enter", N_("open"), N_("the minutes of the talk in which this was said"),
               first=True),
        Action("talk", "n", N_("new talk"), N_("a new talk on this goal")),
        Action("home", "escape", N_("home"), N_("back"), does="app.pop_screen"),
    ),
    "find": (
        Action("open", "enter", N_("open"), N_("open the talk of the line that is marked"),
               first=True),
        Action("down", "down", N_("next line"), N_("the next line"), footer=False, first=True),
        Action("up", "up", N_("line before"), N_("the line before"), footer=False, first=True),
        Action("alone", "f2", N_("check-ins"),
               N_("look in your own check-ins too, or leave them out")),
        Action("home", "escape", N_("home"), N_("back"), does="app.pop_screen"),
    ),
    "board": (
        Action("quit", "q", N_("close"), N_("close the board; the talk goes on"), does="app.quit"),
        Action("clock", "ctrl+t", N_("clock"), N_("show the time, or leave it out")),
        Action("question_only", "space,f2", N_("question"),
               N_("the question alone, or all of the board"), shown="f2"),
    ),
    "curtain": (
        Action("home", "escape", N_("home"), N_("home; the talk stays as it is"), first=True),
    ),
    "another_day": (
        Action("keep", "pagedown,ctrl+enter", N_("keep"), N_("keep the other day"), first=True),
        Action("next_line", "tab", N_("next field"), N_("the next field"), does="app.focus_next"),
        Action("back", "escape", N_("back"), N_("back; nothing changes"), does="dismiss"),
    ),
    "bring_in": (
        Action("back", "escape", N_("back"), N_("back to the talk"), does="dismiss"),
        Action("choose", "enter", N_("bring in"), N_("put the line that is marked on the table"),
               first=True),
    ),
    "whose": (
        Action("choose", "enter", N_("go on"), N_("go on with this name"), first=True),
        Action("down", "down", N_("next line"), N_("the next line"), footer=False),
        Action("up", "up", N_("line before"), N_("the line before"), footer=False),
        Action("back", "escape", N_("back"), N_("back; nothing changes"), does="dismiss"),
        Action("help", "f1", N_("help"), N_("the keys, and why we ask each other"),
               does="app.keys_help", footer=False, first=True),
    ),
    "delete_talk": (
        Action("delete", "y,j", N_("yes"), N_("delete this talk"), does="dismiss(True)",
               first=True, shown="y/j"),
        Action("back", "escape,n", N_("back"), N_("back; nothing changes"),
               does="dismiss(False)"),
    ),
    "dialog": (
        Action("blank_clicker", "b,full_stop", N_("blank"),
               N_("a blank screen, where nothing is typed (a clicker's key)"),
               does="app.blank('clicker')", footer=False),
    ),
    "for_whom": (
        Action("next_audience", "enter", N_("the next"), N_("for the team, the leader, or all"),
               first=True),
        Action("keep", "pagedown,ctrl+enter", N_("keep"), N_("keep it so"), first=True),
        Action("back", "escape", N_("back"), N_("back; nothing changes"), does="dismiss"),
    ),
    "formats": (
        Action("choose", "enter", N_("save"), N_("save in this form"), first=True),
        Action("choose_and_open", "ctrl+o", N_("save and open"), N_("save it and open it")),
        Action("back", "escape", N_("back"), N_("back; nothing is saved"), does="dismiss"),
    ),
    "line": (
        Action("keep", "pagedown,ctrl+enter", N_("keep"), N_("keep what is filled in"), first=True),
        Action("next_line", "tab", N_("next field"), N_("the next field"), does="app.focus_next"),
        Action("withdraw", "f7", N_("withdraw"), N_("withdraw this line, or put it back"),
               first=True),
        Action("back", "escape", N_("back"), N_("back; nothing changes")),
        Action("help", "f1", N_("help"), N_("the keys, and why we ask each other"),
               does="app.keys_help", footer=False),
    ),
    "questions": (
        Action("back", "escape,f2", N_("back"), N_("back to the talk"), does="dismiss"),
        Action("choose", "enter", N_("put this question"), N_("put this question"), first=True),
    ),
    "second_version": (
        Action("add", "enter", N_("save"), N_("save it beside the one there is"),
               does="dismiss(True)"),
        Action("back", "escape", N_("back"), N_("back; nothing is saved"), does="dismiss(False)"),
    ),
    "unsent": (
        Action("record", "enter", N_("on record"), N_("put it on record"), does="dismiss(True)"),
        Action("drop", "delete,ctrl+d", N_("drop"), N_("drop it"), does="dismiss(False)"),
        Action("back", "escape", N_("back"), N_("back to the talk; it is not closed"),
               does="dismiss"),
    ),
    "closing": (
        Action("close_talk", "enter", N_("close"), N_("close the talk; its minutes are shown"),
               does="dismiss(True)", first=True),
        Action("back", "escape,pageup", N_("back"), N_("back to the talk; it is not closed"),
               does="dismiss(False)"),
    ),
    "open_names": (
        Action("choose", "enter", N_("next; it stays open"),
               N_("the line is of who is marked; with nobody marked it stays open"), first=True),
        Action("further", "down", N_("who has no digit"),
               N_("mark who has no digit; Enter gives them the line"), first=True),
        Action("leave_open", "pagedown,tab", N_("leave open"), N_("leave it open"), footer=False,
               first=True),
        Action("line_before", "pageup", N_("the line before"),
               N_("the line before, to say anew whose it is"), first=True),
        Action("take_back", "ctrl+z,f8", N_("take back"),
               N_("take back the name that was given last"), first=True, shown="f8"),
        Action("back", "escape", N_("back"), N_("back to the talk; what is open is asked again"),
               does="dismiss"),
    ),
    "voices_dialog": (
        Action("back", "escape,f4", N_("back"), N_("back to the talk"), does="dismiss"),
        Action("choose", "enter", N_("speaks now"),
               N_("what is typed next is said by who is marked"), first=True),
        Action("away", "a", N_("away"), N_("who is marked is away, or is there after all")),
    ),
    "waiting": (
        Action("record", "enter", N_("on the table"),
               N_("put the marked line on record, under the question it was written to"),
               first=True),
        Action("change", "f5", N_("change first"), N_("change its words first"), first=True),
        Action("aside", "f7", N_("lay aside"),
               N_("lay it aside; among those that were laid aside: have it wait again"),
               first=True),
        Action("back", "escape,ctrl+b", N_("back"), N_("back to the talk"), first=True),
        Action("whose", "tab", N_("whose"),
               N_("whose it is, in turn; a name from a phone counts when you say so"), first=True),
        Action("under", "f2", N_("under the lamp"),
               N_("under the question that shines, or under the one it was written to"),
               footer=False, first=True),
        Action("asides", "f3", N_("laid aside"), N_("what was laid aside"), footer=False,
               first=True),
        Action("heard", "h", N_("heard"), N_("the hand that is up longest was heard"),
               footer=False),
        Action("wall", "f4", N_("code"), N_("the code over the whole board, or in its corner"),
               footer=False, first=True),
        Action("door", "f10", N_("door"),
               N_("let the room in, or shut the door; what waits goes on waiting"), footer=False,
               first=True),
        Action("help", "f1", N_("help"), N_("the keys, and why we ask each other"),
               does="app.keys_help"),
    ),
    "help": (
        Action("back", "escape,f1,q", N_("back"), N_("back"), does="dismiss"),
    ),
}
# fmt: on


# What has a word in prompts and no key: on the screen it is in sight, or behind another key.
TYPED_ONLY = (
    Order(("lees", "voorlezen"), ("read", "say"), N_("read what is on record")),
    Order(("stemmen",), ("voices",), N_("who was not heard yet in this phase")),
    Order(("tip", "tips"), ("hint", "hints"), N_("what to say when the talk slips")),
    Order(
        ("weg", "afwezig"),
        ("away", "absent"),
        N_("somebody is away, or is there after all"),
        N_("NAME"),
    ),
    Order(("hernoem",), ("rename",), N_("another name for somebody, everywhere"), N_("OLD: NEW")),
    Order(("sluit",), ("close",), N_("read it back, and close the talk")),
    Order(("hulp",), ("help", "?"), N_("this list")),
)


def orders() -> dict[str, Order]:
    """The orders of a talk in prompts by their first word in English, each with what it does."""
    keyed = (
        one.order._replace(does=one.order.does or one.about) for one in ACTIONS["talk"] if one.order
    )
    return {order.en[0]: order for order in (*keyed, *TYPED_ONLY)}


def bindings(place: str) -> "list[BindingType]":
    """The keys of a screen, of the app or of every dialog, as Textual has them."""
    from textual.binding import Binding

    return [
        Binding(
            one.keys, one.does or one.id, one.word, show=one.footer, key_display=one.shown,
            priority=one.first, tooltip=one.about, id=one.id,
        )
        for one in ACTIONS[place]
    ]  # fmt: skip
