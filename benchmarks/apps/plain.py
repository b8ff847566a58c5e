"""The plain app that Vertel is measured beside: a text area and a footer, nothing more."""

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, TextArea


class Plain(App[None]):
    BINDINGS = [("ctrl+q", "quit", "Quit"), ("f2", "empty", "Empty")]

    def compose(self) -> ComposeResult:
        yield TextArea("READY")
        yield Footer()

    def action_empty(self) -> None:
        self.push_screen(Screen())


if __name__ == "__main__":
    Plain().run()
