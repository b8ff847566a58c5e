# What CI runs and what a contributor runs are the same: make check
.PHONY: check format words pictures man

check:
	sh vertel.sh check

format:
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

# Bring the Dutch catalogue up to date with the sentences in the code, and list what has no Dutch yet.
words:
	PYTHONPATH=. .venv/bin/python docs/words.py

# Draw the pictures of every screen in docs/pictures anew; look at them afterwards.
pictures:
	PYTHONPATH=. .venv/bin/python docs/pictures.py
	PYTHONPATH=. .venv/bin/python docs/moving.py

# The man pages, in docs/man, in both languages.
man:
	PYTHONPATH=. .venv/bin/python docs/man.py
