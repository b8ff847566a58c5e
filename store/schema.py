"""The JSON Schema of a talk, for whoever reads or writes one."""

from typing import Any

import msgspec

from agendas.lines.talk import Talk
from store.upgrade import CURRENT


def schema() -> dict[str, Any]:
    """The schema of a talk as its file holds it."""
    made = msgspec.json.schema(Talk)
    del made["$defs"]["Line"]["properties"]["more"]  # its keys stand beside the others
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Vertel talk",
        "description": f"Schema {CURRENT}. The key “schema” holds this number.",
        **made,
    }
