"""Who stands behind a change of a goal (hard lock 22): about one wording, per name."""

from collections.abc import Iterable

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.lines.talk import Line
from agendas.records.said import Consent

BEHIND = ("", "behind")
DROPPED = "dropped"


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


def behind(found: Iterable[Line]) -> tuple[str, ...]:
    """Who stands behind it after these lines: each person's last word counts."""
    names: dict[str, str] = {}
    for line in found:
        for name in line.who or line.by:
            if line.choice in BEHIND:
                names.setdefault(name.casefold(), name)
            else:
                names.pop(name.casefold(), None)
    return tuple(names.values())


def left(lines: TalkLines, about: Iterable[Line]) -> tuple[str, ...]:
    """Who shares the goal no longer, as lines about these say."""
    found = (one for line in about for one in lines.about(line.id, "leaves"))
    return tuple(dict.fromkeys(name for line in found for name in line.who))
