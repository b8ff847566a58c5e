"""The map tells of what is there: every path, anchor, section and name that a page names exists."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from agendas.agenda import BUILTIN, builtin
from agendas.lines.talk import Line
from agendas.records.vocabulary import LINE_KIND

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "WIJZIGINGEN.md",
    *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md"))),
)
CODE = ("agendas", "store", "sharing", "minutes", "tui", "locales")
MOST_MODULES = 15
ROOMS = (*CODE, "tests", "docs", "benchmarks")
_PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./*-]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SECTION = re.compile(r"(method|conversation)\.md (§[\d.]+(?:(?:, | to | and )§[\d.]+)*)")
_ID = re.compile(r'<a id="([^"]+)">')


@cache
def tracked() -> frozenset[str]:
    """Every file of the project, and every folder of one, from its top."""
    files = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    return frozenset(files) | {str(up) for file in files for up in Path(file).parents}


def slug(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    plain = re.sub(r"[`*\[\]]|\([^)]*\.md[^)]*\)", "", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


@cache
def anchors(page: Path) -> frozenset[str]:
    """What a link into a page can point at."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    return frozenset(map(slug, re.findall(r"^#+ (.*)$", text, re.M))) | set(_ID.findall(text))


def cited() -> Iterator[tuple[str, str, str]]:
    """Each section of the method or the conversation that code or a page cites: file, page, section."""
    for name in sorted(tracked()):
        if name.endswith((".py", ".toml", ".md")) and name.split("/")[0] in (*ROOMS, name):
            for page, group in _SECTION.findall((ROOT / name).read_text("utf-8")):
                for section in re.findall(r"§([\d.]+)", group):
                    yield name, f"{page}.md", section.rstrip(".")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_and_link_of_a_page_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    lost = [path for path in _PATH.findall(text) if not _there(path)]
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        known = target.exists() and (not anchor or anchor in anchors(target))
        lost += [] if known else [link]
    assert not lost


def _there(path: str) -> bool:
    if "*" in path:
        return any(ROOT.glob(path))
    return path.rstrip("/") in tracked()


def test_every_folder_of_the_code_is_on_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    code = {Path(name).parent for name in tracked() if name.endswith(".py")}
    folders = [one for one in code if one.parts and one.parts[0] in CODE]
    assert len(folders) > 20
    assert not [str(one) for one in folders if f"`{one}/`" not in page]


def test_no_folder_of_the_code_has_more_modules_than_one_looks_through() -> None:
    code = [Path(name) for name in tracked() if name.endswith(".py") and name.split("/")[0] in CODE]
    many = Counter(str(one.parent) for one in code if one.stem != "__init__")
    assert not {folder: n for folder, n in many.items() if n > MOST_MODULES}


def test_every_section_of_a_page_that_is_cited_is_there() -> None:
    lost = [one for one in cited() if one[2] not in anchors(ROOT / "docs" / one[1])]
    assert not lost
    assert {page for _file, page, _section in cited()} == {"method.md", "conversation.md"}
    assert len(list(cited())) > 60


@pytest.mark.parametrize("name", BUILTIN)
def test_the_method_has_every_question_of_an_agenda(name: str) -> None:
    page = _plain((ROOT / "docs" / "method.md").read_text("utf-8"))
    asked = [question.ask for phase in builtin(name).phases for question in phase.questions]
    assert asked
    assert not [ask.en for ask in asked if _plain(ask.en) not in page or _plain(ask.nl) not in page]


def _plain(text: str) -> str:
    """Words without marks, and with the people they are about as Vertel has them at first."""
    return re.sub(r'[{}*“”"]', "", text).casefold()


def test_every_key_of_a_line_is_in_the_page_of_its_file() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text("utf-8")
    keys = set(Line.__struct_fields__) - {"more"}
    assert not [key for key in keys if f"`{key}`" not in page]


def test_every_name_of_the_glossary_is_in_the_code() -> None:
    code = "\n".join(
        (ROOT / name).read_text("utf-8")
        for name in tracked()
        if name.endswith(".py") and name.split("/")[0] in CODE
    )
    rows = re.findall(r"^\| (`[^|]+) \|", (ROOT / "docs/glossary.md").read_text("utf-8"), re.M)
    names = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert len(names) > 40
    assert not [name for name in names if not re.search(rf"\b{name}\b", code)]


def test_the_glossary_has_the_words_in_which_a_line_is_told() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [f"| `{kind}` | {words.en} | {words.nl} |" for kind, words in LINE_KIND.items()]
    assert not [row for row in rows if row not in page]


def test_no_two_modules_and_no_two_classes_have_one_name() -> None:
    """What a stranger searches for is found once; only `errors` stands in each room."""
    code = [name for name in tracked() if name.endswith(".py") and name.split("/")[0] in CODE]
    modules = Counter(Path(name).stem for name in code)
    classes = Counter(
        found
        for name in code
        for found in re.findall(r"^class (\w+)", (ROOT / name).read_text("utf-8"), re.M)
    )
    assert {name for name, many in modules.items() if many > 1} == {"__init__", "errors"}
    assert {name for name, many in classes.items() if many > 1} == set()
