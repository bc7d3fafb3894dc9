"""The methods that change what people see."""

from collections.abc import Callable
from itertools import count

from tests.telegram.call import Call, Refusal, wrong
from tests.telegram.limits import (
    MOST_TOAST,
    check_document,
    check_photo,
    read_caption,
    read_keys,
    read_text,
)
from tests.telegram.markup import units
from tests.telegram.queries import Queries
from tests.telegram.raw import bot_message
from tests.telegram.screen import Bubble, Room, Rooms

_ALBUM = range(2, 11)


class Showing:
    """Sends, edits and deletes."""

    def __init__(self, rooms: Rooms, queries: Queries, bot: dict[str, object]) -> None:
        self._rooms, self._queries, self._bot = rooms, queries, bot
        self._albums = count(1)
        self.methods: dict[str, Callable[[Call], object]] = {
            "sendMessage": self._message,
            "sendPhoto": self._photo,
            "sendDocument": self._document,
            "sendMediaGroup": self._album,
            "sendChatAction": self._action,
            "editMessageText": self._edit_text,
            "editMessageReplyMarkup": self._edit_keys,
            "deleteMessage": self._delete,
            "answerCallbackQuery": self._answer,
        }

    def _message(self, call: Call) -> object:
        text, marks = read_text(call)
        keys = read_keys(call)
        bubble = Bubble(self._rooms.next_message(), text, marks, keys)
        return self._shown(call, bubble)

    def _photo(self, call: Call) -> object:
        text, marks = read_caption(call.text("caption"), call.text("parse_mode"))
        photo = check_photo(call.upload("photo"))
        bubble = Bubble(self._rooms.next_message(), text, marks, read_keys(call), photo=photo)
        return self._shown(call, bubble)

    def _document(self, call: Call) -> object:
        text, marks = read_caption(call.text("caption"), call.text("parse_mode"))
        file = check_document(call.upload("document"))
        bubble = Bubble(self._rooms.next_message(), text, marks, read_keys(call), document=file)
        return self._shown(call, bubble)

    def _album(self, call: Call) -> object:
        media = call.read("media")
        if not isinstance(media, list) or len(media) not in _ALBUM:
            raise wrong("wrong number of messages in an album")
        name = f"album-{next(self._albums)}"
        bubbles = [self._in_album(call, one, name) for one in media]
        return [self._shown(call, bubble) for bubble in bubbles]

    def _in_album(self, call: Call, one: dict[str, str], album: str) -> Bubble:
        caption = one.get("caption", "")
        text, marks = read_caption(caption, one.get("parse_mode", ""))
        file = call.attached(one["media"])
        if one["type"] == "photo":
            photo = check_photo(file)
            return Bubble(self._rooms.next_message(), text, marks, photo=photo, album=album)
        if one["type"] != "document":
            raise wrong(f"an album holds no {one['type']}")
        document = check_document(file)
        return Bubble(self._rooms.next_message(), text, marks, document=document, album=album)

    def _action(self, call: Call) -> object:
        room = self._open_room(call)
        room.actions.append(call.text("action"))
        return True

    def _edit_text(self, call: Call) -> object:
        bubble = self._rooms.room(call.chat).bubble(call.number("message_id"), "edit")
        (text, marks), keys = read_text(call), read_keys(call)
        if (bubble.text, bubble.marks, bubble.keys) == (text, marks, keys):
            raise _unchanged()
        bubble.text, bubble.marks, bubble.keys = text, marks, keys
        return self._edited(call, bubble)

    def _edit_keys(self, call: Call) -> object:
        bubble = self._rooms.room(call.chat).bubble(call.number("message_id"), "edit")
        keys = read_keys(call)
        if bubble.keys == keys:
            raise _unchanged()
        bubble.keys = keys
        return self._edited(call, bubble)

    def _delete(self, call: Call) -> object:
        bubble = self._rooms.room(call.chat).bubble(call.number("message_id"), "delete")
        bubble.is_gone = True
        return True

    def _answer(self, call: Call) -> object:
        toast = call.text("text")
        if units(toast) > MOST_TOAST:
            raise wrong("MESSAGE_TOO_LONG")
        self._queries.answer(call.text("callback_query_id"), toast)
        return True

    def _open_room(self, call: Call) -> Room:
        room = self._rooms.room(call.chat)
        room.check_open()
        return room

    def _shown(self, call: Call, bubble: Bubble) -> object:
        room = self._open_room(call)
        room.bubbles.append(bubble)
        return bot_message(self._bot, room, bubble)

    def _edited(self, call: Call, bubble: Bubble) -> object:
        bubble.edits += 1
        return bot_message(self._bot, self._rooms.room(call.chat), bubble)


def _unchanged() -> Refusal:
    same = "specified new message content and reply markup are exactly the same"
    told = f"Bad Request: message is not modified: {same} as a current content"
    return Refusal(400, f"{told} and reply markup of the message")
