"""The doors: PUBLIC_URL as the outside finds it, and the bot that runs on this machine."""

import ipaddress
import ssl
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel, ValidationError

from bot.checkup import Case, Finding, good, mend, outside, told, unseen

ALIVE = "ok\n"  #: What our own `/health` answers.
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - read, not listened on


class _Ready(BaseModel):
    ready: bool
    reasons: list[str] = []


async def public(case: Case) -> AsyncIterator[Finding]:
    """Whether providers can reach us."""
    address = case.settings.public_url
    if address is None:
        yield good("PUBLIC_URL is empty: nobody calls this machine; Telegram is asked, Twilio and mail links need it")
        return
    parts = urlsplit(address)
    if wrong := _unreachable(parts.hostname or ""):
        yield mend(f"PUBLIC_URL {wrong}: no provider can call it. Set it to the address that the outside world uses.")
    if parts.scheme != "https":
        yield mend(
            "PUBLIC_URL is http: Telegram calls https only, and what residents write would travel open. Put a web "
            "server with a certificate in front, and write https://."
        )
    yield await _alive(case, address)


async def _alive(case: Case, address: str) -> Finding:
    try:
        async with outside(case) as client:
            answer = await client.get(f"{address}/health")
    except (httpx.HTTPError, TimeoutError) as error:
        if _untrusted(error):
            return mend(
                "the certificate of PUBLIC_URL is not trusted: providers will not call it. Renew it, or let the web "
                "server send the whole chain."
            )
        return unseen(
            f"PUBLIC_URL/health does not answer from here ({told(error)}). When the bot runs: look at the name in the "
            "DNS, the firewall, and the web server in front."
        )
    if answer.status_code == httpx.codes.OK and answer.text == ALIVE:
        return good("PUBLIC_URL/health answers")
    if answer.is_redirect:
        return mend(
            f"PUBLIC_URL/health sends on to another address ({answer.status_code}): a signature is over the address "
            "that was called, so Twilio's messages would be refused. Set PUBLIC_URL to where it ends."
        )
    if answer.is_server_error:
        return mend(
            f"the web server of PUBLIC_URL answers {answer.status_code}: it finds no bot behind it, and messages get "
            "lost. Start `wijkbot run`, and let the web server hand on to HOST and PORT."
        )
    return mend(
        f"PUBLIC_URL/health answers {answer.status_code}, and not as Wijkbot does: another program is there. Hand "
        "everything on, path included, to HOST and PORT."
    )


async def running(case: Case) -> AsyncIterator[Finding]:
    """What a bot that runs on HOST and PORT says of itself."""
    settings = case.settings
    if settings.port == 0:
        yield unseen("PORT is 0, so nobody knows where the bot listens")
        return
    host = ANYWHERE.get(settings.host, settings.host)
    name = f"[{host}]" if ":" in host else host
    try:
        async with outside(case) as client:
            answer = await client.get(f"http://{name}:{settings.port}/ready")
        state = _Ready.model_validate_json(answer.content)
    except (httpx.HTTPError, TimeoutError) as error:
        yield unseen(f"no bot answers on HOST and PORT ({told(error)}): start it with `wijkbot run`, and keep it so")
        return
    except ValidationError:
        yield mend(f"another program answers on port {settings.port}: stop it, or choose another PORT")
        return
    if state.ready:
        yield good("the running bot is ready: every open signal has its next message")
    for reason in state.reasons:
        yield mend(f"the running bot is not ready: {reason}")


def _unreachable(host: str) -> str | None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        inside = host == "localhost" or "." not in host or host.endswith((".local", ".localhost", ".internal"))
        return "is a name inside this network" if inside else None
    if address.is_loopback:
        return "is this machine itself"
    return None if address.is_global else "is an address inside this network"


def _untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
