"""The middle sections: what was put on the table, what it means, and the values that surfaced."""

from collections.abc import Iterable, Iterator, Sequence

from agendas.came_to.counting import ELSEWHERE, beside_choice
from agendas.came_to.grounds import DIRECTIONS, expected
from agendas.came_to.standings import STANDINGS, is_givers
from agendas.lines.talk import Figure, Line, number
from agendas.parsing.choices import beyond_open, is_none
from agendas.records import vocabulary
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing, capital, is_figure, slot_of, told_of
from minutes.sections.reasons import behind, with_reason


def evidence(w: Writing) -> Section:
    """What was seen, heard, read or counted, sign by sign; each figure on one line with its meaning."""
    _ = w.say
    found = w.of("ground")
    signs = list(dict.fromkeys(sign_of(w, line) for line in found))
    found = sorted(found, key=lambda line: signs.index(sign_of(w, line)))
    lead = []
    if not found and w.visited("evidence") and not w.is_passed_over("evidence"):
        lead.append(_("Nothing was put on the table this time."))
    remarks = w.remarks("evidence")
    hopes = [line for line in remarks if line.kind == "expectation"]
    others = w.answers(line for line in remarks if line not in hopes)
    of_figures = [one.id for line in found for one in expected(w.lines, line)]
    hopes = [line for line in hopes if line.id not in of_figures]  # of no figure in particular
    w.seen(hopes)
    items = (*evidence_of(w, found), *_hoped(w, hopes), *others)
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
    said = _readings(w, line.id)
    found = w.row_of(said, lambda one: _reading(w, one, w.said_on_a_line(one)))
    left = [o for o in w.lines.about(line.id, "meaning") if o.choice == "open" and o.text.strip()]
    if found:  # somebody told it since: what left it open are words
        w.seen(left)
        return "; ".join((found, *(w.said_on_a_line(one) for one in left)))
    still = vocabulary.MEANING_OPEN[w.language]
    told = w.row_of(left, lambda o: w.whose(behind(w, still, beyond_open(w.line(o.text))), o))
    return told or still


def _readings(w: Writing, about: str) -> list[Line]:
    """The meanings and other readings of something, in the order in which they were said."""
    said = [line for line in w.about(about, "meaning") if line.choice != "open"]
    return sorted((*said, *w.about(about, "other reading")), key=lambda line: number(line.id))


def _reading(w: Writing, line: Line, said: str) -> str:
    return (
        w.say("another reading: {text}").format(text=said) if line.kind == "other reading" else said
    )


def _details(w: Writing, line: Line) -> tuple[str, ...]:
    _ = w.say
    w.about(line.id, "expectation")  # only each one's last word is told
    w.seen(hoped := expected(w.lines, line))
    found = w.each(_("Expected beforehand: {text}"), hoped)
    found += w.voices(_("Source: {text}"), line.id, "source", line.by)
    found += w.voices(_("When and with whom: {text}"), line.id, "period", line.by)
    if direction := w.choice(line, "direction", DIRECTIONS):
        told = vocabulary.DIRECTION[direction][w.language]
        found.append(_("Points {direction}").format(direction=told))
    if sign := sign_of(w, line):
        found += w.told(_("Looked at for: {text}"), sign)
    return (*found, *w.said_to(line))


def _hoped(w: Writing, hopes: Sequence[Line]) -> Iterator[Item]:
    """What was expected of no figure in particular; where there are several signs, sign by sign."""
    told = w.say("Expected beforehand: {text}")
    signs = len([*w.began.began.brought.indicators, *w.lines.of("sign", w.place)])
    for sign in dict.fromkeys(sign_of(w, line) for line in hopes):
        found = [line for line in hopes if sign_of(w, line) == sign]
        if not sign or signs < 2:
            yield from (Item(text=text) for text in w.each(told, found))
        else:
            text = w.row_of(found)
            of_it = w.say("Expected beforehand, of “{sign}”: {text}")
            yield Item(text=of_it.format(sign=w.line(sign), text=text))


def sign_of(w: Writing, line: Line) -> str:
    """The words of the sign that evidence is tied to; "" where it is tied to none."""
    brought = {item.id: item.text for item in w.began.began.brought.indicators}
    about = w.lines.by_id.get(line.about)
    return about.text if about and about.kind == "sign" else brought.get(line.about, "")


