"""Changes the method and the store at random, one place at a time, and counts what the tests notice.

    .venv/bin/python -m benchmarks.mutation --seed 13 --sample 400

A change is one of `_changes`: another comparison, a condition turned round, a number one more, a
call or a refusal left out, and so on. Of all that can be made in `agendas/` and `store/` a sample
is drawn with the seed, none left out by hand. Each is made in a copy of the source, and the tests
that ran through that line, quickest first, are run until one fails; which those are is recorded
beforehand, once, with coverage. A change in a function is made where it is loaded already, in a
child of its own; one in what runs while a module is loaded gets a new start, and so does one that
went unnoticed where loading ran through it.

What came of each change stands in `--folder`, so that a run that was broken off goes on where it
was; `--again` runs what was not noticed once more, with a longer `--most`, say. To begin anew, and
for tests that are new, take that folder away.

Left as they are: docstrings, annotations, imports, f-strings and the sentences people read (`N_`,
`Words`), which the tests of the catalogue hold.
"""

import argparse
import ast
import contextlib
import gc
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

HERE = Path(__file__).parents[1]
ROOMS = ("agendas", "store")
TESTS = ("tests/agendas", "tests/minutes", "tests/store")
_COMPARED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_COUNTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
            ast.Mod: ast.Mult, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr}  # fmt: skip
_QUICK = "not training_on_these"  # trains the coach anew: minutes, and through every line of it
_OF_ALL = "tests/agendas/test_strings.py"
_BY = ".noticed-by"
_BEFORE = ".before"
_HOW = ("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "--tb=no")
_NOT_LOADED = 6
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
    def lines(self) -> range:
        """The lines it stands on."""
        return range(self.line, self.line + self.now.count("\n") + 1)

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
            lines[str(line)] = sorted({*lines.get(str(line), ()), *(set(tests) - red)})
    file.write_text(json.dumps(known))
    print("Red without any change, and left out:", *sorted(red) if red else ["none"], sep="\n  ")
    return 0 if code in (0, 1) and took else int(code)


@cache
def _statements(path: Path) -> list[range]:
    """The lines of each statement that has no other in it, the shortest first."""
    found = (
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.stmt) and not hasattr(node, "body")
    )
    return sorted(found, key=len)


def _run_lines(root: Path, change: Change) -> range:
    """The lines of which it is known who runs through a change: of a table that is its first alone."""
    around = (lines for lines in _statements(root / change.file) if change.line in lines)
    return next(around, change.lines)


def _reaching(root: Path, known: dict[str, Any], change: Change) -> list[str]:
    """The tests that run through the statement of a change, the quickest first.

    Those of the whole module, where the change is in what runs while that is loaded, with those that
    go through every record by its type; all there are, of a table through which nothing runs.
    """
    lines: dict[str, list[str]] = known["lines"].get(change.file, {})
    here = {test for line in _run_lines(root, change) for test in lines.get(str(line), ())}
    if "" in here:
        here = {test for tests in lines.values() for test in tests} - {""}
        of_all = {test for test in known["took"] if test.startswith(_OF_ALL)}
        here = here | of_all if here else set(known["took"])
    return sorted(here - {""}, key=lambda test: known["took"].get(test, 0.0))


def _is_loaded(root: Path, known: dict[str, Any], change: Change) -> bool:
    lines = known["lines"].get(change.file, {})
    return any("" in lines.get(str(line), ()) for line in _run_lines(root, change))


def _in_function(root: Path, change: Change) -> bool:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(
        node.body[0].lineno <= change.line <= (node.end_lineno or 0)
        for node in ast.walk(ast.parse((root / change.file).read_bytes()))
        if isinstance(node, functions)
    )


# -- one change at a time


@contextlib.contextmanager
def made(root: Path, change: Change) -> Iterator[None]:
    """With the change made in the copy at `root`, which is afterwards as it was."""
    path = root / change.file
    source, before = path.read_bytes(), path.with_suffix(_BEFORE)
    shutil.copy2(path, before)  # a run that is broken off leaves it, and the next puts it back
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()
    path.write_bytes(source[: change.start] + change.then.encode() + source[change.end :])
    (root / _BY).unlink(missing_ok=True)
    try:
        yield
    finally:
        os.replace(before, path)


def outcome(root: Path, seconds: float, run: Callable[[], int]) -> str:
    """What came of a change: "noticed by" which test, "too long", or "not noticed".

    `run` runs the tests in a child of its own, and gives the exit code of pytest.
    """
    child = os.fork()
    if child == 0:
        code = 3
        with contextlib.suppress(BaseException):
            _alone(root)
            code = run()
        os._exit(code)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            by = (root / _BY).read_text() if (root / _BY).exists() else "loading it"
            told = {0: "not noticed", 5: "not reached", _NOT_LOADED: "not loaded"}
            return told.get(os.waitstatus_to_exitcode(status), f"noticed by {by}")
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "too long"


def _alone(root: Path) -> None:
    os.setsid()
    os.chdir(root)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path[:] = [str(root), *(p for p in sys.path if p not in ("", str(HERE), str(root)))]
    out = os.open(os.devnull, os.O_WRONLY)
    os.dup2(out, 1)
    os.dup2(out, 2)


