"""Everything that was said, on a line a sentence: what find looks through in place of the files.

A talk is one line about its file and then its sentences, each in small letters, and behind those
as it is shown. A talk is trusted while its file has the size and time it was read with.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.lines.talk import Talk
from agendas.records.said import Record, Words
from store.cache.cache_file import read_cache, write_cache
from store.cache.index import Read
from store.errors import StoreError
from store.files.listing import Seen
from store.find import Hit, goal_of, sentences

TEXTS = "texts.txt"
_TALK = b"\n\x01"
_SHOWN = b"\x02"
_PLAIN = {ord(sign): "\x03" for sign in "\n\r\x01\x02"}  # no sentence may look like another line


class SearchedTalk(Record, frozen=True, kw_only=True):
    """Of a talk what all its sentences share, its questions by their ids, and the file it was read from."""

    id: str
    started: datetime
    goal: str
    file: str
    size: int
    time: int
    private: bool = False
    questions: dict[str, Words] = {}


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """A sentence as it is shown: the words, who said it, the phase's title, as what, and the question's id."""

    text: str
    by: str
    nl: str
    en: str
    kind: str
    question: str


class Texts:
    """The sentences, as bytes: a line with the listing's digest, then the talks, newest first."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.listing = body.partition(b"\n")[0].decode("ascii", "replace")

    def hits(self, text: str, private: bool) -> Iterator[Hit]:
        """Where `text` was said, newest talk first; letters' case does not matter."""
        wanted = text.strip().casefold()
        sought = wanted.translate(_PLAIN).encode("utf-8", "surrogatepass")
        body, at, talk, until = self.body, self.body.find(b"\n") + 1, None, 0
        while sought and (found := body.find(sought, at)) >= 0:
            begin, end = body.rfind(b"\n", 0, found) + 1, body.find(b"\n", found)
            at = end
            shown = body.find(_SHOWN, begin, end)
            if found + len(sought) > shown:
                continue  # in what is shown, or in the line about the file
            if talk is None or begin >= until:
                first = body.rfind(_TALK, 0, begin) + len(_TALK)
                talk = msgspec.json.decode(body[first : body.find(b"\n", first)], type=SearchedTalk)
                until = body.find(_TALK, begin)
                until = len(body) if until < 0 else until + 1
            if talk.private and not private:
                at = until
                continue
            hit = _hit(talk, body[shown + 1 : end])
            if wanted in hit.text.casefold():
                yield hit

    def talks(self) -> Iterator[tuple[SearchedTalk, bytes]]:
        """Each talk with all its lines."""
        for lines in self.body.split(_TALK)[1:]:
            first = lines.partition(b"\n")[0]
            yield msgspec.json.decode(first, type=SearchedTalk), lines.rstrip(b"\n")


def _hit(talk: SearchedTalk, line: bytes) -> Hit:
    shown = msgspec.json.decode(line, type=Shown)
    return Hit(
        meeting=talk.id,
        started=talk.started,
        goal=talk.goal,
        phase=Words(nl=shown.nl, en=shown.en),
        by=shown.by,
        text=shown.text,
        kind=shown.kind,
        question=talk.questions.get(shown.question),
        private=talk.private,
    )


def texts(folder: Path, there: Iterable[Seen] | None, listing: str, read: Read) -> Texts:
    """The sentences of the files there are; only those that are not known as they are are read."""
    known = Texts(read_cache(folder / TEXTS) or b"\n")
    if known.listing == listing:
        return known
    missing = {seen.name: seen for seen in there or ()}
    found: list[tuple[SearchedTalk, bytes]] = []
    for talk, lines in known.talks():
        seen = missing.get(talk.file)
        if seen and (seen.size, seen.time) == (talk.size, talk.time):
            del missing[talk.file]
            found.append((talk, lines))
    for seen in missing.values():
        try:
            found.append(lines_of(read(seen.name), seen))
        except StoreError:
            continue  # told by `broken`
    found.sort(key=lambda one: (one[0].started, one[0].id), reverse=True)
    made = Texts(_TALK.join([listing.encode(), *(lines for _talk, lines in found)]) + b"\n")
    write_cache(folder / TEXTS, made.body)
    return made


def lines_of(told: Talk, seen: Seen) -> tuple[SearchedTalk, bytes]:
    """A talk and its lines."""
    said = TalkLines(told)
    talk = SearchedTalk(
        id=told.id,
        started=told.started,
        goal=goal_of(said),
        file=seen.name,
        size=seen.size,
        time=seen.time,
        private=told.private,
        questions=said.talk.questions,
    )
    lines = [msgspec.json.encode(talk)]
    for one in sentences(said):
        small = one.words.casefold().translate(_PLAIN).encode("utf-8")
        told_as = Shown(one.words, one.by, one.phase.nl, one.phase.en, one.kind, one.question)
        shown = msgspec.json.encode(told_as)
        lines.append(small + _SHOWN + shown)
    return talk, b"\n".join(lines)
