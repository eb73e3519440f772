# Workprint: `make film` makes the example films, `make test` runs every test.
# Needs Python 3.11 or later and make; everything else is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: film test lint setup train partner models benchmarks clean

film: setup
	$(BIN)/workprint models fetch --film
	$(BIN)/workprint make examples/lamplight
	$(BIN)/workprint make examples/yuye

test: train partner models lint
	$(BIN)/pytest

lint: train partner
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

# What training needs (PyTorch), and the tests that hold our networks against it.
train: $(VENV)/.train

$(VENV)/.train: $(VENV)/.installed
	$(BIN)/pip install --quiet --editable '.[train]' --group dev
	touch $@

# What writing with language models needs: llama.cpp, and the client of addresses.
partner: $(VENV)/.partner

$(VENV)/.partner: $(VENV)/.installed
	$(BIN)/pip install --quiet --editable '.[llama,openai]' --group dev
	touch $@

models: setup
	$(BIN)/workprint models fetch

clean:
	rm -rf $(VENV) examples/*/out examples/*/.workprint