class _Chosen:
    """Has pytest run these tests alone, in this order, and notes the first that goes red."""

    def __init__(self, root: Path, tests: list[str]) -> None:
        self.root, self.place = root, {test: n for n, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        kept = [item for item in items if item.nodeid in self.place]
        items[:] = sorted(kept, key=lambda item: self.place[item.nodeid])

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            (self.root / _BY).write_text(report.nodeid)


def _anew(root: Path, tests: list[str]) -> int:
    """Run the tests with every module loaded anew."""
    import pytest

    files = sorted({test.partition("::")[0] for test in tests})
    return int(pytest.main([*files, *_HOW, "-x"], plugins=[_Chosen(root, tests)]))


class _Loaded(_Chosen):
    """Collects the tests once; for each change a child takes the changed function in, and runs them."""

    def __init__(self, root: Path, work: list[tuple[Change, list[str]]], tell: Any) -> None:
        super().__init__(root, [test for _change, tests in work for test in tests])
        self.work, self.tell = work, tell

    def pytest_runtestloop(self, session: Any) -> bool:
        items = {item.nodeid: item for item in session.items}
        for change, tests in self.work:
            mine = [items[test] for test in tests if test in items]
            with made(self.root, change):
                self.tell(change, tests, lambda c=change, i=mine: self._run(c, i))
        return True

    def _run(self, change: Change, items: list[Any]) -> int:
        if not _take_in(self.root, change) and change.now != change.then:
            return _NOT_LOADED
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if (self.root / _BY).exists():
                return 1
        return 0 if items else 5


def _take_in(root: Path, change: Change) -> bool:
    """Give the function in which a change was made its changed code, where it is loaded already."""
    gc.unfreeze()  # the tests put what they are made of out of sight
    path = root / change.file
    inside, found = [compile(path.read_bytes(), str(path), "exec")], []
    while inside:
        for const in inside.pop().co_consts:
            if isinstance(const, CodeType) and const.co_firstlineno <= change.line:
                (inside if _is_class(const) else found).append(const)
    code = max(found, key=lambda one: one.co_firstlineno, default=None)
    taken = False
    for one in [one for one in gc.get_objects() if isinstance(one, FunctionType)]:
        its = one.__code__
        same = code and (its.co_firstlineno, its.co_name) == (code.co_firstlineno, code.co_name)
        if code and same and Path(its.co_filename) == path:
            one.__code__, taken = code, True
    return taken


def _is_class(code: CodeType) -> bool:
    return "__module__" in code.co_names and "__qualname__" in code.co_names


def _copy(folder: Path) -> Path:
    root = folder / "source"
    if not root.exists():
        hidden = shutil.ignore_patterns(".git", ".venv", ".hypothesis", ".*_cache", "dist")
        shutil.copytree(HERE, root, ignore=hidden)
    for before in root.rglob(f"*{_BEFORE}"):
        os.replace(before, before.with_suffix(".py"))
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
    sample = sorted(random.Random(given.seed).sample(every, min(given.sample, len(every))))
    seen: dict[str, str] = json.loads(out.read_text()) if out.exists() else {}
    if given.again:
        seen = {key: what for key, what in seen.items() if _told(what)}

    work = [
        (change, _within(_reaching(root, known, change), known["took"], given.most))
        for change in sample
        if change.key not in seen
    ]

    def tell(change: Change, tests: list[str], run: Callable[[], int], sure: bool = True) -> None:
        took = sum(known["took"].get(test, 0.0) for test in tests)
        what = outcome(root, 60 + 10 * took, run) if tests else "not reached"
        if change.now == change.then and what != "not noticed":
            raise SystemExit("The tests are not green without any change.")
        sure = sure and what != "not loaded"
        if change.now != change.then and (sure or _told(what)):
            seen[change.key] = what
            out.write_text(json.dumps(seen, indent=1))
            print(f"{len(seen):>4} {_row(seen, change.key)[:150]}", flush=True)

    _warm()
    if (child := os.fork()) == 0:  # which loads our modules; this process does not
        _in_place(root, [one for one in work if one[1] and _in_function(root, one[0])], known, tell)
        os._exit(0)
    os.waitpid(child, 0)
    seen |= json.loads(out.read_text()) if out.exists() else {}
    for change, tests in work:
        if change.key not in seen:
            with made(root, change):
                tell(change, tests, lambda t=tests: _anew(root, t))
    here = [change.key for change in sample]
    told = [key for key in here if _told(seen[key])]
    print(f"\n{len(every)} changes can be made; seed {given.seed}, {len(here)} were:")
    print(f"{len(told)} noticed ({100 * len(told) / len(here):.0f}%), {len(here) - len(told)} not:")
    for key in sorted(set(here) - set(told)):
        print(_row(seen, key))


def _in_place(
    root: Path, work: list[tuple[Change, list[str]]], known: dict[str, Any], tell: Any
) -> None:
    """Make the changes in functions. What no test notices of one that ran while loading is not sure."""
    import pytest

    if not work:
        return
    os.chdir(root)
    sys.path[:] = [str(root), *(p for p in sys.path if p not in ("", str(HERE), str(root)))]
    files = sorted({test.partition("::")[0] for _change, tests in work for test in tests})
    nothing = work[0][0]._replace(then=work[0][0].now), work[0][1]

    def told(change: Change, tests: list[str], run: Callable[[], int]) -> None:
        tell(change, tests, run, not _is_loaded(root, known, change))

    pytest.main([*files, *_HOW, "-s"], plugins=[_Loaded(root, [nothing, *work], told)])


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
