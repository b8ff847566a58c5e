"""Every string of a record says what it is: a field that does not is red."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from inspect import Parameter, signature
from pkgutil import walk_packages
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
import pytest

import agendas
import store
from agendas.agenda import builtin
from agendas.lines.talk import Line, Talk
from agendas.records.meeting import Meeting
from agendas.records.said import Person, Record
from agendas.strings import Key, Name, Text, rewritten, types_of
from agendas.talk.begin import Opening, new_talk
from store.prepared import Prepared


def undeclared(kind: Any, place: str, seen: set[Any]) -> Iterator[str]:
    """The places in a type where a string stands that does not say what it is."""
    if kind is str:
        yield place
    origin = get_origin(kind)
    if origin is Annotated:
        told = get_args(kind)[1:]
        assert get_args(kind)[0] is str, place
        assert told in (("text",), ("name",), ("title",), ("key",)), place
    elif origin in (Union, UnionType, tuple, list, dict, set, frozenset):
        for inner in get_args(kind):
            yield from undeclared(inner, place, seen)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        seen.add(kind)
        for name, inner in types_of(kind).items():
            yield from undeclared(inner, f"{kind.__name__}.{name}", seen)
    else:
        assert origin in (None, Literal), place


@pytest.mark.parametrize("kind", [Meeting, Talk, Prepared])
def test_every_string_says_what_it_is(kind: type[Record]) -> None:
    seen: set[Any] = set()
    assert list(undeclared(kind, kind.__name__, seen)) == []
    assert kind is Prepared or len(seen) > 20


@pytest.fixture(scope="module")
def every_record() -> list[type[Record]]:
    """Every kind of record that the method and the store have."""
    for room in (agendas, store):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    found: list[type[Record]] = [Record]
    for kind in found:
        found += kind.__subclasses__()
    return [kind for kind in found if kind.__module__.startswith(("agendas.", "store."))]


def test_no_record_is_changed_and_what_it_holds_goes_by_name(
    every_record: list[type[Record]],
) -> None:
    assert len(every_record) > 90
    for kind in every_record:
        assert kind.__struct_config__.frozen, kind
        fields = signature(kind).parameters.values()
        assert all(field.kind is Parameter.KEYWORD_ONLY for field in fields), kind


FIRST = {"n", "agreed", "goal_wording", "vertel"}  # a number that counts from one
UNTIL_SAID = {"core", "chosen", "sure", "sound", "vouched"}  # true until somebody says otherwise


def test_of_what_nobody_said_a_record_holds_nothing(every_record: list[type[Record]]) -> None:
    for kind in every_record:
        for field in msgspec.structs.fields(kind):
            there, told = field.default, f"{kind.__name__}.{field.name}"
            if get_origin(field.type) is Literal:
                assert there in (msgspec.NODEFAULT, *get_args(field.type)), told
            elif isinstance(there, bool):
                assert there == (field.name in UNTIL_SAID), told
            elif isinstance(there, int) and kind.__name__ != "Cost":
                assert there == (field.name in FIRST), told
            elif isinstance(there, str) and told != "Slot.line":
                assert there == "", told


class Later(Record, frozen=True, kw_only=True):
    """A record as a later Vertel may have it."""

    id: Key
    choice: Literal["keep", "let-go"] = "keep"
    text: Text | None = None
    by: tuple[Name, ...] = ()
    inner: "tuple[Later, ...]" = ()
    either: "Later | None" = None
    mixed: "Later | Text | None" = None
    drafts: dict[Key, Text] = {}
    told: str = ""


def test_a_string_that_does_not_is_found() -> None:
    assert list(undeclared(Later, "", set())) == ["Later.told"]


def test_words_are_put_anew_and_all_else_stays() -> None:
    value = {
        "id": "keep", "choice": "keep", "text": "keep", "by": ["keep", 3],
        "inner": [{"id": "keep", "text": "keep"}, None], "either": {"id": "keep", "by": ["keep"]},
        "mixed": "keep", "drafts": {"keep": "keep"}, "later": {"keep": ["keep", 1, {"keep": "keep"}]}, "keep": 2.5,
    }  # fmt: skip
    assert rewritten(value, Later, lambda words, told: f"{told}!") == {
        "id": "keep", "choice": "keep", "text": "text!", "by": ["name!", 3],
        "inner": [{"id": "keep", "text": "text!"}, None],
        "either": {"id": "keep", "by": ["name!"]}, "mixed": "text!",
        "drafts": {"keep": "text!"}, "later": {"keep": ["text!", 1, {"keep": "text!"}]},
        "keep": 2.5,
    }  # fmt: skip


@pytest.mark.parametrize("agenda", ["accountability", "goals", "frames", "review", "checkin"])
def test_a_talk_whose_words_are_all_put_anew_is_the_same_talk_in_other_words(agenda: str) -> None:
    opening = Opening(
        goal_text="Walk-in mornings", team="Oak", people=(Person(name="Ada"),), account_giver="Ada"
    )
    meeting = new_talk("k3f9q2", builtin(agenda), opening, datetime(2026, 10, 6, tzinfo=UTC))
    value = msgspec.to_builtins(meeting)
    other = rewritten(value, Talk, lambda words, told: f"{words} and more")
    found = msgspec.convert(other, Talk)
    assert found.names == ("Ada and more",)
    assert found.title["nl"] == f"{meeting.title['nl']} and more"
    back = rewritten(other, Talk, lambda words, told: words.removesuffix(" and more"))
    assert msgspec.convert(back, Talk) == meeting


def filled(kind: Any, key: str, depth: int = 0) -> Any:
    """A value of a type as JSON holds it, with a name in each string that is words."""
    if get_origin(kind) is Annotated:
        return key if get_args(kind)[1] == "key" else f"{get_args(kind)[1]} of Quxmann"
    if get_origin(kind) in (Union, UnionType):
        return filled(get_args(kind)[0], key, depth)
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is tuple:
        return [filled(get_args(kind)[0], key, depth + 1)] if depth < 9 else []
    if get_origin(kind) is dict:
        first, second = get_args(kind)
        return {filled(first, key, depth): filled(second, key, depth)}
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {name: filled(inner, key, depth) for name, inner in types_of(kind).items()}
    return {bool: True, int: 1, float: 1.0, datetime: "2026-10-06T09:00:00Z"}.get(
        kind, "2026-10-06"
    )


@pytest.mark.parametrize("kind", [Meeting, Talk])
def test_a_name_in_every_word_of_every_record_is_put_anew_and_no_key_is(kind: type[Record]) -> None:
    value = filled(kind, "quxmann")
    whole = msgspec.convert(value, kind)
    text = msgspec.json.encode(value).decode()
    assert text.count("of Quxmann") > 70
    new = rewritten(value, kind, lambda words, told: words.replace("Quxmann", "P-1"))
    assert msgspec.json.encode(new).decode() == text.replace("of Quxmann", "of P-1")
    back = rewritten(new, kind, lambda words, told: words.replace("P-1", "Quxmann"))
    assert msgspec.convert(back, kind) == whole


@pytest.mark.parametrize(
    ("value", "put"),
    [
        ({"type": "day", "hour": "Day", "was": "Day"}, {"type": "day", "hour": "P", "was": "Day"}),
        ({"type": "figure", "said": "Day"}, {"type": "figure", "said": "P"}),
        ({"type": "later", "said": "Day"}, {"type": "P", "said": "P"}),
    ],
)
def test_of_several_records_the_one_whose_tag_it_is(value: Any, put: Any) -> None:
    line = {"id": "e1", "value": value}
    new = rewritten(
        line, Line, lambda words, told: "P" if words.casefold() in ("day", "later") else words
    )
    assert new == {"id": "e1", "value": put}
