"""Learning what people's words speak for: `motcua learn`."""

from pathlib import Path

from bot.content.reading import read_content
from bot.content.votes import PRACTICE, VOTES, Learnt, examples, mark_of, written
from bot.understanding.finding.learning import learnt
from bot.wiring import today_in_vietnam


def learn(folder: Path) -> int:
    """Write the votes anew, from the names, phrases and sayings and from `practice.tsv`."""
    catalogue = read_content(folder, today_in_vietnam()).catalogue
    practice = (folder / "catalogue" / PRACTICE).read_text("utf-8")
    known = examples(catalogue.procedures.values(), catalogue.sayings, practice)
    lines = written(Learnt(mark_of(known), learnt(known)))
    (folder / "catalogue" / VOTES).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return 0
