"""Templates of one's own: ours give what the writers give; a wrong one is told with its line."""

import subprocess
import sys

import pytest
from conftest import whole_talk

from agendas.agenda import builtin
from agendas.records.meeting import add
from agendas.records.said import Learned
from minutes.document import document
from minutes.formats import own_template
from minutes.formats.own_template import TemplateError, rendered, source
from minutes.formats.template import Template
from minutes.formats.writers import write, write_document
from minutes.sample import SAMPLE

DOCUMENTS = [SAMPLE, document(whole_talk(builtin("accountability")), "nl")]


def by(text: str, fmt: str = "html") -> str:
    return rendered(SAMPLE, Template(name="ours.html", data=text.encode()), fmt)


@pytest.mark.parametrize("fmt", ["html", "md"])
@pytest.mark.parametrize("made", DOCUMENTS)
def test_our_template_gives_what_the_writer_gives(made: object, fmt: str) -> None:
    ours = Template(name="ours", data=source(fmt))
    assert rendered(made, ours, fmt) == write_document(made, fmt).decode()  # type: ignore[arg-type]


def test_a_template_is_used_for_its_form() -> None:
    meeting = whole_talk(builtin("accountability"))
    shown = write(meeting, "html", template=Template(name="t", data=b"<b>{{ over }}</b>"))
    assert shown == "<b>Accountability dialogue · Blue · 24 November 2026 · draft</b>".encode()


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


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "[" * 5000 + "]" * 5000 + " }}",
        "{{ " + "not " * 50_000 + "1 }}",
        "{{ 1" + "+1" * 50_000 + " }}",
        "{{ title" + "|upper" * 50_000 + " }}",
        "{{ title" + ".x" * 50_000 + " }}",
        "{% if 1 %}" * 5000 + "{% endif %}" * 5000,
        "{% for x in facts %}" * 30 + "{% endfor %}" * 30,
        "{% macro m() %}" * 500 + "{% endmacro %}" * 500,
    ],
)
def test_what_is_nested_too_deep_gets_a_sentence(text: str) -> None:
    with pytest.raises(TemplateError, match="it is nested too deep"):
        by(text)


def test_what_is_no_fault_of_a_template_is_not_laid_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(subprocess.CalledProcessError):
        by("x")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x" * 1_000_001])
def test_a_file_that_is_no_template_is_told(data: bytes) -> None:
    with pytest.raises(TemplateError, match="ours, line 1"):
        rendered(SAMPLE, Template(name="ours", data=data), "html")


def test_markdown_by_a_template_is_markdown_of_the_words() -> None:
    shown = by(
        "{% for s in sections %}{% for i in s.list %}{{ i.text }}\n{% endfor %}{% endfor %}", "md"
    )
    assert "31 — a \\<b\\>\n" in shown