def meaning(w: Writing) -> Section:
    """Readings side by side, each person's with where they see it stand; standing is said, never computed."""
    grounds = {line.id: line for line in w.lines.of("ground", w.place)}
    told = [line for line in w.of("meaning") if line.choice != "open"]
    backs = {told_of(back): back.initiative.text for back in w.began.began.looked_back}
    told = [
        line
        for line in (*told, *w.of("other reading"))
        if not line.about.startswith(ELSEWHERE) or line.about in backs
    ]
    readings = sorted(told, key=lambda line: number(line.id))
    about = {line.id: line.text for line in grounds.values()} | backs
    said = [
        (line, _told(w, line, about.get(line.about, "")))
        for line in readings
        if line.about not in grounds or not is_figure(grounds[line.about])
    ]
    standings = [
        one for one in w.choices("standing", STANDINGS, w.place) if one.id not in w.lines.earlier
    ]
    said += [(line, _standing(w, line)) for line in standings]
    lead = []
    silent = not readings and not standings and w.visited("interpretation")
    if silent and not w.is_passed_over("meaning"):
        lead.append(w.say("Nothing was said yet about what it means."))
    beside, items = _side_by_side(w, said)
    items += _of_readings(w)
    open_still = [line for line in w.lines.of("standing", w.place) if not line.choice]
    rest = sorted((*w.remarks("interpretation"), *open_still), key=lambda one: number(one.id))
    items += w.answers(line for line in rest if line.id not in w.shown)
    return Section(
        heading=w.say("What it means"), lead=tuple(lead), beside=beside, items=tuple(items)
    )


def _of_readings(w: Writing) -> list[Item]:
    """That nobody read the facts otherwise, and how those who did the last time see it now."""
    _ = w.say
    found = []
    before = {other.id: other for other in w.began.began.brought.others}
    for line in w.remarks("interpretation"):
        text, names = w.line(line.text), w.names(line.by)
        if slot_of(line) == "other_reading" and is_none(line.text):
            others = w.lines.of("other reading", w.place)
            if names:
                told = capital(_("{name} saw no other reading of the facts.").format(name=names))
            elif others:
                continue  # somebody did: it stands as it was said
            else:
                told = _("Nobody read the facts otherwise.")
        elif other := before.get(line.about):
            who = w.line(other.by) or _("Somebody")
            told = _("{name} read it otherwise last time (“{other}”); now: {text}").format(
                name=who, other=w.line(other.text), text=text
            )
            told = capital(told)
            told = told if other.by.casefold() == names.casefold() else w.whose(told, line)
        else:
            continue
        w.seen([line])
        found.append(Item(text=told, below=tuple(w.said_to(line))))
    return found


def _side_by_side(w: Writing, said: list[tuple[Line, str]]) -> tuple[tuple[Item, ...], list[Item]]:
    """What each said under their name, where two or more did; what is open stands by itself."""
    voices: dict[str, tuple[str, list[str]]] = {}
    for line, text in said:
        if line.by:
            name = w.names(line.by)
            voices.setdefault(name.casefold(), (name, []))[1].append(text)
    if len(voices) < 2:
        return (), [Item(text=w.whose(text, line)) for line, text in said]
    giver = w.began.account_giver.casefold()  # speaks first
    in_order = sorted(voices.items(), key=lambda voice: voice[0] != giver)
    beside = tuple(Item(text=name, below=tuple(texts)) for _key, (name, texts) in in_order)
    return beside, [Item(text=text) for line, text in said if not line.by]


def _told(w: Writing, line: Line, about: str) -> str:
    _ = w.say
    text, other = w.text(line.text), line.kind == "other reading"
    if about:
        told = (
            _("Another reading of “{evidence}”: {text}")
            if other
            else _("About “{evidence}”: {text}")
        )
        return told.format(evidence=w.line(about), text=text)
    return _("{text} (another reading)").format(text=text.rstrip(".")) if other else text


def _standing(w: Writing, line: Line) -> str:
    """Where it stands as whoever gives account says; how another sees it is a reading of theirs."""
    if is_givers(w.lines, w.place, line):
        return with_reason(w, _stands(w, line.choice), w.text(beside_choice(line)))
    word, text = vocabulary.STANDING[line.choice][w.language], w.text(beside_choice(line))
    told = with_reason(w, word, text)
    if told.startswith(f"{word}:"):
        return behind(w, w.say("Sees it as “{standing}”").format(standing=word), text)
    return w.say("Sees it as: {standing}").format(standing=told)


def _stands(w: Writing, choice: str) -> str:
    _ = w.say
    return {
        "came-closer": _("The goal came closer"),
        "on-its-way": _("The goal is on its way"),
        "not-visible-yet": _("The goal is not visible yet"),
        "moved-away": _("The goal moved away"),
        "cannot-tell": _("Whether the goal came closer cannot be told"),
    }[choice]


def values(w: Writing) -> Section:
    """Values in the speakers' words, each with the moment it showed."""
    return Section(heading=w.say("Values that surfaced"), items=values_of(w, w.of("value")))


def values_of(w: Writing, lines: Iterable[Line]) -> tuple[Item, ...]:
    """Values, each with the moments it showed and what was said to it."""
    return tuple(_value(w, line) for line in lines)


def _value(w: Writing, line: Line) -> Item:
    moments = w.about(line.id, "moment")
    told = w.said_to(line)
    if len(moments) == 1 and moments[0].by == line.by:
        sentence = w.say("{value}, at this moment: {moment}")
        text = sentence.format(value=w.text(line.text), moment=w.line(moments[0].text))
        return Item(text=w.whose(text, line), below=tuple(told))
    below = w.each(w.say("The moment: {text}"), moments, line.by)
    return Item(text=w.said(line), below=(*below, *told))
