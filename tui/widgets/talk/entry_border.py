"""The borders of the entry: whose the line is, and what Enter will make of it (conversation.md §10).

On a narrow screen quoted words are shortened, and what a key does goes; the key and the name stay.
"""

import re
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from agendas.came_to.goal.consents import has_chosen
from agendas.conduct.conductor import Conductor, Lamp, Line, Meant
from agendas.conduct.earlier_steps import steps
from agendas.conduct.shown import chosen_word
from agendas.errors import N_
from agendas.lines.talk import Figure
from agendas.records.said import Language
from agendas.records.vocabulary import LINE_KIND
from agendas.text import kept, one_line
from locales import _, weekday_date
from tui.keys import NAMES
from tui.widgets.talk.asked import sign_climbed
from tui.words.kind_words import day_words, kind_word
from tui.words.signs import Roster, bar

OPEN = "○"  # nobody yet
SAID = LINE_KIND["remark"]
# What an answer to a rung of the ladder is, in the words in which it is told beside the talk.
ANSWERS = {
    "enough": N_("whether that is enough"),
    "key_word": N_("what we mean by it"),
    "would_see": N_("what we would see"),
    "of_us": N_("what it asks of us"),
}
AN_ANSWER, A_REMARK = N_("an answer to this"), N_("a remark on this")
INITIATIVE = LINE_KIND["initiative"]
MOST_QUOTED, FEWEST_QUOTED, BARELY_QUOTED = 28, 15, 10  # cells of another line's words
ON_LADDER = 22  # of a sign's, where an answer tells in many what it is


class Border(NamedTuple):
    """What stands in a border: its words, and the role of the sign before them; "" for quiet ink."""

    words: str
    role: str = ""


def upper(talk: Conductor, text: str, roster: Roster, width: int, undone: str = "") -> Border:
    """Whose the line is, or what is being done: "● Marieke", "○ who? tab Henk", "jo? tab Joost · Jolanda"."""
    if line := talk.find(talk.marked or talk.editing):
        mark = roster.mark(line.by[0]) if line.by else None
        who = ", ".join(map(one_line, line.by)) or _("who?")
        who = _("{name} joins").format(name=who) if talk.just_joined(line) else who
        words = _fit(f"{bar()} {who}: ", talk.told(line), "", width)
        return Border(words, mark.role if mark else "")
    if undone and not kept(text):
        return Border(_("undone: {what}").format(what=undone))
    found = talk.meant(text)
    if found is None:
        return Border("")
    by, each = found.line.by, talk.meant_each(text)
    if len({(one.line.by, one.line.maybe) for one in each}) > 1:
        return Border(_either((_several(each),), width))
    count = _("{count} lines").format(count=len(each)) if len(each) > 1 else ""
    if found.joins:
        joins = _("{name} joins?").format(name=one_line(found.joins))
        return Border(_either((joins, one_line(found.joins)), width))
    if by:
        mark = roster.mark(by[0])
        names = ", ".join(map(one_line, by))
        sign = f"{mark.sign} " if mark.sign and len(by) == 1 else ""
        covered = _("covered") if talk.covering else ""
        held = _("here") if talk.held == by and not kept(text) else ""
        told = f"{sign}{', '.join(filter(None, (names, covered, held, count)))}"
        if held and talk.newest():  # a key too late for the line that is on record
            before = _("{told} · the line before: {up} tab").format(told=told, up=NAMES["up"])
            told = _either((before, told), width)
        return Border(told, mark.role if len(by) == 1 else "")
    asked = _open(talk, found, text, width)
    return Border(_either((f"{asked} · {count}", asked), width) if count else asked)


def _several(each: list[Meant]) -> str:
    """Of how many lines each voice is one: "3 lines: Anna-Lise, who?, Bea"."""
    who = (
        ", ".join(map(one_line, one.line.by))
        or (f"{one_line(one.line.maybe)}?" if one.line.maybe else _("who?"))
        for one in each
    )
    names = ", ".join(dict.fromkeys(who))
    return _("{count} lines: {names}").format(count=len(each), names=names)


