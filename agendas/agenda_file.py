"""An agenda file as TOML: what may stand in it, and everything that is wrong with one.

Any file is taken or refused quickly: its size and all its parts are capped before it is parsed.
"""

import re
import tomllib
from typing import Any, get_args

from agendas import toml_bounds
from agendas.errors import N_, SpokenError
from agendas.records.said import TalkKind
from agendas.records.vocabulary import PHASE_KIND
from agendas.slots.slots import SLOTS

MOST_BYTES = 256 * 1024
MOST_PHASES = 30
MOST_QUESTIONS = 40
LONGEST = 600
LONGEST_SHOWN = 60
MOST_MINUTES = 480
# An agenda is a file of that name; some names mean a device on Windows, whatever the ending.
ID = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9][a-z0-9-]{0,39}")
_BEYOND = {
    toml_bounds.DOTS: N_("a key has too many dots. Write tables as in “vertel agenda new ours”."),
    toml_bounds.DEEP: N_(
        "brackets are nested too deep. Write tables as in “vertel agenda new ours”."
    ),
    toml_bounds.LONG: N_("a text, a number or a key is too long here. Make it shorter."),
    toml_bounds.MANY: N_("there is too much in it for one agenda. Make two of it."),
}
_LANGUAGES = ("nl", "en")
TALK_KINDS: tuple[str, ...] = get_args(TalkKind)


class ProblemError(SpokenError):
    """One thing that is wrong, at one place, with what to do about it."""

    def __init__(self, place: str, message: str, **values: object) -> None:
        """`place` is a key such as "phases 2, minutes", or "line 3"."""
        super().__init__(message, **values)
        self.place = place


