#!/bin/sh
# Runs the fault harness against Vertel: FAULTS=folder-of-the-harness sh tests/faults/run.sh [quick|long] [only…]
# Where there is no harness, the tests under tests/store keep the same promises by themselves.
# The commands start Python itself: with a shell or a launcher in between, a SIGKILL ends that one
# and leaves the program running, and the harness waits for it without end.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
: "${FAULTS:?the folder of the fault harness}"
python=$root/.venv/bin/python
size=${1:-quick}
[ $# -gt 0 ] && shift
only=${*:-crashpoints crashstates kill torn limits writers external corrupt clock erase inject}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}" PYTHONDONTWRITEBYTECODE=1
out=${OUT:-$root/.faults.jsonl}
t="$python $root/tests/faults/target.py"
run() {
    script=$1
    shift
    (cd "$FAULTS" && "$python" "h_$script.py" --target custom --workdir "$work" --json "$out" \
        --save "$t save {store} {key} {value}" --serve "$t serve {store}" --dump "$t dump {store}" "$@")
}
screen() {
    run pty --tui "$python $root/tests/faults/screen.py {store}" "$@"
}
for name in $only; do
    case $name-$size in
    kill-long) run kill --trials 500 --window 1.2 ;;
    kill-*) run kill --trials 40 --window 1.2 ;;
    crashstates-long) run crashstates --per-point 12 --max-states 1000 && run crashstates --model ext4 ;;
    crashstates-*) run crashstates --max-states 150 ;;
    torn-long) run torn --step 10 ;;
    torn-*) run torn --step 100 ;;
    writers-long) run writers ;;
    writers-*) run writers --trials 4 --edits 20 ;;
    limits-long) run limits ;;
    limits-*) run limits --trials 4 ;;
    erase-*) run erase --erase "$t erase {store} {name}" ;;
    inject-*) run inject --only symlink,modes ;;
    powerloss-*) VERTEL_BROKEN=nojournal run powerloss --trials 60 ;; # root alone: a disk of its own is cut off
    pty-long) screen --trials 20 ;;
    pty-*) screen --trials 4 --storm 100 --only kill,hup,term,stop,resize,order,stall,text,env,full ;;
    *) run "$name" ;;
    esac
done
