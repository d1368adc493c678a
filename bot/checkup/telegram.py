"""Telegram: the token, how its messages reach us, what it shows residents, and what a team's group lets us see."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram_updates import ALLOWED_UPDATES, WEBHOOK_PATH
from bot.checkup import Case, Finding, good, mend, told, unseen

MANY = 100  #: Updates that wait at Telegram; below this it is a busy moment.
LATELY = timedelta(hours=1)


async def telegram(case: Case) -> AsyncIterator[Finding]:
    """Everything that Telegram says of our bot, in three questions."""
    token = case.settings.telegram_token
    if token is None:
        return
    limit = case.limit
    request = HTTPXRequest(connect_timeout=limit, read_timeout=limit, write_timeout=limit, pool_timeout=limit)
    bot = Bot(token.get_secret_value(), base_url=f"{case.settings.telegram_api_url}/bot", request=request)
    try:
        async with asyncio.timeout(limit):
            me = await bot.get_me()
        async with asyncio.timeout(limit):
            hook = await bot.get_webhook_info()
        async with asyncio.timeout(limit):
            commands = await bot.get_my_commands()
    except InvalidToken:
        yield mend(
            "Telegram does not know TELEGRAM_TOKEN: nobody on Telegram is heard. Copy it again from @BotFather "
            "(/mybots, your bot, API Token); with a server of your own, look at TELEGRAM_API_URL too."
        )
        return
    except (TelegramError, TimeoutError) as error:
        yield unseen(f"Telegram does not answer ({told(error)}): token, webhook and commands could not be asked")
        return
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # The library reads answers without checking them.
        yield unseen(f"what answers at TELEGRAM_API_URL is not Telegram ({told(error)})")
        return
    finally:
        await request.shutdown()
    yield good(f"Telegram knows the token: the bot is @{me.username}")
    for finding in (*_road(hook, case), *_group(me)):
        yield finding
    if not commands:
        yield mend("residents see no menu beside their keyboard: `wijkbot run` writes it, start it once")


def _road(hook: WebhookInfo, case: Case) -> Iterator[Finding]:
    public_url = case.settings.public_url
    ours = f"{public_url}{WEBHOOK_PATH}" if public_url else ""
    where = urlsplit(hook.url).hostname or "nowhere"
    if hook.url == ours:
        yield good("Telegram calls this bot at PUBLIC_URL" if ours else "Telegram is asked; it calls nobody")
    elif not ours:
        yield mend(
            f"Telegram calls {where}, while this bot asks (PUBLIC_URL is empty): only one of both works. `wijkbot run` "
            "takes the webhook away when it starts; when another bot has this token, stop one of them."
        )
    elif not hook.url:
        yield mend(
            "Telegram calls nobody, while PUBLIC_URL is set: no message comes in. `wijkbot run` sets the webhook when "
            "it starts; when it runs, its log says why Telegram did not take it."
        )
    else:
        yield mend(
            f"Telegram calls another address (at {where}) than PUBLIC_URL: messages go there. Start `wijkbot run` "
            "here, and give another bot a token of its own."
        )
    if ours and hook.last_error_date is not None and case.clock() - hook.last_error_date < LATELY:
        yield mend(
            f"Telegram's call failed at {hook.last_error_date.astimezone(case.settings.zone):%H:%M}: "
            f"'{hook.last_error_message}'. It tries again for a day; then the message is gone."
        )
    if hook.pending_update_count >= MANY:
        yield mend(
            f"{hook.pending_update_count} messages wait at Telegram, which keeps them for a day: is `wijkbot run` "
            "running, and does its database answer?"
        )
    elif hook.pending_update_count:
        yield good(f"{hook.pending_update_count} messages wait at Telegram")
    if hook.url and hook.allowed_updates and (lacking := set(ALLOWED_UPDATES) - set(hook.allowed_updates)):
        yield mend(
            f"Telegram does not hand over {', '.join(sorted(lacking))}: presses or blocks go unseen. Start "
            "`wijkbot run` again, it asks for them."
        )


def _group(me: User) -> Iterator[Finding]:
    """Nobody is wrong here, but whoever has a team's group must know what the bot hears in it."""
    if me.can_join_groups is False:
        yield good("the bot cannot be added to a group: for a team's group, /setjoingroups at @BotFather")
    elif me.can_read_all_group_messages:
        yield good(
            "privacy mode is off: in a team's group Telegram hands the bot everything that is said. On is better "
            "(/setprivacy at @BotFather, then add the bot again): a reply to a card and /42 still arrive"
        )
    else:
        yield good(
            "privacy mode is on: in a team's group the bot hears only replies to it and commands. So reply to a card, "
            "or write /42 and your words; `#42 ...` alone does not arrive"
        )
