"""A group of people, into which somebody may bring the bot."""

from tests.telegram.fake import FakeTelegram
from tests.telegram.phone import Phone
from tests.telegram.raw import Json, chat_json, message_json
from tests.telegram.screen import Bubble, Room


class Group:
    """A supergroup: its number is below zero, as on Telegram."""

    def __init__(self, telegram: FakeTelegram, number: int, title: str = "Một cửa xã") -> None:
        self.telegram = telegram
        self.room: Room = telegram.rooms.add(Room(-1_000_000_000_000 - number, "supergroup", title))
        self.room.is_member = False

    async def bring_in(self, by: Phone) -> int:
        """Add the bot to the group."""
        self.room.is_member = self.room.has_spoken = True
        return self._tell("my_chat_member", self._membership(by, "left", "member"))

    async def grows(self, number: int) -> "Group":
        """Become a supergroup of another number; the platform tells so in both."""
        grown = Group(self.telegram, number, self.room.title)
        grown.room.is_member = grown.room.has_spoken = True
        self.room.is_member = False
        told = self.telegram.rooms.next_message()
        self._tell("message", _service(told, self.room, migrate_to_chat_id=grown.room.id))
        grown._tell("message", _service(told + 1, grown.room, migrate_from_chat_id=self.room.id))
        return grown

    async def throw_out(self, by: Phone) -> int:
        self.room.is_member = False
        return self._tell("my_chat_member", self._membership(by, "member", "kicked"))

    async def say(self, by: Phone, text: str) -> int:
        number = self.telegram.rooms.next_message()
        return self._tell("message", message_json(number, by.account, self.room, text=text))

    async def press(self, by: Phone, bubble: Bubble, label: str) -> int:
        query = self.telegram.queries.new(self.room.id, by.id)
        told: Json = {
            "id": query.id,
            "from": by.account.as_json(),
            "chat_instance": "-1",
            "data": bubble.key(label).data,
            "message": {
                "message_id": bubble.id, "date": 1, "chat": chat_json(self.room),
                "from": self.telegram.bot, "text": bubble.text,
            },
        }  # fmt: skip
        return self._tell("callback_query", told)

    def seen(self) -> list[Bubble]:
        return self.room.seen

    def _tell(self, kind: str, content: object) -> int:
        return self.telegram.tells(kind, content, self.room.id)

    def _membership(self, by: Phone, was: str, now: str) -> Json:
        bot = self.telegram.bot
        return {
            "chat": chat_json(self.room), "from": by.account.as_json(), "date": 1,
            "old_chat_member": {"status": was, "user": bot, "until_date": 0},
            "new_chat_member": {"status": now, "user": bot, "until_date": 0},
        }  # fmt: skip


def _service(number: int, room: Room, **told: int) -> Json:
    """Write a message that the platform itself puts into a room."""
    return {"message_id": number, "date": 1, "chat": chat_json(room), **told}
