"""The keys of a talk: the same words in footer, help and palette."""

from textual.binding import Binding, BindingType

from agendas.errors import N_


def _key(key: str, action: str, word: str, about: str, footer: bool = False) -> Binding:
    """A key that works wherever the cursor is; `word` is the footer's, `about` the help's."""
    shown = "f8" if "f8" in key else None
    return Binding(key, action, word, show=footer, key_display=shown, priority=True, tooltip=about)


TALK_KEYS: list[BindingType] = [
    _key("pagedown", "go_on", N_("on"), N_("on to the next phase"), footer=True),
    _key("pageup", "go_back", N_("back"), N_("back to the phase before"), footer=True),
    _key(
        "f2", "questions", N_("questions"), N_("all questions, and what one may say"), footer=True
    ),
    _key("f3", "park", N_("park"), N_("park what is typed, or see what is parked"), footer=True),
    _key(
        "tab",
        "next_question",
        N_("next question"),
        N_("the next question (or Enter on an empty line)"),
    ),
    _key("shift+tab", "question_before", N_("question before"), N_("the question before")),
    _key(
        "f4",
        "people",
        N_("voices"),
        N_("who speaks, and who was not heard yet; somebody joins: type the name first"),
        footer=True,
    ),
    _key(
        "alt+k",
        "criterion",
        N_("criterion"),
        N_("say that a criterion no longer serves the goal: type it first; a talk takes it up"),
    ),
    _key(
        "f10",
        "cover",
        N_("cover"),
        N_("cover the figure you type or mark, so that the room guesses first; or show it"),
    ),
    _key(
        "ctrl+r",
        "bring_in",
        N_("bring in"),
        N_("put a line of your own check-in on the table"),
    ),
    _key("ctrl+z,f8", "undo", N_("undo"), N_("undo the last thing put on record")),
    _key(
        "f5",
        "pick_up",
        N_("change"),
        N_("pick up the line that is marked, to change its words (arrow up goes there)"),
    ),
    _key(
        "f6",
        "mend_kind",
        N_("kind"),
        N_("another kind of evidence for the line that is marked, or the last one"),
    ),
    _key(
        "f7",
        "withdraw",
        N_("withdraw"),
        N_("withdraw the line that is marked, or put it back"),
    ),
    _key(
        "ctrl+o",
        "add_to_line",
        N_("about this line"),
        N_("source, period, what was expected, whose word it is, another phase"),
    ),
    _key(
        "alt+w,ctrl+s",
        "for_whom",
        N_("for whom"),
        N_("for whom each line is: the team, the leader too, or all"),
    ),
    _key("ctrl+n", "more_time", N_("more time"), N_("five minutes more for this phase")),
    _key("ctrl+t,f11", "pause", N_("pause the clock"), N_("stop the clock, or let it go on")),
    Binding(
        "escape",
        "leave",
        N_("home"),
        tooltip=N_("pause, and go Home; the talk stays as it is"),
        show=False,
    ),
]
