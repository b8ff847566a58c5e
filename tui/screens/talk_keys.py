"""The keys of a talk: the same words in footer, help and palette."""

from textual.binding import Binding, BindingType

from agendas.errors import N_

TALK_KEYS: list[BindingType] = [
    Binding("pagedown", "go_on", N_("on"), tooltip=N_("on to the next phase"), priority=True),
    Binding("pageup", "go_back", N_("back"), tooltip=N_("back to the phase before"), priority=True),
    Binding(
        "f2",
        "questions",
        N_("questions"),
        tooltip=N_("all questions, and what one may say"),
        priority=True,
    ),
    Binding(
        "f3",
        "park",
        N_("park"),
        tooltip=N_("park what is typed, or see what is parked"),
        priority=True,
    ),
    Binding(
        "tab",
        "next_question",
        N_("next question"),
        tooltip=N_("the next question (or Enter on an empty line)"),
        priority=True,
        show=False,
    ),
    Binding(
        "shift+tab",
        "question_before",
        N_("question before"),
        tooltip=N_("the question before"),
        priority=True,
        show=False,
    ),
    Binding(
        "f4",
        "people",
        N_("who is here"),
        tooltip=N_("somebody joins: type the name first"),
        priority=True,
        show=False,
    ),
    Binding(
        "ctrl+z,f8",
        "undo",
        N_("undo"),
        tooltip=N_("undo the last thing put on record"),
        priority=True,
        show=False,
        key_display="f8",
    ),
    Binding(
        "f5",
        "pick_up",
        N_("change"),
        tooltip=N_("pick up the line that is marked, to change its words (arrow up goes there)"),
        show=False,
        priority=True,
    ),
    Binding(
        "f6",
        "mend_kind",
        N_("kind"),
        tooltip=N_("another kind of evidence for the line that is marked, or the last one"),
        show=False,
        priority=True,
    ),
    Binding(
        "f7",
        "withdraw",
        N_("withdraw"),
        tooltip=N_("withdraw the line that is marked, or put it back"),
        show=False,
        priority=True,
    ),
    Binding(
        "ctrl+o",
        "add_to_line",
        N_("about this line"),
        tooltip=N_("source, period, what was expected, whose word it is, another phase"),
        show=False,
        priority=True,
    ),
    Binding(
        "escape",
        "leave",
        N_("home"),
        tooltip=N_("pause, and go Home; the talk stays as it is"),
        show=False,
    ),
]
