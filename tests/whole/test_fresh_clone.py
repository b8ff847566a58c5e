"""The tests run in a fresh clone as it comes, where no words were compiled yet."""

import gettext
from pathlib import Path

from conftest import LOCALES, compile_words


def test_the_dutch_is_compiled_where_it_was_not_yet(tmp_path: Path) -> None:
    compiled = tmp_path / "vertel.mo"
    compile_words(LOCALES / "nl" / "LC_MESSAGES" / "vertel.po", compiled)
    assert [path.name for path in tmp_path.iterdir()] == ["vertel.mo"]
    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("home") == "beginscherm"
