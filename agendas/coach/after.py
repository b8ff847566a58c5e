"""Which soft question goes with which answer: one place for the screen and the prompts."""

from agendas.coach.lints import Nudge, leader_first, lint_frame, lint_said
from agendas.lines.talk import Line, Talk, leads

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
    if line.kind not in ("meaning", "standing") or not line.by or talk.private:
        return False
    if line.by == (talk.account_giver,) or not all(leads(talk, name) for name in line.by):
        return False
    asked = (line.phase, line.kind, line.about)
    return not any(
        one.id != line.id and (one.phase, one.kind, one.about) == asked for one in talk.lines
    )


def in_words(nudge: Nudge) -> str:
    """A soft question with the words that raised it before it."""
    return f"{nudge.cue}: {nudge.say}" if nudge.cue else nudge.say
