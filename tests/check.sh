#!/bin/sh
# Passes the tests, from vertel.sh, which made the environment. What stands after goes to pytest.
#   sh vertel.sh check             what CI runs: formatting, lint, types, the doors between the rooms, the tests
#   sh vertel.sh check --further   the tests that hold the same in another size, language, browser or way
#   sh vertel.sh check --clock     the tests on other days and in other zones; see other_days.py
#   sh vertel.sh check --explore   the tests that hold for any text or at any moment: fifty times as many examples, others each time, and every moment
#   sh vertel.sh check --load      beside two busy processes: what types keys twenty times, everything three times, each screen drawn at each rest
#   sh vertel.sh check --faults    many more kills, hostile files and machines; with FAULTS the fault harness too
#   sh vertel.sh check --messy     every messy talk and story at the keys and at the prompts, in every order, and acceptance at both sizes
#   sh vertel.sh check --long      all of these, one after another; hours
set -eu
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE # hundreds of processes are started, and each would compile anew
PATH="$PWD/.venv/bin:$PATH"

here() {
    [ "$1" != postgresql ] || set -- initdb /usr/lib/postgresql/*/bin/initdb
    for name in "$@"; do command -v "$name" >/dev/null && return; done
    [ "$1" = chromium ] && [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

# What the tests look with, beside Python: fetched where that can be done without asking anybody.
tools() {
    missing=
    for tool in zsh fish groff postgresql "$@"; do
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

# One more at once than there are cores: much of a test of a screen is waiting. Their folders are in memory where
# that is large enough: thousands of stores are flushed to the disk one by one, and all of them are cleared away.
suite() (
    place=/tmp
    [ "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 {print $4}')" -gt 4194304 ] 2>/dev/null && place=/dev/shm
    folders=$(mktemp -d "$place/v.XXXXXX")
    trap 'rm -rf "$folders"' EXIT
    pytest -n "$(($(getconf _NPROCESSORS_ONLN) + 1))" --dist worksteal --basetemp "$folders/t" "$@"
)

all() {
    tools
    ruff format --check .
    ruff check .
    mypy --platform win32 --cache-dir .mypy_cache/win32 & # beside the other: each takes one core
    windows=$!
    mypy
    wait "$windows"
    lint-imports
    python tests/compiled.py
    suite -m "not long" "$@"
}

further() {
    suite -m long "$@"
}

explore() {
    suite -m "hypothesis or moments" --hypothesis-profile=explore "$@"
}

clock() {
    tools faketime gcc
    python tests/other_days.py "$@"
}

load() {
    export VERTEL_DRAWN=1 # each time a test lets a screen come to rest
    busy=
    for _one in 1 2; do
        (while :; do :; done) &
        busy="$busy $!"
    done
    # shellcheck disable=SC2064,SC2086
    trap "kill $busy" EXIT
    keys=$(grep -lrE 'pilot|pty' tests --include='test_*.py')
    for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        echo "== the tests that type keys, for the ${turn}th time"
        suite $keys "$@"
    done
    for turn in 1 2 3; do
        echo "== the whole suite, for the ${turn}th time"
        suite "$@"
    done
}

faults() {
    VERTEL_ERASED=100000 VERTEL_KILLS=500 VERTEL_HOSTILE=10000 VERTEL_STRANGE=3000 VERTEL_MACHINES=500 VERTEL_SAVES=100000 \
        suite tests/store tests/sharing "$@"
    if [ "${FAULTS:-}" ]; then
        sh tests/faults/run.sh long
    else
        echo "The fault harness is left out: FAULTS names no folder of it (docs/promises.md)." >&2
    fi
}

messy() {
    VERTEL_MESSY=all suite tests/whole/messy tests/whole/test_acceptance.py "$@"
}

long() {
    red=
    for part in "" --further --clock --explore --messy --load --faults; do
        sh tests/check.sh $part || red="$red ${part:-check}"
    done
    [ ! "$red" ] || echo "Red:$red." >&2
    [ ! "$red" ]
}

pybabel -q compile -D vertel -d locales
case ${1:-} in
--further | --clock | --explore | --messy | --load | --faults | --long)
    part=${1#--}
    shift
    "$part" "$@"
    ;;
*) all "$@" ;;
esac
