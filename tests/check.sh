#!/bin/sh
# Passes the tests, from vertel.sh, which made the environment. What stands after goes to pytest.
#   sh vertel.sh check             what CI runs: formatting, lint, types, the doors between the rooms, every test
#   sh vertel.sh check --explore   the tests that hold for any text or at any moment: fifty times as many examples, others each time, and every moment
set -eu
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE # hundreds of processes are started, and each would compile anew
PATH="$PWD/.venv/bin:$PATH"

here() {
    for name in "$@"; do command -v "$name" >/dev/null && return; done
    [ "$1" = chromium ] && [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

# What the tests look with, beside Python: fetched where that can be done without asking anybody.
tools() {
    missing=
    for tool in zsh fish groff "$@"; do
        here "$tool" || missing="$missing $tool"
    done
    here chromium chromium-browser google-chrome google-chrome-stable || missing="$missing chromium"
    [ "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Fetching what the tests need:$missing …" >&2
        # shellcheck disable=SC2086
        if apt-get update -qq >/dev/null &&
            DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends $missing >/dev/null; then
            return 0
        fi
    fi
    echo "Missing here:$missing. What needs them will be red. On Debian or Ubuntu: sudo apt-get install$missing" >&2
}

suite() {
    pytest -n auto --dist worksteal "$@"
}

all() {
    tools
    ruff format --check .
    ruff check .
    mypy
    mypy --platform win32 --cache-dir .mypy_cache/win32
    lint-imports
    suite "$@"
}

explore() {
    suite -m "hypothesis or moments" --hypothesis-profile=explore "$@"
}

pybabel -q compile -D vertel -d locales
case ${1:-} in
--explore)
    shift
    explore "$@"
    ;;
*) all "$@" ;;
esac
