"""Who stands behind a change of a goal (hard lock 22): about one wording, per name."""

from collections.abc import Iterable

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.lines.talk import Line
from agendas.records.said import Consent, Record

BEHIND = ("", "behind")
DROPPED = "dropped"


class Stance(Record, frozen=True, kw_only=True):
    """Where somebody stands on a change: the word they chose, and their because.

    `choice` is "" or "behind" for who stands behind it; any other word is no consent.
    """

    name: str
    choice: str = ""
    because: str = ""


def consents(lines: TalkLines, place: int) -> tuple[Consent, ...]:
    """What was said here to changes that earlier talks proposed, each about the key of that change."""
    return tuple(
        Consent(
            **lines.said(line), about=line.about.removeprefix(ELSEWHERE), names=behind((line,)),
            left=left(lines, (line,)), dropped=line.choice == DROPPED,
        )
        for line in lines.of("consent", place)
        if line.about not in lines.by_id
    )  # fmt: skip


def stances(found: Iterable[Line]) -> tuple[Stance, ...]:
    """Where each person stands after these lines: the last word of each, and why, in their words."""
    names: dict[str, Stance] = {}
    for line in found:
        for name in line.who or (line.by if line.choice else ()):
            first = names.get(name.casefold())
            names[name.casefold()] = Stance(
                name=first.name if first else name, choice=line.choice, because=line.text
            )
    return tuple(names.values())


def behind(found: Iterable[Line]) -> tuple[str, ...]:
    """Who stands behind it after these lines."""
    return tuple(stance.name for stance in stances(found) if stance.choice in BEHIND)


def left(lines: TalkLines, about: Iterable[Line]) -> tuple[str, ...]:
    """Who shares the goal no longer, as lines about these say."""
    found = (one for line in about for one in lines.about(line.id, "leaves"))
    return tuple(dict.fromkeys(name for line in found for name in line.who))
