"""Changes the method and the store at random, one place at a time, and counts what the tests notice.

    .venv/bin/python -m benchmarks.mutation --seed 13 --sample 400

A change is one of `_changes`: another comparison, a condition turned round, a number one more, a
call or a refusal left out, and so on. Of all that can be made in `agendas/` and `store/` a sample
is drawn with the seed, none left out by hand. Each is made in a copy of the source, and the tests that ran through
that line, quickest first, are run until one fails; which those are is recorded beforehand, once,
with coverage (`--record`). A line that runs while its module is loaded counts as
reached by every test that reaches the module. What no test notices is listed, and stands in the
file of `--out`, a line a change, so that a run that was broken off goes on where it was.

Left as they are: docstrings, annotations and the sentences people read (`N_`, `Words`), which the
tests of the catalogue hold.
"""

import argparse
import ast
import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parents[1]
ROOMS = ("agendas", "store")
TESTS = ("tests/agendas", "tests/minutes", "tests/store", "tests/tui")
_COMPARED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_COUNTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
            ast.Mod: ast.Mult, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr}  # fmt: skip
_QUICK = "not training_on_these"  # trains the coach anew: minutes, and through every line of it
_BY = ".noticed-by"
_SPOKEN = ("N_", "Words", "_words")


class Change(NamedTuple):
    """One change of one place: `start` and `end` in the bytes of the file, and what stands there then."""

    file: str
    line: int
    start: int
    end: int
    now: str
    then: str

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return f"{self.file}:{self.line}:{self.start} {' '.join(self.now.split())} -> {' '.join(self.then.split())}"


def changes(root: Path) -> list[Change]:
    """All changes of all files, in a fixed order."""
    found = []
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            found += _changes_in(path, path.relative_to(root).as_posix())
    return found


def _changes_in(path: Path, name: str) -> list[Change]:
    source = path.read_bytes()
    tree = ast.parse(source)
    begins = [0]
    for line in source.splitlines(keepends=True):
        begins.append(begins[-1] + len(line))
    found = []
    for node, then in _walk(tree):
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = begins[node.lineno - 1] + node.col_offset
        end = begins[node.end_lineno - 1] + node.end_col_offset
        now = source[start:end].decode()
        if then != now:
            found.append(Change(name, node.lineno, start, end, now, then))
    return sorted(set(found), key=lambda c: (c.start, c.end, c.then))


def _walk(node: ast.AST) -> Iterator[tuple[Any, str]]:
    """Every place that can be changed, with what stands there then."""
    yield from _changes(node)
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_params") or _is_left(node):
            continue
        children = value if isinstance(value, list) else [value]
        if field == "body" and children and _is_text(children[0]):
            children = children[1:]  # a docstring
        for child in children:
            if isinstance(child, ast.AST):
                yield from _walk(child)


