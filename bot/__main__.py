"""The command line, also installed as `motcua`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from os import environ
from pathlib import Path

from bot.commands import audits, backups, check, doctor, learn, officers, serve, talk, understand
from bot.commands.telling import TOLD, Teller
from bot.content.json_schema import flow_schema
from bot.engine.scene import VIETNAM
from bot.settings import Settings, content_folder, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when something is told on standard error."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = _parser().parse_args(_options_first(given))
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        return 0
    except TOLD as refused:
        print("\n".join(Teller(environ).lines(refused)), file=sys.stderr)  # noqa: T201 - its words
        return 1


def _demo(_: argparse.Namespace) -> int:
    return asyncio.run(serve.demo(_settings()))


def _run(_: argparse.Namespace) -> int:
    return asyncio.run(serve.run(_settings()))


def _talk(asked: argparse.Namespace) -> int:
    return asyncio.run(talk.talk(_content(), flow=asked.flow, at=asked.at, is_json=asked.json))


def _find(asked: argparse.Namespace) -> int:
    return understand.find(_content(), asked.sentences, is_json=asked.json)


def _read(asked: argparse.Namespace) -> int:
    return understand.read(_content(), asked.kind, asked.answers, at=asked.at, is_json=asked.json)


def _check(asked: argparse.Namespace) -> int:
    return check.check(_content(asked.path))


def _learn(asked: argparse.Namespace) -> int:
    return learn.learn(_content(asked.path))


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(flow_schema(), ensure_ascii=False, indent=2))  # noqa: T201 - its output
    return 0


def _officer(asked: argparse.Namespace) -> int:
    return asyncio.run(officers.add(_settings(), asked))


def _doctor(asked: argparse.Namespace) -> int:
    return asyncio.run(doctor.examine(environ, online=asked.online))


def _backup(asked: argparse.Namespace) -> int:
    return backups.make(_settings(), asked.folder)


def _restore(asked: argparse.Namespace) -> int:
    if asked.confirm:
        return asyncio.run(backups.confirm(_settings()))
    if asked.hold:
        return backups.hold(_settings())
    return backups.restore(_settings(), asked.file)


def _audit(_: argparse.Namespace) -> int:
    return asyncio.run(audits.verify_audit(_settings()))


def _settings() -> Settings:
    return read_settings(environ)


def _content(wanted: str = "") -> Path:
    return content_folder(environ, wanted)


def _time(text: str) -> datetime:
    """Read an ISO time; where it names no zone it is Vietnam's."""
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=VIETNAM)


def _options_first(given: list[str]) -> list[str]:
    """Put `--json` and `--at TIME` ahead of the sentences, wherever they were written."""
    if given[:1] not in (["read"], ["find"]):
        return given
    options: list[str] = []
    words: list[str] = []
    rest = iter(given[1:])
    for word in rest:
        if word == "--at":
            options += [word, *(value for value in [next(rest, None)] if value is not None)]
        else:
            (options if word == "--json" or word.startswith("--at=") else words).append(word)
    return [given[0], *options, *words]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("demo", help="everything on this machine").set_defaults(run=_demo)
    commands.add_parser("run", help="production").set_defaults(run=_run)
    commands.add_parser("schema", help="JSON Schema of a flow").set_defaults(run=_schema)
    _add_talk(commands.add_parser("talk", help="a conversation in the terminal"))
    _add_find(commands.add_parser("find", help="which procedure a sentence means"))
    _add_read(commands.add_parser("read", help="what is understood by an answer"))
    _add_learn(commands.add_parser("learn", help="what people's words speak for, from practice"))
    _add_check(commands.add_parser("check", help="flows and catalogue, and their conversations"))
    _add_doctor(commands.add_parser("doctor", help="settings, and how things stand"))
    _add_backup(commands.add_parser("backup", help="a sealed copy of everything, read back"))
    _add_restore(commands.add_parser("restore", help="put a backup into an empty data folder"))
    _add_audit(commands.add_parser("audit", help="who did what"))
    _add_officer(commands.add_parser("officer", help="accounts of officials"))
    return parser


def _add_talk(talking: argparse.ArgumentParser) -> None:
    talking.add_argument("--flow", default="", help="begin with this flow")
    talking.add_argument("--json", action="store_true", help="one JSON object a line, both ways")
    talking.add_argument("--at", type=_time, metavar="TIME", help="what time it is, ISO")
    talking.set_defaults(run=_talk)


def _add_find(finding: argparse.ArgumentParser) -> None:
    finding.add_argument("sentences", nargs="*")
    finding.add_argument("--json", action="store_true")
    finding.set_defaults(run=_find)


def _add_read(reading: argparse.ArgumentParser) -> None:
    reading.add_argument("kind")
    reading.add_argument("answers", nargs="*")
    reading.add_argument("--json", action="store_true")
    reading.add_argument("--at", type=_time, metavar="TIME", help="what time it is, ISO")
    reading.set_defaults(run=_read)


def _add_learn(learning: argparse.ArgumentParser) -> None:
    learning.add_argument("path", nargs="?", default="", help="a folder with catalogue/")
    learning.set_defaults(run=_learn)


def _add_check(checking: argparse.ArgumentParser) -> None:
    checking.add_argument("path", nargs="?", default="", help="a folder with flows/, catalogue/")
    checking.set_defaults(run=_check)


def _add_doctor(examining: argparse.ArgumentParser) -> None:
    examining.add_argument("--online", action="store_true", help="ask Telegram as well")
    examining.set_defaults(run=_doctor)


def _add_backup(backing: argparse.ArgumentParser) -> None:
    backing.add_argument("folder", nargs="?", default="", help="where to; best on another disk")
    backing.set_defaults(run=_backup)


def _add_restore(restoring: argparse.ArgumentParser) -> None:
    what = restoring.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", default="", help="the backup")
    what.add_argument("--confirm", action="store_true", help="it is right: send messages again")
    what.add_argument("--hold", action="store_true", help="it was put back by other means")
    restoring.set_defaults(run=_restore)


def _add_audit(audit: argparse.ArgumentParser) -> None:
    checking = audit.add_subparsers(required=True, metavar="action")
    checking.add_parser("verify", help="that no line was changed").set_defaults(run=_audit)


def _add_officer(officer: argparse.ArgumentParser) -> None:
    adding = officer.add_subparsers(required=True, metavar="action").add_parser("add")
    adding.add_argument("login")
    adding.add_argument("--name", required=True)
    adding.add_argument("--office", required=True, metavar="CODE")
    adding.add_argument("--justice", action="store_true", help="may see what is marked secret")
    adding.set_defaults(run=_officer)


if __name__ == "__main__":
    sys.exit(main())
