"""`wijkbot poster`: a poster of a district, as a page to print."""

import asyncio
from pathlib import Path
from typing import Literal

from bot import poster
from bot.commands.contacts import telegram_name
from bot.commands.doorway import mendable, refuse, say
from bot.district_fields import meant
from bot.house import open_world
from bot.logs import start_logs
from bot.settings import Settings, load_settings
from flows.directory import District

ChannelName = Literal["telegram", "whatsapp", "web"]
CHANNELS: tuple[ChannelName, ...] = ("telegram", "whatsapp", "web")


def show(district: str, channel: str | None, place: str, language: str, out: Path | None) -> None:
    """The page on stdout, or in a file that is only begun once there is a page; needs no database."""
    with mendable():
        settings = load_settings()
        start_logs(settings.log_level)
        world, voice = open_world(settings)
    known = world.directory.districts.get(district)
    if known is None:
        refuse(f"no district '{district}'{meant(district, world.directory.districts)}: see wijkbot districts list")
    if place and world.places.payload(f"({place})") != district:
        refuse(
            f"'{place}' does not lead to {district}: add it to `names` under [area] in the district's file, so that "
            "the bot knows it too, or leave --place out"
        )
    if language not in world.words.lexicons:
        refuse(f"no language '{language}': there are {', '.join(sorted(world.words.lexicons))}")
    page = poster.poster(voice, known, _door(settings, known, channel, place), language, place).rstrip("\n")
    if out is None:
        say(page)
        return
    try:
        out.write_text(f"{page}\n", encoding="utf-8")
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror}")
    say(f"{out}: open it in a browser and print it")


def _door(settings: Settings, district: District, channel: str | None, place: str) -> poster.Door:
    """The channel that was asked for, else the first that is configured."""
    if channel is not None and channel not in CHANNELS:
        refuse(f"no channel '{channel}': it must be {', '.join(CHANNELS)}")
    if channel == "telegram" or (channel is None and settings.telegram_token):
        if settings.telegram_token is None:
            refuse("there is no bot on Telegram: set TELEGRAM_TOKEN")
        name = asyncio.run(telegram_name(settings.telegram_token.get_secret_value(), settings.telegram_api_url))
        if name is None:
            refuse("Telegram does not answer now, so the bot's name is not known: try again")
        return poster.telegram(name, district)
    if channel == "whatsapp" or (channel is None and settings.twilio_whatsapp_from):
        if settings.twilio_whatsapp_from is None:
            refuse("there is no number on WhatsApp: set TWILIO_WHATSAPP_FROM")
        return poster.whatsapp(settings.twilio_whatsapp_from, place or district.name)
    if settings.public_url is None:
        refuse("nobody can open the page from outside: set PUBLIC_URL, or choose another --channel")
    return poster.web(settings.public_url, district)
