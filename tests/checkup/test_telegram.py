"""What Telegram says of the bot, and the sentence that it becomes. The shapes are those of Bot API 10.1."""

from collections.abc import Mapping

import pytest

from bot.channels.telegram_updates import ALLOWED_UPDATES
from bot.checkup import Finding
from bot.checkup.telegram import telegram
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.checkup.providers import NOW, PUBLIC, Provider, findings, provider, settings_with, states, to_mend

TOKEN = "1234567:hush"
HOOK = f"{PUBLIC}/telegram/webhook"
Wire = dict[str, object]
ME: Wire = {
    "id": 1234567,
    "is_bot": True,
    "first_name": "Wijkbot",
    "username": "bloemenbuurt_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
}
POLLS: Wire = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
CALLS: Wire = {**POLLS, "url": HOOK, "allowed_updates": list(ALLOWED_UPDATES)}
COMMANDS: list[Wire] = [{"command": "help", "description": "Hulp"}]


def ok(result: object) -> Reply:
    return Reply(200, {"ok": True, "result": result})


def error(status: int, words: str) -> Reply:
    return Reply(status, {"ok": False, "error_code": status, "description": words})


def answers(me: Wire, hook: Wire, commands: list[Wire]) -> Mapping[str, Outcome]:
    methods = {"getMe": me, "getWebhookInfo": hook, "getMyCommands": commands}
    return {f"/bot{TOKEN}/{method}": ok(result) for method, result in methods.items()}


async def looked(with_answers: Mapping[str, Outcome], public_url: str | None = None) -> tuple[list[Finding], Provider]:
    async with provider(with_answers) as one:
        settings = settings_with(telegram_token=TOKEN, telegram_api_url=one.url, public_url=public_url)
        return await findings(telegram, settings, limit=1.0), one


@pytest.mark.asyncio
@pytest.mark.parametrize(("hook", "public_url"), [(POLLS, None), (CALLS, PUBLIC)], ids=["polling", "webhook"])
async def test_all_is_well(hook: Wire, public_url: str | None) -> None:
    found, asked = await looked(answers(ME, hook, COMMANDS), public_url)
    assert to_mend(found) == []
    assert found[0].said == "Telegram knows the token: the bot is @bloemenbuurt_bot"
    assert asked.paths == [f"/bot{TOKEN}/{m}" for m in ("getMe", "getWebhookInfo", "getMyCommands")]
    assert [call.body for call in asked.asked] == [b"", b"", b""]  # the contract gives them no fields


WRONG: list[tuple[Wire, str | None, str]] = [
    (CALLS, None, "Telegram calls bot.example.nl, while this bot asks (PUBLIC_URL is empty)"),
    (POLLS, PUBLIC, "Telegram calls nobody, while PUBLIC_URL is set: no message comes in"),
    (
        {**CALLS, "url": "https://old.example.nl/hush/webhook"},
        PUBLIC,
        "Telegram calls another address (at old.example.nl) than PUBLIC_URL",
    ),
    (
        {**CALLS, "last_error_date": int(NOW.timestamp()) - 60, "last_error_message": "Connection refused"},
        PUBLIC,
        "Telegram's call failed at 10:29: 'Connection refused'",
    ),
    ({**CALLS, "pending_update_count": 100}, PUBLIC, "100 messages wait at Telegram, which keeps them for a day"),
    ({**CALLS, "allowed_updates": ["message"]}, PUBLIC, "Telegram does not hand over callback_query, edited_message"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("hook", "public_url", "said"), WRONG, ids=[said[:40] for _, _, said in WRONG])
async def test_what_is_wrong_with_the_road(hook: Wire, public_url: str | None, said: str) -> None:
    found, _ = await looked(answers(ME, hook, COMMANDS), public_url)
    (only,) = to_mend(found)
    assert only.startswith(said)


@pytest.mark.asyncio
async def test_an_old_error_and_a_few_that_wait_are_no_fault() -> None:
    hook = {**CALLS, "last_error_date": int(NOW.timestamp()) - 7200, "last_error_message": "x"}
    found, _ = await looked(answers(ME, {**hook, "pending_update_count": 3}, COMMANDS), PUBLIC)
    assert to_mend(found) == []
    assert "3 messages wait at Telegram" in [finding.said for finding in found]


@pytest.mark.asyncio
async def test_a_bot_without_a_menu() -> None:
    found, _ = await looked(answers(ME, POLLS, []))
    (only,) = to_mend(found)
    assert only.startswith("residents see no menu beside their keyboard")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "privacy mode is on: in a team's group the bot hears only replies to it and commands"),
        ({"can_read_all_group_messages": True}, "privacy mode is off: in a team's group Telegram hands the bot every"),
        ({"can_join_groups": False}, "the bot cannot be added to a group: for a team's group, /setjoingroups"),
    ],
)
async def test_what_the_bot_hears_in_a_teams_group(change: Wire, said: str) -> None:
    found, _ = await looked(answers({**ME, **change}, POLLS, COMMANDS))
    assert to_mend(found) == []
    assert any(finding.said.startswith(said) for finding in found)


AWAY: list[tuple[Outcome, str, str]] = [
    (error(401, "Unauthorized"), "mend", "Telegram does not know TELEGRAM_TOKEN: nobody on Telegram is heard"),
    (error(404, "Not Found"), "mend", "Telegram does not know TELEGRAM_TOKEN: nobody on Telegram is heard"),
    (error(502, "Bad Gateway"), "could not look", "Telegram does not answer (NetworkError)"),
    (Trouble.HANG_UP, "could not look", "Telegram does not answer (NetworkError)"),
    (Trouble.SILENCE, "could not look", "Telegram does not answer ("),
    (ok([]), "could not look", "what answers at TELEGRAM_API_URL is not Telegram"),
    (Reply(200, b"<html>"), "could not look", "Telegram does not answer ("),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcome", "state", "said"), AWAY, ids=[str(n) for n in range(len(AWAY))])
async def test_when_telegram_says_no_or_nothing(outcome: Outcome, state: str, said: str) -> None:
    found, _ = await looked({f"/bot{TOKEN}/getMe": outcome})
    assert states(found) == [state]
    assert found[0].said.startswith(said)
