"""What a docstring shows of a function is what the function does."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("agendas", "store", "minutes", "sharing", "tui", "locales")
SHOWING = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", SHOWING)
def test_what_is_shown_of_a_function_is_what_it_does(name: str) -> None:
    module = import_module(name)
    found = [one for one in doctest.DocTestFinder().find(module, name) if one.examples]
    assert found
    said: list[str] = []
    for one in found:
        doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(one, out=said.append)
    assert "".join(said) == ""
