"""The room takes part from its own phones, while a talk is open: `vertel meet --live`.

A child process serves one page on the network of the room (`child.py`, `guests.py`); it knows what the
board shows and nothing else, no store and no key. Each line that comes is kept by the talk's own
process (`keeper.py`) before the phone is told so, and waits until the facilitator puts it on record.
"""
