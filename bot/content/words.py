"""The words the bot says, and those of the checker itself."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from bot.content.compose import inside
from bot.content.findings import Codes, Findings
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
    """The checker's sentences: `catalogue/words/checker.yaml`, read where one is needed."""

    def __init__(self, content: bytes, today: date) -> None:
        self._content, self._today = content, today

    def say(self, code: str, slots: dict[str, str]) -> str:
        text = self._words.get(f"{CHECKER}.{code}")
        return text(**slots) if text else Codes().say(code, slots)

    @cached_property
    def _words(self) -> dict[str, Filled]:
        """Give nothing where the file is broken: then there are bare codes."""
        findings = Findings()
        tree = read_yaml(self._content, "", findings)
        said = words_of([tree] if tree else [], findings)
        words = read_words(said, Typesetter(self._today), findings)
        return {} if findings.has_errors else words
