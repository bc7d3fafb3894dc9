"""The command line, also installed as `motcua`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from os import environ
from pathlib import Path

from bot.commands import check, officers, serve, talk, understand
from bot.content.json_schema import flow_schema
from bot.model.book import Book
from bot.model.errors import StoreBroken, StoreBusy
from bot.settings import Settings, Unsettled, default_content, read_settings
from bot.storage import refusals
from bot.wiring import ContentBroken, PortTaken, load_library, today_in_vietnam

_REFUSED: dict[type[Exception], str] = {
    PortTaken: "port_taken",
    refusals.KeyMissing: "key_missing",
    refusals.KeyUnusable: "key_unusable",
    refusals.KeyBesideData: "key_beside",
    refusals.WrongKey: "wrong_key",
    refusals.NewerSchema: "newer",
    refusals.NotOurs: "not_ours",
    refusals.Damaged: "damaged",
    StoreBusy: "store",
    StoreBroken: "store",
}

_TOLD: tuple[type[Exception], ...] = (*_REFUSED, OSError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when something is told on standard error."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        return 0
    except ContentBroken as broken:
        _tell(*(str(issue) for issue in broken.issues))
        return 1
    except Unsettled as unsettled:
        _tell(*(_unsettled(problem) for problem in unsettled.problems))
        return 1
    except _TOLD as refused:
        _tell(_refusal(refused))
        return 1


def _demo(_: argparse.Namespace) -> int:
    return asyncio.run(serve.demo(_settings()))


def _run(_: argparse.Namespace) -> int:
    return asyncio.run(serve.run(_settings()))


def _talk(asked: argparse.Namespace) -> int:
    at = datetime.fromisoformat(asked.at) if asked.at else None
    return asyncio.run(talk.talk(_content(), flow=asked.flow, at=at, is_json=asked.json))


def _find(asked: argparse.Namespace) -> int:
    return understand.find(_content(), asked.sentences, is_json=asked.json)


def _read(asked: argparse.Namespace) -> int:
    at = datetime.fromisoformat(asked.at) if asked.at else None
    return understand.read(_content(), asked.kind, asked.answers, at=at, is_json=asked.json)


def _check(asked: argparse.Namespace) -> int:
    return check.check(Path(asked.path) if asked.path else _content())


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(flow_schema(), ensure_ascii=False, indent=2))  # noqa: T201 - its output
    return 0


def _officer(asked: argparse.Namespace) -> int:
    return asyncio.run(officers.add(_settings(), asked))


def _settings() -> Settings:
    return read_settings(environ)


def _content() -> Path:
    return Path(environ.get("MOTCUA_CONTENT") or default_content())


def _tell(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201 - the words for whoever started us


def _book() -> Book | None:
    try:
        return load_library(_content(), today_in_vietnam()).book()
    except ContentBroken:
        return None


def _say(key: str, bare: str, **slots: object) -> str:
    """Say it in the content's words; with the content broken, barely."""
    book = _book()
    return book.say(f"program.{key}", **slots) if book else f"{key}: {bare}"


def _unsettled(problem: tuple[str, str, str]) -> str:
    name, wrong, value = problem
    how = _say(f"settings_how.{wrong}", wrong)
    return _say("settings", f"{name}={value}", ten=name, gia_tri=value, cach=how)


def _refusal(refused: BaseException) -> str:
    if isinstance(refused, PortTaken):
        return _say("port_taken", str(refused.port), cong=refused.port)
    key = next((key for kind, key in _REFUSED.items() if isinstance(refused, kind)), "folder")
    if key == "folder" or not isinstance(refused, refusals.Refusal):
        where = getattr(refused, "filename", None) or _settings().home
        return _say(key, str(where), thu_muc=where, tep=where)
    return _say(key, str(refused.path), tep=refused.path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("demo", help="everything on this machine").set_defaults(run=_demo)
    commands.add_parser("run", help="production").set_defaults(run=_run)
    commands.add_parser("schema", help="JSON Schema of a flow").set_defaults(run=_schema)
    _add_talk(commands.add_parser("talk", help="a conversation in the terminal"))
    _add_find(commands.add_parser("find", help="which procedure a sentence means"))
    _add_read(commands.add_parser("read", help="what is understood by an answer"))
    _add_check(commands.add_parser("check", help="flows and catalogue, and their conversations"))
    _add_officer(commands.add_parser("officer", help="accounts of officials"))
    return parser


def _add_talk(talking: argparse.ArgumentParser) -> None:
    talking.add_argument("--flow", default="", help="begin with this flow")
    talking.add_argument("--json", action="store_true", help="one JSON object a line, both ways")
    talking.add_argument("--at", default="", metavar="TIME", help="what time it is, ISO")
    talking.set_defaults(run=_talk)


def _add_find(finding: argparse.ArgumentParser) -> None:
    finding.add_argument("sentences", nargs="*")
    finding.add_argument("--json", action="store_true")
    finding.set_defaults(run=_find)


def _add_read(reading: argparse.ArgumentParser) -> None:
    reading.add_argument("kind")
    reading.add_argument("answers", nargs="*")
    reading.add_argument("--json", action="store_true")
    reading.add_argument("--at", default="", metavar="TIME", help="what time it is, ISO")
    reading.set_defaults(run=_read)


def _add_check(checking: argparse.ArgumentParser) -> None:
    checking.add_argument("path", nargs="?", default="", help="a folder with flows/, catalogue/")
    checking.set_defaults(run=_check)


def _add_officer(officer: argparse.ArgumentParser) -> None:
    adding = officer.add_subparsers(required=True, metavar="action").add_parser("add")
    adding.add_argument("login")
    adding.add_argument("--name", required=True)
    adding.add_argument("--office", required=True, metavar="CODE")
    adding.add_argument("--justice", action="store_true", help="may see what is marked secret")
    adding.set_defaults(run=_officer)


if __name__ == "__main__":
    sys.exit(main())
