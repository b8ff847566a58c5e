"""Goals in the style of plans, without a verb of their own: "Het versterken van de eigen regie …".

They prove something only when a change, a state that people live in, and the group whose state it
is are all three named; anything less is asked about.
"""

from agendas.coach.cues import phrases
from agendas.coach.groups import Group, groups
from agendas.coach.predicate import Proof
from agendas.coach.sentence.clause import Clause

_FURTHEST = 6


def nominal(of: Clause) -> Proof | None:
    """The group whose state grows, and the words that say so; None when one of the three lacks."""
    state = phrases(of.cues.proof.state_nouns, of.text).search(of.text)
    change = phrases(of.cues.proof.nominal_change, of.text).search(of.text)
    mentioned = phrases(of.cues.proof.mentions, of.text).search(of.text)
    if not state or not change or mentioned:
        return None
    place = next(p for p, word in enumerate(of.tokens) if word.end >= state.end())
    for group in groups(of):
        if not group.staff and _owns(of, group, place):
            return Proof("weak", group, (change[0], state[0]))
    return None


def _owns(of: Clause, group: Group, state: int) -> bool:
    behind = group.after in of.cues.grammar.owned and 0 < group.first - state <= _FURTHEST
    return behind or (group.owner and 0 < state - group.head <= 3)
