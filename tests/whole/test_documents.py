"""`vertel minutes` from outside: forms, readers, and what cannot be written."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import NOW, whole_talk

from agendas.agenda import builtin
from minutes import EVERY_FORMAT
from store.library import MeetingLibrary

VERTEL = [sys.executable, "-c", "from tui.commands import main; main()"]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    MeetingLibrary(tmp_path / "store", lambda: NOW).save(whole_talk(builtin("accountability")))
    return {
        **os.environ,
        "VERTEL_STORE": str(tmp_path / "store"),
        "VERTEL_LANG": "en",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }


def run(
    env: dict[str, str], *words: str, cwd: Path | None = None, most: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Vertel with these words; no file of it grows past `most` bytes."""

    def full() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.run(
        [*VERTEL, *words], env=env, capture_output=True, timeout=60, cwd=cwd, preexec_fn=full
    )


@pytest.mark.parametrize("fmt", EVERY_FORMAT)
def test_the_form_follows_from_the_files_ending(
    env: dict[str, str], tmp_path: Path, fmt: str
) -> None:
    file = tmp_path / f"minutes.{fmt}"
    done = run(env, "minutes", "last", "-o", str(file))
    assert done.returncode == 0, done.stderr
    assert file.read_bytes()
    again = run(env, "minutes", "last", "-o", str(file))
    assert again.returncode == 1
    assert b"is there already" in again.stderr
    assert run(env, "minutes", "last", "-o", str(file), "--force").returncode == 0


def test_a_pdf_goes_into_a_pipe_as_it_is(env: dict[str, str]) -> None:
    done = run(env, "minutes", "last", "--format", "pdf")
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.endswith(b"%%EOF")


def test_an_export_for_the_leader_has_no_names_and_only_what_was_marked(
    env: dict[str, str],
) -> None:
    done = run(env, "minutes", "last", "--for", "leader", "--without-names", "--format", "txt")
    assert b"colleague A" in done.stdout
    assert b"Ana" not in done.stdout
    assert b"31 of 52" not in done.stdout
    assert run(env, "minutes", "last", "--for", "nobody").returncode == 2


def test_a_template_gives_the_looks_of_docx_alone(env: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "house.docx"
    broken.write_bytes(b"PK no")
    done = run(env, "minutes", "last", "-o", str(tmp_path / "m.docx"), "--template", str(broken))
    assert done.returncode == 2
    assert b"no Word document" in done.stderr
    assert not (tmp_path / "m.docx").exists()
    gone = run(env, "minutes", "last", "--format", "docx", "--template", str(tmp_path / "no"))
    assert gone.returncode == 1
    other = run(env, "minutes", "last", "--format", "odt", "--template", str(broken))
    assert other.returncode == 2


@pytest.mark.parametrize("fmt", ["pdf", "docx", "odt", "html"])
def test_on_a_full_disk_there_is_a_sentence_and_no_half_file(
    env: dict[str, str], tmp_path: Path, fmt: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    run(env, "minutes", "last")  # the index is there, so only the minutes are written
    done = run(env, "minutes", "last", "-o", str(folder / f"m.{fmt}"), most=1000)
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(env: dict[str, str], tmp_path: Path) -> None:
    done = run(env, "minutes", "last", "-o", str(tmp_path / "no" / "m.pdf"))
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr


@pytest.mark.parametrize("words", [["minutes", "last"], ["list"]])
def test_no_exporter_is_loaded_that_was_not_asked_for(
    env: dict[str, str], words: list[str]
) -> None:
    script = (
        "import sys\nfrom tui.commands import main\ntry:\n main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "heavy = {'typst', 'docx', 'odfdo', 'lxml', 'icalendar', 'jinja2', 'textual'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words], env=env, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
