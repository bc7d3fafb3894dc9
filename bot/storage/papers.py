"""The rows of files; their bytes lie in the vault under a key of their own."""

from dataclasses import replace

from bot.model.errors import Conflict
from bot.model.event import Chat
from bot.service.ports import Paper, PaperMove, Scope
from bot.storage.chats import known_chat
from bot.storage.codec import decode_paper, encode_paper
from bot.storage.conversations import draft_finder
from bot.storage.database import Cell, Database, Row
from bot.storage.dossiers import dossier_subject, draft_of, key_in_scope
from bot.storage.keys import chat_finder, destroy_key, key_for
from bot.storage.sealing import DataKey


def add_paper(database: Database, paper: Paper) -> None:
    """Keep a file's row. Raises Conflict where its id is taken."""
    key = key_for(database, paper_subject(database, paper.id))
    chat = chat_finder(database, paper.chat)
    database.run("insert_paper", key=key.id, chat=chat, **_cells(database, paper, key))


def move_paper(database: Database, move: PaperMove) -> None:
    """Hand a file on, or destroy its key. Raises Conflict where there is no such file."""
    if not move.draft and not move.dossier:
        destroy_key(database, paper_subject(database, move.paper))
        return
    row = database.row("paper_by_id", id=move.paper)
    if row is None:
        raise Conflict("the file is gone")
    moved = replace(_paper(database, row), draft=move.draft, dossier=move.dossier)
    database.run("move_paper", **_cells(database, moved, database.key_in(row)))


def find_paper(database: Database, paper_id: str) -> Paper | None:
    row = database.row("paper_by_id", id=paper_id)
    return _paper(database, row) if row else None


def papers_of(database: Database, scope: Scope, dossier: str) -> list[Paper]:
    key_in_scope(database, scope, dossier)
    rows = database.rows("papers_of_dossier", dossier=dossier)
    return [_paper(database, row) for row in rows]


def paper_ids(database: Database) -> frozenset[str]:
    return frozenset(row["id"] for row in database.rows("paper_ids"))


def erase_chat(database: Database, chat: Chat) -> tuple[str, ...]:
    """Destroy what one chat has left behind; give the files whose bytes are to be dropped."""
    finder = chat_finder(database, chat)
    known = known_chat(database, chat)
    row = known.row if known else None
    papers = database.rows("papers_of_forgotten_chat", chat=row, finder=finder)
    destroy_key(database, finder)
    return _destroyed(database, papers)


def erase_dossier(database: Database, dossier: str) -> tuple[str, ...]:
    """Destroy a dossier with its history; give the files whose bytes are to be dropped."""
    draft = draft_finder(database, draft_of(database, dossier))
    papers = database.rows("papers_of_erased_dossier", dossier=dossier, draft=draft)
    destroy_key(database, dossier_subject(database, dossier))
    return _destroyed(database, papers)


def paper_subject(database: Database, paper_id: str) -> bytes:
    return database.seal.finder("paper", paper_id)


def _destroyed(database: Database, papers: list[Row]) -> tuple[str, ...]:
    for row in papers:
        destroy_key(database, paper_subject(database, row["id"]))
    return tuple(row["id"] for row in papers)


def _cells(database: Database, paper: Paper, key: DataKey) -> dict[str, Cell]:
    return {
        "id": paper.id,
        "draft": draft_finder(database, paper.draft) if paper.draft else None,
        "dossier": paper.dossier,
        "body": key.seal(f"papers|body|{paper.id}", encode_paper(paper)),
    }


def _paper(database: Database, row: Row) -> Paper:
    return decode_paper(database.key_in(row).unseal(f"papers|body|{row['id']}", row["body"]))
