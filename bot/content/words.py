"""The words the bot says, and those of the checker itself."""

from collections.abc import Iterable, Mapping
from datetime import date

from bot.content.compose import inside
from bot.content.findings import Codes, Findings, Wording
from bot.content.texts import Faulty, Filled, Typesetter
from bot.content.tree import Items, Node, Scalar, Table
from bot.content.yaml_tree import read_yaml

CHECKER = "checker"


def words_of(trees: Iterable[Node], findings: Findings) -> dict[str, Scalar]:
    """Give what stands in `catalogue/words/` by its key: nested tables are joined by dots."""
    words: dict[str, Scalar] = {}
    for tree in trees:
        for key, scalar in _flat(tree, "", findings):
            if key in words:
                findings.add(scalar.at, "words.duplicate", word=key)
            else:
                words[key] = scalar
    return words


def read_words(
    words: Mapping[str, Scalar], typesetter: Typesetter, findings: Findings
) -> dict[str, Filled]:
    """Compile the texts."""
    read: dict[str, Filled] = {}
    for key, scalar in words.items():
        try:
            read[key] = typesetter.text(scalar.text, {})
        except Faulty as faulty:
            at = inside(scalar, max(scalar.text.find(faulty.word), 0))
            findings.add(at, faulty.code, word=faulty.word)
    return read


def _flat(node: Node, key: str, findings: Findings) -> Iterable[tuple[str, Scalar]]:
    match node:
        case Scalar():
            yield key, node
        case Items():
            findings.add(node.at, "schema.wants_table")
        case Table():
            for name, entry in node.entries.items():
                yield from _flat(entry.value, f"{key}.{name}" if key else name, findings)


class CheckerWords:
    """The checker's sentences from `catalogue/words/checker.yaml`."""

    def __init__(self, words: dict[str, Filled]) -> None:
        self._words = words

    def say(self, code: str, slots: dict[str, str]) -> str:
        text = self._words.get(f"{CHECKER}.{code}")
        if text is None:
            return Codes().say(code, slots)
        return text(**slots)


def checker_words(content: bytes, today: date) -> Wording:
    """Read the checker's own sentences; a broken file leaves it with the bare codes."""
    findings = Findings()
    tree = read_yaml(content, "", findings)
    words = read_words(words_of([tree] if tree else [], findings), Typesetter(today), findings)
    return Codes() if findings.has_errors else CheckerWords(words)
