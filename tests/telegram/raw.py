"""The JSON of people, chats and messages, as Telegram writes it."""

import time
from dataclasses import dataclass

from tests.telegram.screen import Bubble, Room

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Account:
    """A person on Telegram."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""

    def as_json(self) -> Json:
        more = {"last_name": self.last_name, "username": self.username}
        named = {name: value for name, value in more.items() if value}
        return {
            "id": self.id, "is_bot": False, "first_name": self.first_name,
            "language_code": "vi", **named,
        }  # fmt: skip


def chat_json(room: Room, person: Account | None = None) -> Json:
    if person is None:
        return {"id": room.id, "type": room.kind, "title": room.title or "…"}
    return {"id": room.id, "type": "private", "first_name": person.first_name}


def message_json(number: int, person: Account, room: Room, **content: object) -> Json:
    """Write a message of a person."""
    private = person if room.kind == "private" else None
    return {
        "message_id": number,
        "from": person.as_json(),
        "chat": chat_json(room, private),
        "date": int(time.time()),
        **content,
    }


def bot_message(bot: Json, room: Room, bubble: Bubble) -> Json:
    """Write a message of the bot as it now stands."""
    told: Json = {
        "message_id": bubble.id,
        "from": bot,
        "chat": {"id": room.id, "type": room.kind, "first_name": "…"},
        "date": int(time.time()),
    }
    has_file = bubble.photo is not None or bubble.document is not None
    if bubble.text:
        told["caption" if has_file else "text"] = bubble.text
    if bubble.photo is not None:
        told["photo"] = [sizes(f"own-{bubble.id}", len(bubble.photo.content))]
    if bubble.document is not None:
        told["document"] = file_json(f"own-{bubble.id}", len(bubble.document.content))
    if bubble.album:
        told["media_group_id"] = bubble.album
    if bubble.keys:
        told["reply_markup"] = {
            "inline_keyboard": [[_key(k.label, k.data, k.url) for k in row] for row in bubble.keys]
        }
    return told


def file_json(name: str, size_bytes: int) -> Json:
    return {"file_id": name, "file_unique_id": f"u-{name}", "file_size": size_bytes}


def sizes(name: str, size_bytes: int, width: int = 1280) -> Json:
    return {**file_json(name, size_bytes), "width": width, "height": width * 3 // 4}


def _key(label: str, data: str, url: str) -> Json:
    return {"text": label, "callback_data": data} if data else {"text": label, "url": url}
