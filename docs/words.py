"""`make words`: bring the Dutch catalogue up to date with the code, and list what has no Dutch yet.

Of click's own sentences the catalogue keeps those that it has: people never meet the others.
"""

from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
ROOMS = tuple(ROOT / room for room in ("agendas", "store", "sharing", "minutes", "tui", "docs"))
DUTCH = ROOT / "locales" / "nl" / "LC_MESSAGES" / "vertel.po"
MARKS = {"N_": None, "_": None, "say": None, "ngettext": (1, 2)}


def sentences(catalogue: Catalog) -> Catalog:
    """Every sentence that is marked in the code, and those of click that the catalogue has."""
    found = Catalog()
    clicks = Path(click.__file__).parent
    for folder in (*ROOMS, clicks):
        for _file, _line, text, _notes, _context in extract_from_dir(
            folder, [("**.py", "python")], keywords=MARKS
        ):
            if folder != clicks or text in catalogue:
                found.add(text)
    return found


def main() -> None:
    """Write the catalogue and compile it."""
    with DUTCH.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    catalogue.update(sentences(catalogue), no_fuzzy_matching=True, update_creation_date=False)
    with DUTCH.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, ignore_obsolete=True)
    with DUTCH.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    for message in catalogue:
        if message.id and not all(_forms(message.string)):
            print(message.id)


def _forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (string,)


if __name__ == "__main__":
    main()
