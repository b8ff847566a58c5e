"""What `vertel minutes last` loads: what the minutes are made of and written with, and nothing else."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import whole_talk
from said_in import close

from agendas.agenda import builtin
from minutes import FILED, FORMATS
from store.library import TalkLibrary

IN_PLAIN = {"click", "msgspec", "platformdirs", "tinydb", "typing_extensions"}
# What each of these takes is waited for at every page: 1 to 10 milliseconds.
WAIT = {
    "agendas.agenda", "agendas.agenda_file", "agendas.coach", "agendas.folding.fold", "agendas.slots.slots", "agendas.conduct.lamps",
    "agendas.folding.story", "agendas.parsing.utterance", "agendas.folding.waits", "minutes.audience", "minutes.chronicle",
    "minutes.pseudonyms", "store.admin.check", "store.cache.folded", "store.cache.overview", "store.cache.texts",
    "tui.app", "tui.commands.store.documents", "tui.commands.minutes.minutes_of_many", "tui.commands.talks.talk_commands", "tui.commands.minutes.template_commands",
}  # fmt: skip
SYSTEM = {"base64", "email", "getpass", "html.entities", "importlib.metadata", "importlib.resources",
          "lzma", "random", "secrets", "shutil", "tempfile", "tomllib", "zipfile"}  # fmt: skip
FOR_THE_FORM = {
    "md": {"jinja2", "markupsafe"}, "html": {"jinja2", "markupsafe"}, "txt": set[str](),
    "docx": {"docx", "lxml"}, "odt": {"lxml", "odfdo"}, "pdf": {"typst"},
}  # fmt: skip
CODE = """
import sys
before = set(sys.modules)
from tui.commands import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code
now = set(sys.modules) - before
print(*sorted(now))
print(*sorted({m.split(".")[0].lstrip("_") for m in now if "site-packages" in (getattr(sys.modules[m], "__file__", "") or "")}))
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    now = datetime(2026, 10, 6, 9, tzinfo=UTC)
    talk = whole_talk(builtin("accountability"))
    TalkLibrary(tmp_path / "store", lambda: now).save(close(talk, now))
    return {**os.environ, "VERTEL_STORE": str(tmp_path / "store"), "VERTEL_WRITER": "ada"}


def test_what_each_form_of_a_page_loads_is_named() -> None:
    assert {*FOR_THE_FORM, "json"} == {*FORMATS, *FILED}


@pytest.mark.parametrize("form", FOR_THE_FORM)
def test_a_page_loads_what_it_is_made_of(form: str, env: dict[str, str], tmp_path: Path) -> None:
    words = ["minutes", "last", "--format", form, "-o", str(tmp_path / f"page.{form}")]
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words], env=env, capture_output=True, text=True, check=True
    )
    loaded, libraries = (set(line.split()) for line in done.stdout.splitlines())
    assert (tmp_path / f"page.{form}").stat().st_size > 500
    assert not loaded & WAIT
    assert not [name for name in WAIT if find_spec(name) is None], "what waits is not there"
    assert libraries <= IN_PLAIN | FOR_THE_FORM[form]
    if not FOR_THE_FORM[form]:  # the libraries of the others bring their own
        assert not loaded & SYSTEM
