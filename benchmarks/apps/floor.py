"""What Textual asks before anything can be shown: its app and two widgets imported."""

import textual.app  # noqa: F401
from textual.widgets import Footer, TextArea  # noqa: F401
