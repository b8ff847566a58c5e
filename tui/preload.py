"""What is asked for next is loaded while people look at the first screen: a talk then opens at once."""

from importlib import import_module
from threading import Thread

NEXT = (
    "tui.screens.prepare_screen", "tui.screens.talk_screen", "store.files.saving", "store.files.storage", "store.files.lock", "filelock",
    "store.files.temporary", "agendas.folding.goals", "agendas.folding.teams", "agendas.talk.laid_out", "agendas.folding.review",
)  # fmt: skip


def load_ahead() -> None:
    """Load it in small turns beside what goes on; who asks for it meanwhile waits for the rest alone."""
    Thread(target=_load, daemon=True).start()


def _load() -> None:
    for name in NEXT:
        import_module(name)
    from agendas.agenda import BUILTIN, builtin
    from agendas.parsing.late_regex import compile_all

    compile_all()
    for agenda in BUILTIN:  # Prepare tells the title of each
        builtin(agenda)
