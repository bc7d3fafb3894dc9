"""The limits of what a bot may show."""

import re
from urllib.parse import urlsplit

from tests.telegram.call import Call, wrong
from tests.telegram.markup import Mark, Unparsable, parse, units
from tests.telegram.screen import Key
from tests.telegram.wire import Upload

MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_TOAST = 200
MOST_DATA_BYTES = 64
MOST_BUTTONS = 100
MOST_IN_ROW = 8
MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_FILE_BYTES = 50 * 1024 * 1024
MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024
MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_SHOWN_AS = frozenset({"text", "url", "callback_data"})


def read_text(call: Call) -> tuple[str, tuple[Mark, ...]]:
    """Give the text of a message as it is read."""
    text, marks = _parsed(call.text("text"), call.text("parse_mode"))
    if not text.strip():
        raise wrong("message text is empty")
    if units(text) > MOST_TEXT:
        raise wrong("message is too long")
    return text, marks


def read_caption(caption: str, mode: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks = _parsed(caption, mode)
    if units(text) > MOST_CAPTION:
        raise wrong("message caption is too long")
    return text, marks


def read_keys(call: Call) -> tuple[tuple[Key, ...], ...]:
    """Give the inline keyboard; no other sort is used here."""
    markup = call.read("reply_markup")
    if markup is None:
        return ()
    if not isinstance(markup, dict) or markup.keys() != {"inline_keyboard"}:
        raise wrong("can't parse reply keyboard markup JSON object")
    rows = tuple(tuple(_key(key) for key in row) for row in markup["inline_keyboard"])
    if sum(len(row) for row in rows) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise wrong("reply markup is too long")
    return rows


def check_photo(photo: Upload) -> Upload:
    if not photo.content:
        raise wrong("file must be non-empty")
    if len(photo.content) > MOST_PHOTO_BYTES:
        raise wrong("file is too big")
    if not photo.content.startswith((b"\xff\xd8\xff", b"\x89PNG")):
        raise wrong("IMAGE_PROCESS_FAILED")
    return photo


def check_document(document: Upload) -> Upload:
    if not document.content:
        raise wrong("file must be non-empty")
    if len(document.content) > MOST_FILE_BYTES:
        raise wrong("file is too big")
    if not document.name:
        raise wrong("file must have a name")
    return document


def check_commands(commands: object) -> list[str]:
    """Give the names of the commands."""
    if not isinstance(commands, list) or len(commands) > MOST_COMMANDS:
        raise wrong("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise wrong("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= 256:
            raise wrong("BOT_COMMAND_DESCRIPTION_INVALID")
    return [command["command"] for command in commands]


def check_hook(url: str, secret: str) -> None:
    if url and urlsplit(url).scheme != "https":
        raise wrong("bad webhook: An HTTPS URL must be provided for webhook")
    if url and (urlsplit(url).port or 443) not in {443, 80, 88, 8443}:
        raise wrong("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not _SECRET.fullmatch(secret):
        raise wrong("secret token contains unallowed characters")


def _key(key: object) -> Key:
    if not isinstance(key, dict) or not isinstance(key.get("text"), str) or not key["text"]:
        raise wrong("Text buttons are unallowed in the inline keyboard")
    if key.keys() - _SHOWN_AS or len(key) != 2:
        raise wrong(f"can't parse inline keyboard button: {sorted(key)}")
    data, url = key.get("callback_data", ""), key.get("url", "")
    if "url" in key and urlsplit(url).scheme not in {"http", "https", "tg"}:
        raise wrong(f"inline keyboard button URL '{url}' is invalid")
    if "callback_data" in key and not 1 <= len(data.encode()) <= MOST_DATA_BYTES:
        raise wrong("BUTTON_DATA_INVALID")
    return Key(key["text"], data, url)


def _parsed(text: str, mode: str) -> tuple[str, tuple[Mark, ...]]:
    if mode not in {"", "HTML"}:
        raise wrong("unsupported parse_mode")
    try:
        return parse(text) if mode else (text, ())
    except Unparsable as broken:
        raise wrong(f"can't parse entities: {broken}") from broken
