"""A vote of which nobody said whose it is: minutes tell it with its words, and name nobody."""

from at_table import begun, said, to

from agendas.conduct.conductor import Conductor
from minutes.document import document


def proposed(*votes: str) -> Conductor:
    """A talk in which Henk proposed other words, and what was then said of these."""
    table = to(begun(), "decision")
    said(table, "henk: 2, Leerlingen voelen zich gezien")
    to(table, "new_wording")
    said(table, "henk: Leerlingen voelen zich gezien")
    said(to(table, "consent"), *votes)
    return table


def section(table: Conductor, heading: str) -> str:
    """What stands under a heading of its minutes."""
    made = document(table.talk)
    found = next((one for one in made.sections if one.heading == heading), None)
    return (
        "\n".join(row for item in found.items for row in (item.text, *item.below)) if found else ""
    )


def test_minutes_tell_a_nameless_vote_at_its_proposal_with_the_reason() -> None:
    table = proposed("henk: 1", "2 omdat het het kind verbergt", "1, dit is het")
    told = section(table, "Voorstellen")
    assert "Henk staat erachter" in told
    assert "iemand staat erachter" in told
    assert "iemand staat er niet achter, omdat het het kind verbergt" in told
    assert section(table, "Wat verder is gezegd") == ""
