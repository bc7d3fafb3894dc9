"""The fault harnesses by name, each in two sizes, and one table of what they found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True, slots=True)
class Trial:
    """One try: whether the fault came about, and what was not as it must be then."""

    came_about: bool = True
    breaches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Harness:
    """A kind of fault: `run` tries it so many times, from a seed."""

    name: str
    run: Callable[[int, int], Iterable[Trial]]
    in_ci: int
    at_release: int


@dataclass(frozen=True, slots=True)
class Row:
    """What a harness found."""

    name: str
    seed: int
    runs: int
    came_about: int
    breaches: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        found = f"{len(self.breaches)} breaches" if self.breaches else "none"
        return (
            f"{self.name:<44}{self.runs:>7,}{self.came_about:>9,}  {found:<14}"
            f"{self.seed:>6}{self.seconds:>8.0f} s"
        )


HEAD = f"{'fault':<44}{'runs':>7}{'came':>9}  {'breaches':<14}{'seed':>6}{'took':>10}"


def tried(harness: Harness, count: int, seed: int) -> Row:
    """Run a harness."""
    began = monotonic()
    trials = list(harness.run(count, seed))  # may skip where the machine lacks what it needs
    return Row(
        harness.name,
        seed,
        len(trials),
        sum(trial.came_about for trial in trials),
        tuple(one for trial in trials for one in trial.breaches),
        monotonic() - began,
    )


def listed(rows: Iterable[Row]) -> Iterator[str]:
    """Give the table, and below each row the first breaches with what plays them again."""
    yield HEAD
    for row in rows:
        yield str(row)
        for one in row.breaches[:5]:
            yield f"    {one}"
        if row.breaches:
            yield f'    again: python -m tests.faults --only "{row.name}" --seed {row.seed}'
