"""Escape and words that come from the terminal in one read: the key is a key, the words are whole."""

import pytest
from textual.drivers import linux_driver
from textual.events import Key, Paste

from tui.terminal.escape_parser import EscapeParser
from tui.terminal.terminal_workarounds import bear_words_behind_escape


def keys(*reads: str) -> list[str]:
    """The keys that these reads give: a letter as it is typed, any other key by its name."""
    parser = EscapeParser()
    found = [event for read in reads for event in parser.feed(read)]
    return [
        (one.character or "") if one.is_printable else one.key
        for one in found
        if isinstance(one, Key)
    ]


@pytest.mark.parametrize(
    "words",
    ["Ruth: words", "Olga: ja", "OK", "fatima: ja", "4, ruth", "“zo”", "Ruth: " + "lang " * 12],
)
def test_words_behind_escape_are_whole(words: str) -> None:
    assert keys(f"\x1b[A\t\x1b{words}\r") == ["up", "tab", "escape", *words, "enter"]


def test_words_in_the_next_read_are_whole() -> None:
    assert keys("\x1b", "Ruth\x1b", "Joy") == ["escape", *"Ruth", "escape", *"Joy"]


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ("\x1b[5~\x1b[A", ["pageup", "up"]),
        ("\x1bOA\x1bOP", ["up", "f1"]),
        ("\x1bf\x1bb", ["ctrl+right", "ctrl+left"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b[1;5C", ["ctrl+right"]),
    ],
)
def test_keys_stay_keys(sent: str, named: list[str]) -> None:
    assert keys(sent) == named
    assert keys(*sent) == named, "a letter a read"


def test_what_is_pasted_comes_as_it_is() -> None:
    found = list(EscapeParser().feed("\x1b[200~Ruth: een\x1b[201~"))
    assert [one.text for one in found if isinstance(one, Paste)] == ["Ruth: een"]


def test_the_terminal_is_read_so() -> None:
    bear_words_behind_escape()
    assert linux_driver.XTermParser is EscapeParser
