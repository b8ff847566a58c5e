"""The middle sections: what was put on the table, what it means, and the values that surfaced."""

from collections.abc import Iterable

from agendas.came_to.counting import ELSEWHERE
from agendas.came_to.grounds import DIRECTIONS, expected
from agendas.came_to.standings import STANDINGS
from agendas.lines.talk import Figure, Line, number
from agendas.records import vocabulary
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing, is_figure


def evidence(w: Writing) -> Section:
    """What was seen, heard, read or counted; each figure on one line with its meaning."""
    _ = w.say
    found = w.of("ground")
    lead = []
    if not found and w.visited("evidence"):
        lead.append(_("Nothing was put on the table this time."))
    items = (*evidence_of(w, found), *w.answers(w.remarks("evidence")))
    return Section(heading=_("Evidence"), lead=tuple(lead), items=items)


def evidence_of(w: Writing, lines: Iterable[Line]) -> list[Item]:
    """Pieces of evidence, each with its meaning, where it is from, and what was said to it."""
    return [Item(text=_line(w, line), below=_details(w, line)) for line in lines]


def _line(w: Writing, line: Line) -> str:
    if not is_figure(line):
        return w.said(line)
    shown = w.line(line.text)
    figure = line.value if isinstance(line.value, Figure) else Figure(said="")
    if w.line(figure.said) not in shown:
        shown = f"{shown}: {w.line(f'{figure.said} {figure.unit}')}"
    return f"{w.whose(shown, line)} — {meaning_of(w, line)}"


def meaning_of(w: Writing, line: Line) -> str:
    """What was said of a piece of evidence, each reading with whose it is; that it is open, else."""
    told = (_reading(w, reading, w.said_on_a_line(reading)) for reading in _readings(w, line.id))
    return "; ".join(told) or vocabulary.MEANING_OPEN[w.language]


def _readings(w: Writing, about: str) -> list[Line]:
    """The meanings and other readings of something, in the order in which they were said."""
    said = [line for line in w.about(about, "meaning") if line.choice != "open"]
    return sorted((*said, *w.about(about, "other reading")), key=lambda line: number(line.id))


def _reading(w: Writing, line: Line, said: str) -> str:
    _ = w.say
    return _("another reading: {text}").format(text=said) if line.kind == "other reading" else said


def _details(w: Writing, line: Line) -> tuple[str, ...]:
    _ = w.say
    w.about(line.id, "expectation")
    found = w.each(_("Expected beforehand: {text}"), expected(w.lines, line), line.by)
    found += w.voices(_("Source: {text}"), line.id, "source", line.by)
    found += w.voices(_("When and with whom: {text}"), line.id, "period", line.by)
    if direction := w.choice(line, "direction", DIRECTIONS):
        told = vocabulary.DIRECTION[direction][w.language]
        found.append(_("Points {direction}").format(direction=told))
    if sign := sign_of(w, line):
        found += w.told(_("Looked at for: {text}"), sign)
    return (*found, *w.said_to(line))


def sign_of(w: Writing, line: Line) -> str:
    """The words of the sign that evidence is tied to; "" where it is tied to none."""
    brought = {item.id: item.text for item in w.began.began.brought.indicators}
    about = w.lines.by_id.get(line.about)
    return about.text if about and about.kind == "sign" else brought.get(line.about, "")


def meaning(w: Writing) -> Section:
    """Readings side by side, then where it stands: in words, by whoever gives account."""
    _ = w.say
    grounds = {line.id: line for line in w.lines.of("ground", w.place)}
    told = [line for line in w.of("meaning") if line.choice != "open"]
    told = [
        line for line in (*told, *w.of("other reading")) if not line.about.startswith(ELSEWHERE)
    ]
    readings = sorted(told, key=lambda line: number(line.id))
    items = []
    for line in readings:
        about = grounds.get(line.about)
        if about is None:
            items.append(Item(text=_whole(w, line)))
        elif about is not None and not is_figure(about):
            said = _reading(w, line, w.said(line))
            sentence = _("About “{evidence}”: {text}")
            items.append(Item(text=sentence.format(evidence=w.line(about.text), text=said)))
    w.of("standing")
    standings = w.lines.choices("standing", STANDINGS, w.place)
    items += [Item(text=_standing(w, line)) for line in standings]
    lead = []
    if not readings and not standings and w.visited("interpretation"):
        lead.append(_("Nothing was said yet about what it means."))
    items += w.answers(w.remarks("interpretation"))
    return Section(heading=_("What it means"), lead=tuple(lead), items=tuple(items))


def _whole(w: Writing, line: Line) -> str:
    _ = w.say
    said = w.said(line)
    return _("Another reading: {text}").format(text=said) if line.kind == "other reading" else said


def _standing(w: Writing, line: Line) -> str:
    _ = w.say
    word = vocabulary.STANDING[line.choice][w.language]
    return _("Where it stands: {word}, because {text}").format(word=word, text=w.said(line))


def values(w: Writing) -> Section:
    """Values in the speakers' words, each with the moment it showed."""
    return Section(heading=w.say("Values that surfaced"), items=values_of(w, w.of("value")))


def values_of(w: Writing, lines: Iterable[Line]) -> tuple[Item, ...]:
    """Values, each with the moments it showed and what was said to it."""
    _ = w.say
    return tuple(
        Item(
            text=w.said(line),
            below=(
                *w.voices(_("The moment: {text}"), line.id, "moment", line.by),
                *w.said_to(line),
            ),
        )
        for line in lines
    )
