"""A question to Telegram: does it know the bot, and can it be reached from here."""

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.line import new_bot, new_request
from bot.channels.telegram.settings import TelegramSettings


class TokenRefused(Exception):
    """Telegram knows no bot with this token."""


async def name_of_bot(settings: TelegramSettings) -> str | None:
    """Give the bot's name; None where Telegram cannot be reached. Raises TokenRefused."""
    request = new_request(settings)
    await request.initialize()
    try:
        return (await new_bot(settings, request, request).get_me()).username or ""
    except InvalidToken:
        raise TokenRefused from None
    except TelegramError:
        return None
    finally:
        await request.shutdown()
