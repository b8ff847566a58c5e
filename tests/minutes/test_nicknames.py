"""Without names: nicknames and family names read well, and what was done is told before it is written."""

from pathlib import Path

import pytest
from conftest import GOAL, NOW, whole_talk
from line import Shell
from said_in import add

from agendas.agenda import builtin
from agendas.lines.talk import Talk
from agendas.records.said import Learned
from minutes.pseudonyms import StandIns, nameless
from minutes.request import Wish, names_told
from store.library import TalkLibrary


def talk(*texts: str) -> Talk:
    meeting = whole_talk(builtin("accountability"))
    for text in texts:
        meeting = add(meeting, "learned", Learned(id="", text=text, by="Joost"))
    return meeting


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Van den Berg's plan", "collega A's plan"),
        ("Van den Berg’s plan", "collega A’s plan"),
        ("wat van den Berg zei", "wat collega A zei"),
        ("Joostje en JOOST", "collega A en collega A"),
        ("Joostje's idee", "collega A's idee"),
        ("de berg op", "de berg op"),
        ("Anneke en Annekes plan, Roosje", "collega A en collega A’s plan, collega A"),
        ("een roosje voor Roosjes moeder", "een roosje voor collega A’s moeder"),
    ],
)
def test_a_family_name_and_a_nickname_are_the_same_person(text: str, told: str) -> None:
    names = StandIns(["Joost van den Berg"], "nl", [("Joostje", "Joost")])
    if "Ro" in text:
        names = StandIns(["Roos"], "nl", [("Anneke", "Roos")])
    assert names.replace(text) == told


def test_who_was_not_there_is_a_person_where_it_was_told() -> None:
    names = StandIns(["Joost"], "nl", [("Piet", "Piet"), ("Mw. Smit", "Mw. Smit")])
    assert names.replace("Joost sprak Piet en mw. Smit, en Piets moeder") == (
        "collega A sprak persoon A en persoon B, en persoon A’s moeder"
    )


def test_it_is_told_what_was_replaced_and_what_has_a_capital_still() -> None:
    meeting = talk("Ana and Jo spoke with Piet. Silence helps; silence and Amsterdam")
    wish = Wish(fmt="md", names=False, nicknames=(("Jo", "Joost"),))
    told = names_told(meeting, wish)
    assert told.replaced["Jo"] == told.replaced["Joost"] != told.replaced["Ana"]
    assert {"Piet", "Amsterdam"} <= set(told.left)
    assert not {"Silence", "Ana", "Jo", "Joost", "Colleague"} & set(told.left)


def test_of_what_a_reader_does_not_see_nothing_is_told() -> None:
    told = names_told(talk("Piet came"), Wish(fmt="md", reader="leader", names=False))
    assert "Piet" not in told.left


def test_one_person_is_the_same_colleague_in_all_talks_of_a_story() -> None:
    one, other = talk("Fatima, then Ana"), talk("Joost, then Fatima")
    (first, second), _told = nameless((one, other), (one, other), "en")
    assert first.passes[0].account_giver == second.passes[0].account_giver
    assert first.names == second.names


def test_minutes_and_story_tell_it_before_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("VERTEL_LANG", "en")
    TalkLibrary(tmp_path / "store", lambda: NOW).save(talk("Ana and Jo spoke with Piet"))
    shell = Shell(capfd, monkeypatch)
    for words in (("minutes", "last"), ("goal", "story", GOAL)):
        done = shell(*words, "--without-names", "--nickname", "Jo=Joost")
        assert done.code == 0
        for name in ("Ana", "Joost", "Fatima", "Jo "):
            assert name not in done.out
        assert "colleague A" in done.out
        assert "Ana → colleague A" in done.said
    done = shell("minutes", "last", "--without-names", "--person", "Piet")
    assert "Piet → person A" in done.said
    assert "Piet" not in done.out
    done = shell("minutes", "last", "--without-names")
    assert "Jo, Piet" in done.said
    assert "--nickname" in done.said
    wrong = shell("minutes", "last", "--without-names", "--nickname", "Jo")
    assert wrong.code == 2
    assert "--nickname Jo=Joost" in wrong.said
