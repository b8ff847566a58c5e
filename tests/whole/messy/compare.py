"""A talk's file held against the truth of a script: what differs, line by line.

The file is a talk of schema 2 as JSON (`vertel show ID --json`). A line counts when neither it nor
anything it is about is withdrawn. Each line of the truth must be there once, with its words, whose it
is, under its question, as its kind, about the right line, with its choice and figure; and nothing else
counts: what nobody said is a difference too. What was passed over is no line of anybody.

Words are compared as they were typed, but for what stands between a choice and its because
("want", "because"), which may be kept or not. A figure is compared by its words with its unit,
without "van de" and "of the". What kind of evidence a line is, is not compared: no script says it.
"""

import re
import tomllib
from typing import Any

from whole.messy.script import HERE, Lamp, Line, Script

Record = dict[str, Any]

_NAMES = tomllib.loads((HERE / "names.toml").read_text("utf-8"))
_BECAUSE = re.compile(r"(?:omdat|want|doordat|because|since|for)\b[\s,]*", re.I)
_SMALL = {"van", "de", "het", "of", "the"}
_UNCOMPARED = ("ground",)


def differences(talk: Record, script: Script) -> list[str]:
    """What in this talk is not as the script says; nothing when it is."""
    record = _Talk(talk)
    found: list[str] = []
    left = {line["id"]: line for line in record.counting}
    pairs: list[tuple[Line, Record]] = []
    for wanted in script.lines:
        best = min(
            (line for line in left.values() if _same_words(wanted, line)),
            key=lambda line: len(_differ(record, wanted, line)),
            default=None,
        )
        if best is not None and (wanted.words or not _no_choice(record, wanted, best)):
            del left[best["id"]]
            pairs.append((wanted, best))
        elif not wanted.completes or not _completed(record, wanted):
            found.append(f"{wanted.called}: not on record")
    completed = tuple(about for line in script.lines if line.completes for about in line.about)
    for wanted, line in pairs:
        completed_here = wanted.words.startswith(completed) if completed else False
        found += _differ(record, wanted, line, choice=not completed_here)
    for line in left.values():
        if line.get("text") in script.may and record.came_of(line):
            continue
        gone = line.get("text", "") in script.gone
        why = "counts still" if gone else "nobody said this"
        found.append(f"{_shown(record, line)}: {why}")
    found += [f"{line.get('text')!r}: left half said" for line in talk.get("unsaid", ())]
    return found


class _Talk:
    def __init__(self, talk: Record) -> None:
        self.lines = {line["id"]: line for line in talk.get("lines", ())}
        self.goals = [one["goal"] for one in talk.get("passes", ())]
        self.earlier = {
            f"{looked['meeting']}:{looked['initiative']['id']}": looked["initiative"]["text"]
            for one in talk.get("passes", ())
            for looked in one["began"].get("looked_back", ())
        }
        self.asked = {
            key: " ".join(words.values()).casefold()
            for key, words in talk.get("questions", {}).items()
        }
        self.counting = [
            line
            for line in self.lines.values()
            if line.get("kind") != "passed over" and self._counts(line)
        ]

    def came_of(self, line: Record) -> bool:
        """Whether a line came in with the talk, or came of another one, in the words of its speaker."""
        of = self.lines.get(line["id"].rpartition(".")[0])
        return not line.get("by") or bool(of and of["by"] == line["by"])

    def _counts(self, line: Record) -> bool:
        seen: set[str] = set()
        while True:
            if line.get("withdrawn") or line["id"] in seen:
                return False
            seen.add(line["id"])
            if (about := line.get("about", "")) not in self.lines:
                return True
            line = self.lines[about]

    def about(self, line: Record) -> str:
        """What a line is about, in words: another line's, or "goal"."""
        about = line.get("about", "")
        if about in self.lines:
            other = self.lines[about]
            return str(other.get("text") or other.get("choice", ""))
        if not about or any(about == goal or about.startswith(f"{goal}:") for goal in self.goals):
            return "goal"
        return str(self.earlier.get(about.removeprefix("talk:"), about))


