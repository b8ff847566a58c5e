"""The file of one talk, found without a look at every other one and without putting them in order."""

import os
from collections.abc import Sequence
from pathlib import Path

from store.files.names import id_in, is_for, stem


class Unsure(LookupError):  # noqa: N818
    """More names have to do with this one: all have to be laid side by side."""


def file_of(folder: Path, talk_id: str, writers: Sequence[str]) -> Path | None:
    """The file of a talk in the meetings folder, None where there is none.

    Raises `Unsure` where it may be another's second version, or not be for these writers, and where
    the folder cannot be read.
    """
    try:
        names = os.listdir(folder)
    except OSError as error:
        raise Unsure from error
    if not any(name.endswith(f"{talk_id}.json") and name[0] != "." for name in names):
        return None
    name = sole_name(names, talk_id)
    path = folder / name
    if name and is_for(name, writers) and path.is_file() and not path.is_symlink():
        return path
    raise Unsure


def sole_name(names: Sequence[str], talk_id: str) -> str:
    """The name of a talk's file, where it alone ends in the id and none goes on in it; else "".

    It is then the one that is left when second versions are left out, found without sorting.
    """
    end, found = f"{talk_id}.json", ""
    for name in names:
        if name.endswith(end) and name[0] != ".":
            if found or id_in(name) != talk_id:
                return ""
            found = name
    begins = (name for name in names if found.startswith(stem(name)) and name != found)
    return "" if any(begins) else found