def _is_text(node: Any) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_left(node: ast.AST) -> bool:
    """True for imports, sentences for people, and types."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in (*_SPOKEN, "TypeVar", "cast", "NewType")
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        return node.value.id in ("Literal", "Annotated", "Callable", "dict", "tuple", "list")
    return isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr)


def _changes(node: ast.AST) -> Iterator[tuple[Any, str]]:
    match node:
        case _ if _is_left(node):
            return
        case ast.Compare(ops=[op, *_more]):
            yield node, _with_operator(node, _COMPARED[type(op)])
        case ast.BoolOp():
            other = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
            yield node, f"({ast.unparse(ast.BoolOp(op=other, values=node.values))})"
            for left_out in range(len(node.values)):
                values = [v for place, v in enumerate(node.values) if place != left_out]
                rest = values[0] if len(values) == 1 else ast.BoolOp(op=node.op, values=values)
                yield node, f"({ast.unparse(rest)})"
        case ast.UnaryOp(op=ast.Not()):
            yield node, f"({ast.unparse(node.operand)})"
        case ast.BinOp() if type(node.op) in _COUNTED and not _is_type(node):
            other = ast.BinOp(left=node.left, op=_COUNTED[type(node.op)](), right=node.right)
            yield node, f"({ast.unparse(other)})"
        case ast.Constant(value=bool()):
            yield node, str(not node.value)
        case ast.Constant(value=int() | float()):
            yield node, repr(node.value + 1)
        case ast.Constant(value=str()):
            yield node, "''" if node.value else "'XX'"
        case ast.Constant(value=bytes()):
            yield node, "b''" if node.value else "b'XX'"
        case ast.Return(value=ast.expr()) if ast.unparse(node) != "return None":
            yield node, "return None"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom() | ast.Await()):
            yield node, "pass"
        case ast.Raise() | ast.Delete() | ast.AugAssign():
            yield node, "pass"
        case ast.Break():
            yield node, "continue"
        case ast.Continue():
            yield node, "break"
        case _:
            pass
    for field in ("test", "ifs"):
        value = getattr(node, field, None)
        for test in value if isinstance(value, list) else [value]:
            if isinstance(test, ast.expr) and not isinstance(node, ast.Assert):
                yield test, f"(not ({ast.unparse(test)}))"


def _with_operator(node: ast.Compare, operator: str) -> str:
    rest = ast.Compare(left=node.comparators[0], ops=node.ops[1:], comparators=node.comparators[1:])
    right = ast.unparse(rest if node.ops[1:] else node.comparators[0])
    return f"({ast.unparse(node.left)} {operator} {right})"


def _is_type(node: ast.BinOp) -> bool:
    """True for "str | None" and the like."""
    return isinstance(node.op, ast.BitOr) and any(
        (isinstance(side, ast.Constant) and side.value is None)
        or ast.unparse(side) in ("str", "int")
        for side in (node.left, node.right)
    )


# -- which tests run through which line


def record(file: Path, paths: list[str]) -> int:
    """Run the tests under `paths` and add to `file` how long each took and which lines it reached."""
    import coverage
    import pytest

    measured = coverage.Coverage(
        data_file=None, source=list(ROOMS), config_file=False, messages=False
    )
    took: dict[str, float] = {}
    red: set[str] = set()

    class Reach:
        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
            measured.switch_context(item.nodeid)
            began = time.perf_counter()
            result = yield
            took[item.nodeid] = round(time.perf_counter() - began, 3)
            return result

        def pytest_runtest_logreport(self, report: Any) -> None:
            if report.failed:
                red.add(report.nodeid)

    sys.path[:] = [str(Path.cwd()), *(p for p in sys.path if p not in ("", str(HERE)))]
    measured.start()
    given = [*paths, "-q", "-k", _QUICK, "-p", "no:xdist", "-p", "no:cacheprovider"]
    code = pytest.main(given, plugins=[Reach()])
    measured.stop()
    known = json.loads(file.read_text()) if file.exists() else {"took": {}, "lines": {}}
    known["took"] |= {test: seconds for test, seconds in took.items() if test not in red}
    data = measured.get_data()
    for name in data.measured_files():
        lines = known["lines"].setdefault(Path(name).relative_to(Path.cwd()).as_posix(), {})
        for line, tests in data.contexts_by_lineno(name).items():
            lines[str(line)] = sorted({*lines.get(str(line), ()), *(set(tests) - {"", *red})})
    file.write_text(json.dumps(known))
    print("Red without any change, and left out:", *sorted(red) if red else ["none"], sep="\n  ")
    return 0 if code in (0, 1) and took else int(code)


def _reaching(known: dict[str, Any], change: Change, last: int) -> list[str]:
    """The tests that run through the lines of a change, the quickest first."""
    lines: dict[str, list[str]] = known["lines"].get(change.file, {})
    here = {test for n in range(change.line, last + 1) for test in lines.get(str(n), ())}
    if change.line in known["loaded"].get(change.file, ()):
        here |= {test for tests in lines.values() for test in tests}
    return sorted(here, key=lambda test: known["took"].get(test, 0.0))


def _loaded(path: Path) -> list[int]:
    """The lines of a file that run when it is loaded, and not in a function."""
    tree = ast.parse(path.read_bytes())
    inside = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for line in range(node.body[0].lineno, (node.end_lineno or 0) + 1)
    }
    return [n for n in range(1, len(path.read_bytes().splitlines()) + 1) if n not in inside]


# -- one change at a time


def outcome(root: Path, change: Change, tests: list[str], seconds: float) -> str:
    """ "noticed by" which test, "too long", or "not noticed".

    The change is made in the copy at `root`, which is then as it was.
    """
    path = root / change.file
    source, stamp = path.read_bytes(), path.stat().st_mtime_ns
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()
    path.write_bytes(source[: change.start] + change.then.encode() + source[change.end :])
    (root / _BY).unlink(missing_ok=True)
    try:
        code = _in_a_child(root, tests, seconds)
    finally:
        path.write_bytes(source)
        os.utime(path, ns=(stamp, stamp))
    by = (root / _BY).read_text() if (root / _BY).exists() else "loading it"
    told = {0: "not noticed", -1: "too long", 5: "not reached"}
    return told.get(code, f"noticed by {by}")


def _in_a_child(root: Path, tests: list[str], seconds: float) -> int:
    child = os.fork()
    if child == 0:
        code = 3
        with contextlib.suppress(BaseException):
            code = _run(root, tests)
        os._exit(code)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) % 128 or 0
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def _run(root: Path, tests: list[str]) -> int:
    import pytest

    os.setsid()
    os.chdir(root)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path[:] = [str(root), *(p for p in sys.path if p not in ("", str(HERE)))]
    out = os.open(os.devnull, os.O_WRONLY)
    os.dup2(out, 1)
    os.dup2(out, 2)
    place = {test: n for n, test in enumerate(tests)}

    class Only:
        def pytest_collection_modifyitems(self, items: list[Any]) -> None:
            kept = sorted((i for i in items if i.nodeid in place), key=lambda i: place[i.nodeid])
            items[:] = kept

        def pytest_runtest_logreport(self, report: Any) -> None:
            if report.failed:
                (root / _BY).write_text(report.nodeid)

    files = sorted({test.partition("::")[0] for test in tests})
    given = [*files, "-x", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", "--tb=no"]
    return int(pytest.main(given, plugins=[Only()]))


def _copy(folder: Path) -> Path:
    root = folder / "source"
    if not root.exists():
        hidden = shutil.ignore_patterns(".git", ".venv", ".hypothesis", ".*_cache", "dist")
        shutil.copytree(HERE, root, ignore=hidden)
    return root


def _told(what: str) -> bool:
    return what.startswith(("noticed", "too long"))


def _row(seen: dict[str, str], key: str) -> str:
    return f"{seen[key].partition(' by ')[0]:>12}  {key}"


def main() -> None:
    """Draw the sample, make each change, and say what no test noticed."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--seed", type=int, default=13)
    asked.add_argument("--sample", type=int, default=400)
    asked.add_argument("--most", type=float, default=90, help="seconds of tests for one change")
    asked.add_argument("--tests", nargs="*", default=TESTS)
    asked.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "vertel-mutation"
    )
    asked.add_argument("--again", action="store_true", help="run what was not noticed once more")
    asked.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.record:
        sys.exit(record(given.record, list(given.tests)))
    root = _copy(given.folder)
    reach, out = given.folder / "reach.json", given.folder / f"seed-{given.seed}.json"
    if not reach.exists():
        words = [sys.executable, "-m", "benchmarks.mutation", "--record", str(reach)]
        if os.spawnve(os.P_WAIT, words[0], [*words, "--tests", *given.tests], _environment(root)):
            sys.exit("The tests are not green without any change.")
    known = json.loads(reach.read_text())
    every = changes(root)
    known["loaded"] = {name: _loaded(root / name) for name in {c.file for c in every}}
    sample = sorted(random.Random(given.seed).sample(every, min(given.sample, len(every))))
    seen: dict[str, str] = json.loads(out.read_text()) if out.exists() else {}
    if given.again:
        seen = {key: what for key, what in seen.items() if _told(what)}
    _warm()
    nothing = sample[0]._replace(then=sample[0].now) if sample else None
    quick = _within(sorted(known["took"], key=known["took"].__getitem__), known["took"], 1)
    if nothing and outcome(root, nothing, quick, 300) != "not noticed":
        sys.exit("The tests are not green without any change.")
    for number, change in enumerate(sample, 1):
        if change.key not in seen:
            last = change.line + change.now.count("\n")
            tests = _within(_reaching(known, change, last), known["took"], given.most)
            took = sum(known["took"].get(test, 0.0) for test in tests)
            seen[change.key] = (
                outcome(root, change, tests, 60 + 10 * took) if tests else "not reached"
            )
            out.write_text(json.dumps(seen, indent=1))
        print(f"{number:>4}/{len(sample)} {_row(seen, change.key)[:150]}", flush=True)
    here = [change.key for change in sample]
    told = [key for key in here if _told(seen[key])]
    print(f"\n{len(every)} changes can be made; seed {given.seed}, {len(here)} were:")
    print(f"{len(told)} noticed ({100 * len(told) / len(here):.0f}%), {len(here) - len(told)} not:")
    for key in sorted(set(here) - set(told)):
        print(_row(seen, key))


def _environment(root: Path) -> dict[str, str]:
    os.chdir(root)
    return {**os.environ, "PYTHONPATH": str(root)}


def _within(tests: list[str], took: dict[str, float], most: float) -> list[str]:
    """The first of the tests, as many as take no longer than `most` seconds together; one at least."""
    kept, used = [], 0.0
    for test in tests:
        used += took.get(test, 0.0)
        if kept and used > most:
            break
        kept.append(test)
    return kept


def _warm() -> None:
    """Load the libraries once; a child has them from the start, and none of our own modules."""
    for name in ("cryptography.hazmat.primitives.ciphers.aead", "icalendar", "jinja2",
                 "markdown_it", "msgspec", "pytest", "textual.app", "textual.widgets",
                 "tinydb", "tomlkit"):  # fmt: skip
        import_module(name)


if __name__ == "__main__":
    main()
