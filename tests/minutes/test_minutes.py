import re
from html.parser import HTMLParser

import pytest
from conftest import NOW, SAID, begin, next_talk, talk_through, whole_talk
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from agendas.agenda import Agenda, builtin
from agendas.meeting import Meeting, add, close, withdraw
from agendas.records import Evidence
from agendas.text import visible
from minutes import FORMATS
from minutes.document import Document, Item, Section, document
from minutes.html import to_html
from minutes.markdown import to_markdown
from minutes.writers import MinutesError, file_name, write

HOSTILE = [
    "[red]x[/]", "[@click=app.quit]q[/]", "\x1b[2J", "../../x", "# x", "1. x", "- x", "+ x", "    four",
    "[a](javascript:x)", "<script>alert(1)</script>", "&amp; &lt;", "***", "`x`", "| a | b |", "---",
    "=====", "~~~", "back\\", "http://example.org/x", "a@b.nl", "مرحبا", "👩‍👩‍👧", "=1+1", "![x](y)", ": x",
]  # fmt: skip
EXPECTED = """\
MINUTES: ACCOUNTABILITY DIALOGUE

Goal: Parents bring their child to school with trust
Date: 24 November 2026
Team: Blue
Account given by: Ana
Also present: Joost, Fatima

THE GOAL AS AGREED
- Parents bring their child to school with trust

WHO IT IS FOR
- parents of our youngest pupils

WHAT WAS SET IN MOTION
- Reading of the goal: parents dare to ask us anything (Ana)

THE INDICATOR, AND WHY THIS ONE
- who comes to the walk-in mornings (Ana)
    Why: they come unasked
    own choice

EVIDENCE
- 31 of 52 parents came in October — they find their own way in (Ana)
    Expected beforehand: about 20

WHAT IT MEANS
- they find their own way in (Ana)
- Another reading: only those who were at ease already (Joost)
- Where it stands: came closer, because they stay without being asked (Ana)

VALUES THAT SURFACED
- that a mother reads aloud
    The moment: last Friday

WHAT HAPPENS WITH THE GOAL
- keep: it still says it

WHAT WE CAME TO SEE
- that silence can be trust (Fatima)
- that silence can be trust (Fatima)

THE NEXT INITIATIVE
- ask two parents to host the walk-in (Ana)
    What they will notice: that it is their room too
    agreed in advance: stays within the limits (the coffee budget)

NEXT TALK
- 8 December 2026, with Joost

PARKED
- the broken copier
"""


def test_the_minutes_of_a_talk_read_like_a_secretarys(agenda: Agenda) -> None:
    assert write(whole_talk(agenda), "txt").decode() == EXPECTED


def test_a_talk_in_dutch_has_dutch_minutes(agenda: Agenda) -> None:
    text = write(whole_talk(agenda), "txt", "nl").decode()
    for words in (
        "VERSLAG: VERANTWOORDINGSGESPREK",
        "24 november 2026",
        "dichterbij gekomen, want",
        "bij voorbaat akkoord",
    ):
        assert words in text
    assert not re.search(
        r"\b(the|because|agreed)\b",
        text.split("PARKEERD")[0]
        .replace("the walk-in", "")
        .replace("the coffee", "")
        .replace("the broken", ""),
    )


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_figure_goes_nowhere_without_its_meaning(agenda: Agenda, fmt: str) -> None:
    talk = add(begin(agenda), "evidence", Evidence(id="", text="70% came", kind="figure"))
    shown = write(talk, fmt).decode()
    assert '"open_meaning": true' in shown if fmt == "json" else "meaning still open" in shown
    assert "70" in shown


@pytest.mark.parametrize("fmt", ["md", "html", "txt"])
def test_what_was_withdrawn_is_not_in_the_minutes(agenda: Agenda, fmt: str) -> None:
    talk = whole_talk(agenda)
    gone = withdraw(talk, talk.segment.values[0].id)
    assert "reads aloud" in write(talk, fmt).decode()
    assert "reads aloud" not in write(gone, fmt).decode()


def test_the_next_talk_tells_what_came_of_the_initiative_under_the_wording_of_that_time(
    agenda: Agenda,
) -> None:
    said = {
        **SAID,
        "happened": "two mothers hosted",
        "happened_means": "it is theirs",
        "onward": "1 they ask for it",
    }
    talk = close(talk_through(next_talk(agenda, whole_talk(agenda)), agenda, said), NOW)
    text = write(talk, "txt").decode()
    order = [
        "Taken up on 24 November 2026 by Ana",
        "two mothers hosted",
        "it is theirs",
        "carried on: they ask",
    ]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def of(text: str) -> Document:
    return Document(
        title=text,
        language="en",
        facts=(("Goal", text),),
        sections=(Section(heading=text, items=(Item(text=text, below=(text,)),)),),
    )


def folded(text: str) -> str:
    return " ".join(text.split())


def markdown_texts(markdown: str) -> list[str]:
    found = []
    for token in MarkdownIt("commonmark").parse(markdown):
        assert token.type not in (
            "html_block",
            "code_block",
            "fence",
            "hr",
            "ordered_list_open",
            "blockquote_open",
        )
        if token.type == "inline":
            for child in token.children or []:
                assert child.type in (
                    "text",
                    "softbreak",
                    "hardbreak",
                    "strong_open",
                    "strong_close",
                    "em_open",
                    "em_close",
                ), child
            found.append(
                folded(
                    "".join(" " if "break" in c.type else c.content for c in token.children or [])
                )
            )
    return found


class Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def check_markdown(text: str) -> None:
    shown = folded(visible(text))
    texts = markdown_texts(to_markdown(of(visible(text))))
    assert texts[0] == texts[2] == texts[3] == texts[4] == shown
    assert texts[1] == folded(f"Goal: {shown}")


def check_html(text: str) -> None:
    parser = Texts()
    page = to_html(of(visible(text)))
    parser.feed(page[page.index("<body>") :])
    assert parser.tags <= {
        "body",
        "main",
        "header",
        "h1",
        "dl",
        "dt",
        "dd",
        "section",
        "h2",
        "ul",
        "li",
        "br",
    }
    assert folded("".join(parser.texts)).count(folded(visible(text))) >= 5


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    check_markdown(text)
    check_html(text)


@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_characters="\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
        ),
        min_size=1,
    ).filter(lambda t: t.strip())
)
def test_any_text_stays_text(text: str) -> None:
    check_markdown(text.strip())


def test_an_unknown_format_is_refused_with_those_there_are(agenda: Agenda) -> None:
    with pytest.raises(MinutesError, match="md, html, txt, json"):
        write(whole_talk(agenda), "exe")


def test_a_file_name_is_never_a_path(agenda: Agenda) -> None:
    from agendas.meeting import in_segment
    from agendas.records import Goal, Wording

    talk = in_segment(
        begin(agenda), goal=Goal(id="g", wordings=(Wording(n=1, text="../../etc/\x00passwd"),))
    )
    assert file_name(talk, "md") == "2026-11-24-etc-passwd-k3f9q2.md"


def test_an_unfinished_talk_says_so(agenda: Agenda) -> None:
    assert document(begin(agenda)).remark == "This talk is not closed yet."


def test_a_check_in_is_headed_as_preparation() -> None:
    solo: Meeting = begin(builtin("checkin"))
    assert "preparation" in document(solo).remark
