"""With a certificate of the house's own the page is encrypted, and at the name that it is for."""

import os
import ssl
import threading
from pathlib import Path
from random import Random

import pytest
from made_certificate import certificate
from phones import VIEW, Phone
from rest import LONGEST

from store.files.this_machine.waiting_file import WaitingFile
from tui.live.certificate import certificate_of
from tui.live.door_error import DoorError
from tui.live.phone_room import PhoneRoom


def test_a_line_goes_over_it_and_nothing_beside_it(tmp_path: Path) -> None:
    file = certificate(tmp_path, "localhost", os.getuid())
    own = certificate_of("localhost", str(file), str(file.with_suffix(".key")))
    waiting = WaitingFile(tmp_path / "journal", tmp_path / "store", tmp_path / "state", "k3f9q2")
    came = threading.Event()
    room = PhoneRoom(waiting, came.set, Random(1))
    try:
        room.open_door("k3f9q2", ("127.0.0.1",), own)
        room.show(VIEW, ("q8",), "p1")
        while not room.at:
            assert came.wait(LONGEST)
            came.clear()
        assert room.address.startswith("HTTPS://LOCALHOST:")
        assert room.shut is None
        tls = ssl.create_default_context(cafile=str(file))
        phone = Phone(room.at[0], room.code, tls).join()
        assert phone.answer.headers["Set-Cookie"].endswith("; Secure")
        assert phone.say("they dare") == 204
        by_number = Phone(room.at[0], room.code, tls)
        assert by_number.ask("GET", f"/{room.code}", Host="127.0.0.1:8123") == 403
        unsealed = {"Origin": f"http://{room.at[0]}"}
        assert phone.ask("POST", f"/{room.code}/say", b"{}", **unsealed) == 403
        with pytest.raises(ConnectionError):
            Phone(room.at[0], room.code).ask("GET", "/")
    finally:
        room.close(False)
    assert [row.text for row in waiting.read().lines] == ["they dare"]


def test_a_certificate_that_cannot_be_is_refused_before_the_talk(tmp_path: Path) -> None:
    file = certificate(tmp_path, "localhost", os.getuid())
    other = certificate(tmp_path, "elsewhere.example", os.getuid())
    key = str(file.with_suffix(".key"))
    assert certificate_of("Talk.School.example", str(file), key).name == "talk.school.example"
    for name in ("", "talk school", "https://talk", "-talk"):
        with pytest.raises(DoorError, match="is for a name"):
            certificate_of(name, str(file), key)
    for wrong in (str(other.with_suffix(".key")), str(file), str(tmp_path / "none")):
        with pytest.raises(DoorError, match="cannot have this certificate"):
            certificate_of("localhost", str(file), wrong)
