"""Talks as they may come: what is released stands in the minutes, and nothing else that anybody said.

Thirty when checking, three hundred exploring (`sh vertel.sh check --explore`), and there each in every
form; when checking the forms that take long have one.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import msgspec
import pytest
from any_talk import NAMES, states
from conftest import NOW, whole_talk
from drawn import plain
from examples import every

from agendas.agenda import BUILTIN, builtin
from agendas.came_to.counting import TalkLines
from agendas.conduct.at_close import closed
from agendas.errors import TalkError
from agendas.lines.edit import change
from agendas.lines.talk import Line, Talk
from locales import HERE
from minutes import EVERY_FORMAT, FILED, READERS, Reader
from minutes.audience import for_reader, lines_for
from minutes.blocks import sentences
from minutes.document import document
from minutes.errors import MinutesError
from minutes.formats.writers import file_name, write
from store.library import TalkLibrary

MANY = 30 if every(2) == 2 else 300
MARK = re.compile(r"zq\d+zq")
# For everybody are the goal and whom it is for; the team's alone what hangs on an earlier talk, and the words
# behind a day.
FOR_ALL = ("target group", "wording")
STAYS_IN = ("appointment", "passed over", "in place of", "sign onward", "consent")


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> list[Talk]:
    """Random talks of every kind, most of them closed, each text with a mark of its own."""
    library = TalkLibrary(tmp_path_factory.mktemp("any"), lambda: NOW)
    library.save(whole_talk(builtin("accountability")))
    return list(_marked(library))


def _marked(library: TalkLibrary) -> Iterator[Talk]:
    for seed in range(MANY):
        random = Random(seed)
        *_before, talk = states(library, ("nl", "en")[seed % 2], seed, 60)  # type: ignore[arg-type]
        if seed % 3 and not talk.ended:
            with suppress(TalkError):  # it stays open
                talk = closed(talk, builtin(talk.agenda), NOW)
        lines = tuple(_with_mark(line, n, random) for n, line in enumerate(talk.lines))
        yield change(talk, lines=lines)


def _with_mark(line: Line, n: int, random: Random) -> Line:
    text = f"{line.text} zq{n}zq" if line.text else ""
    return msgspec.structs.replace(
        line, text=text, audience=random.choice(("", "", "leader", "all"))
    )


def marks(lines: list[Line]) -> set[str]:
    return {mark for line in lines for mark in MARK.findall(line.text)}


@pytest.mark.parametrize("reader", READERS)
def test_what_is_released_stands_in_the_minutes_and_nothing_else(
    talks: list[Talk], reader: Reader
) -> None:
    for talk in talks:
        told = "\n".join(sentences(document(for_reader(talk, reader), reader=reader)))
        seen = lines_for(TalkLines(talk), reader)
        shown = set(MARK.findall(told))
        stays = STAYS_IN if reader != "team" else ("passed over",)
        assert marks([line for line in seen if line.kind not in stays]) - shown == set()
        hidden = [o for o in talk.lines if o not in seen and o.kind not in FOR_ALL]
        assert marks(hidden) & shown == set()


@pytest.mark.parametrize("fmt", EVERY_FORMAT)
def test_in_no_form_stands_what_is_withheld_and_none_loses_a_line(
    talks: list[Talk], fmt: str
) -> None:
    quick = fmt not in (*FILED, "eml") or MANY == 300
    for n, talk in enumerate(talks if quick else talks[:1]):
        reader = READERS[n % len(READERS)]
        shown = for_reader(talk, reader)
        try:
            data = plain(write(shown, fmt, reader=reader)) + file_name(shown, fmt, reader=reader)
        except MinutesError:
            continue  # no day was chosen
        seen = lines_for(TalkLines(talk), reader)
        hidden = [o for o in talk.lines if o not in seen and o.kind not in FOR_ALL]
        assert marks(hidden) & set(MARK.findall(data)) == set()
        if fmt not in ("json", "csv", "ics"):
            told = set(MARK.findall("\n".join(sentences(document(shown, reader=reader)))))
            assert told <= set(MARK.findall(data))


def test_every_word_is_one_of_vertel_or_was_said(talks: list[Talk]) -> None:
    own = _words(Path(HERE, "nl", "LC_MESSAGES", "vertel.po").read_text("utf-8"))
    for kind in BUILTIN:
        own |= _words(msgspec.json.encode(builtin(kind)).decode())
    from agendas.records import heads, vocabulary

    for module in (heads, vocabulary):
        own |= _words(repr(vars(module)))
    own |= _words(" ".join(NAMES))
    own |= _words("januari februari maart april mei juni juli augustus september oktober november"
                  " december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")  # fmt: skip
    own |= _words("January February March April May June July August September October November"
                  " December Monday Tuesday Wednesday Thursday Friday Saturday Sunday")  # fmt: skip
    own |= _words("jan feb mrt apr mei jun jul aug sep okt nov dec mar may oct")
    for talk in talks:
        said = _words(msgspec.json.encode(talk).decode())
        for sentence in sentences(document(talk)):
            assert _words(sentence) - own - said == set(), sentence


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text.replace("\\n", " "))}
