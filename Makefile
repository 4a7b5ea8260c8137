# Two commands do everything on a machine with Python 3.11 or later and git:
#   make site   the site, in site/
#   make test   all that must pass
# By command alone, for minutes: make walk, incremental against full; make speed, what a build costs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test serve speed walk promises fuzz lock clean dry-run
.DELETE_ON_ERROR:

site: .venv/.site
	@$(BIN)/python build.py
	@echo "open file://$(CURDIR)/site/index.html"

test: .venv/.test
	@$(BIN)/python -m pytest -n auto

dry-run: .venv/.test
	@$(BIN)/python -m pytest -m long tests/test_dry_run.py

promises: .venv/.test
	@$(BIN)/python -m pytest -m long

fuzz: .venv/.test
	@$(BIN)/python -m bench.fuzz all 1000000

serve: .venv/.site
	@$(BIN)/python build.py serve

speed: .venv/.test
	@$(BIN)/python -m bench.speed

walk: .venv/.test
	@$(BIN)/python -m bench.incremental 1000

LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header
LOCKS := requirements

lock: .venv/.test
	@$(BIN)/$(LOCK) pyproject.toml --extra search -o $(LOCKS)/site.lock
	@$(BIN)/$(LOCK) pyproject.toml --extra search --extra add --group dev -c $(LOCKS)/site.lock -o $(LOCKS)/test.lock
	@$(BIN)/$(LOCK) pyproject.toml --extra search --extra add --resolution lowest-direct -o $(LOCKS)/lowest.lock
	@$(BIN)/$(LOCK) --group build -o $(LOCKS)/build.lock
	@$(BIN)/$(LOCK) --group audit -o $(LOCKS)/audit.lock

clean:
	rm -rf .venv site .collate .schema

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Collate needs Python 3.11 or later; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

.venv/.site: requirements/site.lock | .venv/bin/python
	@test -e .venv/.test || $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements/site.lock
	@touch $@

.venv/.test: requirements/test.lock | .venv/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements/test.lock
	@touch $@ .venv/.site
