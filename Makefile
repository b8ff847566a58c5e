# What CI runs and what a contributor runs are the same: make check
PYTHON ?= python
CLICK := $(shell $(PYTHON) -c "import click, os; print(os.path.dirname(click.__file__))" 2>/dev/null)

.PHONY: check format words lint types doors test

check: compile lint types doors test

format:
	ruff format .
	ruff check --fix .

lint:
	ruff format --check .
	ruff check .

types:
	mypy

doors:
	lint-imports

test:
	pytest

# Bring the Dutch catalogue up to date with the sentences in the code, click's own among them.
words:
	pybabel -q extract -k N_ -k _ -k ngettext:1,2 --no-location --sort-output \
	  -o locales/vertel.pot agendas store minutes tui $(CLICK)/exceptions.py $(CLICK)/core.py $(CLICK)/parser.py $(CLICK)/types.py
	pybabel -q update -N --no-wrap -l nl -D vertel -i locales/vertel.pot -d locales
	rm locales/vertel.pot

compile:
	pybabel -q compile -D vertel -d locales
