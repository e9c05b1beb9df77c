# Every target says what it does in `make help`; `make demo` and `make test` need nothing first.

# The first Python on the path that is new enough; name another with `make setup PYTHON=…`.
IS_NEW = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON = $(or $(shell for name in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$name -c '$(IS_NEW)' 2>/dev/null && echo $$name && break; done),python3)
BIN = .venv/bin
ARGS =

.DEFAULT_GOAL := help
.PHONY: help setup dev demo serve test kill-tests bench-record bench-documents bench-safeguards bench-drawing picture check fix lock pages clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup:  ## make .venv, install the locked packages and build the stylesheet
	@$(PYTHON) scripts/prepare.py

dev:  ## the same, and what tests and checks need
	@$(PYTHON) scripts/prepare.py --dev

demo: setup  ## open a fictional partnership at a printed address
	@$(BIN)/sightline demo $(ARGS)

serve: setup  ## run the service on its own database, in ./var
	@$(BIN)/sightline serve $(ARGS)

test: dev  ## run every test, on PostgreSQL and on SQLite; ARGS goes to pytest
	@$(BIN)/python scripts/run_tests.py $(ARGS)

kill-tests: dev  ## kill writers and servers for some minutes, and look at what is left
	@$(BIN)/pytest -m kills -s tests/reliability $(ARGS)

bench-record: dev  ## time the record at a million people (ARGS=--small for a quick look)
	@$(BIN)/python benchmarks/record/run.py $(ARGS)

bench-documents: dev  ## time merging beside the libraries' own reading (ARGS=--small)
	@$(BIN)/python benchmarks/documents/run.py $(ARGS)

bench-safeguards: dev  ## time safeguards over a population (ARGS="--entries 1000000", or --live)
	@$(BIN)/python benchmarks/safeguards/run.py $(ARGS)

bench-drawing: dev  ## time genograms and judge them, beside Graphviz and ELK where they are
	@$(BIN)/python benchmarks/drawing/run.py $(ARGS)

picture: dev  ## take the picture in the README again, from the demo
	@$(BIN)/python scripts/take_picture.py

check: dev  ## format, lint, types, architecture, migrations, locks and generated pages
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings sightline.config.settings_test
	$(BIN)/python scripts/lock.py --check
	$(BIN)/python scripts/generated_pages.py --check

fix: dev  ## format, and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: dev  ## work out the versions again and write the requirement files
	@$(BIN)/python scripts/lock.py $(ARGS)

pages: dev  ## write the reference pages that are made from the code
	@$(BIN)/python scripts/generated_pages.py

clean:  ## remove what was built and fetched; data in ./var stays
	rm -rf .venv node_modules build src/*.egg-info src/sightline/web/static/govuk
