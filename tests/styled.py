"""What Textual reckons of a style, once in all the apps of this process: it depends on no app, and takes a third of a test."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
Rules = dict[str, Any]


class Look(NamedTuple):
    """What became of a node: its rules as they are read and as they are kept, and those of its parts."""

    read: Rules
    kept: Rules
    flags: list[bool]
    parts: dict[str, Rules]


class Parts(dict[str, Any]):
    """The styles of the named parts of a node (`COMPONENT_CLASSES`), each made when it is asked for."""

    def __init__(self, node: Any, rules: dict[str, Rules]) -> None:
        super().__init__()
        self.node, self.rules = node, rules

    def __contains__(self, name: object) -> bool:
        return name in self.rules

    def __missing__(self, name: str) -> Any:
        from textual.dom import DOMNode

        part = DOMNode(classes=name)
        part._attach(self.node)
        _keep(part, self.rules[name])
        self[name] = part.styles
        return part.styles


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

    Alike is what bears the same names, classes and states, within the like, under the same rules; where one
    of them asks for the cursor within or for the place among others (`:first-child`), that is a state, too.
    """
    known: dict[tuple[object, ...], Look] = {}
    sheets: WeakKeyDictionary[Any, tuple[object, int, dict[frozenset[str], tuple[str, ...]]]]
    sheets = WeakKeyDictionary()
    numbers: dict[tuple[object, ...], tuple[int, dict[frozenset[str], tuple[str, ...]]]] = {}
    apply = applied_plainly()

    def _rules(sheet: Any) -> tuple[int, dict[frozenset[str], tuple[str, ...]]]:
        """The number of these rules, alike in every app, and which states they ask for by a node's names."""
        rules = sheet.rules
        if sheet not in sheets or sheets[sheet][0] is not rules:
            sheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE = frozenset()
            sheets[sheet] = (rules, *numbers.setdefault(tuple(rules), (len(numbers), {})))
        return sheets[sheet][1:]

    def _apply(self: Any, node: Any, *, animate: bool = False, cache: Any = None) -> None:
        number, states = _rules(self)
        names = frozenset(node._selector_names)
        parts = node._get_component_classes()
        asking = names | {f".{part}" for part in parts} if parts else names
        if asking not in states:
            asked_by = [
                rule for name in self.rules_map.keys() & asking for rule in self.rules_map[name]
            ]
            states[asking] = tuple(
                sorted({state for rule in asked_by for state in rule.pseudo_classes})
            )
        asked = states[asking]
        key = (number, *(
            (one._css_type_names, one._id, one.classes, *map(one.has_pseudo_class, asked))
            for one in node.css_path_nodes
        ))  # fmt: skip
        if key in known:
            _give(self, node, known[key], animate)
            return
        found: dict[Any, Any] = {}
        node._component_styles = {}  # Textual makes them anew, where they stand
        apply(self, node, animate=animate, cache=found)
        if found:
            (read,) = found.values()
            flags = [getattr(node, name) for name in FLAGS]
            looks = {part: {**node._component_styles[part].base._rules} for part in parts}
            known[key] = Look(read, _as_kept(read), flags, looks)

    return _apply


def _give(sheet: Any, node: Any, look: Look, animate: bool) -> None:
    for name, flag in zip(FLAGS, look.flags, strict=True):
        setattr(node, name, flag)
    rules = node._css_styles._rules
    if rules == look.kept:
        node.notify_style_update()
    elif rules or node._is_mounted:
        sheet.replace_rules(node, look.read, animate=animate)
    else:
        _keep(node, look.kept)
        node.notify_style_update()
    parts = node._component_styles
    if not look.parts or (isinstance(parts, Parts) and parts.rules == look.parts):
        return
    node._component_styles = Parts(node, look.parts)
    node.refresh()


def _as_kept(read: Rules) -> Rules:
    from textual.css.styles import Styles

    styles = Styles()
    for name, value in read.items():
        setattr(styles, name, value)
    return dict(styles._rules)


def _keep(node: Any, rules: Rules) -> None:
    node._css_styles._rules.update(rules)
    node._css_styles._updates += 1
