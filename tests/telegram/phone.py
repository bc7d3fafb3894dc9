"""A person with Telegram on a phone."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from tests.telegram.fake import FakeTelegram
from tests.telegram.raw import Account, Json, chat_json, file_json, message_json, sizes
from tests.telegram.screen import Bubble, Room

PATIENCE_S = 20.0
THUMB_BYTES = 900


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it is picked; `announced` is its size where it is not really there."""

    content: bytes
    name: str = "giay.pdf"
    mime: str = "application/pdf"
    announced: int | None = None


class Phone:
    """Does what a thumb can do, and tells what stands on the screen."""

    def __init__(self, telegram: FakeTelegram, number: int, name: str = "Sim") -> None:
        self.telegram = telegram
        self.account = Account(number, name)
        self.room: Room = telegram.rooms.add(Room(number))
        self.last_update = 0
        self._last_message = 0

    @property
    def id(self) -> int:
        return self.account.id

    async def start(self, payload: str = "") -> int:
        """Press Start, perhaps on a link that carries something."""
        self.room.has_blocked = False
        return await self.say(f"/start {payload}".strip())

    async def say(self, text: str, *, under: Bubble | None = None) -> int:
        quoted = {"reply_to_message": self._quoted(under)} if under else {}
        command = text.startswith("/")
        length = len(text.split(maxsplit=1)[0]) if text.strip() else 0
        marks: Json = {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}
        return await self._sends(text=text, **(marks if command else {}), **quoted)

    async def press(self, label: str) -> int:
        """Press the newest button that is called so. Raises AssertionError where there is none."""
        for bubble in reversed(self.seen()):
            if label in bubble.labels:
                return await self.press_on(bubble, label)
        raise AssertionError(f"no button {label!r} among {self.labels()}")

    async def press_on(self, bubble: Bubble, label: str) -> int:
        return await self.forge(bubble.key(label).data, bubble)

    async def forge(self, data: str, bubble: Bubble | None = None) -> int:
        """Press a button that was perhaps never shown, as a tampered client can."""
        query = self.telegram.queries.new(self.room.id, self.id)
        told: Json = {
            "id": query.id,
            "from": self.account.as_json(),
            "chat_instance": "-1",
            "data": data,
            "message": self._quoted(bubble) if bubble else {**self._quoted(None), "date": 0},
        }
        return await self._tell("callback_query", told)

    async def send_photo(self, content: bytes, caption: str = "", album: str = "") -> int:
        kept = self.telegram.keeps(content)
        thumb = self.telegram.keeps(content[:THUMB_BYTES], THUMB_BYTES)
        photo = [sizes(thumb.id, THUMB_BYTES, 90), sizes(kept.id, kept.size_bytes)]
        more: Json = {"caption": caption} if caption else {}
        more |= {"media_group_id": album} if album else {}
        return await self._sends(photo=photo, **more)

    async def send_album(self, *photos: bytes) -> list[int]:
        album = f"from-{self.id}-{self.telegram.rooms.next_message()}"
        return [await self.send_photo(photo, album=album) for photo in photos]

    async def send_document(self, document: Document) -> int:
        kept = self.telegram.keeps(document.content, document.announced)
        told = {"file_name": document.name, "mime_type": document.mime}
        return await self._sends(document=file_json(kept.id, kept.size_bytes) | told)

    async def send_voice(self, content: bytes) -> int:
        kept = self.telegram.keeps(content)
        told = {"duration": 3, "mime_type": "audio/ogg"}
        return await self._sends(voice=file_json(kept.id, kept.size_bytes) | told)

    async def send_sticker(self, emoji: str = "") -> int:
        told: Json = {
            **sizes("sticker-1", 100, 512), "type": "regular",
            "is_animated": False, "is_video": False,
        }  # fmt: skip
        return await self._sends(sticker=told | ({"emoji": emoji} if emoji else {}))

    async def send_location(self, latitude: float, longitude: float) -> int:
        return await self._sends(location={"latitude": latitude, "longitude": longitude})

    async def send_contact(self, phone_number: str, owner: int = 0) -> int:
        """Share a card; `owner` is whose it is, where that person is on Telegram."""
        card: Json = {"phone_number": phone_number, "first_name": "Ai đó"}
        return await self._sends(contact=card | ({"user_id": owner} if owner else {}))

    async def edit(self, text: str) -> int:
        """Change the words of a message already sent."""
        number = self._last_message or self.telegram.rooms.next_message()
        message = message_json(number, self.account, self.room, text=text, edit_date=1)
        return await self._tell("edited_message", message)

    async def send_odd(self, **content: object) -> int:
        """Send any other sort of message, such as a poll or a dice."""
        return await self._sends(**content)

    async def block(self) -> int:
        self.room.has_blocked = True
        return await self._membership("kicked")

    async def unblock(self) -> int:
        self.room.has_blocked = False
        return await self._membership("member")

    def seen(self) -> list[Bubble]:
        return self.room.seen

    def texts(self) -> list[str]:
        return [bubble.text for bubble in self.seen()]

    def labels(self) -> list[str]:
        """Give the buttons under the newest bubble that has some."""
        return next((b.labels for b in reversed(self.seen()) if b.labels), [])

    def toasts(self) -> list[str]:
        return self.telegram.queries.toasts(self.room.id)

    async def wait_for(self, fragment: str, after: int = 0, within_s: float = PATIENCE_S) -> Bubble:
        """Wait for a bubble with these words, among those past the first `after`."""
        found: list[Bubble] = []

        def is_there() -> bool:
            found[:] = [bubble for bubble in self.seen()[after:] if fragment in bubble.text]
            return bool(found)

        told = f"{fragment!r} did not come"
        await until(is_there, lambda: f"{told}: {self.texts()[after:]}", within_s)
        return found[0]

    async def wait_more(self, than: int, within_s: float = PATIENCE_S) -> list[Bubble]:
        """Wait until there are more bubbles than so many; give the new ones."""
        told = f"no more than {than} bubbles"
        await until(lambda: len(self.seen()) > than, lambda: f"{told}: {self.texts()}", within_s)
        return self.seen()[than:]

    async def _sends(self, **content: object) -> int:
        self.room.has_spoken = True
        number = self.telegram.rooms.next_message()
        self._last_message = number
        message = message_json(number, self.account, self.room, **content)
        return await self._tell("message", message)

    async def _tell(self, kind: str, content: object) -> int:
        self.last_update = self.telegram.tells(kind, content, self.room.id)
        await asyncio.sleep(0)  # whoever waits for it wakes up
        return self.last_update

    async def _membership(self, status: str) -> int:
        was = "member" if status == "kicked" else "kicked"
        return await self._tell("my_chat_member", {
            "chat": chat_json(self.room, self.account), "from": self.account.as_json(), "date": 1,
            "old_chat_member": {"status": was, "user": self.telegram.bot, "until_date": 0},
            "new_chat_member": {"status": status, "user": self.telegram.bot, "until_date": 0},
        })  # fmt: skip

    def _quoted(self, bubble: Bubble | None) -> Json:
        told: Json = {
            "message_id": bubble.id if bubble else 1, "date": 1,
            "chat": chat_json(self.room, self.account), "from": self.telegram.bot,
        }  # fmt: skip
        return told | ({"text": bubble.text} if bubble and bubble.text else {})


async def until(
    holds: Callable[[], object], told: Callable[[], str], within_s: float = PATIENCE_S
) -> None:
    """Wait until something holds. Raises AssertionError with `told` when it never does."""
    for _ in range(int(within_s * 200)):
        if holds():
            return
        await asyncio.sleep(0.005)
    raise AssertionError(told())
