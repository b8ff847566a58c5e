"""A page that lays the pictures of every screen beside earlier ones, to look at: see `docs/pictures.py`."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

STYLE = (
    "body{font:14px sans-serif;background:#888;margin:8px}"
    ".pair{display:grid;grid-template-columns:1fr 1fr;gap:8px;margin:0 0 24px}"
    ".pair.far{width:33%}img{width:100%}h2{font-size:14px;margin:0 0 4px}"
)


def earlier(picture: Path, old: Path) -> Path | None:
    """The picture of that name among others: by language, or all in one folder; None for none."""
    names = [picture.with_suffix(suffix).name for suffix in (".svg", ".png")]
    places = [folder / name for folder in (old / picture.parent.name, old) for name in names]
    return next((place for place in places if place.is_file()), None)


def sheet(pictures: Iterable[Path], old: Path) -> str:
    """The page: each picture at the right of the earlier one, and both once more a third as large."""
    rows = []
    for picture in pictures:
        before = earlier(picture, old)
        images = "".join(
            f'<img src="{escape(place.resolve().as_uri())}" alt="">' if place else "<i></i>"
            for place in (before, picture)
        )
        rows.append(f"<h2>{escape(picture.parent.name)} {escape(picture.stem)}</h2>")
        rows += [f'<div class="pair{far}">{images}</div>' for far in ("", " far")]
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{"".join(rows)}\n'
