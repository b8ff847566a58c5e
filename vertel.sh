#!/bin/sh
# Opens Vertel, or with "check" passes its tests, from a fresh checkout: makes an environment
# beside it the first time and whenever the dependencies change.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
stamp=.venv/made-from-$(cksum <requirements.lock | tr -d ' ')
if [ ! -f "$stamp" ]; then
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Vertel needs Python 3.11 or later; set PYTHON to one." >&2
        exit 1
    }
    echo "Setting up, once; it takes a minute or two." >&2
    echo "1/3 An environment of its own, in $PWD/.venv: $("$python" --version)" >&2
    rm -rf .venv
    "$python" -m venv .venv
    echo "2/3 The $(grep -c == requirements.lock) libraries of requirements.lock, from the package index" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
    echo "3/3 Vertel itself" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
    touch "$stamp"
fi
if [ "${1:-}" = check ]; then
    shift
    exec sh tests/check.sh "$@"
fi
exec .venv/bin/vertel "$@"