def _open(talk: Conductor, found: Meant, text: str, width: int) -> str:
    fits = found.fits(talk.talk.names)
    maybe = one_line(found.line.maybe)
    if fits:
        names = " · ".join(map(one_line, fits))
        return _either(
            (_("{maybe}? tab {names}").format(maybe=maybe, names=names), f"{maybe}?"), width
        )
    if maybe:
        head = (
            maybe
            if cell_len(maybe) <= MOST_QUOTED
            else f"{set_cell_size(maybe, MOST_QUOTED).rstrip()}…"
        )
        close = " · ".join(map(one_line, found.near(talk.talk.names)))
        if close:
            asked = _("“{maybe}”: {names}? tab").format(maybe=head, names=close)
            return _either((asked, f"{close}?"), width)
        return _either((f"“{head}”? tab", f"“{head}”?"), width)
    last = one_line(talk.offered(text))
    asked = _("who?")
    who = f"{OPEN} {asked}"
    return _either((f"{who} tab {last}", who), width) if last else who


def lower(talk: Conductor, text: str, width: int, key: str = "f6", away: str = "f7") -> str:
    """What Enter makes of the line: "becomes: seen, figure “three of the four classes”"."""
    if talk.marked:
        return _of_marked(talk, width, key, away)
    if talk.editing:
        return _("enter keeps the words")
    found = talk.meant(text)
    if found is None:
        return ""
    line, language = found.line, talk.language
    lamp = talk.taking()
    choices = (
        lamp.choices
        if lamp and found.slot is lamp.slot and found.slot.choices
        else found.slot.choices
    )
    becomes = _stands_as(line, lamp if lamp and found.slot is lamp.slot else None, language)
    if found.slot.becomes == "goals":
        becomes = _("the goals of this talk")
    elif (
        choices
        and not line.choice
        and not found.stays_open
        and not (line.kind == "consent" and has_chosen(talk.lines, line))
    ):
        count = len(choices)
        becomes = (
            _("open, 1–{last}").format(last=count)
            if kept(text)
            else _("1–{last}, or words").format(last=count)
        )
    elif line.kind == "ground" and isinstance(line.value, Figure):
        seen = "…" if talk.covering else one_line(line.value.said)
        becomes = _("seen, figure “{figure}”").format(figure=seen)
    along = ""
    if day := day_words(line, language):
        becomes = f"{becomes}: {day}"
    if found.tells_on:
        along = weekday_date(found.tells_on, language)
        along = f"{LINE_KIND['appointment'][language]}: {along}"
        becomes = f"{becomes}, {along}"
    if talk.makes_agreed(line):
        becomes = _("{kind}; with that everyone is").format(kind=becomes)
    if found.stays_open:
        becomes = _("{kind}; it stays open").format(kind=becomes)
    about = talk.find(line.about or found.expected)
    expected = talk.find(found.expected) if line.about else None
    becomes = _("another reading") if becomes == LINE_KIND["other reading"][language] else becomes
    told = _("becomes: {kind}").format(kind=becomes)
    of_several = kept(text) and steps(talk.talk).keys() > {line.about}
    is_told = lamp and line.about == lamp.about and not of_several
    words = talk.told(about) if about else talk.words_of(line.about) * (not is_told)
    if about and about.kind == "decision":  # what was said with a choice is not these words
        words = "" if line.kind == "wording" else chosen_word(about, language)
    is_so = lamp and (found.slot is lamp.slot or (found.slot.tied and lamp.slot.tied))
    signs = talk.may_be_of(lamp) if lamp and is_so else 0
    on_ladder = found.slot.name in ANSWERS
    if on_ladder and line.about == sign_climbed(talk):
        words = ""  # there is no other that it can be about
    waits, bare = talk.told(expected) if expected else "", key
    whole = ON_LADDER if on_ladder else MOST_QUOTED
    quoted = [
        ", ".join(filter(None, (told, _beside(words, most), _beside(waits, most))))
        for most in (whole, FEWEST_QUOTED, BARELY_QUOTED)
    ]
    if lamp and line.kind != "ground" and talk.is_seen_early(line.text, lamp):
        key = f"{key} {LINE_KIND['figure'][language]}"
    elif signs > 1 and found.slot.tied and not line.about:
        to = _beside(talk.sign_named(line.text, found.slot), FEWEST_QUOTED)
        key = " ".join(filter(None, (key, to)))
    elif named := _beside(talk.step_named(found), FEWEST_QUOTED):
        key = f"{key} {named}"
    elif found.slot.of == "initiative" and talk.other_steps(found):
        key = _("{key} another initiative").format(key=key)
    elif signs > 1 and not on_ladder:
        key = _("{key} another sign").format(key=key)
    least = [told]
    if along:
        least.append(along)
    elif day and about and about.by:  # whose it is stays, where their words have no room
        name = ", ".join(map(one_line, about.by))
        least = [f"{told}, {name}", f"{day}, {name}"]
    fits = [f"{one} · {hint}" for hint in (key, bare) for one in quoted]
    fits.append(quoted[-1])  # what it is about goes before a key
    fits += [f"{one} · {hint}" for one in least for hint in (key, bare)]
    return _either((*fits, *least), width)


