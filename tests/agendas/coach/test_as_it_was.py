"""What the coach says of every labelled sentence, so that a change of it is seen sentence by sentence.

It is no judgement: `test_measured` holds how often it is right. Where another reading is meant, look at
what changed, and write it down anew: pytest tests/agendas/coach/test_as_it_was.py --snapshot-update
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from agendas.coach import Look
from benchmarks.coach import KEPT_APART, TUNED_ON, looked, rows


def told(found: Look) -> str:
    """All that was read, in a line; the question itself follows from it."""
    sure = "" if found.sure else "?"
    parts = (*found.flags, *found.found, *(f"{kind}: {part}" for kind, part in found.split))
    return f"{found.verdict}{sure} [{found.target_group}] {'; '.join(parts)}".rstrip()


@pytest.mark.parametrize("name", [*TUNED_ON, *KEPT_APART])
def test_each_sentence_is_read_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    lines = [f"{row['text']}\n    {told(looked(row['text'], row['lang']))}" for row in rows(name)]
    assert snapshot == "\n".join(lines)
