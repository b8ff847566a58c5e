"""What is asked of somebody, and who takes it up (conversation.md §5)."""

from agendas.came_to.counting import TalkLines
from agendas.lines.talk import Line
from agendas.parsing.asked_of import asks_somebody, asks_to_join

NOBODYS = (
    "nobodys"  # the choice of an initiative whose speaker is known, and takes it not up by that
)


def taken_by(lines: TalkLines, request: Line) -> tuple[str, ...]:
    """Who takes up what was asked: by their own yes, their last word, asked or not (conversation.md §11).

    Nobody's yes binds another: who was asked and did not answer is asked still. Who proposed what they
    would do together ("shall we agree") is with who said yes to it, unless they took that back.
    """
    answers = _answers(lines, request)
    yes = tuple(name for name, choice in answers.values() if name and choice == "yes")
    together = yes and asks_to_join(request.text)
    return (*(one for one in request.by if together and one.casefold() not in answers), *yes)


def is_imposed(lines: TalkLines, request: Line) -> bool:
    """Whether what was asked is imposed: it is then who asked that shares the account."""
    return any(choice == "imposed" for _name, choice in _answers(lines, request).values())


def is_refused(lines: TalkLines, request: Line) -> bool:
    """Whether all who were asked said no: there is nothing then that anybody took up."""
    last = _answers(lines, request)
    no = {low for low, (_name, choice) in last.items() if choice == "no"}
    asked = {name.casefold() for name in request.who} or no
    taken = taken_by(lines, request) or is_imposed(lines, request)
    return bool(no) and asked <= no and not taken


def still_to_answer(lines: TalkLines, request: Line) -> tuple[str, ...]:
    """Of whom the answer is open: asked by name, they neither took it up nor declined it, or said nothing.

    Who said yes or no is none of them, whatever the others said; nobody is once it is imposed.
    """
    if is_imposed(lines, request):
        return ()
    chose = _answers(lines, request)
    return tuple(name for name in request.who if name.casefold() not in chose)


def is_open_still(lines: TalkLines, request: Line) -> bool:
    """Whether a request that nobody took up waits for an answer: nobody has declined it who could take it."""
    return bool(still_to_answer(lines, request)) or not (request.who or _answers(lines, request))


def is_answered_unasked(lines: TalkLines, request: Line) -> bool:
    """Whether somebody it was asked of said yes or no of their own accord, and nobody was asked for it."""
    answers = lines.about(request.id, "request answer")
    if any(one.question.startswith("request_answer") for one in answers):
        return False
    asked = {name.casefold() for name in request.who}
    return any(
        one.choice and one.by and (not asked or asked & {name.casefold() for name in one.by})
        for one in answers
    )


def _answers(lines: TalkLines, request: Line) -> dict[str, tuple[str, str]]:
    """The last word of each on a request, with their name; of nobody known the last."""
    said = lines.about(request.id, "request answer")
    return {
        name.casefold(): (name, line.choice)
        for line in said
        if line.choice
        for name in line.by or ("",)
    }


def is_nobodys(lines: TalkLines, line: Line) -> bool:
    """Whether it is said that somebody is to do something, and nobody took it up so far.

    So it is where the words say so, and where only the close told who had said it.
    """
    if line.kind == "initiative":
        return line.choice == NOBODYS
    if (
        line.kind != "request"
        or line.who
        or not (asks_somebody(line.text) or line.choice == NOBODYS)
    ):
        return False
    taken = taken_by(lines, line) or is_imposed(lines, line)
    return not taken and not is_refused(lines, line)


def not_taken_up(lines: TalkLines, place: int) -> tuple[Line, ...]:
    """The requests that nobody took up and that were not imposed."""
    return tuple(
        line
        for line in lines.of("request", place)
        if not taken_by(lines, line) and not is_imposed(lines, line) and not is_nobodys(lines, line)
    )
