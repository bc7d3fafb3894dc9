"""Learning what people's words speak for: `motcua learn`."""

import sys
from pathlib import Path

from bot.content.findings import Findings
from bot.content.practice import PRACTICE, examples, mark_of
from bot.content.reading import read_content
from bot.content.votes import VOTES, Learnt, written
from bot.understanding.finding.learning import learnt
from bot.wiring import today_in_vietnam


def learn(folder: Path) -> int:
    """Write the votes anew, from the names, phrases and sayings and from `practice.tsv`.

    Gives 1, and leaves the votes as they are, where lines of the practice are wrong.
    """
    content = read_content(folder, today_in_vietnam())
    wrong = [issue for issue in content.issues if Path(issue.file).name == PRACTICE]
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)  # noqa: T201 - its output
        return 1
    path = folder / "catalogue" / PRACTICE
    practice = path.read_text("utf-8") if path.is_file() else ""
    known = examples(content.catalogue, practice, PRACTICE, Findings())
    lines = written(Learnt(mark_of(known), learnt(known)))
    fresh = folder / "catalogue" / f".{VOTES}"  # it takes the place of the old one whole
    fresh.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    fresh.replace(folder / "catalogue" / VOTES)
    return 0
