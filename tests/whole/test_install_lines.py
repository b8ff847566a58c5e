"""The line that installs one more library: typed as it is told, it does so where Vertel runs."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from line import Shell

from agendas import libraries
from agendas.libraries import install_line

ROOT = Path(__file__).parents[2]


def wheel(folder: Path, name: str, version: str) -> None:
    """A library with nothing in it, to be installed without a network."""
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as packed:
        packed.writestr(f"{name}/__init__.py", "")
        packed.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        packed.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        packed.writestr(f"{info}/RECORD", "")


@pytest.mark.long
def test_the_line_installs_into_the_environment_that_vertel_runs_in(tmp_path: Path) -> None:
    there = tmp_path / "an environment"  # with a space in its name, as people's folders have
    venv.create(there, with_pip=True, symlinks=True)
    (tmp_path / "wheels").mkdir()
    for version in ("45.0.0", "46.0.1", "99.0.0"):  # too old, fitting, too new
        wheel(tmp_path / "wheels", "cryptography", version)
    (site,) = there.glob("lib/python*/site-packages")
    installed = site / "vertel-0.1.0.dist-info"
    installed.mkdir()
    extra = (
        'Provides-Extra: passphrase\nRequires-Dist: cryptography<51,>=46; extra == "passphrase"\n'
    )
    (installed / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: vertel\nVersion: 0.1.0\n{extra}"
    )
    env = {
        **os.environ, "PYTHONPATH": str(ROOT), "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(tmp_path / "wheels"), "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }  # fmt: skip
    asked = "from agendas.libraries import install_line; print(install_line('passphrase'))"
    told = subprocess.run(
        [there / "bin" / "python", "-c", asked], env=env, capture_output=True, text=True, check=True
    )
    del env["PYTHONPATH"]
    done = subprocess.run(told.stdout, shell=True, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done
    assert (site / "cryptography-46.0.1.dist-info").is_dir()


def test_each_extra_has_its_libraries_as_the_package_wants_them() -> None:
    """So that no extra can be named that there is not, and none without its bounds."""
    wanted = {"passphrase": ["cryptography"], "serve": ["aiohttp", "textual-serve"],
              "documents": ["fontpkg-amiri", "manimgx-fonts", "odfdo", "python-docx", "typst"]}  # fmt: skip
    for extra, names in wanted.items():
        parts = install_line(extra).split('"')[3::2]
        assert [part.partition("<")[0] for part in parts] == names
        assert all(">=" in part for part in parts)


def test_without_pip_it_is_uvs_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert install_line("passphrase").startswith(f'uv pip install --python "{sys.executable}" ')
    assert libraries.install_line("nonesuch").endswith('"vertel[nonesuch]"')


def test_a_lock_looks_for_its_library_before_it_asks(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf", None)
    done = shell("store", "lock")
    assert done.code == 1
    assert done.said == (
        f"vertel: A passphrase needs one more library. Install it with:\n{install_line('passphrase')}\n"
    )
    assert not (tmp_path / "store").exists()


def test_the_line_stays_whole_in_a_narrow_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.commands.common.output import complain

    monkeypatch.setattr("tui.terminal.wrapping.width_of", lambda stream: 40)
    line = install_line("documents")
    complain(
        f"The form pdf needs a library that is not installed (typst). Install it:\n{line}", line
    )
    said = capsys.readouterr().err.splitlines()
    assert line in said
    assert max(map(len, said[:-1])) <= 40