def _same_words(wanted: Line, line: Record) -> bool:
    text = line.get("text", "")
    if text in (wanted.words, *wanted.also):
        return True
    return bool(wanted.choice and wanted.words) and _because(text) == _because(wanted.words)


def _because(text: str) -> str:
    return _BECAUSE.sub("", text, count=1) if _BECAUSE.match(text) else text


def _no_choice(record: _Talk, wanted: Line, line: Record) -> bool:
    """Whether a line without words is another one than is wanted: other choice, or about another."""
    return not (
        _called("choice", wanted.choice, line.get("choice", ""))
        and record.about(line).startswith(wanted.about)
    )


def _completed(record: _Talk, wanted: Line) -> bool:
    """Whether the choice stands on the open line itself that it was to complete."""
    return any(
        line.get("text", "").startswith(wanted.about)
        and _called("choice", wanted.choice, line.get("choice", ""))
        for line in record.counting
    )


def _differ(record: _Talk, wanted: Line, line: Record, choice: bool = True) -> list[str]:
    """How this line is not the one that is wanted."""
    by, who = tuple(line.get("by", ())), tuple(line.get("who", ()))
    about, value = record.about(line), line.get("value") or {}
    maybe = "" if line.get("by") else line.get("maybe", "").casefold()  # it waits for Tab
    if line.get("text", "").casefold().startswith(f"{maybe}:"):  # fits nobody: it stays a word
        maybe = ""
    figure = f"{value.get('said', '')} {value.get('unit', '')}" if _is_figure(value) else ""
    same = {
        f"by {', '.join(by) or 'nobody yet'}, not {', '.join(wanted.by) or 'open'}": (
            sorted(by) == sorted(wanted.by)
        ),
        f"the beginning of its name is {maybe!r}, not {wanted.maybe!r}": maybe == wanted.maybe,
        f"binds {', '.join(who) or 'nobody'}, not {', '.join(wanted.who)}": (
            not wanted.who or who == wanted.who
        ),
        f"under {line.get('question', '')!r}, not {wanted.question!r}": (
            _is_under(record, wanted, line)
        ),
        f"is {line.get('kind', '')!r}, not {wanted.kind!r}": (
            _called("kind", wanted.kind, line.get("kind", ""))
        ),
        f"about {about!r}, not {' or '.join(map(repr, wanted.about))}": about.startswith(
            wanted.about
        ),
        f"choice {line.get('choice', '')!r}, not {wanted.choice!r}": (
            not choice
            or wanted.kind in _UNCOMPARED
            or _called("choice", wanted.choice, line.get("choice", ""))
        ),
        f"figure {figure.strip()!r}, not {wanted.figure!r}": _words(figure)
        == _words(wanted.figure),
    }
    return [f"{wanted.called}: {told}" for told, holds in same.items() if not holds]


def _is_under(record: _Talk, wanted: Line, line: Record) -> bool:
    """Whether a line answers its question: by the id, where that was put in other words with a number,
    or by the words in which it was asked."""
    question = line.get("question", "")
    base, _dash, number = question.rpartition("-")
    words = record.asked.get(question, "")
    asked = bool(words and wanted.asked) and all(
        any(one.casefold() in words for one in either) for either in wanted.asked
    )
    return asked or _called("question", wanted.question, base if number.isdecimal() else question)


def recorded(what: str, wanted: str) -> str:
    """What a talk's file calls this kind, question or choice: the first of its names."""
    return str(_NAMES[what].get(wanted, [wanted])[0])


def shown_as(lamp: Lamp) -> str:
    """The id that a lamp goes by in Vertel; what is laid behind a line has one of its own."""
    behind = _NAMES["behind"] if lamp.behind else {}
    return str(behind.get(lamp.question, lamp.question))


def _called(what: str, wanted: str, found: str) -> bool:
    return found in _NAMES[what].get(wanted, [wanted])


def _is_figure(value: Record) -> bool:
    return value.get("type") == "figure"


def _words(figure: str) -> list[str]:
    return [word for word in figure.casefold().split() if word not in _SMALL]


def _shown(record: _Talk, line: Record) -> str:
    words = line.get("text") or line.get("choice") or line.get("kind", "")
    return f"{words!r} ({line.get('kind', '')}, about {record.about(line)!r})"
