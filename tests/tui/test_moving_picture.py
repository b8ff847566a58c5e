"""The moving picture of a talk: what stays the same is drawn once, and it needs nothing from elsewhere."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from agendas.records.said import Language
from docs.moving import ASKED, SAID, Frame, Stay, moving, moving_path, stays
from docs.scenes import LANGUAGES


def test_a_row_is_drawn_once_for_as_long_as_it_stays_the_same() -> None:
    frames = [Frame(("rail", "a"), 1.0), Frame(("rail", "ab"), 0.5), Frame(("rail", "a"), 2.0)]
    assert sorted(stays(frames)) == [
        Stay(0, "rail", 0.0, 3.5),
        Stay(1, "a", 0.0, 1.0),
        Stay(1, "a", 1.5, 3.5),
        Stay(1, "ab", 1.0, 1.5),
    ]


def test_what_stands_all_the_time_does_not_move_and_less_motion_shows_the_end() -> None:
    frames = [Frame(("rail", "a"), 1.0), Frame(("rail", "b"), 1.0)]
    drawn = moving(frames, "white", "told")
    assert drawn.count("@keyframes") == 2
    (still,) = re.findall(r"prefers-reduced-motion: reduce\)\{(.*)\}\}\n", drawn)
    shown = re.findall(r"\.(s\d+)[,{]", still)
    rows = dict(re.findall(r'<g class="(s\d+)"[^>]*>(rail|a|b)</g>', drawn))
    assert sorted(rows[name] for name in shown) == ["b", "rail"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_at_the_head_of_the_readme_is_a_talk_of_twenty_seconds(
    language: Language,
) -> None:
    text = moving_path(language).read_text("utf-8")
    root = ET.fromstring(text)
    assert not re.search(r"<script|@import|url\(|href=|<image", text)
    seconds = {float(found) for found in re.findall(r"animation:s\d+ ([\d.]+)s", text)}
    assert len(seconds) == 1
    assert 18 <= seconds.pop() <= 23
    words = {"".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")}
    for question, said in zip(ASKED[language], SAID[language], strict=True):
        assert question in words
        for sentence in said:
            name, colon, rest = sentence.partition(": ")
            assert any((rest if colon else name).strip("“”") in word for word in words), sentence


def test_each_row_of_the_picture_has_one_look_at_a_time() -> None:
    frames = [Frame((f"row {n % 3}",), 0.5) for n in range(9)]
    found = sorted(stays(frames), key=lambda stay: stay.since)
    assert all(one.until == other.since for one, other in pairwise(found))
