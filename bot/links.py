"""The address of a signed page: made when a message is rendered, valid for a week."""

from datetime import datetime, timedelta

from bot.house import House
from flows.values import Link

VALID = timedelta(days=7)


def address_of(house: House, link: Link, until: datetime) -> str:
    """The page's address, signed, valid until a moment."""
    settings = house.settings
    home = settings.public_url or f"http://{settings.host}:{settings.port}"
    claim = f"{link.contact}/{link.signal}/{int(until.timestamp())}"
    return f"{home}/{link.page}/{claim}/{house.keys.sign(f'{link.page}/{claim}')}"
