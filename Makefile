# Everything sets itself up: Python 3.11+ and make are enough. Words for a command: make talk ARGS="--as fatma"
BIN := .venv/bin
READY := .venv/ready
UV := $(shell command -v uv || echo .tools/bin/uv)
export UV_PYTHON_DOWNLOADS := never

# Leaves the first Python that is new enough in $$python.
FIND_PYTHON = for python in python3 python3.14 python3.13 python3.12 python3.11 ""; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; done; \
	test -n "$$python" || { echo "Wijkbot needs Python 3.11 or newer; there is none on PATH." >&2; exit 1; }

.PHONY: setup run talk test lint check long bench lock

setup: $(READY)

run: $(READY)
	@$(BIN)/wijkbot run $(ARGS)

talk: $(READY)
	@$(BIN)/wijkbot talk $(ARGS)

test: $(READY)
	$(BIN)/python -m pytest -m "not long" -n auto --dist worksteal $(ARGS)

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

# Proofs that take minutes: hundreds of kills, a million inputs, many seeds.
long: $(READY)
	$(BIN)/python -m pytest -m long $(ARGS)

bench: $(READY)
	$(BIN)/python -m bench $(ARGS)

# After a change of the dependencies in pyproject.toml; the lock holds hashes and no addresses.
lock: | $(UV)
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
		--no-header --no-annotate --output-file requirements.lock pyproject.toml

$(READY): requirements.lock pyproject.toml | $(UV)
	@$(BIN)/python -c "" 2>/dev/null || \
		{ $(FIND_PYTHON); $(UV) venv --quiet --clear --python "$$python" .venv; }
	$(UV) pip sync --compile-bytecode --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps -e .
	$(BIN)/python -m compileall -q bot flows storage
	@touch $@

# --target is not stopped by a Python that its system manages; Debian's may come without pip.
.tools/bin/uv:
	@$(FIND_PYTHON); \
	"$$python" -m pip --version >/dev/null 2>&1 || { \
		"$$python" -m venv .tools/pip >/dev/null 2>&1 && python=.tools/pip/bin/python || { \
		echo "This Python has no pip: install it (apt-get install python3-pip), or install uv." >&2; exit 1; }; }; \
	echo "Fetching uv into .tools"; \
	PIP_USER=0 PIP_ROOT_USER_ACTION=ignore "$$python" -m pip install --quiet --disable-pip-version-check --target .tools uv
