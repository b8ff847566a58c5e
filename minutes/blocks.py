"""What minutes consist of, whatever their form: a head, and sections of lines."""

from agendas.records import Language, Record


class Item(Record, frozen=True, kw_only=True):
    """A line of a list, with what belongs under it."""

    text: str
    below: tuple[str, ...] = ()


class Section(Record, frozen=True, kw_only=True):
    """A heading and what stands under it: sentences, then a list."""

    heading: str
    lead: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def empty(self) -> bool:
        """True when nothing stands under the heading."""
        return not self.lead and not self.items


class Document(Record, frozen=True, kw_only=True):
    """Minutes, before they have a form.

    `facts` are the labels and values of the head; `remark` says what a reader must know first.
    """

    title: str
    language: Language
    facts: tuple[tuple[str, str], ...]
    remark: str = ""
    sections: tuple[Section, ...] = ()
