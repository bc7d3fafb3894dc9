from pathlib import Path

import pytest

from bot.channels.telegram.settings import TelegramSettings
from bot.commands import doctor
from bot.settings import Settings, Unsettled, read_settings

GOOD = {
    "MOTCUA_PUBLIC_URL": "https://xa.test",
    "MOTCUA_TELEGRAM_TOKEN": "700:ABC-def_1",
    "MOTCUA_TELEGRAM_API": "http://127.0.0.1:8081/",
    "MOTCUA_TELEGRAM_WEBHOOK_SECRET": "bi-mat_1",
    "MOTCUA_TELEGRAM_PROXY": "http://ai:day@10.0.0.1:3128",
}
SECRETS = ("ABC-def_1", "bi-mat_1", "day@")


def read(home: Path, **changed: str) -> Settings:
    return read_settings({"MOTCUA_HOME": str(home), **GOOD, **changed})


def test_telegram_is_set_up_from_the_environment(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.telegram_token == "700:ABC-def_1"  # noqa: S105
    assert settings.telegram_api == "http://127.0.0.1:8081"
    assert not any(secret in repr(settings) for secret in SECRETS)


def test_without_a_token_telegram_is_off(tmp_path: Path) -> None:
    settings = read_settings({"MOTCUA_HOME": str(tmp_path)})
    assert (settings.telegram_token, settings.telegram_api) == ("", "https://api.telegram.org")


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("MOTCUA_TELEGRAM_TOKEN", "bot700:ABC-def_1", "telegram_token"),
        ("MOTCUA_TELEGRAM_TOKEN", "700:ABC-def_1/x", "telegram_token"),
        ("MOTCUA_TELEGRAM_API", "127.0.0.1:8081", "public_url"),
        ("MOTCUA_TELEGRAM_WEBHOOK_SECRET", "bí mật", "telegram_secret"),
        ("MOTCUA_TELEGRAM_PROXY", "socks5://10.0.0.1", "telegram_proxy"),
    ],
)
def test_what_is_wrong_is_told_without_repeating_a_secret(
    tmp_path: Path, name: str, value: str, wrong: str
) -> None:
    with pytest.raises(Unsettled) as caught:
        read(tmp_path, **{name: value})
    (problem,) = caught.value.problems
    assert problem[:2] == (name, wrong)
    assert name == "MOTCUA_TELEGRAM_API" or problem[2] == "…"


def test_a_webhook_needs_an_address_that_telegram_trusts(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as caught:
        read(tmp_path, MOTCUA_PUBLIC_URL="http://xa.test")
    assert caught.value.problems == [("MOTCUA_PUBLIC_URL", "telegram_https", "http://xa.test")]


async def test_the_doctor_lists_what_is_set_and_repeats_no_secret(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await doctor.examine({"MOTCUA_HOME": str(tmp_path), **GOOD}, online=False) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in GOOD)
    assert not any(secret in told for secret in SECRETS)


def test_the_account_stays_when_the_token_is_renewed() -> None:
    assert TelegramSettings("700:old").account == TelegramSettings("700:new").account == "700"
