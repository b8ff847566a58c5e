# What CI runs and what a contributor runs are the same: make check
CLICK := $(shell .venv/bin/python -c "import click, os; print(os.path.dirname(click.__file__))" 2>/dev/null)

.PHONY: check format words pictures man

check:
	sh vertel.sh check

format:
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

# Bring the Dutch catalogue up to date with the sentences in the code and those of click that are used.
words:
	.venv/bin/pybabel -q extract -k N_ -k _ -k say -k ngettext:1,2 --no-location --sort-output \
	  -o locales/vertel.pot agendas store minutes tui docs \
	  $(CLICK)/exceptions.py $(CLICK)/core.py $(CLICK)/parser.py $(CLICK)/types.py $(CLICK)/formatting.py $(CLICK)/decorators.py
	.venv/bin/pybabel -q update -w 110 -N --ignore-obsolete -l nl -D vertel -i locales/vertel.pot -d locales
	rm locales/vertel.pot
	.venv/bin/pybabel -q compile -D vertel -d locales

# Draw the pictures of every screen in docs/pictures anew; look at them afterwards.
pictures:
	PYTHONPATH=. .venv/bin/python docs/pictures.py

# The man pages, in docs/man, in both languages.
man:
	PYTHONPATH=. .venv/bin/python docs/man.py
