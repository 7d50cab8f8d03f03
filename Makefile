# Two commands do everything: `make demo` and `make test`. Each makes its own virtual environment in .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
BUILD  := pyproject.toml rust/Cargo.toml rust/Cargo.lock $(shell find rust/src -name '*.rs')

.PHONY: test lint rust pytest clean

# Set-up: the package with its dependencies; with what the checks need.
$(VENV)/.installed: $(BUILD)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Building laodocs (the first time takes a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@
$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

test: lint rust pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	MYPYPATH=src $(BIN)/stubtest laodocs._native

rust:
	cd rust && cargo fmt --check
	cd rust && cargo clippy --quiet --all-targets --features python -- -D warnings
	cd rust && cargo test --quiet

pytest: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

clean:
	rm -rf $(VENV) rust/target out
