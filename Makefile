# What a newcomer runs: `make demo` shows the program at work, `make test` proves it. All paths are relative, so that a
# folder with a space in its name will do.

PYTHON ?= python3
PORT ?= 8001
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint requirements.lock

.DELETE_ON_ERROR:
.PHONY: help demo test check slow bench clean

help:
	@echo "make demo    sets up what is needed, indexes samples/ and serves it on http://127.0.0.1:$(PORT)/"
	@echo "make test    sets up what is needed and runs the tests"
	@echo "make check   lint, types and import contracts"
	@echo "make slow    the tests that take longer than a minute"
	@echo "make bench   measures everything beside its peers, into docs/benchmarks.md (an hour, on an idle machine)"
	@echo "make clean   removes what the others made"

demo: .venv/.program
	@$(BIN)/python -m townclerk.tools
	@$(BIN)/python -m townclerk index samples/papers --db samples.db
	@$(BIN)/python -m townclerk serve --db samples.db --port $(PORT) --welcome

test: .venv/.tests
	@$(BIN)/python -m townclerk.tools
	@echo "Running the tests."
	@$(BIN)/python -m pytest -m "not slow" -n 2

slow: .venv/.tests
	@$(BIN)/python -m pytest -m slow

check: .venv/.tests
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .venv/.program
	@test -d .venv/peers || $(BIN)/python -m venv .venv/peers
	@.venv/peers/bin/python -m pip --disable-pip-version-check install --quiet --constraint requirements.lock --editable . || exit 1
	@.venv/peers/bin/python -m pip --disable-pip-version-check install --quiet --requirement bench/requirements.txt || echo "Some peers could not be installed."
	@.venv/peers/bin/python -m bench

clean:
	rm -rf .venv samples.db samples.db-wal samples.db-shm

.venv/.python:
	@echo "Setting up an environment in .venv (once)."
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON). Install it: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "townclerk needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing. Install it: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "No environment could be made in .venv; the lines above say why."; exit 1; }
	@$(PIP) pip hatchling editables || { rm -rf .venv; echo "Nothing could be fetched: is there a network? Then run the same command again."; exit 1; }
	@touch $@

.venv/.program: .venv/.python pyproject.toml requirements.lock
	@echo "Installing townclerk and what it needs (about a minute the first time)."
	@$(PIP) --no-build-isolation --editable . || { echo "The installation stopped: is there a network? Then run the same command again."; exit 1; }
	@touch $@

.venv/.tests: .venv/.program
	@echo "Installing what the tests need."
	@$(PIP) --no-build-isolation --editable ".[cluster,parquet]" --group dev || { echo "The installation stopped: is there a network? Then run the same command again."; exit 1; }
	@touch $@
