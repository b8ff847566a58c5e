"""What the pages name can be done: every command with its options, every key, every order in prompts.

What changed is told in two languages, entry by entry.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tui.actions import ACTIONS, orders
from tui.commands.group import vertel

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"))
    if path.name != "mutation.md"
)
BOOKS = (("handbook.md", "en"), ("handboek.md", "nl"))
# What the terminal, the browser or the shell does with a key, and no screen.
ELSEWHERE = {"ctrl+c", "ctrl+d", "ctrl+w", "ctrl+shift+v"}
_NAMED = re.compile(r"`vertel ([^`]+)`")
_TYPED = re.compile(r"^(?:\$ )?vertel (.+)$", re.M)
_KEY = re.compile(r"\b(?:Ctrl|Alt|Shift)(?:\+\w+)+|\bF\d+\b")


def commands(page: Path) -> Iterator[list[str]]:
    """What a page has somebody type behind `vertel`, as words, without what the shell does with it."""
    text = page.read_text("utf-8")
    blocks = re.findall(r"```(?:sh)?\n(.*?)```", text, re.S)
    for typed in (*_NAMED.findall(text), *_TYPED.findall("\n".join(blocks))):
        if not re.match(r"\d|…", typed):  # “vertel 2 …” is the name of a form
            yield shlex.split(re.split(r" [<>|#]", typed.replace("\n", " "))[0])


def cannot(words: list[str]) -> str:
    """The word that this Vertel does not know; "" where it knows all."""
    command: click.Command = vertel
    known = {"--help", *(name for param in vertel.params for name in param.opts)}
    while words and isinstance(command, click.Group) and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return words[0]
        command, words = found, words[1:]
    known |= {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
    return next((word for word in words if word.startswith("--") and word not in known), "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_there_with_its_options(page: Path) -> None:
    assert [words for words in commands(page) if cannot(list(words))] == []


def test_the_handbooks_name_most_commands_and_a_wrong_one_is_seen() -> None:
    assert len(list(commands(ROOT / "docs" / "handbook.md"))) > 40
    assert cannot(["store", "mend"]) == "mend"
    assert cannot(["minutes", "last", "--adopted"]) == "--adopted"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_key_that_a_page_names_does_something(page: Path) -> None:
    keys = {key for here in ACTIONS.values() for one in here for key in one.keys.split(",")}
    named = {key.lower() for key in _KEY.findall(page.read_text("utf-8"))}
    assert named - keys - ELSEWHERE == set()


@pytest.mark.parametrize(("book", "language"), BOOKS)
def test_the_handbook_tells_every_order_of_prompts_by_its_words(book: str, language: str) -> None:
    told = set(re.findall(r"`/(\w+)", (ROOT / "docs" / book).read_text("utf-8")))
    known = {word for order in orders().values() for word in (*order.nl, *order.en)}
    assert told <= known
    assert [order for order in orders().values() if not told & {*getattr(order, language)}] == []


def told_of_changes(page: str) -> list[tuple[int, int]]:
    """The headings of a page of changes, in order: the level of each, and the entries right under it."""
    text = (ROOT / page).read_text("utf-8")
    parts = re.findall(r"^(#+) .*\n((?:(?!#).*(?:\n|\Z))*)", text, re.M)
    return [(len(marks), len(re.findall(r"^- ", under, re.M))) for marks, under in parts]


def test_the_changes_are_told_in_both_languages_heading_by_heading_and_entry_by_entry() -> None:
    english = told_of_changes("CHANGELOG.md")
    assert told_of_changes("WIJZIGINGEN.md") == english
    assert len(english) > 15
    assert sum(entries for _level, entries in english) > 150


@pytest.mark.parametrize("page", ["CHANGELOG.md", "WIJZIGINGEN.md"])
def test_no_version_of_the_changes_has_a_heading_twice(page: str) -> None:
    for version in re.split(r"^## ", (ROOT / page).read_text("utf-8"), flags=re.M)[1:]:
        headings = re.findall(r"^### .*", version, re.M)
        assert len(headings) == len(set(headings))
