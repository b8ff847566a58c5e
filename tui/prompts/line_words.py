"""What became of a line, in few words: whose it is, as what it stands, which choice, about what."""

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.consents import is_beside_vote
from agendas.conduct.conductor import Line
from agendas.conduct.earlier_steps import told_earlier
from agendas.conduct.shown import chosen_word, shown_text
from agendas.lines.talk import Figure
from agendas.parsing.said_figure import without_numbers
from agendas.parsing.whose import fits, near
from agendas.records.said import Language
from agendas.records.vocabulary import FIRST, LINE_KIND, MEANING_OPEN
from agendas.slots.slots import SLOTS
from agendas.text import in_short, number_in, one_line
from locales import LANGUAGES, _
from tui.words.kind_words import day_words, kind_word
from tui.words.signs import circles

_DAYS = ("appointment", "review day", "first day", "last day")


def whose(line: Line, names: tuple[str, ...]) -> str:
    """Who said a line; where nobody knows, that it is open and whom its beginning may mean."""
    if line.by:
        everyone = len(line.by) > 2 and set(line.by) == set(names)
        return _("everyone") if everyone else ", ".join(map(one_line, line.by))
    if some := may_be(line.maybe, names):
        return _("who? ({head}: {names})").format(head=one_line(line.maybe), names=some)
    return f"“{one_line(line.maybe)}”?" if line.maybe else _("who?")


def signed(line: Line, names: tuple[str, ...]) -> str:
    """As `whose`, with a sign before it: filled where it is known, open where it is not."""
    known, nobody = circles()
    return f"{known if line.by else nobody} {whose(line, names)}"


def may_be(head: str, names: tuple[str, ...]) -> str:
    """Whom the beginning of a name may mean: "Joost or Jolanda"; "" for nobody."""
    *first, last = map(one_line, people_maybe(head, names) or ("",))
    return _("{names} or {last}").format(names=", ".join(first), last=last) if first else last


def people_maybe(head: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """As `may_be`, the names themselves: those it fits, else those it misses by a letter or two."""
    return (fits(head, names) or near(head, names)) if head else ()


def stands_as(line: Line, language: Language, choices: int = 0) -> str:
    """As what a line stands, with its figure or day, whom it asks, or the word that was chosen.

    `choices` is how many words there are to choose from under its lamp: with none chosen it is open.
    """
    kind = (
        LINE_KIND[line.kind][language] if line.kind in LINE_KIND else LINE_KIND["remark"][language]
    )
    if line.kind == "ground" and isinstance(line.value, Figure):
        figure = without_numbers(line.value.said) if line.covered else line.value.said
        told = _("seen, figure “{figure}”").format(figure=one_line(figure))
        covered = _("covered")
        return f"{told}, {covered}" if line.covered else told
    if line.kind == "meaning" and line.choice == "open":
        return MEANING_OPEN[language]
    if line.kind == "rhythm" and isinstance(line.value, Figure):
        every = _("every {weeks} weeks").format(weeks=line.value.said)
        return f"{kind}: {every}"
    if line.kind in _DAYS:
        day = day_words(line, language) or _("day still open")
        return f"{kind}: {day}"
    if word := chosen_word(line, language) or _first(line, language):
        said = LINE_KIND["remark"][language]
        word = f"{said}; {word}" if is_beside_vote(line) else word
        return word if line.kind == "consent" else f"{kind}: {word}"
    told = kind_word(line, language)
    still = _("open 1–{last}").format(last=choices)
    return f"{told}: {still}" if choices else told


def _first(line: Line, language: Language) -> str:
    """The word that was chosen where something that a talk rests on is missing."""
    word = FIRST.get(line.choice) if line.kind == "remark" else None
    return word[language] if word else ""


def about(lines: TalkLines, line: Line, lit: str = "") -> str:
    """What a line is about, where that is another line and not the one the lamp is about."""
    other = lines.by_id.get(line.about)
    if line.about == lit:
        return ""
    text = told_earlier(lines.talk).get(line.about, "")
    if other:
        text = shown_text(other) or chosen_word(other, lines.talk.language)
    return _("with “{text}”").format(text=in_short(text)) if text else ""


def way(name: str, evidence: bool, language: Language) -> str:
    """As what a line may stand, as it is told: by a kind of evidence or the name of a slot."""
    if evidence:
        return LINE_KIND[name][language]
    return kind_word(Line(id="", kind=SLOTS[name].line, question=name), language)


def way_meant(typed: str, ways: tuple[str, ...], evidence: bool) -> str:
    """The way that somebody means by its word in either language, whole or its beginning; "" for none."""
    low = typed.strip().casefold()
    said = [(one, way(one, evidence, lang).casefold()) for one in ways for lang in LANGUAGES]
    exact = (one for one, word in said if low in (word, one))
    begins = {one for one, word in said if low and word.startswith(low)}
    return next(exact, begins.pop() if len(begins) == 1 else "")


def number_behind(rest: str) -> tuple[str, int | None]:
    """What stands behind an order, and the number at its end: "henk 12" is Henk and 12."""
    head, _space, last = rest.rpartition(" ")
    number = number_in(last)
    return (head.strip(), number) if number is not None else (rest.strip(), None)
