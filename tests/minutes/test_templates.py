"""Templates of one's own: ours give what the writers give; a wrong one is told with its line."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from conftest import NOW, begin, whole_talk
from said_in import add, close

from agendas.agenda import builtin
from agendas.records.said import Decision, Learned
from minutes.document import document
from minutes.formats import own_template
from minutes.formats.own_template import TemplateError, rendered, source
from minutes.formats.template import Template
from minutes.formats.template_process import Done, Job, _done, environment_of
from minutes.formats.writers import write, write_document
from minutes.request import Wish, made
from minutes.sample import SAMPLE

DOCUMENTS = [SAMPLE, document(whole_talk(builtin("accountability")), "nl")]


@pytest.fixture
def within(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are filled in here, for what no process of its own is needed to see."""

    def filled_in(encoded: bytes) -> Done:
        job = msgspec.json.decode(encoded, type=Job)
        return _done(job, environment_of(job.fmt))

    monkeypatch.setattr(own_template, "_filled_in", filled_in)


def by(text: str, fmt: str = "html") -> str:
    return rendered(SAMPLE, Template(name="ours.html", data=text.encode()), fmt)


@pytest.mark.usefixtures("within")
@pytest.mark.parametrize("fmt", ["html", "md"])
@pytest.mark.parametrize("made", DOCUMENTS)
def test_a_copy_of_our_template_gives_what_our_own_gives(made: object, fmt: str) -> None:
    ours = Template(name="ours", data=source(fmt))
    assert rendered(made, ours, fmt) == write_document(made, fmt).decode()  # type: ignore[arg-type]


def test_a_template_is_used_for_its_form() -> None:
    meeting = whole_talk(builtin("accountability"))
    shown = write(meeting, "html", template=Template(name="t", data=b"<b>{{ over }}</b>"))
    assert (
        shown == "<b>Accountability dialogue · Blue · Tuesday 24 November 2026 · draft</b>".encode()
    )


LIST = b"""{% for d in decisions %}{{ d.goal }}: {{ d.choice }} ({{ d.by }})
{% endfor %}{% for d in proposals %}PROPOSED {{ d.wording }}
{% endfor %}{% for a in agreements %}{{ a.who }} | {{ a.what }} | {{ a.notice }} | {{ a.on }}
{% endfor %}{% for p in people %}{{ p.name }} {{ p.role }};
{% endfor %}{% for t in next_talks %}{{ t.on }} {{ t.people | join(", ") }}
{% endfor %}{% for s in sections if s.id == "parked" %}{{ s.list[0].text }}{% endfor %}"""


@pytest.mark.usefixtures("within")
def test_a_template_makes_a_list_of_decisions_and_agreements_of_its_own() -> None:
    ours = Template(name="list.md", data=LIST)
    shown = write(whole_talk(builtin("accountability")), "md", template=ours).decode()
    assert shown.splitlines() == [
        "Parents bring their child to school with trust: keep ()",
        "Ana | ask two parents to host the walk-in | that it is their room too | 2026-12-08",
        "Ana account-giver;", "Joost partner;", "Fatima partner;",
        "2026-12-08 Joost",
        "the broken copier",
    ]  # fmt: skip


@pytest.mark.usefixtures("within")
def test_a_wording_that_waits_for_consent_is_no_decision_in_a_template() -> None:
    meeting = begin(builtin("accountability"))
    new = Decision(id="", text="d", choice="reword", wording="other words", consented_by=("Ana",))
    closed = close(add(meeting, "decisions", new), NOW)
    ours = Template(name="list.md", data=LIST)
    shown = write(closed, "md", template=ours).decode().splitlines()
    assert shown[0] == "PROPOSED other words"
    all_of_them = msgspec.structs.replace(new, consented_by=("Ana", "Joost", "Fatima"))
    agreed = close(add(meeting, "decisions", all_of_them), NOW)
    assert write(agreed, "md", template=ours).decode().startswith("Parents bring")


@pytest.mark.usefixtures("within")
def test_what_is_not_for_a_reader_is_in_no_list_of_a_template() -> None:
    ours = Template(name="list.md", data=LIST)
    meeting = whole_talk(builtin("accountability"))
    for wish in (Wish(fmt="md", reader="public", template=ours),
                 Wish(fmt="md", names=False, template=ours)):  # fmt: skip
        shown = made(meeting, wish)[1].decode()
        assert "Ana" not in shown
    assert (
        "ask two parents"
        not in made(meeting, Wish(fmt="md", reader="leader", template=ours))[1].decode()
    )


