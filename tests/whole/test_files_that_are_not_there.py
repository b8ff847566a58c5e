"""What is asked of a file or a talk that is not there, or of a foreign one, is told in one's own language."""

import re
from pathlib import Path

import pytest
from typed import typed_apart

ENGLISH = re.compile(
    r"\b(no|such|is a|not|malformed|directory|invalid|denied|there|cannot)\b", re.I
)
ASKED = {
    "store restore none.zip": 1, "store restore foreign.txt": 1, "store restore folder": 1,
    "import none.json": 1, "import foreign.txt": 1, "import folder": 1,
    "minutes zzzzzz": 3, "minutes zzzzzz -o x.pdf": 3, "show zzzzzz": 3, "resume zzzzzz --plain": 3,
    "goal story nothere": 3, "goal story nothere --for leader -o story.pdf": 3,
    "agenda check none.toml": 1, "agenda check folder": 1, "agenda show none": 3,
    "meet none --plain": 3, "meet plan --plain --from none.txt --with A --goal X": 1,
}  # fmt: skip


@pytest.mark.parametrize(("asked", "code"), ASKED.items(), ids=str)
def test_it_is_told_in_dutch_and_in_english(tmp_path: Path, asked: str, code: int) -> None:
    (tmp_path / "foreign.txt").write_text("hello\n")
    (tmp_path / "folder").mkdir()
    env = {
        "PATH": "", "VERTEL_STORE": str(tmp_path / "store"), "VERTEL_STATE": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path),
    }  # fmt: skip
    for language in ("nl", "en"):
        done = typed_apart(env, "--lang", language, *asked.split(), cwd=tmp_path)
        assert done.code == code, done.err
        assert "did not foresee" not in done.err
        assert done.out == ""
        assert done.err.count("\n") == 1, "one sentence or two, on a line"
        assert bool(ENGLISH.search(done.err)) == (language == "en"), done.err
        assert not list(tmp_path.glob("*.pdf"))
