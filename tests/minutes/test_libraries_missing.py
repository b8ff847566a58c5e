"""A form whose library is not there: a sentence with the line that installs it."""

import builtins
from typing import Any

import pytest
from conftest import begin

from agendas.agenda import builtin
from agendas.errors import SpokenError
from minutes.formats.writers import write


@pytest.mark.parametrize(("fmt", "library"), [("docx", "docx"), ("odt", "odfdo"), ("pdf", "typst")])
def test_the_sentence_tells_what_to_install(
    fmt: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.partition(".")[0])
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SpokenError, match=rf"\n\S+ -m pip install .*\b{library}") as told:
        write(begin(builtin("accountability")), fmt)
    assert getattr(told.value, "exit_code", 0) == 1
