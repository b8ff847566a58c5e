"""What Textual reckons of a style, once in all the apps of this process: it depends on no app, and takes a third of a test."""

from collections.abc import Callable
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")


@cache
def parsed_once() -> Callable[..., Any]:
    """How a stylesheet reads its rules."""
    from textual.css.stylesheet import Stylesheet

    known: dict[tuple[object, ...], Any] = {}
    parse = Stylesheet._parse_rules

    def _parse_rules(self: Any, css: str, **of: object) -> Any:
        key = (css, *of.values(), *self._variables.items())
        if key not in known:
            known[key] = parse(self, css, **of)
        return known[key]

    return _parse_rules


@cache
def applied_plainly() -> Callable[..., None]:
    """How Textual gives a node its styles."""
    from textual.css.stylesheet import Stylesheet

    return Stylesheet.apply


@cache
def applied_once() -> Callable[..., None]:
    """How a stylesheet gives a node its styles: what became of a node just like it is given again.

    Alike is what bears the same names, classes and states, within the like, under the same rules. Where
    one rule asks for the place among others (`:first-child`), Textual tells so, and nothing is kept.
    """
    known: dict[tuple[object, ...], tuple[Any, list[bool]]] = {}
    sheets: WeakKeyDictionary[Any, tuple[object, int, dict[frozenset[str], tuple[str, ...]]]]
    sheets = WeakKeyDictionary()
    numbers: dict[tuple[object, ...], tuple[int, dict[frozenset[str], tuple[str, ...]]]] = {}
    apply = applied_plainly()

    def _rules(sheet: Any) -> tuple[int, dict[frozenset[str], tuple[str, ...]]]:
        """The number of these rules, alike in every app, and which states they ask for by a node's names."""
        rules = sheet.rules
        if sheet not in sheets or sheets[sheet][0] is not rules:
            sheets[sheet] = (rules, *numbers.setdefault(tuple(rules), (len(numbers), {})))
        return sheets[sheet][1:]

    def _apply(self: Any, node: Any, *, animate: bool = False, cache: Any = None) -> None:
        number, states = _rules(self)
        names = frozenset(node._selector_names)
        if names not in states:
            of_names = [
                rule for name in self.rules_map.keys() & names for rule in self.rules_map[name]
            ]
            states[names] = tuple(
                sorted({state for rule in of_names for state in rule.pseudo_classes})
            )
        asked = states[names]
        key = (number, *(
            (one._css_type_names, one._id, one.classes, *map(one.has_pseudo_class, asked))
            for one in node.css_path_nodes
        ))  # fmt: skip
        if key in known:
            rules, flags = known[key]
            for name, flag in zip(FLAGS, flags, strict=True):
                setattr(node, name, flag)
            self.replace_rules(node, rules, animate=animate)
            self._process_component_classes(node)
            return
        found: dict[Any, Any] = {}
        apply(self, node, animate=animate, cache=found)
        if found:
            known[key] = (*found.values(), [getattr(node, name) for name in FLAGS])

    return _apply
