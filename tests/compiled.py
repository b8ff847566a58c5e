"""Compiles what is tested and the tests, once; else each process of pytest does so for itself.

In a fresh clone that is twenty seconds of work for each of them: `assert` is written out anew in every test.
"""

from compileall import compile_dir
from multiprocessing import Pool
from pathlib import Path

from _pytest.assertion.rewrite import (
    PYC_TAIL,
    _read_pyc,
    _rewrite_test,
    _write_pyc_fp,
    get_cache_dir,
)

HERE = Path(__file__).parent
ROOMS = ("agendas", "store", "sharing", "minutes", "tui", "locales", "docs", "tests")


def compiled(test: Path) -> None:
    """Put down beside a test what pytest makes of it, where that does not stand there yet."""
    kept = get_cache_dir(test) / (test.stem + PYC_TAIL)
    if _read_pyc(test, kept) is None:
        source_hash, code = _rewrite_test(test, None)  # type: ignore[arg-type]
        kept.parent.mkdir(exist_ok=True)
        with kept.open("wb") as file:
            _write_pyc_fp(file, source_hash, code)


if __name__ == "__main__":
    tests = sorted(HERE.rglob("test_*.py"), key=lambda test: -test.stat().st_size)
    with Pool() as pool:
        pool.map(compiled, [*tests, *HERE.rglob("conftest.py")], chunksize=1)
    for room in ROOMS:
        compile_dir(HERE.parent / room, quiet=1)
