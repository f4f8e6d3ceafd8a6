# The few verbs a person needs. `make` alone lists them.
# Every one works on a fresh machine with Python 3.11, make and git, as root or not, without a terminal.

PORT ?= 8000
TESTS ?=
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
CATALOGUE := site/locale/da/LC_MESSAGES/django
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-input
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-annotate --fork-strategy fewest pyproject.toml

.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the verbs
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

.PHONY: demo
demo: $(VENV)/installed-demo assets $(CATALOGUE).mo ## install, build, load the demo and serve it (PORT=8000)
	@exec $(PY) manage.py demo --port $(PORT)

.PHONY: test
test: $(VENV)/installed-dev assets $(CATALOGUE).mo chromium poppler ## run every test (TESTS=tests/courses for some, WORKERS=2)
	@$(BIN)/pytest -n $(WORKERS) --dist loadgroup $(TESTS)

.PHONY: check
check: $(VENV)/installed-dev assets $(CATALOGUE).mo ## style, types, imports, templates, migrations, translations, settings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet site/templates
	$(PY) -m config.catalogue check
	$(PY) manage.py makemigrations --check --dry-run
	set -a && . docs/production.env && $(PY) manage.py check --deploy --fail-level WARNING

.PHONY: bench
bench: $(VENV)/installed-dev assets $(CATALOGUE).mo wrk ## measure speed and weight; writes var/bench.json
	@$(PY) -m tests.bench

.PHONY: pictures
pictures: $(VENV)/installed-dev assets $(CATALOGUE).mo chromium ## take the pictures of the README anew
	@README_PICTURES=1 $(BIN)/pytest -q tests/journeys/test_demo_day.py -k pictures

.PHONY: format
format: $(VENV)/installed-dev ## put the style of the code right
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: lock
lock: $(VENV)/installed-dev ## choose the newest versions that pyproject.toml allows
	$(COMPILE) --upgrade --extra demo --extra dev -o requirements-dev.txt
	$(COMPILE) --extra demo --constraint requirements-dev.txt -o requirements-demo.txt
	$(COMPILE) --constraint requirements-dev.txt -o requirements.txt

.PHONY: assets
assets: $(VENV)/installed-demo ## build styles, scripts, icons and fonts if they changed
	@$(PY) site/frontend/build.py

.PHONY: messages
messages: $(VENV)/installed-demo ## bring the Danish catalogue up to date with the sources, and say what it lacks
	@$(PY) -m config.catalogue update
	@$(PY) -m config.catalogue check

.PHONY: docs
docs: $(VENV)/installed-demo ## write the pages of docs/ that are made from the code
	$(PY) -m config.settings_table

.PHONY: shell
shell: $(VENV)/installed-demo ## a Python prompt with the site loaded
	@$(PY) manage.py shell

.PHONY: chromium
chromium:
	@.ci/chromium

.PHONY: poppler
poppler:
	@.ci/poppler

.PHONY: wrk
wrk:
	@.ci/wrk

# An installation is a file that is newer than what it was made from. The lock of dev holds all of demo's.
$(VENV)/installed-demo: requirements-demo.txt pyproject.toml
	@.ci/virtual-environment $(VENV)
	@echo "Installing what the demo needs"
	@$(PIP_INSTALL) --require-hashes -r requirements-demo.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt pyproject.toml
	@.ci/virtual-environment $(VENV)
	@echo "Installing what the tests need"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $(VENV)/installed-demo $@

$(CATALOGUE).mo: $(CATALOGUE).po $(wildcard site/locale_libraries/da/LC_MESSAGES/*.po) $(VENV)/installed-demo
	@$(PY) -m config.catalogue compile
