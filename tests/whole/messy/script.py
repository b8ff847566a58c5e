"""The messy talks: what is typed at them, in what orders, and what must then be on record.

A script is a TOML file in this folder. It was written from the design, the chair of who guides the
talk, and before the program could hold one; nothing in it is computed by the program.

    language, agenda, goal, people, team   as they are given to `vertel meet`; the first of `people`
                                           gives account, "(leidinggevende)" or "(leader)" leads
    before       an earlier talk of the store, a file in this folder
    note         what the design leaves open, what is expected here, and why
    may          words that came in with the talk, and may stand on record with nobody's name
    seen         words that the screen must have shown once
    says, never  words that the minutes must hold, and must not
    [[lamp]]     a question under the lamp, in the order of the talk

Of a lamp, `id` is its name here; `question` the id on record, where that is another; `shows` what can
be read in the lamp ("a|b": a or b), `subject` what is told beneath it of what it is about; `behind` words of the line it was laid behind, for a lamp that is
there only when they were said; `deeper` true for one that waits behind F2; `said` the blocks that are
typed under it; `lights` the lamp that is lit after a Right there; and `lines` the truth: what must
stand on record under it at the end, in which `gone` must not count.

A line has `words` (or instead what stands in `also`), `by` (nobody: open), `maybe`, `kind`, `about`
(the beginning of a line's words, or "goal"; of several any will do), `choice`, `figure`, and `who` it binds.

A block is a list of steps that stay together. A step is a sentence, and Enter; or with keys in it,
"<up><right>", and then Enter only where it stands. `<erase>` wipes the entry, `<resume>` stops
Vertel and takes the talk up again, `<whose:NAME>` is Tab until it is that name's. Before a step "~"
says: these are the words of who gives account. They are typed without the name as long as nobody else
has spoken under this lamp in this order, and else with it. An open line stands behind the voice that
makes it open, in one block. So what was said, by whom, about what is the same in every order, and so
is the truth. A block that begins with "!" keeps its place in each order.

The orders:

    as written      every block where it stands
    turned          under each lamp the blocks that keep no place, last one first
    two rounds      in each phase first all blocks but the last of each lamp (of those that keep no
                    place, where there are two); then from the first lamp of the phase on, those
    back at the end the same, but the second round is held at the end of the talk, from its last
                    lamp back to its first
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
ORDERS = ("as written", "turned", "two rounds", "back at the end")
_PARTS = re.compile(r"<([a-z0-9]+(?::[^<>]+)?)>")
_NAMED = re.compile(r"(?:\d )?[^\s:]{1,20}(?:, ?[^\s:]+)*:\s")


class Line(NamedTuple):
    """A line that must be on record; `completes` is true for a choice given to an open line.

    `asked` are words of its question, as its lamp `shows` them.
    """

    words: str
    question: str
    kind: str
    about: tuple[str, ...] = ("goal",)
    by: tuple[str, ...] = ()
    maybe: str = ""
    choice: str = ""
    figure: str = ""
    who: tuple[str, ...] = ()
    completes: bool = False
    also: tuple[str, ...] = ()
    asked: tuple[tuple[str, ...], ...] = ()

    @property
    def called(self) -> str:
        return repr(self.words or f"{', '.join(self.by)}: {self.choice}")


class Lamp(NamedTuple):
    """A question as it lies in the talk."""

    id: str
    question: str
    shows: tuple[tuple[str, ...], ...]
    phase: str
    behind: str
    lights: str
    deeper: bool
    blocks: tuple[tuple[str, ...], ...]
    subject: str


class Step(NamedTuple):
    """What a hand does: `go` is the lamp to go to, `text` what is typed, `key` a key."""

    go: str = ""
    text: str = ""
    key: str = ""


class Script(NamedTuple):
    """A talk as it is typed, and its truth."""

    name: str
    language: str
    agenda: str
    goal: str
    team: str
    people: tuple[str, ...]
    before: str
    lamps: tuple[Lamp, ...]
    lines: tuple[Line, ...]
    gone: tuple[str, ...]
    may: tuple[str, ...]
    seen: tuple[str, ...]
    says: tuple[str, ...]
    never: tuple[str, ...]
    note: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone's name, without what they are."""
        return tuple(person.partition(" (")[0] for person in self.people)

    def lamp(self, lamp_id: str) -> Lamp:
        return next(lamp for lamp in self.lamps if lamp.id == lamp_id)


