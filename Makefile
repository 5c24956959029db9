# What can be made; `make` alone lists it. Wants Python 3.11 or newer, git and make.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
EXAMPLE := --ledger examples/job-search --as-of 2026-11-22
BENCH ?= --disk /var/tmp
FUZZ ?= --inputs 1000000

.DEFAULT_GOAL := help
.PHONY: help demo test site bench fuzz coverage assurance clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

# Installed once, and again when pyproject.toml asks for something else.
$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Headway wants Python 3.11 or newer; name one with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(INSTALLED) ## check, advise, measure and render a whole job search
	@echo "== A job search of 26 weeks, as of 22 November 2026 (examples/job-search)"
	@echo "== headway check"
	@$(BIN)/headway check $(EXAMPLE)
	@echo
	@echo "== headway next"
	@$(BIN)/headway next $(EXAMPLE)
	@echo
	@echo "== headway metrics"
	@$(BIN)/headway metrics $(EXAMPLE) dialogs face-to-face time-use follow-through channels
	@echo
	@echo "== headway build"
	@$(BIN)/headway build $(EXAMPLE) --output demo
	@echo
	@echo "Open the report: file://$(CURDIR)/demo/index.html"

test: $(INSTALLED) ## style, types, walls and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

site: $(INSTALLED) ## render the example into site/
	$(BIN)/headway build $(EXAMPLE) --output site

bench: $(INSTALLED) ## how fast it is, as ratios; a part of it with BENCH="cold-build --records 2000"
	$(BIN)/python -m tests.benchmarks $(BENCH)

fuzz: $(INSTALLED) ## a million inputs that nobody would type; a part with FUZZ="reader --seconds 60"
	nice -n 19 $(BIN)/python -m tests.fuzz $(FUZZ)

coverage: $(INSTALLED) ## every way through what reads, edits, hides and serves; which no test takes
	nice -n 19 $(BIN)/python -m tests.branches

assurance: $(INSTALLED) ## try each promise at length, for hours; a part of it with ASSURANCE=attack
	$(BIN)/python -m tests.assurance $(ASSURANCE)

clean: ## remove what was installed, rendered for the demonstration or cached
	rm -rf .venv .venv-bench .assurance .coverage* demo dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
