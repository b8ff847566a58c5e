"""The sections of the minutes, in order; each gives a heading and its lines.

A line is a tuple: what it says, then what belongs under it.
"""

from collections.abc import Callable

from agendas import vocabulary
from agendas.meeting import Meeting, standing_records
from agendas.records import Evidence, Language, Said
from agendas.text import visible
from locales import long_date, words

Row = tuple[str, ...]
Made = tuple[str, list[Row]]


class Writing:
    """A meeting being written up in a language."""

    def __init__(self, meeting: Meeting, language: Language) -> None:
        self.meeting = meeting
        self.segment = meeting.segment
        self.language = language
        self.say = words(language).gettext
        self.plural = words(language).ngettext

    def said(self, said: Said) -> str:
        """The words and whose they are: "they feel at home (Joost)"."""
        return f"{self.text(said.text)} ({self.text(said.by)})" if said.by else self.text(said.text)

    def text(self, text: str) -> str:
        """Text from people, in one piece."""
        return visible(text).strip()

    def remarks(self, *slots: str) -> list[Row]:
        """What was answered to the questions of these slots, each under its question."""
        return [
            (
                f"{remark.question[self.language] if remark.question else ''} {self.said(remark)}".strip(),
            )
            for slot in slots
            for remark in standing_records(self.segment.remarks)
            if remark.slot == slot
        ]


def _goal(w: Writing) -> Made:
    _ = w.say
    goal, agreed = w.meeting.goal, w.segment.agreed
    then = goal.wording(agreed)
    rows: list[Row] = [(w.text(then.text),)]
    for wording in goal.wordings:
        if wording.n <= then.n:
            continue
        label = (
            _("Now worded: {wording}")
            if wording.status == "agreed"
            else _("Proposed wording: {wording}")
        )
        reason = (
            (_("Because: {reason}").format(reason=w.text(wording.reason)),)
            if wording.reason
            else ()
        )
        rows.append((label.format(wording=w.text(wording.text)), *reason))
    return _("The goal as agreed"), rows


def _for_whom(w: Writing) -> Made:
    _ = w.say
    now = w.meeting.goal.now
    rows: list[Row] = []
    if now.target_group:
        different = (
            (_("What is different for them: {text}").format(text=w.text(now.difference)),)
            if now.difference
            else ()
        )
        rows.append((w.text(now.target_group), *different))
    elif now.difference:
        rows.append((w.text(now.difference),))
    return _("Who it is for"), rows


def _set_in_motion(w: Writing) -> Made:
    _ = w.say
    rows: list[Row] = []
    for back in w.segment.looked_back:
        taken = long_date(back.taken, w.language) if back.taken else ""
        lines = [
            _("Taken up on {date} by {name}: {text}").format(
                date=taken,
                name=w.text(back.initiative.by) or "…",
                text=w.text(back.initiative.text),
            )
        ]
        lines += (
            [_("What came of it: {text}").format(text=w.text(back.happened))]
            if back.happened
            else []
        )
        lines += (
            [_("What that tells: {text}").format(text=w.text(back.means))] if back.means else []
        )
        if back.onward:
            onward = vocabulary.ONWARD[back.onward][w.language]
            lines.append(f"{onward}: {w.text(back.because)}" if back.because else onward)
        rows.append(tuple(lines))
    rows += w.remarks("set_in_motion", "road", "limits_met", "wording")
    rows += [
        (_("Reading of the goal: {text}").format(text=w.said(r)),)
        for r in standing_records(w.segment.readings)
    ]
    rows += w.remarks("itch")
    return _("What was set in motion"), rows


def _indicator(w: Writing) -> Made:
    _ = w.say
    rows: list[Row] = []
    for indicator in standing_records(w.segment.indicators):
        lines = [w.said(indicator)]
        lines += [_("Why: {text}").format(text=w.text(indicator.why))] if indicator.why else []
        lines += (
            [vocabulary.ORIGIN[indicator.origin][w.language]]
            if indicator.origin in vocabulary.ORIGIN
            else []
        )
        lines += [vocabulary.INDICATOR_KIND[indicator.kind][w.language]] if indicator.kind else []
        lines += (
            [
                _("What it shows and what stays out of sight: {text}").format(
                    text=w.text(indicator.misses)
                )
            ]
            if indicator.misses
            else []
        )
        rows.append(tuple(lines))
    rows += w.remarks("why_chosen", "misses", "key_word", "would_see", "enough", "doubt")
    return _("The indicator, and why this one"), rows


def _evidence(w: Writing) -> Made:
    _ = w.say
    items = standing_records(w.segment.evidence)
    rows = [
        (_figure(w, item) if item.kind == "figure" else w.said(item), *_details(w, item))
        for item in items
    ]
    shown = {item.expected for item in items}
    rows += [
        row
        for row in w.remarks("expectation")
        if not any(e and row[0].find(w.text(e)) >= 0 for e in shown)
    ]
    rows += w.remarks("speaks_for", "missing")
    return _("Evidence"), list(rows)


def _figure(w: Writing, item: Evidence) -> str:
    meanings = [m for m in standing_records(w.segment.meanings) if m.about == item.id]
    told = "; ".join(w.said(m) for m in meanings) or vocabulary.MEANING_OPEN[w.language]
    return f"{w.said(item)} — {told}"


