# `make demo` and `make test` need nothing but Python (3.11 or later) and Rust: each makes its own environment in .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
BUILD  := pyproject.toml rust/Cargo.toml rust/Cargo.lock $(shell find rust/src -name '*.rs')

.PHONY: help demo test lint rust pytest fuzz fuzz-documents schema goldens clean
.PHONY: bench bench-outline bench-mentions bench-hostile bench-normalize bench-segment train-segment

help:
	@echo "make demo     convert the five documents of fixtures/documents and show what was found"
	@echo "make test     all checks: lint, rust, pytest"
	@echo "make bench    how fast documents are read"
	@echo "make bench-normalize  how fast normalisation is, beside its peers; writes out/normalize.png"
	@echo "make bench-mentions   dates, telephones and quantities: right, wrong, missed and MB/s beside other libraries"
	@echo "make bench-outline    how much of an outline survives damaged labels, by kind of damage"
	@echo "make bench-hostile    a megabyte of one cue or sign: is the time linear?"
	@echo "make fuzz     the laws of normalisation over 100,000 texts each, and 100,000 mutated documents (long)"
	@echo "make schema   write schema/ anew from the types"
	@echo "make goldens  write the expected results of fixtures/documents anew, to look at with git diff"

# Set-up: the package with its dependencies; then what the checks need.
$(VENV)/.installed: $(BUILD)
	@$(PYTHON) -c 'import sys; sys.exit("laodocs needs Python 3.11 or later, not %s: make PYTHON=python3.12 ..." % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@command -v cargo >/dev/null || { echo "laodocs needs Rust (cargo): see https://rustup.rs"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Building laodocs (the first time takes a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@
$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.installed
	@$(BIN)/laodocs convert fixtures/documents/*/source.* -o out --force --table

test: lint rust pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	MYPYPATH=src $(BIN)/stubtest laodocs._native
	cd training && cargo fmt --check
	cd training && cargo clippy --quiet --all-targets -- -D warnings

rust:
	cd rust && cargo fmt --check
	cd rust && cargo clippy --quiet --all-targets --features python -- -D warnings
	cd rust && cargo test --quiet

pytest: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

bench: $(VENV)/.installed
	@$(BIN)/python benchmarks/documents.py

bench-outline: $(VENV)/.installed
	@$(BIN)/python benchmarks/outline_damage.py

# The word segmenter: DATA holds the corpora (training/README.md). Training writes the shipped model; the benchmark
# trains others, each without what it is then measured on, and measures them beside their peers.
DATA ?=
WORK := out/segmentation
TRAIN := cargo run --quiet --release --manifest-path training/Cargo.toml --
LEXICON := --lexicon $(WORK)/lexicon.tsv
FINE := --fine $(WORK)/news.tsv,$(WORK)/government.tsv,$(WORK)/office.tsv,$(WORK)/prose.tsv
COMPOUND := --compound $(WORK)/compound.tsv

.PHONY: corpora
corpora:
	@test -d "$(DATA)" || { echo "say where the corpora are: make DATA=FOLDER ... (see training/README.md)"; exit 2; }

train-segment: corpora $(VENV)/.installed-dev
	$(BIN)/python training/prepare.py $(DATA) $(WORK)
	$(TRAIN) train $(LEXICON) $(FINE) $(COMPOUND),$(WORK)/dev.tsv --out src/laodocs/data/segmenter.bin
	sha256sum src/laodocs/data/segmenter.bin

bench-segment: corpora $(VENV)/.installed-dev
	@for peer in laonlp pythainlp matplotlib pyicu; do \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check $$peer || echo "$$peer cannot be installed here"; done
	$(BIN)/python training/prepare.py $(DATA) $(WORK)
	$(TRAIN) train $(LEXICON) $(FINE) $(COMPOUND) --without training/heldout.txt --out $(WORK)/heldout.bin
	for part in news government office prose; do \
	    $(TRAIN) train $(LEXICON) $(FINE) $(COMPOUND) --without-part $$part --out $(WORK)/without-$$part.bin || exit 1; done
	$(BIN)/python benchmarks/segment.py $(DATA) --models $(WORK) --plot docs/segmentation.png
	$(BIN)/python benchmarks/segment_speed.py $(DATA)

# PyICU is built from source (Debian: libicu-dev, pkg-config); a peer that cannot be installed is left out.
bench-normalize: $(VENV)/.installed
	@for peer in ftfy khmernormalizer matplotlib pyicu pythainlp; do \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check $$peer || echo "$$peer cannot be installed here"; done
	@$(BIN)/python benchmarks/normalize.py

bench-mentions: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	@$(BIN)/python benchmarks/mentions.py

bench-hostile: $(VENV)/.installed
	@$(BIN)/python benchmarks/hostile.py

# Mutated documents: rounds of 10,000, each from its own seed.
ROUNDS ?= 1 2 3 4 5 6 7 8 9 10

fuzz-documents: $(VENV)/.installed-dev
	@failed=; for seed in $(ROUNDS); do \
	  $(BIN)/python -m pytest tests/doctypes/test_mutations.py -k any_mutation --hypothesis-profile=long \
	    --hypothesis-seed=$$seed --hypothesis-show-statistics || failed="$$failed $$seed"; \
	done; echo "rounds that failed:$${failed:- none}"; test -z "$$failed"

# Laws over 100,000 strings each and profile, then libFuzzer on the core for ten minutes: rust/fuzz/.
SANCOV := -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Clink-dead-code
HOST := $(shell rustc -vV 2>/dev/null | sed -n 's/^host: //p')

fuzz: fuzz-documents $(VENV)/.installed-dev
	$(BIN)/python -m tests.fuzz.random_laws
	mkdir -p out/fuzz/corpus
	RUSTFLAGS="$(SANCOV)" cargo build --release --target $(HOST) --target-dir out/fuzz/target --manifest-path rust/fuzz/Cargo.toml
	cd out/fuzz && target/$(HOST)/release/laodocs-fuzz -max_total_time=600 -max_len=64 corpus

schema: $(VENV)/.installed
	@$(BIN)/python -m laodocs.writers.schema schema

goldens: $(VENV)/.installed
	@$(BIN)/python tests/product/goldens.py

clean:
	rm -rf $(VENV) rust/target out
