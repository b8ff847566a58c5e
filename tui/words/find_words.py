"""What is told of a place where something was said: the same on the screen and in the shell."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from agendas.records.said import Words
from agendas.records.vocabulary import LINE_KIND, PHASE_KIND, SHORT_PHASE_KIND
from agendas.text import one_line
from locales import _, long_date, spoken
from store.find import Hit

GOAL = Words(nl="doel", en="goal")


class FoundLine(NamedTuple):
    """A line that was found, and as what it was said: in one talk the same words stand once."""

    hit: Hit
    kinds: tuple[str, ...]


def once(hits: Iterable[Hit]) -> list[FoundLine]:
    """The lines in their order: what the same person, or nobody by name, said anew is the same line."""
    found: list[FoundLine] = []
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)  # their places
    for hit in hits:
        kinds = tuple(filter(None, (as_what(hit),)))
        places = alike[hit.meeting, one_line(hit.text).casefold()]
        for place in places:
            other, as_other = found[place]
            if len({hit.by.casefold(), other.by.casefold()} - {""}) < 2:
                one = other if other.by else hit
                found[place] = FoundLine(one, tuple(dict.fromkeys((*as_other, *kinds))))
                break
        else:
            places.append(len(found))
            found.append(FoundLine(hit, kinds))
    return found


def whose(hit: Hit) -> str:
    """Who said it, or that it stands in a check-in of one's own."""
    return _("check-in, for you alone") if hit.private else one_line(hit.by)


def where(hit: Hit) -> str:
    """In which phase, on which day here, and about which goal."""
    day = long_date(hit.started.astimezone().date())
    return "  ".join((hit.phase[spoken()], day, one_line(hit.goal)))


def said_as(hit: Hit) -> Words | None:
    """As what it was said, in a word or two: a reading, evidence; None where no word tells."""
    return GOAL if hit.kind == "goal" else LINE_KIND.get(hit.kind)


def as_what(hit: Hit) -> str:
    """As what it was said, in the language that is spoken; its phase where no word tells.

    "" for where a line of a plan belongs: the words say that themselves.
    """
    if hit.kind == "exit":
        return ""
    told = said_as(hit)
    return told[spoken()] if told else short_phase(hit.phase)


def short_phase(title: Words) -> str:
    """The title of a phase in one word, where it has a short one."""
    kind = next((kind for kind, known in PHASE_KIND.items() if known == title), "")
    return one_line(SHORT_PHASE_KIND.get(kind, title)[spoken()])
