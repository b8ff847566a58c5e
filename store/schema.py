"""The JSON Schema of a talk, for whoever reads or writes one."""

from typing import Any

import msgspec

from agendas.records.meeting import Meeting
from store.upgrade import CURRENT


def schema() -> dict[str, Any]:
    """The schema of a talk as `vertel minutes --format json` writes it."""
    made = msgspec.json.schema(Meeting)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Vertel talk",
        "description": f"Schema {CURRENT}. The key “schema” holds this number.",
        **made,
    }
