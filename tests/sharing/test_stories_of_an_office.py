"""Stories at random of three laptops: said, brought together, deleted, held, caches lost, exchanged in any order.

Nothing that was said and not deleted is missing anywhere, and all have the same. VERTEL_MACHINES is
how many stories there are.
"""

import os
import random
from pathlib import Path

import pytest
from laptops import Laptop, a_talk, with_lines_of, words
from pg_cluster import Board

from store.admin.delete import delete
from store.conflicts.compare import settle
from store.files.talk_file import read_version

RUNS = int(os.environ.get("VERTEL_MACHINES", "2"))
ONCE_RED = (
    263,
)  # words that were there already, and had been deleted, were sent anew at each exchange
TALKS = ("k3f9q2", "m4p7r8", "aaaaa2")
STEPS = 40


class Story:
    """What happens, and what was said in each talk and not deleted since."""

    def __init__(self, board: Board, top: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.laptops = [Laptop(top / n, n, board.person(n, "Oak")) for n in ("ana", "bo", "cas")]
        self.said: dict[str, set[str]] = {key: set() for key in TALKS}
        self.deleted: set[str] = set()
        for key in TALKS:
            self.laptops[0].begin(a_talk(key))
        for laptop in self.laptops:
            laptop.sync()

    def go_on(self, n: int) -> None:
        laptop, key = self.chance.choice(self.laptops), self.chance.choice(TALKS)
        what, there = self.chance.random(), key in laptop.library().files()
        if what < 0.35 and there:
            laptop.say(key, f"{laptop.name} {n}")
            self.said[key].add(f"{laptop.name} {n}")
        elif what < 0.45 and there and laptop.library().copies(key):
            self.bring_together(laptop, key)
        elif what < 0.50 and there and not laptop.library().copies(key):
            self.said[key] -= words(laptop.talk(key))
            self.deleted.add(key)
            delete(laptop.library(), key)
        elif what < 0.53:
            laptop.place.cache.unlink(missing_ok=True)
        elif what < 0.56 and there:
            with laptop.library().hold(key, "a window"):
                laptop.sync()
        else:
            laptop.sync()

    def bring_together(self, laptop: Laptop, key: str) -> None:
        library = laptop.library()
        copy = library.copies(key)[0]
        library.save(with_lines_of(library.open(key), read_version(copy.file, key).talk))
        settle(library, key, copy.file.name, take=False)

    def ended(self) -> None:
        """All exchange until nothing is new; looks at what each then has."""
        for _turn in range(4):
            for laptop in self.laptops:
                laptop.sync()
        for laptop in self.laptops:
            told = laptop.sync()
            assert (told.came, told.sent, told.beside) == ((), (), ())
            for key in TALKS:
                there = key in laptop.library().files()
                assert self.said[key] <= (laptop.everything(key) if there else set()), key
        for key in set(TALKS) - self.deleted:  # what came back may lie beside what was deleted
            versions = {
                frozenset({frozenset(words(one.talk(key))), *map(frozenset, one.beside(key))})
                for one in self.laptops
            }
            assert len(versions) == 1, key


@pytest.mark.parametrize("seed", sorted({*range(RUNS), *ONCE_RED}))
def test_nothing_said_is_missing_anywhere(board: Board, tmp_path: Path, seed: int) -> None:
    story = Story(board, tmp_path, seed)
    for n in range(STEPS):
        story.go_on(n)
    story.ended()


def test_a_talk_that_came_back_can_be_deleted_again(board: Board, tmp_path: Path) -> None:
    story = Story(board, tmp_path, 0)
    ana, bo, cas = story.laptops
    key = TALKS[0]
    delete(ana.library(), key)
    bo.say(key, "gone on with")
    ana.sync(), bo.sync(), ana.sync(), cas.sync()
    assert ana.everything(key) == {"gone on with"}
    delete(cas.library(), key)
    cas.sync()
    for one in (ana, bo):
        assert one.sync().went == (key,)
    assert key not in bo.library().files()
