"""`vertel minutes --adopt` from outside: it adopts the text, and approves nothing in it."""

import json
from datetime import date, timedelta

import pytest
from conftest import NOW, whole_talk
from line import Shell

from agendas.agenda import builtin
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from store.admin.adopt import adopt
from store.errors import StoreError
from store.library import TalkLibrary


@pytest.fixture
def library(tmp_path, monkeypatch) -> TalkLibrary:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("VERTEL_LANG", "en")
    return TalkLibrary(tmp_path / "store", lambda: NOW)


@pytest.fixture
def talk() -> Talk:
    return whole_talk(builtin("accountability"))


@pytest.fixture
def shell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capfd, monkeypatch)


def test_adopted_minutes_say_so_from_then_on(
    library: TalkLibrary, talk: Talk, shell: Shell
) -> None:
    library.save(talk)
    told = shell("minutes", "k3f", "--adopt", "2026-11-25")
    assert told.code == 0
    assert told.out == ""
    assert "adopted on 25 November 2026: this is what was said. It approves nothing" in " ".join(
        told.said.split()
    )
    assert "adopted on 25 November 2026" in shell("minutes", "k3f").out
    nl = shell("minutes", "k3f", "--lang", "nl").out
    assert "vastgesteld op 25 november 2026" in nl
    assert json.loads(shell("minutes", "k3f", "--format", "json").out)["adopted"] == "2026-11-25"
    assert library.open("k3f9q2") == change(talk, adopted=date(2026, 11, 25))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"private": True}, "preparation of one person"),
        ({"ended": None}, "not closed yet"),
        ({"started": NOW + timedelta(days=9)}, "adopted after the talk, which was on 2026-12-03"),
    ],
)
def test_what_cannot_be_adopted_stays_as_it_is(
    library: TalkLibrary, talk: Talk, other: dict[str, object], said: str
) -> None:
    made = change(talk, **other)
    library.save(made)
    with pytest.raises(StoreError) as told:
        adopt(library, "k3f9q2", date(2026, 11, 25))
    assert said in told.value.message.format(**told.value.values)
    assert library.open("k3f9q2") == made


def test_one_of_two_versions_is_not_adopted(library: TalkLibrary, talk: Talk) -> None:
    library.save(talk)
    other = library.meetings_folder / next(library.meetings_folder.iterdir()).name
    copy = other.with_name(f"{other.stem} (conflicted copy 2026-11-24){other.suffix}")
    copy.write_bytes(other.read_bytes().replace(b"31 of 52", b"32 of 52"))
    with pytest.raises(StoreError, match="two versions"):
        adopt(library, "k3f9q2", date(2026, 11, 25))
    assert library.open("k3f9q2").adopted is None


def test_many_are_not_adopted_at_once(library: TalkLibrary, talk: Talk, shell: Shell) -> None:
    library.save(talk)
    assert shell("minutes", "--team", "Blue", "--adopt", "2026-11-25").code == 2
    assert library.open("k3f9q2").adopted is None
