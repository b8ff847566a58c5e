"""The messy talks and the stories of the method, held from outside: the record equals the truth.

Each is typed at a real terminal and at the prompts, in its orders, and read back: every line under its
question, with its speaker, about what it was about; and in the minutes nothing that nobody said.
Checking holds a story and a messy talk at the prompts, `--further` three more at the keys, and
`sh vertel.sh check --messy` (VERTEL_MESSY=all) every one, in every order.
"""

import os
import re
from pathlib import Path

import pytest
from whole.messy.compare import differences
from whole.messy.drive import Played, at_prompts, on_screen
from whole.messy.script import ORDERS, read

ALL = os.environ.get("VERTEL_MESSY") == "all"
MESSY = ("messy_nl", "messy_en")
STORIES = ("college_story", "pupils_sent_out", "parents_target", "budget_cut")
SMALL, USUAL = (60, 18), (80, 24)
AT_KEYS = [
    ("messy_nl", ORDERS[0], SMALL), ("messy_nl", ORDERS[0], USUAL),
    ("messy_en", ORDERS[0], SMALL), ("messy_en", ORDERS[0], USUAL),
    ("messy_nl", "turned", SMALL), ("messy_nl", "two rounds", USUAL),
    ("messy_nl", "back at the end", SMALL),
    ("messy_en", "turned", USUAL), ("messy_en", "two rounds", SMALL),
    ("messy_en", "back at the end", USUAL),
][: None if ALL else 1]  # fmt: skip
AT_PROMPTS = [
    ("messy_en", "back at the end"),
    *((name, order) for name in MESSY for order in ORDERS if (name, order) != ("messy_en", ORDERS[3])),
][: None if ALL else 1]  # fmt: skip
STORIES_AT_KEYS = [("pupils_sent_out", SMALL), ("college_story", SMALL)]
STORIES_AT_PROMPTS = ["pupils_sent_out"]
if ALL:
    STORIES_AT_KEYS = [(name, size) for name in STORIES for size in (SMALL, USUAL)]
    STORIES_AT_PROMPTS = [*STORIES]


def hold(name: str, played: Played) -> None:
    script = read(name)
    assert differences(played.talk, script) == []
    for line in [one for one in played.talk["lines"] if one.get("by")][::12]:
        for field in ("question", "by"):
            without = [{**one, field: ""} if one is line else one for one in played.talk["lines"]]
            assert differences({**played.talk, "lines": without}, script), f"without its {field}"
    minutes = " ".join(played.minutes.split())
    assert [words for words in script.says if words not in minutes] == []
    assert [w for w in script.never if re.search(rf"\b{re.escape(w)}\b", minutes, re.I)] == []


@pytest.mark.long  # hundreds of keys; tests/tui and acceptance press each, and --messy holds every talk
@pytest.mark.parametrize(("name", "order", "size"), AT_KEYS)
def test_a_messy_talk_at_the_keys(
    name: str, order: str, size: tuple[int, int], tmp_path: Path
) -> None:
    hold(name, on_screen(read(name), tmp_path, order, size))


@pytest.mark.parametrize(("name", "order"), AT_PROMPTS)
def test_a_messy_talk_at_the_prompts(name: str, order: str, tmp_path: Path) -> None:
    hold(name, at_prompts(read(name), tmp_path, order))


@pytest.mark.long
@pytest.mark.parametrize(("name", "size"), STORIES_AT_KEYS)
def test_a_story_at_the_keys(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    played = on_screen(read(name), tmp_path, size=size)
    hold(name, played)
    assert [words for words in read(name).seen if words not in played.shown.casefold()] == []


@pytest.mark.parametrize("name", STORIES_AT_PROMPTS)
def test_a_story_at_the_prompts(name: str, tmp_path: Path) -> None:
    hold(name, at_prompts(read(name), tmp_path))
