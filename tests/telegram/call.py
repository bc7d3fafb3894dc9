"""One call of a method: what was given with it, checked against what the method takes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.telegram.wire import Upload

_WHERE = ("chat_id", "message_thread_id", "business_connection_id", "direct_messages_topic_id")
_SENT = (
    *_WHERE, "disable_notification", "protect_content", "allow_paid_broadcast",
    "message_effect_id", "suggested_post_parameters", "reply_parameters",
)  # fmt: skip
_CAPTION = ("caption", "parse_mode", "caption_entities")
_TEXT = ("text", "parse_mode", "entities", "link_preview_options", "reply_markup")
_SEEN = ("show_caption_above_media", "has_spoiler")
_EDITED = ("business_connection_id", "chat_id", "message_id", "inline_message_id")

# What each method must be given, and what it may be given (Bot API 10.0).
TAKES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "getMe": ((), ()),
    "getUpdates": ((), ("offset", "limit", "timeout", "allowed_updates")),
    "setWebhook": (
        ("url",),
        (
            "certificate", "ip_address", "max_connections", "allowed_updates",
            "drop_pending_updates", "secret_token",
        ),
    ),
    "deleteWebhook": ((), ("drop_pending_updates",)),
    "getWebhookInfo": ((), ()),
    "sendMessage": (("chat_id", "text"), (*_SENT, *_TEXT)),
    "sendPhoto": (("chat_id", "photo"), (*_SENT, *_CAPTION, *_SEEN, "reply_markup")),
    "sendDocument": (
        ("chat_id", "document"),
        (*_SENT, *_CAPTION, "thumbnail", "disable_content_type_detection", "reply_markup"),
    ),
    "sendMediaGroup": (("chat_id", "media"), _SENT),
    "answerCallbackQuery": (("callback_query_id",), ("text", "show_alert", "url", "cache_time")),
    "editMessageText": (("text",), (*_EDITED, *_TEXT)),
    "editMessageReplyMarkup": ((), (*_EDITED, "reply_markup")),
    "deleteMessage": (("chat_id", "message_id"), ()),
    "getFile": (("file_id",), ()),
    "setMyCommands": (("commands",), ("scope", "language_code")),
    "setMyDescription": ((), ("description", "language_code")),
    "setMyShortDescription": ((), ("short_description", "language_code")),
    "sendChatAction": (("chat_id", "action"), _WHERE),
    "leaveChat": (("chat_id",), ()),
}  # fmt: skip
_NUMBERS = frozenset(
    {"chat_id", "message_thread_id", "message_id", "offset", "limit", "timeout", "cache_time",
     "max_connections", "direct_messages_topic_id"}
)  # fmt: skip
_FLAGS = frozenset(
    {"disable_notification", "protect_content", "allow_paid_broadcast", "has_spoiler",
     "show_caption_above_media", "disable_content_type_detection", "drop_pending_updates",
     "show_alert"}
)  # fmt: skip
_JSON = frozenset(
    {"allowed_updates", "entities", "caption_entities", "link_preview_options", "reply_markup",
     "reply_parameters", "media", "commands", "scope", "suggested_post_parameters"}
)  # fmt: skip


class Refusal(Exception):
    """Telegram says no. It is `bad` where no well-made bot would have asked for this."""

    def __init__(
        self, code: int, description: str, *, bad: bool = False, retry_after: int = 0
    ) -> None:
        super().__init__(description)
        self.code, self.description, self.bad = code, description, bad
        self.retry_after = retry_after

    def as_json(self) -> dict[str, object]:
        told: dict[str, object] = {
            "ok": False, "error_code": self.code, "description": self.description,
        }  # fmt: skip
        if self.retry_after:
            told["parameters"] = {"retry_after": self.retry_after}
        return told


def wrong(description: str) -> Refusal:
    """Refuse what breaks a written limit."""
    return Refusal(400, f"Bad Request: {description}", bad=True)


@dataclass(frozen=True, slots=True)
class Call:
    """A method and what was given with it."""

    method: str
    given: Mapping[str, str]
    files: Mapping[str, Upload] = field(repr=False)
    at: float = 0

    def check(self) -> None:
        """Refuse unknown methods and parameters, missing ones and wrong types."""
        if self.method not in TAKES:
            raise Refusal(404, "Not Found", bad=True)
        needed, possible = TAKES[self.method]
        attached = {v.removeprefix("attach://") for v in self._attachments()}
        for name in {*self.given, *self.files} - attached:
            if name not in {*needed, *possible}:
                raise wrong(f"unknown parameter {name}")
        for name in needed:
            if name not in self.given and name not in self.files:
                raise wrong(f"parameter {name} is empty")
        for name, value in self.given.items():
            _check_kind(name, value)

    @property
    def chat(self) -> int:
        """Give the chat it is about; 0 where there is none."""
        written = self.given.get("chat_id", "0")
        return int(written) if written.lstrip("-").isdigit() else 0

    def text(self, name: str) -> str:
        return self.given.get(name, "")

    def number(self, name: str, otherwise: int = 0) -> int:
        return int(self.given.get(name, otherwise))

    def flag(self, name: str) -> bool:
        return self.given.get(name) == "true"

    def read(self, name: str) -> object:
        """Give what stands there as JSON; None where nothing does."""
        return json.loads(self.given[name]) if name in self.given else None

    def upload(self, name: str) -> Upload:
        """Give a file, whether it stands under its own name or under one it is attached by."""
        return self.attached(self.given.get(name, f"attach://{name}"))

    def attached(self, address: str) -> Upload:
        if not address.startswith("attach://") or address[9:] not in self.files:
            raise wrong("wrong file identifier/HTTP URL specified")
        return self.files[address[9:]]

    def _attachments(self) -> list[str]:
        media = self.read("media") if self.method == "sendMediaGroup" else []
        inside = (
            [one.get("media", "") for one in media if isinstance(one, dict)]
            if isinstance(media, list)
            else []
        )
        return [*inside, *(v for v in self.given.values() if v.startswith("attach://"))]


def _check_kind(name: str, value: str) -> None:
    try:
        if name in _NUMBERS:
            int(value)
        elif name in _JSON:
            json.loads(value)
    except ValueError as exc:
        raise wrong(f"can't parse {name}") from exc
    if name in _FLAGS and value not in {"true", "false"}:
        raise wrong(f"can't parse {name}")
