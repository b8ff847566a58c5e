"""What is made when Vertel is built or installed, so that nothing binary or bulky is kept in git."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):  # type: ignore[misc]
    """Makes a `.mo` beside each `.po`, and the lexicons of the goal coach."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue in `locales/`, and write a lexicon for each language."""
        root = Path(self.root)
        for source in (root / "locales").glob("*/LC_MESSAGES/*.po"):
            _compile(source)
        for lists in (root / "agendas" / "coach").glob("*.toml"):
            lists.with_suffix(".lexicon").write_bytes(_lexicon(lists.stem))


def _compile(source: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    with source.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def _lexicon(language: str) -> bytes:
    """Simplemma's dictionary as `agendas/coach/sentence/lexicon.py` reads it: form, tab, lemma, sorted."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    lemmas = DefaultDictionaryFactory().get_dictionary(language)
    lines = sorted(f"{form}\t{lemmas[form]}\n".encode() for form in lemmas if "\t" not in form)
    return b"\n" + b"".join(lines)
