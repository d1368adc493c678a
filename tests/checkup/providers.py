"""Providers on the loopback that answer what a table says, and note what they were asked."""

import base64
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.checkup import Case, Check, Finding
from bot.settings import Settings
from tests.channels.loopback import Call, Loopback, Outcome, Reply

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PUBLIC = "https://bot.example.nl"
#: Nothing of these may ever be said.
SECRETS = {
    "secret_keys": f"main:{base64.b64encode(b'hush-hush-hush-hush-hush-hush-32').decode()}",
    "telegram_webhook_secret": "hush-webhook",
    "twilio_auth_token": "hush-twilio",
    "admin_token": "hush-admin",
    "operator": "email:hush@example.nl",
}


class Provider:
    """`answers` by path; a path that is not there answers 404."""

    def __init__(self, answers: Mapping[str, Outcome]) -> None:
        self.answers = answers
        self.asked: list[Call] = []
        self.url = ""

    @property
    def paths(self) -> list[str]:
        """What was asked, in order, without query."""
        return [urlsplit(call.target).path for call in self.asked]

    async def answer(self, call: Call) -> Outcome:
        self.asked.append(call)
        return self.answers.get(urlsplit(call.target).path, Reply(404, {"ok": False, "description": "Not Found"}))


@asynccontextmanager
async def provider(answers: Mapping[str, Outcome]) -> AsyncIterator[Provider]:
    """A provider that lives as long as the block."""
    one = Provider(answers)
    async with Loopback(one.answer) as server:
        one.url = server.url
        yield one


def settings_with(**values: object) -> Settings:
    """These settings and secrets, and nothing from a file."""
    return Settings.model_validate({**SECRETS, "data_dir": Path("nowhere"), **values})


async def findings(check: Check, settings: Settings, limit: float = 5.0) -> list[Finding]:
    """What this check says, at NOW."""
    found = [finding async for finding in check(Case(settings, lambda: NOW, limit))]
    quiet(f.said for f in found)
    return found


def quiet(said: Iterable[str]) -> None:
    """No secret in any sentence."""
    for line in said:
        assert "hush" not in line.casefold()


def states(found: Iterable[Finding]) -> list[str]:
    """What it says without the words."""
    return [finding.state for finding in found]


def to_mend(found: Iterable[Finding]) -> list[str]:
    """Only what is to be mended."""
    return [finding.said for finding in found if finding.state == "mend"]