def read(name: str) -> Script:
    """The script of this name."""
    data = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    rows = data["lamp"]
    lamps, lines = [], []
    phase = rows[0].get("phase", "")
    for row in rows:
        phase = row.get("phase", phase)
        question = row.get("question", row["id"])
        shows = tuple(tuple(one.split("|")) for one in _many(row["shows"]))
        lamps.append(
            Lamp(row["id"], question, shows, phase, row.get("behind", ""), row.get("lights", ""),
                 row.get("deeper", False), tuple(tuple(block) for block in row.get("said", ())),
                 row.get("subject", ""))
        )  # fmt: skip
        lines += [_line(line, question, shows) for line in row.get("lines", ())]
    known = {lamp.id for lamp in lamps}
    assert len(known) == len(lamps), "two lamps of one name"
    assert all(not lamp.lights or lamp.lights in known for lamp in lamps)
    return Script(
        name, data["language"], data["agenda"], data["goal"], data.get("team", ""),
        tuple(data["people"]), data.get("before", ""), tuple(lamps), tuple(lines),
        tuple(words for row in rows for words in row.get("gone", ())),
        *(tuple(data.get(name, ())) for name in ("may", "seen", "says", "never", "note")),
    )  # fmt: skip


def _line(row: dict[str, Any], question: str, shows: tuple[tuple[str, ...], ...]) -> Line:
    told = {**row, **{name: _many(row.get(name, ())) for name in ("by", "who", "also")}}
    told["about"] = _many(row.get("about", "goal"))
    return Line(question=question, asked=shows, **told)


def _many(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


Turn = tuple[Lamp, tuple[str, ...]]


def turns(script: Script, order: str) -> list[Turn]:
    """The blocks in this order, each with the lamp it is typed under."""
    if order == "as written":
        return [(lamp, block) for lamp in script.lamps for block in lamp.blocks]
    if order == "turned":
        return [(lamp, block) for lamp in script.lamps for block in _turned(lamp.blocks)]
    if order == "two rounds":
        phases = dict.fromkeys(lamp.phase for lamp in script.lamps)
        rounds = [_rounds([x for x in script.lamps if x.phase == phase]) for phase in phases]
        return [turn for first, later in rounds for turn in (*first, *later)]
    assert order == "back at the end", order
    first, later = _rounds(script.lamps)
    return [*first, *reversed(later)]


def _turned(blocks: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    loose = [block for block in blocks if block[0] != "!"]
    return [block if block[0] == "!" else loose.pop() for block in blocks]


def _rounds(lamps: Any) -> tuple[list[Turn], list[Turn]]:
    first: list[Turn] = []
    later: list[Turn] = []
    for lamp in lamps:
        loose = [block for block in lamp.blocks if block[0] != "!"]
        last = loose[-1] if len(loose) > 1 else None
        first += [(lamp, block) for block in lamp.blocks if block is not last]
        later += [(lamp, last)] if last else []
    return first, later


def typed(script: Script, order: str = "as written") -> Iterator[Step]:
    """What the hands do in this order: to a lamp, and what is typed there."""
    giver = script.names[0].casefold()
    others: set[str] = set()  # the lamps under which somebody else has spoken
    lit = ""
    for lamp, block in turns(script, order):
        if lamp.id != lit:
            yield Step(go=lamp.id)
        lit = lamp.id
        for step in block:
            if step == "!":
                continue
            parts = _PARTS.split(step.removeprefix("~"))
            if step.startswith("~") and lit in others:
                parts[0] = f"{giver}: {parts[0]}"
            elif parts[0] and not step.startswith(("~", f"{giver}:")):
                others.add(lit)
            for place, part in enumerate(parts):
                if part:
                    yield Step(key=part) if place % 2 else Step(text=part)
                lit = lamp.lights if place % 2 and part == "right" else lit
            if len(parts) == 1:
                yield Step(key="enter")


def in_prompts(steps: Iterator[Step]) -> Iterator[Step]:
    """The same for hands that end each line with Enter.

    What is pressed in the middle of a sentence comes behind it, at the line it became; words that
    travel to another lamp and back are typed in one go.
    """
    text, behind = "", []
    for step in steps:
        if step.text:
            text += step.text
        elif not text or step.go:
            assert not text, f"{text!r} waits for an Enter"
            yield step
        elif step.key == "enter":
            yield Step(text=text)
            if behind:
                yield from (Step(key=key) for key in ("up", *behind, "down"))
            text, behind = "", []
        elif step.key not in ("pageup", "pagedown"):
            behind.append(step.key)


def is_named(text: str) -> bool:
    """Whether a sentence as it is typed begins with somebody's name, or something like it."""
    return _NAMED.match(text) is not None
