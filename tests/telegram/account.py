"""The methods about the bot itself: who it is, how it gets its updates, files, its menu."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.telegram.call import Call, Refusal, wrong
from tests.telegram.inbox import Hook, Inbox
from tests.telegram.limits import MOST_DOWNLOAD_BYTES, check_commands, check_hook
from tests.telegram.markup import units
from tests.telegram.screen import Rooms

MOST_DESCRIPTION, MOST_SHORT_DESCRIPTION = 512, 120


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that somebody sent; one that is only announced has no content."""

    id: str
    content: bytes = field(repr=False)
    size_bytes: int

    @property
    def path(self) -> str:
        return f"sent/{self.id}"


@dataclass(slots=True)
class Menu:
    """What people see of the bot before they write."""

    commands: list[str] = field(default_factory=list)
    description: str = ""
    short_description: str = ""


class Shop:
    """Answers for the bot's account."""

    def __init__(self, bot: dict[str, object], inbox: Inbox, rooms: Rooms) -> None:
        self._bot, self._inbox, self._rooms = bot, inbox, rooms
        self.files: dict[str, Kept] = {}
        self.menu = Menu()
        self.methods: dict[str, Callable[[Call], Awaitable[object]]] = {
            "getMe": self._me,
            "getUpdates": self._updates,
            "setWebhook": self._set_hook,
            "deleteWebhook": self._delete_hook,
            "getWebhookInfo": self._hook_info,
            "getFile": self._file,
            "setMyCommands": self._commands,
            "setMyDescription": self._description,
            "setMyShortDescription": self._short_description,
            "leaveChat": self._leave,
        }

    async def _me(self, _: Call) -> object:
        return {
            **self._bot, "can_join_groups": True, "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }  # fmt: skip

    async def _updates(self, call: Call) -> object:
        limit, timeout_s = call.number("limit", 100), call.number("timeout")
        if not 1 <= limit <= 100 or not 0 <= timeout_s <= 50:
            raise wrong("limit or timeout out of range")
        self._allow(call)
        return await self._inbox.poll(call.number("offset"), limit, timeout_s)

    async def _set_hook(self, call: Call) -> object:
        url, secret = call.text("url"), call.text("secret_token")
        check_hook(url, secret)
        self._allow(call)
        hook = Hook(url, secret, call.number("max_connections", 40))
        self._inbox.set_hook(hook, drop=call.flag("drop_pending_updates"))
        return True

    async def _delete_hook(self, call: Call) -> object:
        self._inbox.set_hook(None, drop=call.flag("drop_pending_updates"))
        return True

    async def _hook_info(self, _: Call) -> object:
        hook, trouble = self._inbox.hook, self._inbox.trouble
        told: dict[str, object] = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._inbox.waiting),
        }
        if trouble.message:
            told |= {"last_error_date": trouble.at, "last_error_message": trouble.message}
        return told

    async def _file(self, call: Call) -> object:
        kept = self.files.get(call.text("file_id"))
        if kept is None:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if kept.size_bytes > MOST_DOWNLOAD_BYTES:
            raise Refusal(400, "Bad Request: file is too big")
        return {
            "file_id": kept.id, "file_unique_id": f"u-{kept.id}",
            "file_size": kept.size_bytes, "file_path": kept.path,
        }  # fmt: skip

    async def _commands(self, call: Call) -> object:
        self.menu.commands = check_commands(call.read("commands"))
        return True

    async def _description(self, call: Call) -> object:
        self.menu.description = _within(call.text("description"), MOST_DESCRIPTION)
        return True

    async def _short_description(self, call: Call) -> object:
        short = _within(call.text("short_description"), MOST_SHORT_DESCRIPTION)
        self.menu.short_description = short
        return True

    async def _leave(self, call: Call) -> object:
        room = self._rooms.room(call.chat)
        if room.kind == "private":
            raise wrong("chat member status can't be changed in private chats")
        room.check_open()
        room.is_member = False
        return True

    def _allow(self, call: Call) -> None:
        allowed = call.read("allowed_updates")
        if isinstance(allowed, list):
            self._inbox.allowed = frozenset(allowed)


def _within(text: str, most: int) -> str:
    if units(text) > most:
        raise wrong("description is too long")
    return text