@pytest.mark.usefixtures("within")
@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\"><img onerror='x'>", "{{ title }}"]
)
def test_words_are_safe_whatever_the_template_does(text: str) -> None:
    meeting = add(whole_talk(builtin("accountability")), "learned", Learned(id="", text=text))
    template = Template(
        name="t",
        data=b"{% macro m(x) %}{{ x }}{% endmacro %}{% for s in sections %}{% for i in s.list %}"
        b"{{ i.text }}{{ m(i.text) }}{{ i.text|join }}{{ [i.text]|join('') }}{{ i.text ~ '' }}"
        b"{% endfor %}{% endfor %}",
    )
    shown = write(meeting, "html", template=template).decode()
    assert "<script" not in shown
    assert "<img" not in shown
    if "{{" in text:
        assert shown.count("{{ title }}") == 5


@pytest.mark.usefixtures("within")
@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a\n{% for x in %}", 2, "Expected an expression"),
        ("a\nb\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{% if 1 %}\n", 1, "end of template"),
        ("\n\n{{ title.x.y }}", 3, "no attribute 'x'"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ title | shout }}", 1, "No filter named"),
        ("\n{% include 'x.html' %}", 2, "no loader"),
        ("\n{{ title.__class__.__mro__ }}", 2, "unsafe"),
        ("\n{{ ''.format.__globals__ }}", 2, "unsafe"),
        ("\n{{ range(10**9) }}", 2, "not for templates"),
        ("\n{% for x in range(99999999) %}{% endfor %}", 2, "range()"),
        ("\n{{ 'x' * 99999999 }}", 2, "too large"),
        ("\n{{ '%999999999d' % 1 }}", 2, "not for templates"),
        ("\n{{ '{:999999999}'.format(1) }}", 2, "unsafe"),
        ("\n{{ facts.append(1) }}", 2, "unsafe"),
        ("\n{{ m() }}{% macro m() %}{{ m() }}{% endmacro %}", 2, ""),
        ("\n{{ title | safe }}", 2, "No filter named"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(TemplateError) as told:
        by(text)
    assert str(told.value).startswith(f"ours.html, line {line}: ")
    assert reason in str(told.value)


LOOP = "{% for x in range(99999) %}" * 4 + "{% set y = x %}" + "{% endfor %}" * 4


def test_a_template_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_template, "SECONDS", 0.3)
    with pytest.raises(TemplateError, match="line 2: it takes longer"):
        by(f"\n{LOOP}")


def test_where_a_process_cannot_stop_itself_it_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows that is all there is for the time."""
    monkeypatch.setattr(own_template, "SECONDS", 1000.0)
    monkeypatch.setattr(own_template, "MOST_SECONDS", 1.0)
    with pytest.raises(TemplateError, match="line 1: it takes longer"):
        by(LOOP)


def test_a_template_that_fills_the_memory_is_stopped() -> None:
    grows = "{% set n = namespace(x=[]) %}\n{% for i in range(300) %}{% set n.x = [n.x, range(99999)|list] %}"
    with pytest.raises(TemplateError, match="line 2: it takes more memory"):
        by(grows + "{% endfor %}")


def test_what_fills_in_a_template_can_write_no_file(tmp_path: Path) -> None:
    """Where a template would find a way round the sandbox, there is nothing it can put anywhere."""
    file = tmp_path / "left behind"
    script = (
        "import sys\nfrom pathlib import Path\nfrom minutes.formats.template_process import _limit\n"
        "_limit(5)\nPath(sys.argv[1]).write_text('words')"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True)
    assert b"File too large" in done.stderr
    assert file.read_bytes() == b""


@pytest.mark.parametrize(
    "text",
    [  # for the parser of templates, and for Python, which reads what that makes of blocks
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{% for x in facts %}" * 30 + "{% endfor %}" * 30,
        *(
            pytest.param(text, marks=pytest.mark.long)
            for text in (
                "{{ " + "[" * 5000 + "]" * 5000 + " }}",
                "{{ " + "not " * 50_000 + "1 }}",
                "{{ 1" + "+1" * 50_000 + " }}",
                "{{ title" + "|upper" * 50_000 + " }}",
                "{{ title" + ".x" * 50_000 + " }}",
                "{% if 1 %}" * 5000 + "{% endif %}" * 5000,
                "{% macro m() %}" * 500 + "{% endmacro %}" * 500,
            )
        ),
    ],
)
def test_what_is_nested_too_deep_gets_a_sentence(text: str) -> None:
    with pytest.raises(TemplateError, match="it is nested too deep"):
        by(text)


def test_what_is_no_fault_of_a_template_is_not_laid_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(subprocess.CalledProcessError):
        by("x")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x" * 1_000_001])
def test_a_file_that_is_no_template_is_told(data: bytes) -> None:
    with pytest.raises(TemplateError, match="ours, line 1"):
        rendered(SAMPLE, Template(name="ours", data=data), "html")


@pytest.mark.usefixtures("within")
def test_markdown_by_a_template_is_markdown_of_the_words() -> None:
    shown = by(
        "{% for s in sections %}{% for i in s.list %}{{ i.text }}\n{% endfor %}{% endfor %}", "md"
    )
    assert "31 — a \\<b\\>\n" in shown
