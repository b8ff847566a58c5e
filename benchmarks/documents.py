"""Minutes as files, whole processes from start to end: beside pandoc on the same minutes, and many at once.

pandoc wants an executable called `typst` to print with; ours is the Python package of the same
engine, so a script of a few lines around it stands in. What starting that script's interpreter
takes is measured in the same rounds, and there is a row without it.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.measured import PYTHON, Row, environment, interleaved, row, timed
from benchmarks.screens import VERTEL
from benchmarks.stores import store_of

FORMS = ("md", "html", "docx", "odt", "pdf")
FLOORS = (  # what is waited for before the first line of any program of the kind
    ("pass", "md"),
    ("import click", "md"),
    ("import docx", "docx"),
    ("import odfdo", "odt"),
    ("import typst", "pdf"),
)
TALKS = 1_158  # of which a thousand are closed, and no check-in
ENGINE = """#!{python}
import sys

import typst

if sys.argv[1] == "compile":
    typst.compile(sys.argv[-2], output=sys.argv[-1])
"""
Case = Callable[[], dict[str, float]]


def minutes(folder: Path, runs: int, others: Path | None) -> list[Row]:
    """The rows: every form beside pandoc, what no Python can be faster than, and many at once."""
    written = folder / "minutes"
    written.mkdir(exist_ok=True)
    env = environment(store_of(folder, 10), folder / "home")
    ours = [VERTEL, "minutes", "last", "--force", "--format"]
    timed([*ours, "md", "-o", str(written / "pandoc.md")], env)
    large = [*ours, "md", "-o", str(written / "large.md")]
    many = environment(store_of(folder, 10_000), folder / "home")
    timed(large, many)  # the caches are there
    cases: dict[str, Case] = {
        **{code: _case([PYTHON, "-c", code], env) for code, _form in FLOORS},
        "10,000": _case(large, many),
    }
    for form in FORMS:
        cases[form] = _case([*ours, form, "-o", str(written / f"ours.{form}")], env)
    if others:
        cases.update(_pandoc(others, written, env))
    got = interleaved(cases, runs)
    beside = [
        row(f"minutes as {form} / pandoc", got, form, f"pandoc {form}", "half", 0.5)
        for form in FORMS[:-1]
    ]
    return [
        *beside,
        row("minutes as pdf / pandoc with typst", got, "pdf", "pandoc pdf", "a fifth", 0.2),
        row("the same, its typst starting in no time", got, "pdf", "pandoc pdf bare", "a fifth", 0.2),
        *(row(f"python -c \"{code}\" / pandoc, {form}", got, code, f"pandoc {form}", "(none)", 99)
          for code, form in FLOORS),
        row("minutes as md, 10,000 talks / with 10", got, "10,000", "md", "+60 ms", 1, 60),
        _many(folder, max(2, runs // 3)),
    ]  # fmt: skip


def _case(command: list[str], env: dict[str, str]) -> Case:
    return lambda: {"": timed(command, env)}


def _pandoc(others: Path, written: Path, env: dict[str, str]) -> dict[str, Case]:
    """pandoc on the same minutes; nothing where it is not in its place among the others."""
    found = sorted((others / "pandoc").glob("lib/*/site-packages/pypandoc/files/pandoc"))
    if not found:
        return {}
    engine = written / "typst"
    engine.write_text(ENGINE.format(python=PYTHON))
    engine.chmod(0o755)
    common = [str(found[0]), "-s", str(written / "pandoc.md"), "-o"]
    cases = {
        f"pandoc {form}": _case([*common, str(written / f"theirs.{form}")], env)
        for form in FORMS[:-1]
    }

    def pdf() -> dict[str, float]:
        command = [*common, str(written / "theirs.pdf"), f"--pdf-engine={engine}"]
        took = timed(command, env)
        return {"": took, "bare": took - timed([str(engine), "--version"], env)}

    return {**cases, "pandoc pdf": pdf}


def _many(folder: Path, runs: int) -> Row:
    """Minutes of all talks that are closed, and of one, in the same store."""
    env = environment(store_of(folder, TALKS), folder / "home")
    place = folder / "minutes" / "many"
    shutil.rmtree(place, ignore_errors=True)
    words = ["--force", "--format", "md", "-o"]
    cases = {
        "one": _case([VERTEL, "minutes", "last", *words, f"{place}.md"], env),
        "all": _case([VERTEL, "minutes", "--since", "1900-01-01", *words, str(place)], env),
    }
    cases["one"]()
    got = interleaved(cases, runs)
    count = len(list(place.glob("*.md")))
    return row(f"minutes of {count:,} talks as md / of one", got, "all", "one", "100x", 100)
