"""A Bot API without a network: it takes each request apart and writes Telegram's answer."""

import json
from collections.abc import Callable
from itertools import count

from telegram.request import HTTPXRequest, RequestData

# Called with the chat and the text, at the very moment a message leaves.
OnSend = Callable[[int, str], None]
# What the platform answers instead of taking a message; it may raise. None: it takes it.
Trouble = Callable[[], tuple[int, bytes] | None]

DATE = 1_795_397_400


class StubRequest(HTTPXRequest):
    """Stands where the HTTP client stands; everything before and after it is the real thing."""

    def __init__(self, on_send: OnSend) -> None:
        super().__init__()
        self._on_send = on_send
        self.trouble: Trouble = lambda: None
        self._numbers = count(1)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: object,
        **__: object,
    ) -> tuple[int, bytes]:
        result: object = True
        if url.endswith("/sendMessage") and request_data:
            if (instead := self.trouble()) is not None:
                return instead
            asked = request_data.json_parameters
            chat, text = int(asked["chat_id"]), asked["text"]
            result = {
                "message_id": next(self._numbers),
                "date": DATE,
                "chat": {"id": chat, "type": "private", "first_name": "x"},
                "from": {"id": 1, "is_bot": True, "first_name": "b", "username": "b_bot"},
                "text": text,
            }
            self._on_send(chat, text)
        return 200, json.dumps({"ok": True, "result": result}).encode()


def update_json(number: int, chat: int, text: str) -> bytes:
    """Write an update as Telegram posts it."""
    person = {"id": chat, "first_name": "x"}
    message = {
        "message_id": number,
        "date": DATE,
        "text": text,
        "chat": {**person, "type": "private"},
        "from": {**person, "is_bot": False, "language_code": "vi"},
    }
    return json.dumps({"update_id": number, "message": message}).encode()
