"""Photos and voice notes: fetched once with credentials for Twilio alone, then deleted there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_media import LARGEST
from bot.message import FetchError, Fetching
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.channels.roads import clock
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, twilio_stand_in

SM, ME = "SM" + "1" * 32, "ME" + "2" * 32
REFERENCE = f"{SM}/{ME}"


@asynccontextmanager
async def media(token: str = TOKEN, timeout: float = 5.0) -> AsyncIterator[tuple[TwilioStandIn, Fetching]]:
    async with twilio_stand_in() as twilio:
        channel = TwilioChannel(
            account_sid=ACCOUNT,
            token=token,
            sender="+31850000000",
            public_url="https://wijk.example",
            clock=clock,
            api_url=twilio.url,
            timeout=timeout,
        )
        twilio.brings(SM, ME, b"een foto")
        try:
            yield twilio, channel
        finally:
            await channel.close()


@pytest.mark.asyncio
async def test_it_is_fetched_and_then_lies_there_no_longer() -> None:
    async with media() as (twilio, channel):
        assert await channel.fetch(REFERENCE) == b"een foto"
        await channel.let_go(REFERENCE)
        assert (twilio.media, twilio.unsaid, twilio.refused) == ({}, {SM}, [])
        await channel.let_go(REFERENCE)  # gone already: as it should be
        with pytest.raises(FetchError) as gone:
            await channel.fetch(REFERENCE)
        assert gone.value.permanent


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "reference",
    ["", "SM1", f"{SM}/", f"/{ME}", f"{SM}/../{ME}", f"{SM}/{ME}/x", f"https://evil.example/{ME}", f"{SM}/{ME}?x"],
)
async def test_only_what_twilio_itself_could_have_said_is_fetched(reference: str) -> None:
    async with media() as (_, channel):
        for act in (channel.fetch, channel.let_go):
            with pytest.raises(FetchError) as error:
                await act(reference)
            assert error.value.permanent


OUTCOMES: list[tuple[Outcome, bool]] = [
    (Reply(200, b"x" * (LARGEST + 1)), True),
    (Reply(404, b""), True),
    (Reply(403, b""), False),
    (Reply(429, b""), False),
    (Reply(503, b""), False),
    (Reply(302, b"", {"Location": "ftp://elders.example/x"}), True),
    (Trouble.HANG_UP, False),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcome", "permanent"), OUTCOMES)
async def test_what_goes_wrong_says_whether_to_try_again(outcome: Outcome, permanent: bool) -> None:
    async with media() as (twilio, channel):
        twilio.forged.append(outcome)
        with pytest.raises(FetchError) as error:
            await channel.fetch(REFERENCE)
        assert error.value.permanent == permanent
        assert await channel.fetch(REFERENCE) == b"een foto"


@pytest.mark.asyncio
async def test_redirects_come_to_an_end() -> None:
    async with media() as (twilio, channel):
        twilio.forged.extend([Reply(302, b"", {"Location": f"{twilio.url}/cdn/{SM}/{ME}"})] * 9)
        with pytest.raises(FetchError) as error:
            await channel.fetch(REFERENCE)
        assert error.value.permanent


@pytest.mark.asyncio
async def test_silence_and_a_wrong_token_are_for_another_time() -> None:
    async with media(timeout=0.2) as (twilio, channel):
        twilio.forged.append(Trouble.SILENCE)
        with pytest.raises(FetchError) as error:
            await channel.fetch(REFERENCE)
        assert not error.value.permanent
    async with media(token="wrong") as (_, channel):
        for act in (channel.fetch, channel.let_go):
            with pytest.raises(FetchError) as refused:
                await act(REFERENCE)
            assert not refused.value.permanent
