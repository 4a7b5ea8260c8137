# Two commands do everything on a machine with Python 3.11 or later and git:
#   make site   the site, in site/
#   make test   all that must pass
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test serve lock clean
.DELETE_ON_ERROR:

site: .venv/.site
	@$(BIN)/python build.py
	@echo "open file://$(CURDIR)/site/index.html"

test: .venv/.test
	@$(BIN)/python -m pytest -n auto

serve: .venv/.site
	@$(BIN)/python build.py serve

LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml --extra search

lock: .venv/.test
	@$(BIN)/$(LOCK) -o requirements/site.lock
	@$(BIN)/$(LOCK) --extra add --group dev -c requirements/site.lock -o requirements/test.lock

clean:
	rm -rf .venv site .collate .schema

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Collate needs Python 3.11 or later; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

.venv/.site: requirements/site.lock | .venv/bin/python
	@test -e .venv/.test || $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/site.lock
	@touch $@

.venv/.test: requirements/test.lock | .venv/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/test.lock
	@touch $@ .venv/.site
