"""A test that is skipped says nothing, and is red: unless it is listed, with the reason."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import MAY_SKIP, may_skip
from examples import further

ROOT = Path(__file__).parents[2]
LISTED = tomllib.loads(MAY_SKIP.read_text("utf-8"))["skip"]
FULL = "tests/whole/test_wrong_use.py::test_a_full_disk_where_the_output_goes_is_told[nl-told]"


WAYS = {
    "within": 'def test_it():\n    pytest.skip("no browser")',
    "above": 'pytestmark = pytest.mark.skipif(True, reason="no browser")\ndef test_it():\n    pass',
    "whole": 'pytest.skip("no browser", allow_module_level=True)',
    "library": 'pytest.importorskip("no_browser", reason="no browser")',
    "expected": '@pytest.mark.xfail(reason="no browser")\ndef test_it():\n    assert 0',
}


@pytest.mark.parametrize("beside", further([("-n1",), ()]), ids=["spread", "alone"])
def test_what_is_skipped_is_red_in_whatever_way(tmp_path: Path, beside: tuple[str, ...]) -> None:
    for way, code in WAYS.items():
        (tmp_path / f"test_{way}.py").write_text(f"import pytest\n{code}\n")
    # Without a folder of its own it clears away, as it ends, all that earlier runs of the suite left: minutes.
    own = tmp_path / "own"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--basetemp", own, "-p", "conftest", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml",
         "--rootdir", tmp_path, "--continue-on-collection-errors", *beside, tmp_path],
        cwd=ROOT, env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PATH": ""},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.count(" is not in may_skip.toml") == len(WAYS)
    for way in WAYS:
        assert re.search(rf"^(FAILED|ERROR) .*test_{way}\.py", done.stdout, re.M)


def test_what_is_listed_may_be_skipped_where_the_list_says_so_and_nowhere_else() -> None:
    assert may_skip(FULL, "darwin")
    assert not may_skip(FULL, "linux")
    assert not may_skip("tests/whole/test_wrong_use.py::test_another", "darwin")


@pytest.mark.parametrize("row", LISTED, ids=[row["test"] for row in LISTED])
def test_the_list_names_tests_that_are_there_with_a_reason(row: dict[str, str]) -> None:
    file, _, name = row["test"].partition("::")
    assert f"def {name}" in (ROOT / file).read_text("utf-8")
    assert row["why"]
    assert row["where"]
