"""How much the door takes: wrong codes, phones, lines. Time comes in, in seconds of any one clock.

Putting a phone out, or shutting the door, takes no words away: what was kept stays on the list.
"""

from collections import deque

MINUTE = 60.0
WRONG_OF_ONE = 5  # wrong codes a minute from one address
WRONG_OF_ALL = 60  # and from all together; then the door is shut for a minute
MOST_PHONES = 300
MOST_LISTENING = 2  # streams of one phone: a tab, and the one that comes in its place
BURST = 6  # lines of one phone at once
EVERY = 2.0  # seconds until it may send one more
MOST_AT_ONCE = MOST_PHONES  # lines of the whole room: after a silent minute each has one
MOST_A_SECOND = 50  # and then so many
MOST_REFUSALS = 20  # in a minute; then the phone is out for a minute
MOST_BYTES = 8 * 1024  # of one request
MOST_LETTERS = 2000  # of one line
MOST_NAME = 60  # letters of a name
MOST_ADDRESSES = 4096  # of which is remembered that they were wrong


class Bucket:
    """So many at once, and then so many a second."""

    def __init__(self, size: float, a_second: float, now: float) -> None:
        self._size, self._a_second = size, a_second
        self._left, self._at = size, now

    def wait(self, now: float) -> float:
        """0 where one may pass, and it does; else the seconds until one may."""
        gained = max(0.0, now - self._at) * self._a_second
        self._left, self._at = min(self._size, self._left + gained), now
        if self._left < 1:
            return (1 - self._left) / self._a_second
        self._left -= 1
        return 0.0


class LetIn:
    """A phone that was let in: what it may still send, and whether it is out for a while."""

    def __init__(self, now: float) -> None:
        self.lines = Bucket(BURST, 1 / EVERY, now)
        self.refused: deque[float] = deque(maxlen=MOST_REFUSALS)
        self.out_until = 0.0
        self.seen = now
        self.listening = 0


class Rates:
    """The limits of one door."""

    def __init__(self, now: float) -> None:
        self._wrong: dict[str, deque[float]] = {}
        self._all_wrong: deque[float] = deque(maxlen=WRONG_OF_ALL)
        self._shut_until = 0.0
        self._lines = Bucket(MOST_AT_ONCE, MOST_A_SECOND, now)
        self.phones: dict[str, LetIn] = {}

    def may_try(self, address: str, now: float) -> bool:
        """Whether an address may show a code now: not after too many wrong ones, its own or all."""
        if now < self._shut_until:
            return False
        mine = self._wrong.get(address, deque())
        return len(mine) < WRONG_OF_ONE or now - mine[0] >= MINUTE

    def wrong(self, address: str, now: float) -> None:
        """Note a wrong code."""
        if address not in self._wrong and len(self._wrong) >= MOST_ADDRESSES:
            self._wrong = {who: at for who, at in self._wrong.items() if now - at[-1] < MINUTE}
        if len(self._wrong) < MOST_ADDRESSES or address in self._wrong:
            self._wrong.setdefault(address, deque(maxlen=WRONG_OF_ONE)).append(now)
        self._all_wrong.append(now)
        if len(self._all_wrong) == WRONG_OF_ALL and now - self._all_wrong[0] < MINUTE:
            self._shut_until = now + MINUTE
            self._all_wrong.clear()

    def let_in(self, phone: str, now: float) -> LetIn | None:
        """A phone that shows the code or its cookie; None where the room is full.

        Where it is, who has not been heard of longest and follows nothing gives up the place.
        """
        found = self.phones.get(phone)
        if found is None:
            if len(self.phones) >= MOST_PHONES:
                gone = [key for key, one in self.phones.items() if not one.listening]
                idle = min(gone, key=lambda key: self.phones[key].seen, default=None)
                if idle is None or now - self.phones[idle].seen < MINUTE:
                    return None
                del self.phones[idle]
            found = self.phones[phone] = LetIn(now)
        found.seen = now
        return found

    def is_out(self, phone: LetIn, now: float) -> bool:
        """Whether a phone is put out for a while."""
        return now < phone.out_until

    def wait(self, phone: LetIn, now: float) -> float:
        """0 where a phone may send a line, and it counts; else the seconds until it may."""
        return phone.lines.wait(now) or self._lines.wait(now)

    def refuse(self, phone: LetIn, now: float) -> None:
        """Note that a phone was refused something; too often, and it is out for a minute."""
        phone.refused.append(now)
        if len(phone.refused) == MOST_REFUSALS and now - phone.refused[0] < MINUTE:
            phone.out_until = now + MINUTE
            phone.refused.clear()
