# Everything a person does with this repository. All that is made lies in .venv/, build/, dist/ and bench/results/.
.DEFAULT_GOAL := help
export PYTHON UV
# Tests start programs by the hundred, and none of them should compile all modules anew.
export PYTHONDONTWRITEBYTECODE =
.PHONY: help setup demo test bench soak pictures simulate dist lint format lock

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make .venv/ with the three packages and all they need
	@scripts/setup

demo: setup ## Open a till on a store of real goods beside a server of its own (HEADLESS=1: without a screen)
	@HEADLESS=$(or $(HEADLESS),0) scripts/demo $(ARGS)

test: setup ## Run every test, after installing what the system lacks
	@scripts/system-packages tests
	@scripts/setup without-qt
	@scripts/setup emulator
	.venv/bin/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal $(ARGS)

bench: setup ## Measure each figure beside its limit or its rival (ARGS="name ..." for some of them)
	@scripts/system-packages tests
	.venv/bin/python -m bench $(ARGS)

soak: setup ## Work at the window for hours of bills, and say what grew (ARGS="--hours 60")
	@scripts/system-packages tests
	.venv/bin/python -m bench.soak $(ARGS)

pictures: setup ## Draw each screen in each language and look into build/pictures (ARGS="--lang ur --text 130")
	@scripts/system-packages tests
	.venv/bin/python -m tests.support.screens $(ARGS)

simulate: setup ## Run the simulation for longer (SEED=n repeats one run)
	@if [ -d tests/simulation ]; then \
		.venv/bin/python -m tests.simulation $(if $(SEED),--seed $(SEED)) $(ARGS) && \
		$(if $(SEED),true,KIRYANA_EVERY_MUTANT=1 .venv/bin/python -m pytest -q tests/simulation/test_mutants.py); \
	else echo "There is no tests/simulation yet." >&2; exit 1; fi

dist: setup ## Build the wheels and the double-click till into dist/
	@scripts/system-packages dist
	@scripts/dist

lint: setup ## Check style, types and layers
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

format: setup ## Format the sources and mend what can be mended safely
	.venv/bin/ruff check --fix-only
	.venv/bin/ruff format

lock: setup ## Pin the requirements anew (ARGS="--upgrade" takes newer ones)
	@scripts/lock $(ARGS)