def _details(w: Writing, item: Evidence) -> list[str]:
    _ = w.say
    found = (
        [_("Expected beforehand: {text}").format(text=w.text(item.expected))]
        if item.expected
        else []
    )
    found += (
        [_("When and with whom: {text}").format(text=w.text(item.period))] if item.period else []
    )
    found += [_("Source: {text}").format(text=w.text(item.source))] if item.source else []
    found += (
        [_("Points {direction}").format(direction=vocabulary.DIRECTION[item.direction][w.language])]
        if item.direction
        else []
    )
    return found


def _meaning(w: Writing) -> Made:
    _ = w.say
    rows: list[Row] = []
    for meaning in standing_records(w.segment.meanings):
        about = w.meeting.find(meaning.about) if meaning.about else None
        if about is not None and isinstance(about, Evidence) and about.kind == "figure":
            continue
        rows.append(
            (
                _("Another reading: {text}").format(text=w.said(meaning))
                if meaning.other
                else w.said(meaning),
            )
        )
    for standing in standing_records(w.segment.standings):
        word = vocabulary.STANDING[standing.word][w.language]
        rows.append(
            (_("Where it stands: {word}, because {text}").format(word=word, text=w.said(standing)),)
        )
    rows += w.remarks("starting_point")
    return _("What it means"), rows


def _values(w: Writing) -> Made:
    _ = w.say
    rows: list[Row] = []
    for value in standing_records(w.segment.values):
        moment = (
            (_("The moment: {text}").format(text=w.text(value.moment)),) if value.moment else ()
        )
        rows.append((w.said(value), *moment))
    return _("Values that surfaced"), rows


def _decision(w: Writing) -> Made:
    _ = w.say
    rows: list[Row] = []
    for decision in standing_records(w.segment.decisions)[-1:]:
        choice = vocabulary.DECISION[decision.choice][w.language]
        plain = decision.text.strip() in (choice, "")
        lines = [choice if plain else f"{choice}: {w.said(decision)}"]
        lines += (
            [_("New wording: {text}").format(text=w.text(decision.wording))]
            if decision.wording
            else []
        )
        names = ", ".join(map(w.text, decision.consented_by))
        lines += [_("With the consent of {names}").format(names=names)] if names else []
        if decision.wording and not set(w.meeting.names) <= set(decision.consented_by):
            lines.append(_("Proposed, until everyone who shares the goal consents"))
        rows.append(tuple(lines))
    return _("What happens with the goal"), rows


def _learned(w: Writing) -> Made:
    return w.say("What we came to see"), [
        (w.said(item),) for item in standing_records(w.segment.learned)
    ]


def _initiative(w: Writing) -> Made:
    _ = w.say
    rows: list[Row] = []
    for item in standing_records(w.segment.initiatives):
        lines = [w.said(item)]
        if item.origin != "own":
            origin = vocabulary.INITIATIVE_ORIGIN[item.origin][w.language]
            lines.append(
                f"{origin}: {w.text(item.at_request_of)}" if item.at_request_of else origin
            )
        lines += (
            [_("What they will notice: {text}").format(text=w.text(item.notice))]
            if item.notice
            else []
        )
        if item.limits == "inside":
            agreed = vocabulary.AGREED_IN_ADVANCE[w.language]
            limits = vocabulary.LIMITS["inside"][w.language]
            lines.append(
                f"{agreed}: {limits}" + (f" ({w.text(item.frames)})" if item.frames else "")
            )
        elif item.limits == "touches":
            limits = vocabulary.LIMITS["touches"][w.language]
            lines.append(
                _("{limits}, to be talked through: {frames}").format(
                    limits=limits, frames=w.text(item.frames) or "…"
                )
            )
        lines += [_("To watch: {text}").format(text=w.text(item.watch))] if item.watch else []
        lines += (
            [_("What stops in its place: {text}").format(text=w.text(item.stops))]
            if item.stops
            else []
        )
        lines += (
            [_("Support asked: {text}").format(text=w.text(item.support))] if item.support else []
        )
        rows.append(tuple(lines))
    rows += w.remarks("notice", "limits", "stops", "watch", "support", "initiative_origin")
    rows += [(w.said(r),) for r in standing_records(w.segment.remarks) if r.slot == "bring"]
    return (_("What I bring to the talk") if w.meeting.private else _("The next initiative")), rows


def _next(w: Writing) -> Made:
    _ = w.say
    following = w.meeting.next_talk
    if following.on is None:
        return _("Next talk"), []
    day = long_date(following.on, w.language)
    names = ", ".join(map(w.text, following.people))
    return _("Next talk"), [
        (_("{date}, with {names}").format(date=day, names=names) if names else day,)
    ]


def _parked(w: Writing) -> Made:
    return w.say("Parked"), [(w.said(item),) for item in standing_records(w.meeting.parked)]


def _notes(w: Writing) -> Made:
    titles = {phase.id: phase.title[w.language] for phase in w.meeting.phases}
    rows = [(f"{titles.get(n.phase, '')}: {w.said(n)}",) for n in standing_records(w.meeting.notes)]
    return w.say("Also said"), list(rows)


def _skipped(w: Writing) -> Made:
    titles = {phase.id: phase.title[w.language] for phase in w.meeting.phases}
    passed = dict.fromkeys(titles.get(s.phase, s.phase) for s in w.segment.skipped)
    sentence = w.say("Not everything was talked through this time in: {phases}.")
    return w.say("Left open"), [(sentence.format(phases=", ".join(passed)),)] if passed else []


SECTIONS: tuple[Callable[[Writing], Made], ...] = (
    _goal, _for_whom, _set_in_motion, _indicator, _evidence, _meaning, _values, _decision,
    _learned, _initiative, _next, _parked, _notes, _skipped,
)  # fmt: skip
