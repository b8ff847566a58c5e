"""The middle sections: what was put on the table, what it means, and the values that surfaced."""

from agendas.records import vocabulary
from agendas.records.meeting import standing_records
from agendas.records.said import Evidence, Meaning, Standing
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing


def evidence(w: Writing) -> Section:
    """What was seen, heard, read or counted; each figure on one line with its meaning."""
    _ = w.say
    records = standing_records(w.segment.evidence)
    lead = []
    if not records and w.visited("evidence"):
        lead.append(_("Nothing was put on the table this time."))
    expected = {record.expected.strip() for record in records if record.expected}
    remarks = [
        remark
        for remark in w.remarks("evidence")
        if remark.slot != "expectation" or remark.text.strip() not in expected
    ]
    items = [Item(text=_line(w, record), below=_details(w, record)) for record in records]
    return Section(heading=_("Evidence"), lead=tuple(lead), items=(*items, *w.answers(remarks)))


def _line(w: Writing, record: Evidence) -> str:
    if record.kind != "figure":
        return w.said(record)
    shown = w.line(record.text)
    figure = w.line(f"{record.figure} {record.unit}")
    if w.line(record.figure) not in shown:
        shown = f"{shown}: {figure}"
    told = "; ".join(readings_of(w, record)) or vocabulary.MEANING_OPEN[w.language]
    return f"{w.whose(shown, record)} — {told}"


def readings_of(w: Writing, record: Evidence) -> list[str]:
    """What was said of a piece of evidence, each reading on a line with whose it is."""
    about = [m for m in standing_records(w.segment.meanings) if m.about == record.id]
    return [_reading(w, m, w.said_on_a_line(m)) for m in about]


def _reading(w: Writing, meaning: Meaning, said: str) -> str:
    _ = w.say
    return _("another reading: {text}").format(text=said) if meaning.other else said


def _details(w: Writing, record: Evidence) -> tuple[str, ...]:
    _ = w.say
    found = w.told(_("Expected beforehand: {text}"), record.expected)
    for guess in standing_records(w.segment.guesses):
        if guess.about == record.id:
            found.append(_("Expected beforehand: {text}").format(text=w.said(guess)))
    found += w.told(_("Source: {text}"), record.source)
    found += w.told(_("When and with whom: {text}"), record.period)
    if record.direction:
        direction = vocabulary.DIRECTION[record.direction][w.language]
        found.append(_("Points {direction}").format(direction=direction))
    looked_at = next((i for i in w.segment.indicators if i.id == record.indicator), None)
    if record.indicator and looked_at and not looked_at.withdrawn:
        found += w.told(_("Looked at for: {text}"), looked_at.text)
    return tuple(found)


def meaning(w: Writing) -> Section:
    """Readings side by side, then where it stands: in words, by whoever gives account."""
    _ = w.say
    by_id = {record.id: record for record in standing_records(w.segment.evidence)}
    readings = standing_records(w.segment.meanings)
    items = []
    for reading in readings:
        about = by_id.get(reading.about)
        if about is None:
            items.append(Item(text=_whole(w, reading)))
        elif about.kind != "figure":
            said = _reading(w, reading, w.said(reading))
            sentence = _("About “{evidence}”: {text}")
            items.append(Item(text=sentence.format(evidence=w.line(about.text), text=said)))
    standings = standing_records(w.segment.standings)
    items += [Item(text=_standing(w, standing)) for standing in standings]
    items += w.answers(w.remarks("interpretation"))
    lead = []
    if not readings and not standings and w.visited("interpretation"):
        lead.append(_("Nothing was said yet about what it means."))
    return Section(heading=_("What it means"), lead=tuple(lead), items=tuple(items))


def _whole(w: Writing, reading: Meaning) -> str:
    _ = w.say
    said = w.said(reading)
    return _("Another reading: {text}").format(text=said) if reading.other else said


def _standing(w: Writing, standing: Standing) -> str:
    _ = w.say
    word = vocabulary.STANDING[standing.word][w.language]
    return _("Where it stands: {word}, because {text}").format(word=word, text=w.said(standing))


def values(w: Writing) -> Section:
    """Values in the speakers' words, each with the moment it showed."""
    _ = w.say
    items = tuple(
        Item(
            text=w.said(value),
            below=(*w.told(_("The moment: {text}"), value.moment), *w.said_to(value)),
        )
        for value in standing_records(w.segment.values)
    )
    return Section(heading=_("Values that surfaced"), items=items)
