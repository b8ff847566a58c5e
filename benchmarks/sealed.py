"""What a passphrase costs: opening beside the reference Argon2 at the same parameters, restic and age.

age and restic derive their keys by scrypt and offer no Argon2id. age opens what asks for any power of two of
memory, though it writes 256 MiB: so it is given a file that asks for 64 MiB as our seal does, and our store is given 256 MiB
as its files have. scrypt goes twice over its memory, Argon2id here three times, by four threads. restic chooses for itself
(`_restic` prints what). All three are in Debian (argon2, restic, age); what is not there is left out.
"""

import base64
import hashlib
import hmac
import json
import os
import pty
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import screens
from benchmarks.measured import PYTHON, Row, environment, interleaved, row, timed
from benchmarks.stores import store_of

PASS = "four words that nobody guesses"
KEY = """
import time
from store.encryption.header import Cost, passphrase_key
passphrase_key("warm", b"s" * 16, Cost(memory=64, passes=1, lanes=1))
begun = time.perf_counter()
passphrase_key({passphrase!r}, b"s" * 16, Cost())
print((time.perf_counter() - begun) * 1000)
"""
FILE = """
import os, sys, time
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from store.encryption.seal import sealed_with
data, key = os.urandom(50_000), b"k" * 32
sealed = sealed_with(key, data, "talk k3f9q2")
begun = time.perf_counter()
for _turn in range(1000):
    if sys.argv[1] == "alone":
        AESGCM(key).encrypt(os.urandom(12), data, b"talk k3f9q2")
    else:
        sealed_with(key, data, "talk k3f9q2")
print((time.perf_counter() - begun) * 1000)
"""
Case = Callable[[], dict[str, float]]


def sealed(folder: Path, runs: int) -> list[Row]:
    home = folder / "home-sealed"
    store, larger = _sealed_store(folder, home), _larger_store(folder, home)
    env = environment(store, home)
    plain = environment(store_of(folder, 10), folder / "home")
    cases: dict[str, Case] = {
        "key": lambda: {"": _printed(KEY.format(passphrase=PASS), env)},
        "file": lambda: {"": _printed(FILE, env)},
        "alone": lambda: {"": _printed(FILE, env, "alone")},
        "list": lambda: {"": timed([screens.VERTEL, "list"], {**env, "VERTEL_PASSPHRASE": PASS})},
        "larger": lambda: {
            "": timed(
                [screens.VERTEL, "list"], {**environment(larger, home), "VERTEL_PASSPHRASE": PASS}
            )
        },
        "open": lambda: {"": timed([screens.VERTEL, "list"], plain)},
        **_argon2(env),
        **_restic(folder, env),
        **_age(folder),
    }
    got = interleaved(cases, runs)
    return [
        row("the key of a passphrase: 64 MiB, 3 passes, 4 lanes / argon2 of Debian", got, "key", "argon2", "(none)", 99),
        row("vertel list, sealed, 10 talks / not sealed", got, "list", "open", "(none)", 99),
        row("vertel list, sealed, 64 MiB / age -d, 64 MiB", got, "list", "age", "(none)", 99),
        row("vertel list, sealed, 256 MiB / age -d, 256 MiB", got, "larger", "age-256", "(none)", 99),
        row("vertel list, sealed / restic cat config", got, "list", "restic", "(none)", 99),
        row("sealing 50 KB a thousand times / AES-256-GCM alone", got, "file", "alone", "(none)", 99),
    ]  # fmt: skip


def _sealed_store(folder: Path, home: Path) -> Path:
    store = folder / "sealed-10"
    if not (store / "seal.json").exists():
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(store_of(folder, 10), store)
        timed(
            [screens.VERTEL, "store", "lock"],
            {**environment(store, home), "VERTEL_PASSPHRASE": PASS},
        )
    return store


def _larger_store(folder: Path, home: Path) -> Path:
    """The same store, whose passphrase takes as much memory as age's."""
    store = folder / "sealed-256"
    if not (store / "seal.json").exists():
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(_sealed_store(folder, home), store)
        words = {"VERTEL_PASSPHRASE": PASS, "VERTEL_NEW_PASSPHRASE": PASS}
        command = [screens.VERTEL, "store", "passphrase", "--memory", "256"]
        timed(command, {**environment(store, home), **words})
    return store


def _printed(code: str, env: dict[str, str], how: str = "") -> float:
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [PYTHON, "-c", code, how],
        env={**env, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _argon2(env: dict[str, str]) -> dict[str, Case]:
    if not shutil.which("argon2"):
        return {}
    words = [
        "argon2",
        "saltsaltsaltsalt",
        "-id",
        "-t",
        "3",
        "-m",
        "16",
        "-p",
        "4",
        "-l",
        "32",
        "-r",
    ]

    def run() -> dict[str, float]:
        begun = time.perf_counter()
        subprocess.run(words, input=PASS.encode(), env=env, capture_output=True, check=True)
        return {"": (time.perf_counter() - begun) * 1000}

    return {"argon2": run}


def _restic(folder: Path, env: dict[str, str]) -> dict[str, Case]:
    if not shutil.which("restic"):
        return {}
    place = folder / "restic"
    with_word = {**env, "RESTIC_PASSWORD": PASS, "RESTIC_REPOSITORY": str(place)}
    if not place.exists():
        timed(["restic", "init"], with_word)
    for key in (place / "keys").iterdir():
        chosen = json.loads(key.read_bytes())
        print("restic: scrypt", {name: chosen[name] for name in ("N", "r", "p")})
    return {"restic": lambda: {"": timed(["restic", "--no-cache", "cat", "config"], with_word)}}


def _age(folder: Path) -> dict[str, Case]:
    """Opening a small file that asks for 64 MiB, and for the 256 MiB that age itself chooses."""
    if not shutil.which("age"):
        return {}
    small, usual = folder / "64.age", folder / "256.age"
    small.write_bytes(aged(b"a talk\n" * 100, PASS, 16))
    usual.write_bytes(aged(b"a talk\n" * 100, PASS, 18))

    def opening(file: Path) -> Case:
        return lambda: {"": _asked(["age", "-d", "-o", os.devnull, str(file)], 1)}

    return {"age": opening(small), "age-256": opening(usual)}


def aged(data: bytes, passphrase: str, power: int) -> bytes:
    """A file of age's form 1 of at most 64 KiB, by a passphrase: scrypt with N two to this power, r 8, p 1."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt,
        n=1 << power, r=8, p=1, maxmem=1 << (power + 11), dklen=32,
    )  # fmt: skip
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    head = f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {power}\n{_base64(wrapped)}\n---"
    mac = hmac.digest(_hkdf(key, b"", b"header"), head.encode(), "sha256")
    last = bytes(11) + b"\1"  # the first part of the content, and the last
    content = ChaCha20Poly1305(_hkdf(key, nonce, b"payload")).encrypt(last, data, None)
    return f"{head} {_base64(mac)}\n".encode() + nonce + content


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, info).derive(key)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _asked(command: list[str], times: int) -> float:
    """Milliseconds of a command that asks for the passphrase so many times, from the last answer."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    begun = time.perf_counter()
    try:
        while data := os.read(terminal, 1024):
            if b"passphrase" in data and times:
                times -= 1
                begun = time.perf_counter()
                os.write(terminal, f"{PASS}\n".encode())
    except OSError:
        pass  # the terminal's way to say that it has ended
    os.close(terminal)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
        raise RuntimeError(f"{command}: it did not end well")
    return (time.perf_counter() - begun) * 1000
