"""`vertel minutes` from outside: forms, readers, and what cannot be written."""

import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from conftest import NOW, whole_talk
from examples import further
from line import VERTEL, environment
from typed import typed_apart

from agendas.agenda import builtin
from minutes import EVERY_FORMAT
from store.library import TalkLibrary

Made = subprocess.CompletedProcess[bytes]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    TalkLibrary(tmp_path / "store", lambda: NOW).save(whole_talk(builtin("accountability")))
    return environment(tmp_path)


def run(env: dict[str, str], *words: str, cwd: Path | None = None) -> Made:
    """What comes of `vertel` with these words."""
    done = typed_apart(env, *words, cwd=cwd)
    return Made(words, done.code, done.out.encode(), done.err.encode())


def process(
    env: dict[str, str], *words: str, cwd: Path | None = None, most: int | None = None
) -> Made:
    """The same in a process of its own, where no file grows past `most` bytes."""

    def full() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    if most is not None:  # Python would keep what it compiled cut off, for everybody after
        env = {**env, "PYTHONDONTWRITEBYTECODE": "1"}
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
    done = process(env, "minutes", "last", "--format", "pdf")
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


@pytest.mark.parametrize("fmt", further(["odt", "pdf", "docx", "html"]))
def test_on_a_full_disk_there_is_a_sentence_and_no_half_file(
    env: dict[str, str], tmp_path: Path, fmt: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    run(env, "minutes", "last")  # the index is there, so only the minutes are written
    done = process(env, "minutes", "last", "-o", str(folder / f"m.{fmt}"), most=1000)
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(env: dict[str, str], tmp_path: Path) -> None:
    done = run(env, "minutes", "last", "-o", str(tmp_path / "no" / "m.pdf"))
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr


@pytest.mark.parametrize("words", [["minutes", "last", "--format", "txt"], ["list"]])
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


@pytest.fixture
def many(env: dict[str, str]) -> dict[str, str]:
    """A store with three closed talks of Blue, one not closed yet, one of Red, and a check-in."""
    from datetime import timedelta

    from agendas.lines.edit import change

    library = TalkLibrary(Path(env["VERTEL_STORE"]), lambda: NOW)
    talk = whole_talk(builtin("accountability"))
    for n, name in enumerate(["aaaaaa", "bbbbbb"], 1):
        library.save(change(talk, id=name, started=NOW - timedelta(days=n)))
    library.save(change(talk, id="cccccc", ended=None))
    library.save(change(talk, id="dddddd", team="Red"))
    library.save(change(talk, id="eeeeee", private=True))
    library.save(change(talk, id="ffffff", started=NOW - timedelta(days=300)))
    return env


def test_many_minutes_come_into_a_folder_and_none_is_written_over(
    many: dict[str, str], tmp_path: Path
) -> None:
    words = ("minutes", "--team", "Blue", "--since", "2026-10-01", "--format", "pdf", "-o", "filed")
    done = run(many, *words, cwd=tmp_path)
    names = sorted(path.name for path in (tmp_path / "filed").iterdir())
    assert [name[:10] + name[-11:] for name in names] == [
        "2026-11-22-bbbbbb.pdf", "2026-11-23-aaaaaa.pdf", "2026-11-24-k3f9q2.pdf",
    ]  # fmt: skip
    assert all((tmp_path / "filed" / n).read_bytes().startswith(b"%PDF-") for n in names)
    assert done.stderr.decode().splitlines() == [
        f"1 of 3: {names[0]}",
        f"2 of 3: {names[1]}",
        f"3 of 3: {names[2]}",
        "3 of 3 talks are in filed.",
        "1 talk is not closed yet, and was left out.",
    ]
    assert done.returncode == 0
    (tmp_path / "filed" / names[0]).write_bytes(b"mine")
    (tmp_path / "filed" / names[1]).unlink()
    again = run(many, *words, cwd=tmp_path)
    assert again.returncode == 1
    assert f"1 of 3: {names[0]} is there already" in again.stderr.decode()
    assert "1 of 3 talks are in filed." in again.stderr.decode()
    assert (tmp_path / "filed" / names[0]).read_bytes() == b"mine"
    assert run(many, *words, "--force", cwd=tmp_path).returncode == 0
    assert (tmp_path / "filed" / names[0]).read_bytes() != b"mine"


def test_many_minutes_come_into_one_pdf_with_contents_and_one_stand_in_a_person(
    many: dict[str, str], tmp_path: Path
) -> None:
    words = ("minutes", "--team", "Blue", "--since", "2026-10-01", "-o", "all.pdf")
    done = run(many, *words, "--without-names", cwd=tmp_path)
    assert done.returncode == 0
    told = done.stderr.decode()
    assert told.index("Ana → colleague A") < told.index("Saved as all.pdf")
    assert "1 talk is not closed yet, and was left out." in told
    book = pikepdf.open(tmp_path / "all.pdf")
    with book.open_metadata() as data:
        assert data["dc:title"] == "Minutes of talks · Blue · 22 November 2026 – 24 November 2026"
        assert (data["pdfuaid:part"], data["pdfaid:part"]) == ("1", "2")
    links = [link for page in book.pages for link in page.get("/Annots", [])]
    assert len(links) == 3, "each talk has its line in the contents"
    reviews = ("minutes", "--agenda", "review", "-o", "reviews.pdf")
    assert run(many, *reviews, cwd=tmp_path).returncode == 3, "there is none"
    every = ("minutes", "--agenda", "accountability", "-o", "every.pdf")
    assert run(many, *every, cwd=tmp_path).returncode == 0
    teams = pikepdf.open(tmp_path / "every.pdf")
    assert len([x for page in teams.pages for x in page.get("/Annots", [])]) == 5, "of both teams"
    assert run(many, *words, cwd=tmp_path).returncode == 1, "what is there already stays"
    assert run(many, *words, "--format", "docx", cwd=tmp_path).returncode == 2


def test_one_that_cannot_be_made_does_not_stop_the_others(
    many: dict[str, str], tmp_path: Path
) -> None:
    from agendas.lines.edit import change

    library = TalkLibrary(Path(many["VERTEL_STORE"]), lambda: NOW)
    talk = library.open("aaaaaa")
    left = tuple(line for line in talk.lines if line.kind != "appointment")
    library.save(change(talk, lines=left))
    done = run(many, "minutes", "--team", "blue", "--format", "ics", cwd=tmp_path)
    assert done.returncode == 1
    assert b"aaaaaa: No day was chosen" in done.stderr
    assert b"3 of 4 talks are in ." in done.stderr
    assert len(list(tmp_path.glob("*.ics"))) == 3


def test_on_a_disk_that_fills_up_it_stops_and_tells_how_far_it_came(
    many: dict[str, str], tmp_path: Path
) -> None:
    run(many, "list")
    done = process(
        many, "minutes", "--team", "Blue", "--format", "pdf", "-o", "x", cwd=tmp_path, most=999
    )
    assert done.returncode == 1
    assert done.stderr.count(b"cannot be written") == 1
    assert b"0 of 4 talks are in x." in done.stderr
    assert list((tmp_path / "x").iterdir()) == []


def test_ctrl_c_stops_between_files(many: dict[str, str], tmp_path: Path) -> None:
    import signal

    from agendas.lines.edit import change

    library = TalkLibrary(Path(many["VERTEL_STORE"]), lambda: NOW)
    letters = "ghjkmnpqrs"
    for a in letters:
        for b in letters:
            library.save(change(library.open("aaaaaa"), id=f"{a}{b}gggg"))
    running = subprocess.Popen(
        [*VERTEL, "minutes", "--team", "Blue", "--format", "docx", "-o", "x"], env=many, cwd=tmp_path,
        stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert running.stderr is not None
    first = running.stderr.readline()
    assert first.startswith(b"1 of 104:")
    running.send_signal(signal.SIGINT)
    rest = running.stderr.read().decode()
    running.stderr.close()
    assert running.wait(30) == 1
    assert "Stopped." in rest
    files = list((tmp_path / "x").iterdir())
    assert f"{len(files)} of 104 talks are in x." in rest
    assert 0 < len(files) < 104
    assert all(path.suffix == ".docx" for path in files)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("minutes",), 2, "Which talk?"),
        (("minutes", "last", "--team", "Blue"), 2, "Give an ID for one talk"),
        (("minutes", "--team", "Green"), 3, "No talks found"),
        (("minutes", "--since", "soon"), 2, "--since wants a day such as"),
        (("template", "check", "x.docx"), 2, "does not end in"),
        (("template", "new", "../x"), 2, "Choose a name"),
        (("template", "list"), 0, "none yet"),
    ],
)
def test_what_cannot_be_done_is_said(
    env: dict[str, str], tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    env["VERTEL_CONFIG"] = str(tmp_path / "config" / "config.toml")
    done = run(env, *words)
    assert (done.returncode, sentence in done.stderr.decode()) == (code, True), done.stderr


def test_what_a_word_template_fetches_is_left_out_and_told(
    env: dict[str, str], tmp_path: Path
) -> None:
    import docx

    made, house, out = docx.Document(), tmp_path / "house.docx", tmp_path / "m.docx"
    made.part.relate_to("http://away.example/t", "x/attachedTemplate", is_external=True)
    made.save(str(house))
    done = run(env, "minutes", "last", "-o", str(out), "--template", str(house))
    told = done.stderr.decode()
    assert (done.returncode, "Left out of the template" in told) == (0, True), told
    assert "http://away.example/t" in told
    with zipfile.ZipFile(out) as packed:
        assert not any(b"away.example" in packed.read(name) for name in packed.namelist())


def test_a_template_of_ones_own_from_copy_to_minutes(env: dict[str, str], tmp_path: Path) -> None:
    env["VERTEL_CONFIG"] = str(tmp_path / "config" / "config.toml")
    made = Path(run(env, "template", "new", "ours").stdout.decode().strip())
    assert run(env, "template", "list").stdout == b"ours.html\n"
    assert run(env, "template", "check", "ours.html").returncode == 0
    plain = run(env, "minutes", "last", "--format", "html").stdout
    assert run(env, "minutes", "last", "--template", "ours.html").stdout == plain
    made.write_text(made.read_text().replace("<body>", "<body>\n<p>De Vrije School</p>"))
    assert b"De Vrije School" in run(env, "minutes", "last", "--template", "ours.html").stdout
    made.write_text("<p>\n{{ titel }}")
    checked = run(env, "template", "check", "ours.html")
    assert checked.returncode == 1
    assert b"ours.html, line 2: 'titel' is undefined" in checked.stderr
    out = tmp_path / "m.html"
    failed = run(env, "minutes", "last", "--template", "ours.html", "-o", str(out))
    assert (failed.returncode, out.exists()) == (1, False)
    assert b"line 2" in failed.stderr


def test_the_story_of_a_goal_can_be_filed(env: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "story.odt"
    goal = "Parents bring their child to school with trust"
    done = run(env, "goal", "story", goal, "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"PK")
    assert run(env, "goal", "story", goal, "-o", str(out)).returncode == 1
    shown = run(env, "goal", "story", goal, "--format", "md", "--lang", "nl").stdout.decode()
    assert (
        "31 of 52 parents came in October (Ana). Vooraf verwacht: about 20 — they find their own way in (Ana)"
        in shown
    )
