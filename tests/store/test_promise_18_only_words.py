"""Promise 18: erasing changes words and nothing else; each talk is the same talk afterwards."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import begin
from examples import every
from plainly import plain, put
from said_in import add

from agendas.agenda import builtin
from agendas.records.said import Language, Remark
from locales import LANGUAGES
from store.admin import rewrite_words
from store.admin.check import findings
from store.admin.erase_name import Found, erase_name, named, sought
from store.admin.name_forms import Forms
from store.admin.rewrite_words import reworded
from store.encryption.seal import seal
from store.errors import StoreError
from store.files.ours import Own
from store.files.tables import CHECKSUM, checked, summed, talk_of
from store.files.talk_file import version_in
from store.library import TalkLibrary
from tui.sample.play import play_unfinished, play_year

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
MANY = int(os.environ.get("VERTEL_ERASED", "300"))
# Surnames and first names that are words, months, keys of a talk's file or choices in it.
NAMES = """
Kind Doel Wit Bos Berg Meer Vos Jong Groot Klein Bakker Boer Prins Koning Keizer Graaf Ridder Kok Zee
Dijk Beek Veld Hout Steen Brink Bol Blok Brand Bruin Zwart Rood Groen Goud Wolf Haan Beer Vogel Duif
Zwaan Valk Haas Bij Vlieg Appel Peer Boom Tak Blad Bloem Roos Linde Eik Mei Maart Zomer Winter Maandag
Zondag Dag Nacht Morgen Wil Jan Bas Ton Dik Lang Kort Recht Goed Beter Vroom Stil Sterk Snel Moed Hoop
Trouw Vrede Vrij Werk Plan Woord Wens Rust Tijd Uur Week Jaar Niet Van Den Het Een En In Op Uit Aan Door
By On At Due Will May June April August Grace Hope Faith Joy Rose Lily Mark Bill Rich Frank Art Drew
Chase Pat Sue Rob Jack Nick Dean King Price Young Long Short White Black Brown Green Gray Day Knight
Stone Wood Field Hill Ford Bridge Lane Street House Church Bell Page Read Reading Word Words Sharp Swift
Strong Wise Good Best Noble Love Power Small Little Case Chance Close Keep Open Own Choice Goal Phase
Person People Name Text Role Partner Leader Team Note Notes Figure Voice Document Behaviour Status Agreed
Origin Started Ended Changed Private Counter Talk Segments Schema Versions True False Null Nl Id Title
Reword Split Inside Touches Together All Dialogue Imposed
""".split()  # fmt: skip  # noqa: SIM905
# Of what stands under these keys nobody said a word.
NOT_WORDS = {
    "id", "agenda", "language", "started", "changed", "ended", "kind", "at", "meeting", "agreed_in",
    "on", "phase", "slot", "about", "role", "status", "choice", "word", "origin", "audience", "due",
    "onward", "direction", "limits", "indicator", "continues", "touched", "replaces", "predecessor",
    "successors", "frame", "valid_from", "valid_to", "review_on", "was", "to", "exit", "taken",
    "since", "sha256", "schema", "n", "goal_wording", "minutes", "type", "question", "goal", "closed",
}  # fmt: skip


class Everything(frozenset[str]):
    """Every form that is perhaps the name was said to be it."""

    def __contains__(self, form: object) -> bool:
        return True


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, TalkLibrary]:
    """A year of a team in each language, with a talk that is not finished."""
    found: dict[Language, TalkLibrary] = {}
    for language in LANGUAGES:
        top = tmp_path_factory.mktemp(language)
        library = found[language] = TalkLibrary(top / "store", lambda: NOW, top / "state")
        assert len(list(play_year(library, language, NOW))) > 12
        play_unfinished(library, language, NOW)
    return found


@pytest.fixture
def ours(years: dict[Language, TalkLibrary], tmp_path: Path) -> TalkLibrary:
    """The Dutch year, to do with as one likes."""
    return copy_of(years["nl"], tmp_path)


def copy_of(library: TalkLibrary, tmp_path: Path) -> TalkLibrary:
    made = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    made.meetings_folder.mkdir(parents=True)
    for talk_id, path in library.files().items():
        (made.meetings_folder / path.name).write_bytes(seal(path.read_bytes(), talk_of(talk_id)))
    return made


@pytest.fixture(scope="module")
def talks(years: dict[Language, TalkLibrary]) -> dict[Path, bytes]:
    paths = sorted(path for year in years.values() for path in year.files().values())
    return {path: path.read_bytes() for path in paths}


def put_anew(path: Path, data: bytes, forms: Forms) -> bytes:
    own = Own(file=path, what="talk")
    purpose = talk_of(path.stem[-6:])
    return reworded(own, data, purpose, forms.replaced, "run", forms.may_be_in)


def told_apart(before: Any, after: Any, key: str, path: str) -> Iterator[str]:
    """Where two talks differ in anything but words."""
    if type(before) is not type(after):
        yield path
    elif isinstance(before, dict):
        if list(before) != list(after):
            yield f"{path}: {set(before) ^ set(after)}"
        for name in before.keys() & after.keys():
            yield from told_apart(before[name], after[name], name, f"{path}.{name}")
    elif isinstance(before, list):
        if len(before) != len(after):
            yield path
        for one, other in zip(before, after, strict=False):
            yield from told_apart(one, other, key, f"{path}[]")
    elif before != after and (not isinstance(before, str) or key in NOT_WORDS):
        yield f"{path}: {before!r} {after!r}"


def some_of(talks: dict[Path, bytes], number: int) -> dict[Path, bytes]:
    """For each name another ninth of the talks when checking, and all of them exploring."""
    return dict([*talks.items()][number % every(9) :: every(9)])


def spoilt(talks: dict[Path, bytes], name: str) -> tuple[list[str], int]:
    """What erasing a name, with all that is perhaps the name, spoils, and how many talks it changes."""
    found: list[str] = []
    changed = 0
    forms = Forms(name, "P-k3f9", Everything())
    for path, data in talks.items():
        new = put_anew(path, data, forms)
        if new != data:
            changed += 1
            tables = checked(new, path.name)
            version_in(tables, path.name)
            old = checked(data, path.name)
            found += told_apart(old["meeting"], tables["meeting"], "", path.name)
    return found, changed


def test_two_hundred_names_that_are_words_keys_or_choices_damage_no_talk(talks) -> None:
    assert len(set(NAMES)) >= 200
    changed = 0
    for number, name in enumerate(NAMES):
        wrong, touched = spoilt(some_of(talks, number), name)
        assert wrong == [], name
        changed += touched
    assert changed > 30  # they do stand in them


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)
    elif isinstance(value, str):
        yield value
        yield from value.split()
    elif value is not None:
        yield str(value)


def test_any_string_that_stands_in_a_file_can_be_erased_keys_too(talks) -> None:
    """Keys, ids, dates, choices, numbers, and every word that was said."""
    there = {s for data in talks.values() for s in strings_in(msgspec.json.decode(data))}
    some = sorted(s for s in there if sum(sign.isalnum() for sign in s) > 1)
    assert {"passes", "text", "account-giver", "keep"} <= set(some)
    keys = {key for key in some if key.isidentifier() and key == key.lower()}
    names = {*random.Random(18).sample(some, min(MANY, len(some))), *NOT_WORDS & keys}
    for number, name in enumerate(sorted(names)):
        assert spoilt(some_of(talks, number), name)[0] == [], name


@pytest.mark.parametrize(
    ("language", "name"), [("nl", "Kind"), ("nl", "Op"), ("en", "In"), ("en", "On"), ("en", "At")]
)
def test_a_whole_store_opens_afterwards_and_what_is_perhaps_the_name_stays(
    years, tmp_path, language: Language, name: str
) -> None:
    library = copy_of(years[language], tmp_path)
    before = {m.id: m for m in library.talks()}
    perhaps = sought(library, name).perhaps
    assert name.lower() in [one.form for one in perhaps]
    erase_name(library, name, "P-k3f9")
    after = {m.id: m for m in library.talks()}
    assert library.known().index.head.unread == ()
    assert after.keys() == before.keys()
    assert sought(library, name).perhaps == perhaps
    assert findings(library) == []
    erase_name(library, name, "P-k3f9", {one.form for one in perhaps})
    assert findings(library) == []
    assert {m.id for m in library.talks()} == before.keys()
    assert sought(library, name) == Found()


@pytest.mark.parametrize("key", ["by", "passes", "account-giver"])
def test_a_talk_that_would_not_be_the_same_is_left_with_all_others(
    ours, talk, monkeypatch, key: str
) -> None:
    """Where words were told apart from keys less well than they are, nothing would be changed."""

    def all_of_it(value: Any, kind: Any, put: Any) -> Any:
        if isinstance(value, dict):
            return {put(k, "text"): all_of_it(v, kind, put) for k, v in value.items()}
        if isinstance(value, list):
            return [all_of_it(item, kind, put) for item in value]
        return put(value, "text") if isinstance(value, str) else value

    before = {p: p.read_bytes() for p in ours.meetings_folder.iterdir()}
    monkeypatch.setattr(rewrite_words, "rewritten", all_of_it)
    with pytest.raises(StoreError, match="nothing was changed"):
        erase_name(ours, key, "P-k3f9", {key})
    assert {p: p.read_bytes() for p in ours.meetings_folder.iterdir()} == before


def test_a_talk_of_a_later_vertel_is_left_with_all_others(ours) -> None:
    name = next(m.account_giver for m in ours.talks() if m.account_giver)
    path = next(one.file for one in reversed(named(ours, name)) if one.file.suffix == ".json")
    tables = checked(plain(path), path.name)
    tables["meeting"]["1"]["schema"] = 99
    put(path, summed(tables, path.name), path)
    before = {p: p.read_bytes() for p in ours.meetings_folder.iterdir()}
    with pytest.raises(StoreError, match="newer Vertel"):
        erase_name(ours, name, "P-k3f9")
    assert {p: p.read_bytes() for p in ours.meetings_folder.iterdir()} == before


def test_what_a_later_vertel_added_is_kept_and_its_words_are_gone_through(talks) -> None:
    path, data = next(iter(talks.items()))
    tables = checked(data, path.name)
    tables["meeting"]["1"]["mood"] = {"Quxmann": ["Quxmann smiled", 3]}
    tables["later"] = {"1": {"about": "Quxmann smiled"}}
    new = checked(put_anew(path, summed(tables, path.name), Forms("Quxmann", "P-k3f9")), path.name)
    assert new["meeting"]["1"]["mood"] == {"Quxmann": ["P-k3f9 smiled", 3]}
    assert new["later"] == {"1": {"about": "P-k3f9 smiled"}}
    assert CHECKSUM not in new


def test_the_words_of_our_own_agendas_are_nobodys(talks) -> None:
    forms = Forms("Evidence", "P-k3f9", Everything())
    seen = 0
    for path, data in talks.items():
        before = version_in(checked(data, path.name), path.name).talk
        after = version_in(checked(put_anew(path, data, forms), path.name), path.name).talk
        titles = [phase.title for phase in before.phases]
        seen += any("Evidence" in title["en"] for title in titles)
        assert (after.title, [phase.title for phase in after.phases]) == (before.title, titles)
    assert seen


@pytest.mark.parametrize("name", ["json", "plan25"])
def test_a_name_that_is_the_ending_or_the_id_of_a_file_leaves_it_where_vertel_finds_it(
    tmp_path: Path, name: str
) -> None:
    ours = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    meeting = begin(builtin("accountability"), "plan25")
    ours.save(
        add(meeting, "notes", Remark(id="", text=f"{name} came, and {name} said so", by=name))
    )
    before = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    erase_name(ours, name, "Pp99", [name])
    after = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert {n for n in before if "plan25" in n} <= after
    anew = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    assert anew.open("plan25").lines[0].text == "Pp99 came, and Pp99 said so"
