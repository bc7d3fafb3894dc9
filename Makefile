# Each target sets up what it needs; nothing outside this folder is touched but the office's key.
PYTHON ?= python3
BIN := .venv/bin
.PHONY: demo test check bench bench-million fuzz faults load soak processes clean

demo: .venv/ready
	@$(BIN)/motcua demo

# Side by side on all cores. One of them alone: .venv/bin/python -m pytest tests/…
test: .venv/ready-dev
	$(BIN)/python -m pytest -q -n auto --dist worksteal

check: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/motcua check

bench: .venv/ready-dev
	$(BIN)/python -m tests.bench

# What a turn costs as the store grows to a million conversations: a quarter of an hour, 2 GB.
bench-million: .venv/ready-dev
	$(BIN)/python -m tests.bench million

# A hundred thousand messages to every kind of question: an hour or two. MOTCUA_FUZZ=… for fewer.
fuzz: .venv/ready-dev
	$(BIN)/python -m tests.fuzz

# Kills, full disks, power cuts and the rest, as often as before a release: some three hours on two cores.
# A part of it: .venv/bin/python -m tests.faults --only PART [--seed N] [--count N]
faults: .venv/ready-dev
	$(BIN)/python -m tests.faults && $(BIN)/python -m tests.faults.seeded

# A nation's peak for ten minutes on a disk made slow, with 200,000 conversations stored before.
load: .venv/ready-dev
	$(BIN)/python -m tests.load load

# Half an hour of people, with something wrong every twenty seconds.
soak: .venv/ready-dev
	$(BIN)/python -m tests.load soak

# A minute of people on four processes with one PostgreSQL.
processes: .venv/ready-dev
	$(BIN)/python -m tests.load processes

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,browser]'
	@touch $@

clean:
	rm -rf .venv
