"""Everything on disk -> a Book and the Issues found on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.content.catalogue import SHAPES, Catalogue, read_catalogue, tell_expired
from bot.content.dates import tell_dates
from bot.content.expand import expand
from bot.content.findings import Codes, Findings, Place, Wording
from bot.content.flows import read_flow
from bot.content.forms import SUFFIX
from bot.content.plainness import Plainness
from bot.content.practice import PRACTICE, examples, mark_of
from bot.content.reachability import Reachability
from bot.content.references import References
from bot.content.texts import Filled, Typesetter
from bot.content.tree import Items, Node, Table, nodes_in, tables_of, text_of
from bot.content.votes import VOTES, Learnt, read_votes
from bot.content.words import CheckerWords, read_words, words_of
from bot.content.yaml_tree import read_yaml
from bot.model.book import Book
from bot.model.errors import Issue
from bot.model.flow import Flow
from bot.understanding.finding.finding import Finder

# A long list may be cut into parts, read in the order of their names: `procedures/1-ho-tich.yaml`.
IN_PARTS = "procedures"  # may stand in a file, or in several of a folder by this name


@dataclass(frozen=True, slots=True)
class Content:
    """What was read.

    It may be served when `is_whole`; `issues` may then still hold warnings and facts that have
    run out.
    """

    book: Book
    catalogue: Catalogue
    issues: tuple[Issue, ...]
    is_whole: bool


def read_content(folder: Path, today: date) -> Content:
    """Read `flows/` and `catalogue/` below `folder`."""
    return _Reading(folder, today).content()


class _Reading:
    """One pass over the folder."""

    def __init__(self, folder: Path, today: date) -> None:
        self._folder = folder
        self._today = today
        self._findings = Findings(_wording(folder, today))
        self._typesetter = Typesetter(today)

    def content(self) -> Content:
        for name in ("flows", "catalogue"):
            if not (self._folder / name).is_dir():
                self._findings.add(Place(name, 1, 1), "file.no_folder", word=name)
        files = self._files()
        catalogue = read_catalogue(files, self._findings)
        learnt = self._learnt()
        words = self._words(catalogue)
        read = self._flows(catalogue)
        is_whole = not self._findings.has_errors
        # Facts that have run out, and practice, are to be told of, but no reason to serve nothing.
        self._tell_practice(catalogue, learnt)
        tell_expired(files, self._today, self._findings)
        for _flow, tree in read:
            tell_dates(tree, self._today, self._findings)
        flows = tuple(flow for flow, _tree in read)
        issues = tuple(sorted(self._findings.issues, key=_order))
        slips = {
            name.removesuffix(SUFFIX): text
            for name, text in self._texts(self._folder / "catalogue" / "slips").items()
        }
        finder = Finder(tuple(catalogue.procedures.values()), catalogue.sayings, learnt.votes)
        book = replace(_book(catalogue, words, flows, self._today, finder), slips=slips)
        return Content(book, catalogue, issues, is_whole)

    def _files(self) -> dict[str, Node]:
        files: dict[str, Node] = {}
        catalogue = self._folder / "catalogue"
        for path in [
            *sorted(catalogue.glob("*.yaml")),
            *sorted(catalogue.glob(f"{IN_PARTS}/*.yaml")),
        ]:
            name = path.stem if path.parent == catalogue else path.parent.name
            if name not in SHAPES:
                place = Place(self._shown(path), 1, 1)
                self._findings.add_near(place, "file.unknown", name, frozenset(SHAPES))
                continue
            tree = self._tree(path)
            if tree is not None:
                files[name] = tree if name != IN_PARTS else _with_part(files.get(name), tree)
        return files

    def _learnt(self) -> Learnt:
        """Read what words speak for; nothing where nothing was learnt."""
        path = self._folder / "catalogue" / VOTES
        if not path.is_file():
            return Learnt()
        try:
            return read_votes(path.read_text("utf-8"))
        except (OSError, ValueError):
            self._findings.add(Place(self._shown(path), 1, 1), "votes.unreadable")
            return Learnt()

    def _tell_practice(self, catalogue: Catalogue, learnt: Learnt) -> None:
        """Tell of practice that nothing can be learnt from, or that nothing was learnt from yet."""
        path = self._folder / "catalogue" / PRACTICE
        try:
            practice = path.read_text("utf-8") if path.is_file() else ""
        except (OSError, UnicodeDecodeError):
            self._findings.add(Place(self._shown(path), 1, 1), "file.unreadable")
            return
        known = examples(catalogue, practice, self._shown(path), self._findings)
        if learnt.mark and learnt.mark != mark_of(known):
            votes = self._folder / "catalogue" / VOTES
            self._findings.warn(Place(self._shown(votes), 1, 1), "votes.old")

    def _words(self, catalogue: Catalogue) -> dict[str, Filled]:
        paths = sorted((self._folder / "catalogue" / "words").glob("*.yaml"))
        trees = [tree for path in paths if (tree := self._tree(path)) is not None]
        said = words_of(trees, self._findings)
        Plainness(catalogue.hard_words, self._findings).tell_words(said)
        return read_words(said, self._typesetter, self._findings)

    def _flows(self, catalogue: Catalogue) -> list[tuple[Flow, Table]]:
        found = []
        for path in sorted((self._folder / "flows").glob("*/flow.yaml")):
            tree = self._tree(path)
            if not isinstance(tree, Table):
                continue
            flow = self._flow(tree, path, catalogue)
            if flow:
                found.append((flow, tree))
        return found

    def _flow(self, tree: Table, path: Path, catalogue: Catalogue) -> Flow | None:
        before = len([issue for issue in self._findings.issues if not issue.is_warning])
        templates = self._texts(path.parent)
        flow = read_flow(tree, catalogue.shelf, self._typesetter, self._findings, templates)
        expanded = expand(tree, catalogue.blocks, Findings())
        References(expanded, catalogue.shelf, self._findings).tell(path.parent.name)
        after = len([issue for issue in self._findings.issues if not issue.is_warning])
        if flow and before == after:
            self._tell_unreachable(flow, expanded)
            Plainness(catalogue.hard_words, self._findings).tell_flow(expanded)
        return flow

    def _texts(self, folder: Path) -> dict[str, str]:
        """Read the Typst files of a folder."""
        texts = {}
        for path in sorted(folder.glob("*.typ")):
            try:
                texts[path.name] = path.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                self._findings.add(Place(self._shown(path), 1, 1), "file.unreadable")
        return texts

    def _tell_unreachable(self, flow: Flow, tree: Table) -> None:
        for kind, name in Reachability(flow).unreachable():
            self._findings.add(_when_of(tree, name).at, f"unreachable.{kind}", word=name)

    def _tree(self, path: Path) -> Node | None:
        try:
            content = path.read_bytes()
        except OSError:
            self._findings.add(Place(self._shown(path), 1, 1), "file.unreadable")
            return None
        return read_yaml(content, self._shown(path), self._findings)

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()


def _with_part(parts: Node | None, part: Node) -> Node:
    """Put the tree of one more file behind those of the others."""
    return Items((*nodes_in(parts), part), parts.at if parts else part.at)


def _wording(folder: Path, today: date) -> Wording:
    path = folder / "catalogue" / "words" / "checker.yaml"
    return CheckerWords(path.read_bytes(), today) if path.is_file() else Codes()


def _when_of(tree: Table, name: str) -> Node:
    """Give the condition of the step, paper or flag with this name, or the whole of it."""
    parts = [*tables_of(tree, "papers"), *tables_of(tree, "flags")]
    for step in tables_of(tree, "questions"):
        parts.extend([step, *tables_of(step, "questions")])
    for part in parts:
        if name in {text_of(part, key) for key in ("id", "stop", "repeat", "paper", "flag")}:
            return part.get("when") or part
    return tree


def _book(
    catalogue: Catalogue,
    words: Mapping[str, Filled],
    flows: tuple[Flow, ...],
    today: date,
    finder: Finder,
) -> Book:
    order = [*catalogue.procedures, *(flow.slug for flow in flows)]  # the menu's too
    return Book(
        flows={
            flow.slug: flow
            for flow in sorted(flows, key=lambda flow: order.index(flow.slug))
            if flow.valid.covers(today)
        },
        versions={(flow.slug, flow.version): flow for flow in flows},
        finder=finder,
        procedures=catalogue.procedures,
        papers=catalogue.papers,
        offices=catalogue.offices,
        fees=catalogue.fees,
        terms=catalogue.terms,
        calendar=catalogue.calendar,
        words=words,
        templates=catalogue.templates,
        lexicon=catalogue.lexicon,
    )


def _order(issue: Issue) -> tuple[str, int, int, str]:
    return issue.file, issue.line, issue.column, issue.message
