"""The sections of talks about the team: what came in, limits, agreements, the cycle read back."""

from agendas.records import vocabulary
from agendas.records.agreements import Frame, Laid
from agendas.records.meeting import standing_records
from agendas.records.said import Phase
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing, capital


def lines(w: Writing) -> Section:
    """What came to the team, in its original wording, and the place each line found."""
    _ = w.say
    items = []
    for line in standing_records(w.meeting.lines):
        below = []
        if line.exit:
            place = capital(vocabulary.EXIT[line.exit][w.language])
            same = not line.became or line.became == line.text
            below = [place if same else f"{place}: {w.text(line.became)}"]
        items.append(Item(text=w.said(line), below=tuple(below)))
    return Section(heading=_("What came in, and the place it found"), items=tuple(items))


def limits(w: Writing) -> Section:
    """Limits that were set, changed or let lapse; a figure is proper here (method.md §1.2)."""
    _ = w.say
    earlier = {frame.frame: frame for frame in w.meeting.agreed.frames}
    items = [
        _limit(w, frame, earlier.get(frame.frame)) for frame in standing_records(w.meeting.frames)
    ]
    changed = {frame.frame for frame in standing_records(w.meeting.frames)}
    for choice in standing_records(w.meeting.frame_choices):
        if choice.about in earlier and choice.about not in changed:
            word = vocabulary.FRAME_ONWARD[choice.choice][w.language]
            because = w.said(choice)
            plain = choice.text == word
            told = capital(word) if plain else f"{capital(word)}: {because}"
            items.append(Item(text=w.line(earlier[choice.about].text), below=(told,)))
    return Section(heading=_("Limits"), items=tuple(items))


def _limit(w: Writing, frame: Frame, before: Frame | None) -> Item:
    _ = w.say
    below = []
    if frame.kind:
        below.append(capital(vocabulary.FRAME_KIND[frame.kind][w.language]))
    if frame.prevents and frame.prevents != frame.text:
        below += w.told(_("What it prevents: {text}"), frame.prevents)
    if before:
        below += w.told(_("Before: {text}"), before.text)
    below += w.told(_("Boundary or recipe? {text}"), frame.recipe)
    if frame.owner:
        below.append(_("In the care of {name}").format(name=w.line(frame.owner)))
    if frame.review_on:
        below.append(_("To be looked at again on {date}").format(date=w.day(frame.review_on)))
    return Item(text=w.said(frame), below=tuple(below))


def agreement(w: Writing) -> Section:
    """Who tells whom, how often, in which form, and what notes are for."""
    _ = w.say
    items = []
    for item in standing_records(w.meeting.agreements):
        below = w.told(_("How often: {text}"), item.rhythm)
        below += w.told(_("In which form: {text}"), item.form)
        below += w.told(_("What notes are for: {text}"), item.use_of_notes)
        if item.valid_to:
            below.append(_("Until {date}").format(date=w.day(item.valid_to)))
        items.append(Item(text=w.said(item), below=tuple(below)))
    return Section(heading=_("Who tells whom"), items=tuple(items))


def rested_on(w: Writing) -> Section:
    """What a peer talk rests on: the goal that is shared, limits, the account agreement."""
    _ = w.say
    phases = {p.id for p in w.meeting.phases if p.kind == "agreements"}
    items = tuple(_laid(w, laid) for laid in w.meeting.laid_out if laid.phase in phases)
    answers = w.answers(r for r in standing_records(w.segment.remarks) if r.phase in phases)
    return Section(heading=_("What this talk rests on"), items=(*items, *answers))


def _laid(w: Writing, laid: Laid) -> Item:
    head = f"{laid.head[w.language]}: " if laid.head else ""
    by = f" ({w.line(laid.by)})" if laid.by else ""
    on = f", {w.day(laid.on)}" if laid.on else ""
    return Item(text=f"{head}{w.text(laid.text)}{by}{on}")


def by_phase(w: Writing) -> list[Section]:
    """A talk about the team, phase by phase: what was read back, then what was said of it."""
    return [_of_phase(w, phase) for phase in w.meeting.phases if not phase.segment]


def _of_phase(w: Writing, phase: Phase) -> Section:
    laid = [_laid(w, item) for item in w.meeting.laid_out if item.phase == phase.id]
    if phase.kind in ("choose", "agreements"):
        laid = []
    here = [r for r in standing_records(w.segment.remarks) if r.phase == phase.id]
    items = [*laid, *w.answers(here)]
    for value in standing_records(w.segment.values):
        if value.phase == phase.id:
            below = tuple(w.told(w.say("The moment: {text}"), value.moment))
            items.append(Item(text=w.said(value), below=below))
    for where in (w.segment.learned, w.meeting.starting_points, w.meeting.rhythms):
        items += [Item(text=w.said(s)) for s in standing_records(where) if s.phase == phase.id]
    return Section(heading=w.line(phase.title[w.language]), items=tuple(items))


def moved(w: Writing) -> Section:
    """A planned talk on another day, with the reason."""
    _ = w.say
    items = []
    for item in standing_records(w.meeting.moves):
        was = w.day(item.was) if item.was else ""
        told = _("From {was} to {to}").format(was=was, to=w.day(item.to)) if item.to else ""
        called_off = _("The talk of {was} was called off").format(was=was)
        items.append(
            Item(text=told or called_off, below=tuple(w.told(_("Because: {text}"), item.text)))
        )
    return Section(heading=_("Another day"), items=tuple(items))


def new_goals(w: Writing) -> Section:
    """The goals that came of this talk, each in its words."""
    _ = w.say
    goals = [goal for segment in w.meeting.segments for goal in segment.new_goals]
    items = []
    for goal in goals:
        first = goal.wordings[0]
        below = w.told(_("It came in as: {text}"), first.original)
        items.append(Item(text=w.line(first.text), below=tuple(below)))
    return Section(heading=_("Goals from here on"), items=tuple(items))
