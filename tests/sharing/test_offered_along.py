"""What goes along with the first question of an exchange is taken only where nothing new stands there."""

from typing import Any

import pytest
from laptops import Laptop, a_talk

from sharing.ahead import Ahead
from sharing.errors import SharingError
from sharing.last_exchange import remembered
from sharing.link import Link
from sharing.server import connected
from sharing.team_talks import ask

KEY, OTHER = "k3f9q2", "m4p7r8"


def offered(laptop: Laptop, link: Link | None = None) -> None:
    """Ask the server what is new, and offer what differs along with that."""
    known = remembered(laptop.place.cache)
    ahead = Ahead(laptop.library(), known)
    assert ahead.look(())
    assert [parcel.talk for parcel in ahead.parcels] == [KEY]
    with connected(link or laptop.link) as connection:
        ask(connection, known, ahead.say)


def taken(board: Any, laptop: Laptop) -> bool:
    """Whether the server has what was offered."""
    (there,) = board.look(
        "select count(*) from vertel.version where talk = %s and position(%s in body) > 0",
        KEY, b"offered",
    )  # fmt: skip
    return bool(there[0])


@pytest.fixture
def ana(laptop: Any) -> Laptop:
    """A laptop of which one talk differs from what is on the server."""
    ana = laptop("ana")
    for key in (KEY, OTHER):
        ana.begin(a_talk(key))
    ana.sync(), ana.sync()
    ana.say(KEY, "offered")
    return ana


def test_what_differs_is_taken_with_the_first_question(board: Any, ana: Laptop) -> None:
    offered(ana)
    assert taken(board, ana)


def test_something_new_of_the_team_comes_first(board: Any, ana: Laptop, laptop: Any) -> None:
    bo = laptop("bo")
    bo.sync()
    bo.say(OTHER, "theirs")
    bo.sync()
    offered(ana)
    assert not taken(board, ana)
    assert (ana.sync().sent, ana.everything(OTHER)) == ((KEY,), {"theirs"})


@pytest.mark.parametrize(
    "other",
    [
        "update vertel.board set id = gen_random_uuid()",
        "update vertel.team set called = 'Elm'",
        "update vertel.version set digest = sha256('x') where seq = (select max(seq) from vertel.version)",
        "insert into vertel.applied (n, digest) values (99, 'x')",
        "update vertel.belongs set gone = clock_timestamp()",
    ],
    ids=["another board", "another team of this number", "put back", "newer", "left"],
)
def test_a_server_that_is_not_as_remembered_takes_nothing_of_it(
    board: Any, ana: Laptop, other: str
) -> None:
    board.look(other)
    if "applied" in other:
        with pytest.raises(SharingError, match="newer"):
            offered(ana)
    else:
        offered(ana)
    assert not taken(board, ana)


def test_by_a_login_that_may_do_everything_nothing_is_taken(board: Any, ana: Laptop) -> None:
    board.look("update vertel.belongs set login = 'postgres'")
    with pytest.raises(SharingError, match="may do everything"):
        offered(ana, board.boss)
    assert not taken(board, ana)
