"""What a talk read back of earlier ones, as sentences: of goals, signs, limits, values and days."""

from collections.abc import Callable, Iterable

from agendas.records import heads
from agendas.records.agreements import Laid
from agendas.records.said import Words
from minutes.blocks import Item
from minutes.sections.phrases import Telling, capital
from minutes.sections.reasons import sentence


def read_back(w: Telling, found: Iterable[Laid]) -> list[Item]:
    """What was laid on the table, each thing in a sentence; what is of one goal under its words."""
    by_goal: dict[str, list[str]] = {}
    items: list[Item | str] = []
    for laid in found:
        if laid.of_goal and laid.of_goal not in by_goal:
            items.append(laid.of_goal)
        if laid.of_goal:
            by_goal.setdefault(laid.of_goal, []).append(in_a_sentence(w, laid))
        else:
            items.append(Item(text=in_a_sentence(w, laid)))
    return [
        Item(text=w.line(one), below=tuple(by_goal[one])) if isinstance(one, str) else one
        for one in items
    ]


def in_a_sentence(w: Telling, laid: Laid) -> str:
    """Something of an earlier talk as a sentence; what has none of its own behind what it is."""
    what = _SENTENCES[laid.head](w, laid) if laid.head in _SENTENCES else ""
    if not what:
        return _plain(w, laid)
    named = "{name}" in what
    because = "" if laid.head in (heads.TOUCHED, heads.SAID_TO_TOUCH, heads.VALUE) else laid.because
    filled = what.format(
        text=w.line(laid.text), before=w.line(laid.before), because=w.line(laid.because),
        name=w.line(laid.by), on=w.day(laid.on) if laid.on else "", to=w.day(laid.to) if laid.to else "",
    )  # fmt: skip
    told = sentence(w, filled, because, (laid.by,) if laid.by and not named else (), True)
    if laid.kept_by:
        told += " " + capital(w.say("{name} keeps this limit.").format(name=w.line(laid.kept_by)))
    return told


def _plain(w: Telling, laid: Laid) -> str:
    """What has no sentence of its own: what it is, its words, whose and of which day."""
    head = f"{laid.head[w.language]}: " if laid.head else ""
    by = f" ({w.line(laid.by)})" if laid.by else ""
    on = f", {w.day(laid.on)}" if laid.on else ""
    text, more = w.text(laid.shown), ""
    if laid.head == heads.AGREEMENT:  # how often, in which form: each has its own name behind it
        text, *rest = text.split(" · ")
        more = "".join(f"; {one}" for one in rest)
    return f"{head}{text}{by}{more}{on}"


def _wording(w: Telling, laid: Laid) -> str:
    if not laid.on:
        return ""
    if laid.before:
        return w.say("On {on} “{before}” made way for “{text}”")
    return w.say("Put into words on {on}: “{text}”")


def _split(w: Telling, laid: Laid) -> str:
    n = laid.text.count("”; “") + 1
    if not laid.text or n < 2:
        return w.say("Split into other goals")
    return w.say("Split into two goals: {text}") if n == 2 else w.say("Split into goals: {text}")


def _sign(w: Telling, laid: Laid) -> str:
    if not laid.on:
        return ""
    if laid.by:
        return w.say("On {on} {name} chose as a sign: “{text}”")
    return w.say("Chosen as a sign on {on}: “{text}”")


def _limit(w: Telling, laid: Laid) -> str:
    return (
        w.say("Since {on} this limit holds: “{text}”")
        if laid.on
        else w.say("This limit holds: “{text}”")
    )


def _changed(w: Telling, laid: Laid) -> str:
    if laid.before and laid.on:
        return w.say("On {on} the limit “{before}” made way for “{text}”")
    return w.say("The limit was changed on {on}: “{text}”") if laid.on else ""


def _touched(w: Telling, laid: Laid) -> str:
    if not laid.on:
        return ""
    if laid.because:
        return w.say("On {on} “{text}” went over the limit “{because}”")
    return w.say("On {on} “{text}” went over a limit")


def _said_to_touch(w: Telling, laid: Laid) -> str:
    if not (laid.on and laid.by):
        return ""
    if laid.because:
        return w.say("On {on} {name} saw “{text}” go over the limit “{because}”; not all did")
    return w.say("On {on} {name} saw “{text}” go over a limit; not all did")


def _value(w: Telling, laid: Laid) -> str:
    if not (laid.on and laid.by):
        return ""
    if laid.because:
        return w.say("On {on} {name} named “{text}”, at this moment: {because}")
    return w.say("On {on} {name} named “{text}”")


def _insight(w: Telling, laid: Laid) -> str:
    return w.say("On {on} {name} came to see: {text}") if laid.on and laid.by else ""


def _later(w: Telling, laid: Laid) -> str:
    if not laid.on:
        return ""
    if laid.to and laid.text:
        return w.say("The talk of {on} about “{text}” moved to {to}")
    return w.say("The talk of {on} moved to {to}") if laid.to else ""


def _not_held(w: Telling, laid: Laid) -> str:
    if laid.on and laid.text:
        return w.say("The talk of {on} about “{text}” did not take place")
    return w.say("The talk of {on} did not take place") if laid.on else ""


_SENTENCES: dict[Words | None, Callable[[Telling, Laid], str]] = {
    heads.WORDING: _wording,
    heads.NOT_AGREED: lambda w, laid: w.say("Proposed on {on}: “{text}”") if laid.on else "",
    heads.SPLIT: _split,
    heads.SET_ASIDE: lambda w, laid: w.say("The goal was set aside"),
    heads.LET_GO: lambda w, laid: w.say("The goal was let go, it is within reach"),
    heads.REPLACED: lambda w, laid: (
        w.say("The goal made way for {text}")
        if laid.text
        else w.say("The goal made way for another")
    ),
    heads.SIGN: _sign,
    heads.SIGN_REPLACED: lambda w, laid: (
        w.say("On {on} the sign “{text}” was let go") if laid.on and laid.text else ""
    ),
    heads.LIMIT: _limit,
    heads.CHANGED: _changed,
    heads.TOUCHED: _touched,
    heads.SAID_TO_TOUCH: _said_to_touch,
    heads.VALUE: _value,
    heads.INSIGHT: _insight,
    heads.LATER: _later,
    heads.NOT_HELD: _not_held,
    heads.PARKED: lambda w, laid: w.say("Parked on {on}: {text}") if laid.on else "",
}
