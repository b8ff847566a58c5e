"""The lexicon of a language: each word form with its lemma, searched where it lies on disk.

A dictionary of a quarter of a million forms takes half a second to load and one look at a goal
needs twenty of them. So the file, made when Vertel is built (`build_hook.py`) from simplemma's data,
is mapped and not read: a line for a form, "form<tab>lemma", sorted by bytes.
"""

from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from agendas.errors import N_, AgendaError
from agendas.records.said import Language

_HERE = Path(__file__).parents[1]


def look_up(form: str, language: Language) -> str | None:
    """The lemma of a word form, as it is spelled or else with a capital; None when it is not there.

    Raises `AgendaError` when the lexicon is not where Vertel was installed.
    """
    found = _search(form, language)
    return found if found is not None else _search(form.capitalize(), language)


def is_listed(form: str, language: Language) -> bool:
    """Whether the lexicon has exactly this form."""
    return _search(form, language) is not None


def _search(form: str, language: Language) -> str | None:
    lines, wanted = _lexicon(language), form.encode("utf-8", "replace") + b"\t"
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", 0, middle + 1) + 1
        end = lines.find(b"\n", start)
        if end < 0:
            high = middle
            continue
        line = lines[start:end]
        if line.startswith(wanted):
            return line[len(wanted) :].decode()
        if line < wanted:
            low = end
        else:
            high = start - 1
    return None


@cache
def _lexicon(language: Language) -> mmap:
    path = _HERE / f"{language}.lexicon"
    try:
        with path.open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError) as error:
        raise AgendaError(
            N_("The lexicon {file} cannot be read: {reason}. Install Vertel again."),
            file=path.name,
            reason=error,
        ) from error
