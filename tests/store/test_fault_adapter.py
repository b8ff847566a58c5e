"""What the fault harness drives still saves, serves, tells and erases: it is run by hand, and rarely."""

import io
import json
import sys
from contextlib import redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from runpy import run_path

import pytest

ROOT = Path(__file__).parents[2]


def adapter(tmp_path: Path, *words: str, typed: str = "") -> str:
    """What the program says, run as one here."""
    target, said = ROOT / "tests" / "faults" / "target.py", io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
        for name in ("SAFESTORE_STATE", "VERTEL_STATE"):
            patch.setenv(name, str(tmp_path / "state"))
        patch.setattr(sys, "argv", [str(target), *words])
        patch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            run_path(str(target), run_name="__main__")
    assert ended.value.code == 0, said.getvalue()
    return said.getvalue()


def test_what_is_saved_is_told_and_a_name_is_erased(tmp_path: Path) -> None:
    store = str(tmp_path / "data" / "store.json")
    adapter(tmp_path, "save", store, "other", "stays")
    edits = "".join(
        f"{json.dumps(edit)}\n" for edit in (("Zoë Quxmann", "late"), ("a", "Zoë Quxmann said"))
    )
    assert adapter(tmp_path, "serve", store, typed=edits).split("\n")[:1] == ["READY"]
    told = json.loads(adapter(tmp_path, "dump", store))
    assert told == {"other": "stays", "Zoë Quxmann": "late", "a": "Zoë Quxmann said"}
    adapter(tmp_path, "erase", store, "Zoë Quxmann")
    assert json.loads(adapter(tmp_path, "dump", store))["other"] == "stays"
    left = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and "Quxmann" in path.read_text("utf-8")
    ]
    assert left == []


def test_each_check_of_the_seal_can_still_be_taken_out() -> None:
    """It stands in the source once, and the source without it is a program."""
    place = ROOT / "tests" / "faults" / "taken_out.py"
    known = spec_from_file_location("taken_out", place)
    assert known
    assert known.loader
    taken_out = module_from_spec(known)
    known.loader.exec_module(taken_out)
    for check in taken_out.CHECKS:
        source = (ROOT / check.file).read_text("utf-8")
        changed = taken_out.without(check, source)
        assert changed != source, check.what
        compile(changed, check.file, "exec")
