"""For whom each line of a talk is: the team alone, the leader too, or all."""

from agendas.records.meeting import Meeting, mend, mend_looked_back, standing_records
from agendas.records.said import Audience
from agendas.records.vocabulary import ONWARD, with_word
from agendas.text import one_line


def marked_lines(meeting: Meeting) -> list[tuple[str, Audience, str]]:
    """Each line with its key and for whom it is, in the order in which things were said.

    What came of an earlier initiative has the key "looked" and its number.
    """
    found: list[tuple[str, Audience, str]] = []
    for n, back in enumerate(meeting.segment.looked_back):
        onward = ONWARD[back.onward][meeting.language] if back.onward else ""
        said = [back.initiative.text, back.happened, back.means, onward, back.because]
        text = " · ".join(one_line(words) for words in said if words)
        found.append((f"looked{n}", back.audience, text))
    standing = standing_records(said for _where, said in meeting.said())
    language = meeting.language
    return found + [(s.id, s.audience, one_line(with_word(s, language))) for s in standing]


def with_audience(meeting: Meeting, key: str, audience: Audience) -> Meeting:
    """The meeting with one line marked for this audience."""
    if key.startswith("looked"):
        return mend_looked_back(meeting, int(key.removeprefix("looked")), audience=audience)
    return mend(meeting, key, audience=audience)
