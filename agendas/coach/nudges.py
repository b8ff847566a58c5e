"""Which soft question goes with which answer: one place for the screen and the prompts."""

from agendas.came_to.counting import TalkLines
from agendas.came_to.indicators import let_go
from agendas.coach.lints import Nudge, criterion_call, leader_first, lint_frame, lint_said
from agendas.lines.talk import Line, Talk, leads
from agendas.parsing.said_figure import figure_in

_LINE_AS = {
    "ground": "evidence",
    "meaning": "meaning",
    "initiative": "initiative",
    "sign": "indicator",
}


def nudge_after_line(talk: Talk, line: Line) -> Nudge | None:
    """The soft question about a line that was put on record just now; None when there is none.

    Among colleagues (a peer talk) every line is looked at for advice; elsewhere only what puts
    something on the table: evidence, a meaning, an initiative, an indicator or a limit (method.md §5.2).
    A leader who speaks first under a figure, the whole or whether it came closer is asked to let
    the others begin (conversation.md §5).
    """
    if _leader_first(talk, line):
        return leader_first(talk.language)
    if _misses_the_goal(talk, line):
        return criterion_call(talk.language)
    if line.kind in ("limit", "limit's words"):
        return lint_frame(line.text, talk.language)
    kind, peer = _LINE_AS.get(line.kind, ""), talk.kind == "peer"
    if not kind and not peer:
        return None
    return lint_said(kind, line.text, talk.language, peer=peer)


def _leader_first(talk: Talk, line: Line) -> bool:
    """Whether a leader is the first to say what a figure or the whole means, or whether it came closer.

    Not where the account is the leader's own.
    """
    if line.kind not in ("meaning", "standing") or not line.by:
        return False
    if line.by == (talk.account_giver,) or not all(leads(talk, name) for name in line.by):
        return False
    asked = (line.phase, line.kind, line.about)
    return not any(
        one.id != line.id and (one.phase, one.kind, one.about) == asked for one in talk.lines
    )


def _misses_the_goal(talk: Talk, line: Line) -> bool:
    """Whether a goal is kept with a handed-down figure while it went further away (conversation.md §5).

    Asked at the first decision that keeps it, and not where somebody spoke of the criterion already.
    """
    if line.kind != "decision" or line.choice != "keep":
        return False
    lines = TalkLines(talk)
    kept = [one for one in lines.of("decision", talk.place) if one.choice == "keep"]
    handed = (one.about for one in lines.of("origin") if one.choice == "handed-down")
    signs = [lines.by_id[about].text for about in handed if about in lines.by_id]
    gone = let_go(lines, talk.place)
    before = talk.in_hand.began.brought.indicators
    signs += [o.text for o in before if o.origin == "handed-down" and o.id not in gone]
    own = [one for one in lines.of("standing", talk.place) if one.by == (talk.account_giver,)]
    away = any(one.choice == "moved-away" for one in own[-1:])
    spoken = any(one.question == "criterion" for one in talk.lines)
    figure = any(figure_in(sign)[0] for sign in signs)
    return kept[:1] == [line] and figure and away and not spoken


def in_words(nudge: Nudge, moves: str = "") -> str:
    """A soft question with the words that raised it before it, and what `moves` a line where it asks that."""
    told = f"{nudge.cue}: {nudge.say}" if nudge.cue else nudge.say
    return f"{told} {moves}" if moves and nudge.id == "to_meaning" else told