def parse(data: bytes) -> tuple[dict[str, Any], tuple[ProblemError, ...]]:
    """The tables in the file, or the problem that keeps them from being read."""
    if len(data) > MOST_BYTES:
        return {}, (ProblemError("1", N_("it is too large. An agenda takes at most {most} kB."),
                            most=MOST_BYTES // 1024),)  # fmt: skip
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return {}, (ProblemError(str(line), N_("this is not UTF-8. Save the file as UTF-8 text.")),)
    if beyond := toml_bounds.beyond(text):
        what, line = beyond
        return {}, (ProblemError(str(line), _BEYOND[what]),)
    try:
        document = tomllib.loads(text)
    except ValueError as error:  # of TOML, or of a number or a day in it
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return {}, (ProblemError(str(line), N_("this is not TOML: {reason}. Look at quotes and brackets there."),
                            reason=str(error).partition(" (at")[0]),)  # fmt: skip
    if _some_of(document.get("languages"), _LANGUAGES):
        _filled_in(document.get("phases"), document["languages"])
        for key in ("title", "about"):
            _filled_in(document.get(key), document["languages"])
    return document, ()


def check(document: dict[str, Any]) -> tuple[ProblemError, ...]:
    """Everything that is wrong with the tables of an agenda, in order."""
    found: list[ProblemError] = []
    _unknown(
        document,
        ("id", "kind", "title", "about", "languages", "solo", "deeper", "phases"),
        "",
        found,
    )
    if document.get("kind", "dialogue") not in TALK_KINDS:
        kinds = ", ".join(TALK_KINDS)
        found.append(ProblemError("kind", N_("“{kind}” is not a kind of talk. Choose one of: {kinds}."),
                             kind=_short(document["kind"]), kinds=kinds))  # fmt: skip
    agenda_id = document.get("id")
    if not isinstance(agenda_id, str) or not ID.fullmatch(agenda_id):
        found.append(
            ProblemError("id", N_("give the agenda an id of small letters, digits and dashes."))
        )
    _words(document, "title", "", found, needed=True)
    _words(document, "about", "", found)
    _truth(document, ("solo", "deeper"), "", found)
    languages = document.get("languages", list(_LANGUAGES))
    if not _some_of(languages, _LANGUAGES):
        found.append(
            ProblemError("languages", N_("write one or two of: {known}."), known='["nl"], ["en"]')
        )
    phases = document.get("phases")
    if not isinstance(phases, list) or not phases or not all(isinstance(p, dict) for p in phases):
        found.append(ProblemError("phases", N_("an agenda needs at least one [[phases]].")))
        return tuple(found)
    if len(phases) > MOST_PHASES:
        found.append(
            ProblemError("phases", N_("at most {most} phases fit in one talk."), most=MOST_PHASES)
        )
        return tuple(found)
    seen: set[str] = set()
    for number, phase in enumerate(phases, 1):
        _phase(phase, f"phases {number}", seen, found)
    return tuple(found)


def _phase(phase: dict[str, Any], place: str, seen: set[str], found: list[ProblemError]) -> None:
    allowed = (
        "id", "kind", "title", "purpose", "minutes", "deeper", "questions", "also", "steers", "each",
    )  # fmt: skip
    _unknown(phase, allowed, place, found)
    kind = phase.get("kind")
    if not isinstance(kind, str) or kind not in PHASE_KIND:
        kinds = ", ".join(PHASE_KIND)
        found.append(ProblemError(f"{place}, kind", N_("“{kind}” is not a kind of phase. Choose one of: {kinds}."),
                             kind=_short(kind), kinds=kinds))  # fmt: skip
        return
    phase_id = phase.get("id", kind)
    if not isinstance(phase_id, str) or not ID.fullmatch(phase_id):
        found.append(ProblemError(f"{place}, id", N_("use small letters, digits and dashes.")))
    elif phase_id in seen:
        found.append(ProblemError(f"{place}, id", N_("“{id}” is there twice. Give each phase an id of its own."),
                             id=phase_id))  # fmt: skip
    else:
        seen.add(phase_id)
    minutes = phase.get("minutes")
    if (
        not isinstance(minutes, int)
        or isinstance(minutes, bool)
        or not 0 <= minutes <= MOST_MINUTES
    ):
        found.append(ProblemError(f"{place}, minutes", N_("write a whole number from 0 to {most}, without quotes."),
                             most=MOST_MINUTES))  # fmt: skip
    _truth(phase, ("each",), place, found)
    if not _texts(phase.get("deeper", [])):
        found.append(ProblemError(f"{place}, deeper",
                             N_('write the ids of questions: deeper = ["itch", "expectation"].')))  # fmt: skip
    _words(phase, "title", place, found, needed=kind == "open")
    _words(phase, "purpose", place, found)
    for name, check_row in (("questions", _question), ("also", _question), ("steers", _steer)):
        rows = phase.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            found.append(
                ProblemError(f"{place}, {name}", N_("write each as [[phases.{name}]]."), name=name)
            )
            continue
        if len(rows) > MOST_QUESTIONS:
            found.append(ProblemError(f"{place}, {name}", N_("at most {most} fit in one phase."),
                                 most=MOST_QUESTIONS))  # fmt: skip
            continue
        for number, row in enumerate(rows, 1):
            check_row(row, kind, f"{place}, {name} {number}", found)


def _question(row: dict[str, Any], kind: str, place: str, found: list[ProblemError]) -> None:
    _unknown(row, ("id", "nl", "en", "first", "core", "part", "records", "hint"), place, found)
    _truth(row, ("core", "part"), place, found)
    _languages(row, place, found)
    _words(row, "first", place, found)
    _words(row, "hint", place, found)
    slot = (
        SLOTS.get(row.get("records", "note"))
        if isinstance(row.get("records", "note"), str)
        else None
    )
    fitting = [s.name for s in SLOTS.values() if kind in s.kinds or not s.kinds or s.name == "note"]
    if slot is None or slot.name not in fitting:
        found.append(ProblemError(f"{place}, records", N_("“{slot}” is not kept in this phase. Choose one of: {slots}."),
                             slot=_short(row.get("records")), slots=", ".join(fitting)))  # fmt: skip
    elif "id" in row and not _question_id(row["id"], slot.name):
        found.append(ProblemError(f"{place}, id",
                             N_("begin with “{slot}”, and put small letters, digits and dashes behind a dash: {slot}-each."),
                             slot=slot.name))  # fmt: skip


def _question_id(written: object, records: str) -> bool:
    """Whether this can be the id of a question that records this: "learned", "learned-each"."""
    if not isinstance(written, str):
        return False
    name, dash, more = written.partition("-")
    return name == records and (not dash or bool(ID.fullmatch(more)))


def _steer(row: dict[str, Any], kind: str, place: str, found: list[ProblemError]) -> None:
    _unknown(row, ("when", "say"), place, found)
    _words(row, "when", place, found, needed=True)
    _words(row, "say", place, found, needed=True)


def _words(
    table: dict[str, Any], key: str, place: str, found: list[ProblemError], needed: bool = False
) -> None:
    here = f"{place}, {key}" if place else key
    if key not in table:
        if needed:
            found.append(ProblemError(here, N_("write it in both languages: {key} = {{ nl = \"…\", en = \"…\" }}."),
                                 key=key))  # fmt: skip
        return
    if not isinstance(table[key], dict):
        found.append(ProblemError(here, N_("write it in both languages: {key} = {{ nl = \"…\", en = \"…\" }}."),
                             key=key))  # fmt: skip
        return
    _unknown(table[key], _LANGUAGES, here, found)
    _languages(table[key], here, found)


def _languages(table: dict[str, Any], place: str, found: list[ProblemError]) -> None:
    for language in _LANGUAGES:
        text = table.get(language)
        if not isinstance(text, str) or not text.strip():
            found.append(
                ProblemError(
                    f"{place}, {language}",
                    N_("this language is missing. Write it as text, in quotes."),
                )
            )
        elif len(text) > LONGEST:
            found.append(ProblemError(f"{place}, {language}", N_("at most {most} characters fit on a screen."),
                                 most=LONGEST))  # fmt: skip


def _truth(
    table: dict[str, Any], keys: tuple[str, ...], place: str, found: list[ProblemError]
) -> None:
    for key in keys:
        if not isinstance(table.get(key, False), bool):
            here = f"{place}, {key}" if place else key
            found.append(ProblemError(here, N_("write true or false, without quotes.")))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _some_of(value: object, known: tuple[str, ...]) -> bool:
    return _texts(value) and bool(value) and set(value) <= set(known)  # type: ignore[call-overload]


def _filled_in(value: Any, languages: list[str]) -> None:
    """Have a text in the language that an agenda is written in stand for the other one too."""
    if isinstance(value, list):
        for item in value:
            _filled_in(item, languages)
    elif isinstance(value, dict):
        said = next((value[key] for key in languages if isinstance(value.get(key), str)), None)
        for key in _LANGUAGES if said is not None else ():
            if key not in languages:
                value.setdefault(key, said)
        for item in value.values():
            _filled_in(item, languages)


def _short(value: object) -> str:
    """What was written there, as far as one needs to see it."""
    told = value if isinstance(value, str) else repr(value)
    return told if len(told) <= LONGEST_SHOWN else f"{told[:LONGEST_SHOWN]}…"


def _unknown(
    table: dict[str, Any], known: tuple[str, ...], place: str, found: list[ProblemError]
) -> None:
    for key in table:
        if key not in known:
            found.append(ProblemError(f"{place}, {_short(key)}" if place else _short(key),
                                 N_("this key is not known here. Known are: {keys}."),
                                 keys=", ".join(known)))  # fmt: skip
