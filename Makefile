# Two commands do all set-up: `make run` and `make test`. Needs Python 3.11 or later, venv, make, git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Compiled modules make every start quicker; where the environment forbids writing them, make does not.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help run test test-external fuzz faults bench mutants check format lint types validate docs docs-fresh pictures expectations lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

run: $(VENV)/.installed ## Install, and print the summary of records/
	@$(BIN)/armstrack summary

test: $(VENV)/.installed-dev ## Install, and run every test
	@$(BIN)/python -m pytest -n auto

test-external: $(VENV)/.installed-browser ## Run what needs a registry or system packages: LibreOffice, R, Chromium
	@scripts/install_external.sh
	@$(BIN)/python -m pytest -m external tests/external

T ?= 60
fuzz: $(VENV)/.installed-dev ## Try to break the laws of fuzz/laws.py, each for T seconds (60): T=600
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[fuzz]'
	@for law in document record dates; do $(BIN)/python -m fuzz $$law $(T) || exit 1; done

faults: $(VENV)/.installed-dev ## Kill commands that write at N moments (200), drawn at random or by SEED
	@$(BIN)/python -m tests.faults.random_kills $(or $(N),200) $(SEED)

bench: $(VENV)/.installed ## Measure whole processes against their baselines: benchmarks/RESULTS.md
	@benchmarks/install.sh
	@$(BIN)/python -m benchmarks.run $(BENCH)

mutants: $(VENV)/.installed-dev ## Break the code in small ways: which does no test notice? (an hour; MUTANTS=armstrack.dates)
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[mutants]'
	@$(BIN)/python scripts/mutants.py --write $(MUTANTS)

check: format lint types coverage validate docs-fresh ## Everything that CI checks

format: $(VENV)/.installed-dev ## Is the code formatted?
	@$(BIN)/ruff format --check .

lint: $(VENV)/.installed-dev ## Is the code clean?
	@$(BIN)/ruff check .

types: $(VENV)/.installed-dev ## Do the types hold?
	@$(BIN)/mypy

.PHONY: coverage
coverage: $(VENV)/.installed-dev ## Run every test, and see that all code was run
	@$(BIN)/python -m pytest -n auto --hypothesis-profile=ci --cov --cov-report=term --reruns 2 --only-rerun 'DataError|Coverage\._atexit'

validate: $(VENV)/.installed ## Check every record
	@$(BIN)/armstrack validate

docs: $(VENV)/.installed-dev ## Make the generated pages and screens anew
	@$(BIN)/python scripts/make_docs.py

pictures: $(VENV)/.installed-browser ## Draw the pictures of the pages anew, and take the screen of the page
	@$(BIN)/python scripts/make_docs.py --pictures
	@scripts/install_external.sh chromium
	@$(BIN)/python scripts/make_screen.py

docs-fresh: $(VENV)/.installed-dev ## Are the generated pages and screens fresh?
	@$(BIN)/python scripts/make_docs.py --check

expectations: $(VENV)/.installed ## Raise the floors in records/expectations.yaml to the present totals
	@$(BIN)/python scripts/raise_expectations.py

lock: $(VENV)/.installed-dev ## Add to constraints.txt what is missing (delete it first to renew all)
	@$(BIN)/python -m pip --quiet install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate --no-header \
	  --no-emit-index-url pyproject.toml --output-file constraints.txt

clean: ## Delete what the other targets made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* dist build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "armstrack needs Python 3.11 or later")'
	@$(PYTHON) -m venv $(VENV)

# The build backend is installed first, from the same locked list, so that nothing is fetched unpinned.
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(PIP) install -c constraints.txt hatchling editables
	@$(PIP) install -c constraints.txt --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@

# What drives a browser is large: only those who look at the page in one install it.
$(VENV)/.installed-browser: $(VENV)/.installed-dev
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[browser]'
	@touch $@
