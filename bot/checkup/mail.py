"""Mail: whether the server takes us. No message is sent."""

import asyncio
import smtplib
import ssl
from collections.abc import AsyncIterator
from contextlib import closing
from urllib.parse import SplitResult, unquote, urlsplit

from bot.checkup import Case, Finding, good, mend, told, unseen

HERE = ("localhost", "127.0.0.1", "::1")


async def mail(case: Case) -> AsyncIterator[Finding]:
    """A connection, encryption, and the login; in a thread, as the standard library waits."""
    if case.settings.smtp_url is None:
        return
    yield await _tried(urlsplit(case.settings.smtp_url.get_secret_value()), case.limit)


async def _tried(server: SplitResult, limit: float) -> Finding:
    try:
        async with asyncio.timeout(limit):
            return await asyncio.to_thread(_knock, server, limit / 2)
    except smtplib.SMTPAuthenticationError as error:
        return mend(
            f"the mail server does not take the name and password of SMTP_URL ({error.smtp_code}): no mail is sent. "
            "Write them again; characters such as @ or / in them as %40 or %2F."
        )
    except ssl.SSLCertVerificationError:
        return mend("the mail server's certificate is not trusted: no mail is sent. Is its name right in SMTP_URL?")
    except (smtplib.SMTPException, OSError) as error:  # a time-out is one too
        return unseen(
            f"the mail server does not answer ({told(error)}): is the host of SMTP_URL right, and the port "
            "(465 with smtps://, 587 with smtp://)?"
        )


def _knock(server: SplitResult, limit: float) -> Finding:
    host = server.hostname or ""
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        connected: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=limit, context=context)
    else:
        connected = smtplib.SMTP(host, server.port or 587, timeout=limit)
    with closing(connected):
        connected.ehlo()
        if server.scheme == "smtp" and connected.has_extn("starttls"):
            connected.starttls(context=context)
            connected.ehlo()
        elif server.scheme == "smtp" and host not in HERE:
            return mend(
                "the mail server offers no encryption: links that act for a contact would travel open. Use smtps://, "
                "or another server."
            )
        if server.username is None:
            return good("the mail server answers; SMTP_URL has no name and password to try")
        connected.login(unquote(server.username), unquote(server.password or ""))
        connected.quit()
    return good("the mail server answers and takes the login")
