"""Who stands behind a change of a goal (hard lock 22): about one wording, per name."""

from collections.abc import Iterable, Sequence

import msgspec

from agendas.came_to.counting import ELSEWHERE, TalkLines, beside_choice
from agendas.lines.talk import Line
from agendas.parsing.choices import says_why
from agendas.parsing.takes_back import takes_back
from agendas.records.said import Consent, Stance

BEHIND = ("", "behind")
DROPPED = "dropped"
BESIDE = " / "  # between lines of one person that stand as what they said to a choice
_replace = msgspec.structs.replace


def consents(lines: TalkLines, place: int) -> tuple[Consent, ...]:
    """What was said here to changes that earlier talks proposed, each about the key of that change.

    Of each person the last word on a change counts, under the line that says it.
    """
    said = [line for line in lines.of("consent", place) if line.about not in lines.by_id]
    found = []
    for line in said:
        last = last_words(on_the_same(said, line), line)
        found.append(
            Consent(
                **lines.said(line), about=_key(line), left=left(lines, (line,)),
                names=tuple(one.name for one in last if one.choice in BEHIND),
                apart=tuple(one for one in last if one.choice not in (*BEHIND, DROPPED)),
                spoke=spoke(on_the_same(said, line)),
                dropped=line.choice == DROPPED,
            )
        )  # fmt: skip
    return tuple(found)


def on_the_same(said: Iterable[Line], line: Line) -> list[Line]:
    """Those of these lines that are about the same change as one of them."""
    return [one for one in said if _key(one) == _key(line)]


def last_words(said: Sequence[Line], line: Line) -> tuple[Stance, ...]:
    """Where those stand whose last word is this line, of all that was `said` of one change in turn.

    Who says more later has their word here still; who was behind it and takes that back has it nowhere.
    """
    at = said.index(line)
    until = stances(said[: at + 1])
    behind_it = {one.name.casefold() for one in until if one.choice in BEHIND}
    later: set[str] = set()
    for one in said[at + 1 :]:
        names = {name.casefold() for name in one.who or one.by}
        later |= names if one.choice or one.who else names & behind_it if _back(one) else set()
    mine = {name.casefold() for name in line.who or line.by} - later
    return tuple(one for one in until if one.name.casefold() in mine)


def _key(line: Line) -> str:
    return line.about.removeprefix(ELSEWHERE)


def stances(found: Iterable[Line]) -> tuple[Stance, ...]:
    """Where each person stands after these lines: the last word of each, and why, in their words.

    What somebody says after it changes nothing, but for who is behind it and then says to doubt or object:
    that is open again, as nobody is held to a word they doubt.
    """
    names: dict[str, Stance] = {}
    why: dict[str, list[str]] = {}  # what somebody said before choosing
    for line in found:
        if not line.choice and not line.who:
            for low in (name.casefold() for name in line.by):
                why.setdefault(low, []).append(line.text)
                if _only_why(line) and low in names:
                    names[low] = _replace(names[low], because=line.text)
                elif low in names and names[low].choice in BEHIND and _back(line):
                    names.pop(low)
            continue
        for name in line.who or line.by:
            low = name.casefold()
            first = names.get(low)
            names[low] = Stance(
                name=first.name if first else name, choice=line.choice,
                because=beside_choice(line) or BESIDE.join(why.get(low, ())),
            )  # fmt: skip
    return tuple(names.values())


def said_apart(
    lines: TalkLines, place: int, about: str, apart: Sequence[str] = ("not", "absent")
) -> tuple[str, ...]:
    """Who said by name that they are not behind a change, or were not there: only they take that back.

    `apart` is which of the two are asked for. What was said to it in an earlier talk holds, too, but for who was not there then.
    """
    said, names = lines.about(about, "consent"), lines.talk.names
    own = {
        one.name.casefold(): one for one in stances(one for one in said if len(one.by) < len(names))
    }
    found = {name for name, one in own.items() if one.choice in apart}
    for earlier in lines.talk.passes[place].began.brought.pending:
        if ELSEWHERE + earlier.id == about and "not" in apart:
            was = {one.name.casefold() for one in earlier.apart if one.choice == "not"}
            found |= was - own.keys()
    return tuple(name for name in names if name.casefold() in found)


def stands_still(before: Iterable[Stance], now: Iterable[Stance]) -> tuple[Stance, ...]:
    """Where people stand `now`; who is still not behind it and says no more has the reason of `before`."""
    why = {one.name.casefold(): one for one in before if one.choice == "not"}
    return tuple(
        _replace(why.get(one.name.casefold(), one), name=one.name)
        if one.choice == "not" and not one.because
        else one
        for one in now
    )


def _only_why(line: Line) -> bool:
    """Whether a line chooses nothing, and says no more than why."""
    return not line.choice and not line.who and says_why(line.text)


def is_beside_vote(line: Line) -> bool:
    """Whether words at a vote are a remark: none of them tells why one is, or is not, behind it."""
    told = line.kind == "consent" and line.text and not (line.who and not line.choice)
    return bool(told) and (not line.choice or (line.choice in BEHIND and not says_why(line.text)))


def has_chosen(lines: TalkLines, line: Line) -> bool:
    """Whether each who says a line about words chose where they stand, and stands there still."""
    said = lines.about(line.about, "consent")
    stand = {one.name.casefold() for one in stances(said if line in said else (*said, line))}
    return bool(line.by) and {name.casefold() for name in line.by} <= stand


def _back(line: Line) -> bool:
    """Whether a line takes back that its speaker stands behind it."""
    return not _only_why(line) and takes_back(line.text)


def behind(found: Iterable[Line]) -> tuple[str, ...]:
    """Who stands behind it after these lines."""
    return tuple(stance.name for stance in stances(found) if stance.choice in BEHIND)


def left(lines: TalkLines, about: Iterable[Line]) -> tuple[str, ...]:
    """Who shares the goal no longer, as lines about these say."""
    found = (one for line in about for one in lines.about(line.id, "leaves"))
    return tuple(dict.fromkeys(name for line in found for name in line.who))


def spoke(found: Sequence[Line]) -> tuple[str, ...]:
    """Who said something, and by their last word stands nowhere: it is open, and they were heard."""
    stand = {one.name.casefold() for one in stances(found)}
    names = (name for line in found for name in line.who or line.by)
    return tuple(dict.fromkeys(name for name in names if name.casefold() not in stand))


def apart(found: Iterable[Line]) -> tuple[Stance, ...]:
    """Who does not stand behind it or was not there, after these lines, and why."""
    return tuple(one for one in stances(found) if one.choice not in BEHIND)
