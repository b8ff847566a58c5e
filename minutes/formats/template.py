"""A template of one's own, as it is handed to a writer."""

from agendas.records.said import Record


class Template(Record, frozen=True, kw_only=True):
    """A template of one's own: the name of its file, and what is in it."""

    name: str
    data: bytes