def _beside(words: str, most: int) -> str:
    """What a line is about in its first words; "" for nothing."""
    return _("with “{text}”").format(text=_short(one_line(words), most)) if words else ""


def _stands_as(line: Line, lamp: Lamp | None, language: Language) -> str:
    """What a line is; of what answers the question of a `lamp` what that asks for."""
    word = kind_word(line, language)
    if lamp and line.kind == lamp.slot.line == "remark" and word == SAID[language]:
        other = A_REMARK if lamp.slot.name == "itch" else AN_ANSWER  # what chafes answers nothing
        return _(ANSWERS.get(lamp.slot.name, other))
    return _("an initiative") if word == INITIATIVE[language] else word


def _of_marked(talk: Conductor, width: int, key: str, away: str) -> str:
    """As what the marked line stands, and what the keys do with it."""
    line, short = talk.find(talk.marked), "tab · f6 · ← → · ↓"
    hints = _("tab whose · {as_what} as what · ← → · enter card · ↓").format(as_what=key)
    if line is None:
        return _either((hints, short), width)
    under = talk.lamp_under(line)
    early = under is not None and talk.is_seen_early(line.text, under)
    if early:
        hints = _("tab whose · {as_what} {kind} · ← → · enter card · ↓")
        hints = hints.format(as_what=key, kind=LINE_KIND["figure"][talk.language])
    stands = _stands_as(line, under, talk.language)
    if words := talk.put_with(line):
        stands = f"{stands}, {_beside(words, FEWEST_QUOTED)}"
    fits = [hints, f"{stands} · {short}"] if early else [f"{stands} · {short}", hints]
    strikes = _("{key} put back") if line.withdrawn else _("{key} withdraw")
    whole = hints.replace("← →", f"← → · {strikes.format(key=away)}")
    return _either((f"{stands} · {whole}", f"{stands} · {hints}", *fits, short), width)


def drawn(words: str, role: str = "", keys: tuple[str, ...] = ("tab",)) -> Content:
    """A border as it is drawn: a person's sign in their hue, keys as keys, words in ink."""
    told = Content(words).stylize("$ink" if role else "$quiet")
    if role and len(words) > 1 and words[1] == " ":
        told = told.stylize(role, 0, 1)
    for key in keys:
        for found in re.finditer(rf"(?<!\w){re.escape(key)}(?!\w)", words):
            told = told.stylize("bold $accent", found.start(), found.end())
    return told


def _short(text: str, most: int) -> str:
    return text if cell_len(text) <= most else f"{set_cell_size(text, most - 1).rstrip()}…"


def _either(told: tuple[str, ...], width: int) -> str:
    """The first that fits; the last one fits always, cut with a sign."""
    for words in told:
        if cell_len(words) <= width:
            return words
    return f"{set_cell_size(told[-1], max(1, width - 1)).rstrip()}…"


def _fit(before: str, text: str, after: str, width: int) -> str:
    room = max(4, width - cell_len(before) - cell_len(after))
    if cell_len(text) > room:
        text = f"{set_cell_size(text, room - 1).rstrip()}…"
    return f"{before}{text}{after}"


__all__ = ["Border", "Line", "lower", "upper"]
