"""Promise 19: no key and nonce is used twice, whoever saves. VERTEL_SAVES=100000 for as many saves."""

import os
import subprocess
import sys
from pathlib import Path

from sealed import CHEAP, NOW, PASS, talk

from store.encryption import seal as sealing
from store.encryption.convert import lock
from store.library import TalkLibrary

ROOT = Path(__file__).parents[2]
PROCESSES = 4
SAVES = int(os.environ.get("VERTEL_SAVES", "120"))

# A process of its own: it opens the store, saves its talk, and tells the salts of the talk's file and the journal's.
SAVING = """
import sys
sys.path[:0] = [{root!r}, *{tests!r}]
from pathlib import Path
from sealed import NOW, PASS, talk
from said_in import with_draft
from store.library import TalkLibrary
from store.encryption.seal import open_seal
from store.encryption.which_seal import seal_of
top, key, saves = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
ours = TalkLibrary(top / "store", lambda: NOW, top / "state")
open_seal(ours.folder, seal_of(ours.folder, ours.state_folder), PASS, ours.state_folder)
meeting, out = talk(key), open(top / f"{{key}}.salts", "wb")
for n in range(saves):
    ours.save(with_draft(meeting, "goal", "the same words"))
    for path in (ours.files()[key] if not n else path, ours.journal.places[0] / f"{{key}}.json"):
        out.write(path.read_bytes().partition(b"\\n")[2][:32])
    path = ours._saving.path(key)
"""


def test_no_salt_comes_back_in_the_saves_of_four_processes(tmp_path: Path) -> None:
    sealing.hold(None)
    ours = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    ours.save(talk())
    lock(ours, PASS, CHEAP)
    sealing.hold(None)
    code = SAVING.format(root=str(ROOT), tests=[str(p) for p in Path(__file__).parents[:2]])
    keys = [f"aaaaa{n}" for n in range(2, 2 + PROCESSES)]
    each = SAVES // PROCESSES
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), key, str(each)], cwd=ROOT)
        for key in keys
    ]
    assert [one.wait() for one in running] == [0] * PROCESSES
    salts = []
    for key in keys:
        data = (tmp_path / f"{key}.salts").read_bytes()
        salts += [data[at : at + 32] for at in range(0, len(data), 32)]
    assert len(salts) == len(set(salts)) == 2 * each * PROCESSES
    assert len({salt[:12] for salt in salts}) == len(salts), "not even their beginnings"


def test_key_and_nonce_are_of_the_salt_and_of_nothing_else(tmp_path: Path) -> None:
    """So that a salt that does not come back is enough: two salts give two keys and two nonces."""
    made = [sealing._key_of(b"k" * 32, b"head" + bytes([n]) * 32) for n in range(200)]
    assert len({one[:32] for one in made}) == len({one[32:] for one in made}) == 200
    assert sealing._key_of(b"k" * 32, b"another" + b"s" * 32) == sealing._key_of(
        b"k" * 32, b"s" * 32
    )
    assert sealing._key_of(b"j" * 32, b"s" * 32) != sealing._key_of(b"k" * 32, b"s" * 32)
