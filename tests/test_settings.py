"""Settings: what is taken, what is refused and in which words; secrets never appear in them."""

import base64
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.secret_keys import demo_keys, read_keys
from bot.settings import Settings, SettingsError, load_settings

ONE = base64.b64encode(bytes(range(32))).decode()
TWO = base64.b64encode(bytes(range(32, 64))).decode()


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test works in a folder without `.env`."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_set_is_the_demo_on_this_machine_only() -> None:
    settings = load_settings()
    assert settings.demo
    assert not settings.webhooks
    assert settings.database_url == "sqlite:///data/wijkbot.db"
    assert (settings.data_dir, settings.districts) == (Path("data"), Path("districts"))
    assert (settings.host, settings.port, settings.log_level) == ("127.0.0.1", 8080, "INFO")
    assert settings.zone.key == "Europe/Amsterdam"
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.gaps() == ()


@pytest.mark.parametrize(
    ("environment", "env_file", "port"),
    [
        ({}, "", 8080),
        ({}, "PORT=9000", 9000),
        ({"PORT": "9001"}, "PORT=9000", 9001),
        ({"PORT": ""}, "PORT=9000", 9000),
        ({"PORT": ""}, "PORT=", 8080),
        ({}, "SOMETHING_ELSE=1", 8080),
    ],
)
def test_real_variables_win_and_empty_is_absent(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], env_file: str, port: int
) -> None:
    Path(".env").write_text(env_file, encoding="utf-8")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert load_settings().port == port


@pytest.mark.parametrize(
    ("name", "value", "demo", "webhooks"),
    [
        ("TELEGRAM_TOKEN", "1:a", False, False),
        ("TWILIO_ACCOUNT_SID", "AC1", False, False),
        ("PUBLIC_URL", "https://bot.example.nl", False, True),
        ("SMTP_URL", "smtp://mail.example.nl", False, False),
        ("TELEGRAM_TOKEN", "", True, False),
        ("SECRET_KEYS", f"a:{ONE}", True, False),
        ("ADMIN_TOKEN", "long-word", True, False),
    ],
)
def test_what_ends_the_demo(monkeypatch: pytest.MonkeyPatch, name: str, value: str, demo: bool, webhooks: bool) -> None:
    monkeypatch.setenv(name, value)
    settings = load_settings()
    assert (settings.demo, settings.webhooks) == (demo, webhooks)


@pytest.mark.parametrize(
    ("name", "value", "is_read_as"),
    [
        ("PUBLIC_URL", "https://bot.example.nl/", "https://bot.example.nl"),
        ("PUBLIC_URL", "http://127.0.0.1:8443/wijk", "http://127.0.0.1:8443/wijk"),
        ("TELEGRAM_API_URL", "http://localhost:8081/", "http://localhost:8081"),
        ("DATABASE_URL", "postgresql://u:p@host/wijkbot", "postgresql://u:p@host/wijkbot"),
        ("DATABASE_URL", "postgresql+psycopg://u@/w?host=/run", "postgresql+psycopg://u@/w?host=/run"),
        ("DATABASE_URL", "sqlite:////var/lib/wijkbot.db", "sqlite:////var/lib/wijkbot.db"),
        ("LOG_LEVEL", "debug", "DEBUG"),
        ("TIMEZONE", "America/Curacao", "America/Curacao"),
        ("PORT", "0", 0),
        ("TWILIO_WHATSAPP_FROM", "whatsapp:+31850000000", "+31850000000"),
        ("TWILIO_WHATSAPP_FROM", "+31850000000", "+31850000000"),
        ("TWILIO_SMS_FROM", "+31850000000", "+31850000000"),
    ],
)
def test_what_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str, is_read_as: str | int) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(load_settings(), name.lower()) == is_read_as


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://u:hush@host/db"),
        ("DATABASE_URL", "postgres://u:hush@host/db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "hush.db"),
        ("PUBLIC_URL", "hush.example.nl"),
        ("PUBLIC_URL", "ftp://hush.example.nl"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://host:hush"),
        ("PUBLIC_URL", "https://me:hush@host"),
        ("PUBLIC_URL", "https://host/?hush"),
        ("TELEGRAM_TOKEN", "1:hush hush"),
        ("TELEGRAM_TOKEN", "1:hush\n"),
        ("TELEGRAM_WEBHOOK_SECRET", "hush!"),
        ("TELEGRAM_WEBHOOK_SECRET", "hush" * 65),
        ("TWILIO_AUTH_TOKEN", "hush hush"),
        ("TWILIO_WHATSAPP_FROM", "0850000000"),
        ("TWILIO_WHATSAPP_FROM", "whatsapp:0850000000"),
        ("TWILIO_WHATSAPP_FROM", "+31 85 000 0000"),
        ("TWILIO_WHATSAPP_FROM", "0031850000000"),
        ("TWILIO_WHATSAPP_FROM", "+0850000000"),
        ("TWILIO_SMS_FROM", "31850000000"),
        ("TWILIO_SMS_FROM", "+3185000000012345"),
        ("TWILIO_SMS_FROM", "HUSHGEMEENTE"),
        ("SMTP_URL", "https://hush.example.nl"),
        ("SMTP_URL", "smtp://u:hush@host:mail"),
        ("OPERATOR", "hush"),
        ("OPERATOR", "pigeon:hush"),
        ("OPERATOR", "telegram:"),
        ("OPERATOR", "telegram:@hush"),
        ("OPERATOR", "sms:0600000000"),
        ("OPERATOR", "whatsapp:hush"),
        ("OPERATOR", "email:hush"),
        ("PORT", "hush"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("TIMEZONE", "Europe/Hush"),
        ("TIMEZONE", "Europe"),
        ("TIMEZONE", "../hush"),
        ("LOG_LEVEL", "hush"),
    ],
)
def test_what_is_refused_and_how_to_mend_it(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    words = str(refused.value)
    assert words.startswith(f"{name} in the environment: ")
    assert f"It must be {Settings.model_fields[name.lower()].description}." in words
    assert "hush" not in words.casefold()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TWILIO_WHATSAPP_FROM", "0850000000", "085 and seven digits becomes +3185 and those seven"),
        ("TWILIO_SMS_FROM", "Gemeente", "this is a name and not a number, so nobody could answer it"),
    ],
)
def test_a_sender_is_a_number_as_it_is_dialled_from_abroad(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=re.escape(said)):
        load_settings()


def test_every_wrong_setting_is_named_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = Path(".env").resolve()
    env_file.write_text("PORT=many\nLOG_LEVEL=loud\n", encoding="utf-8")
    monkeypatch.setenv("LOG_LEVEL", "louder")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    port, level = sorted(str(refused.value).splitlines(), reverse=True)
    assert port.startswith(f"PORT in {env_file}: ")
    assert level.startswith("LOG_LEVEL in the environment: ")


def test_an_env_file_that_is_no_text_is_said_so() -> None:
    Path(".env").write_bytes(b"PORT=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        load_settings()


def test_secrets_never_print(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = {
        "DATABASE_URL": "postgresql://u:hush@host/db",
        "SECRET_KEYS": f"hush:{ONE}",
        "TELEGRAM_TOKEN": "1:hush",
        "TELEGRAM_WEBHOOK_SECRET": "hush",
        "TWILIO_AUTH_TOKEN": "hush",
        "SMTP_URL": "smtps://u:hush@mail.example.nl",
        "ADMIN_TOKEN": "hush",
        "OPERATOR": "email:hush@example.nl",
    }
    for name, value in secret.items():
        monkeypatch.setenv(name, value)
    settings = load_settings()
    assert "hush" not in f"{settings} {settings!r}"


@pytest.mark.parametrize(
    ("value", "to"),
    [
        ("telegram:42", ("telegram", "42")),
        ("Telegram 42", ("telegram", "42")),
        ("whatsapp:+31000000000", ("whatsapp", "+31000000000")),
        ("email: ops@example.nl", ("email", "ops@example.nl")),
        ("", None),
    ],
)
def test_where_alerts_go(monkeypatch: pytest.MonkeyPatch, value: str, to: tuple[str, str] | None) -> None:
    monkeypatch.setenv("OPERATOR", value)
    assert load_settings().alerts_to == to


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"TELEGRAM_TOKEN": "1:a"}, []),
        ({"TELEGRAM_TOKEN": "1:a", "PUBLIC_URL": "https://b.nl"}, ["TELEGRAM_WEBHOOK_SECRET"]),
        ({"TWILIO_ACCOUNT_SID": "AC1"}, ["TWILIO_AUTH_TOKEN", "TWILIO_WHATSAPP_FROM", "PUBLIC_URL"]),
        ({"SMTP_URL": "smtp://mail.example.nl"}, ["SMTP_FROM"]),
        ({"SMTP_FROM": "wijk@example.nl"}, ["SMTP_URL"]),
        ({"TWILIO_AUTH_TOKEN": "x"}, ["TWILIO_ACCOUNT_SID"]),
        ({"TWILIO_WHATSAPP_FROM": "+31850000000"}, ["TWILIO_ACCOUNT_SID"]),
        ({"TWILIO_SMS_FROM": "+31850000000", "PUBLIC_URL": "https://b.nl"}, ["TWILIO_ACCOUNT_SID"]),
        ({"TELEGRAM_WEBHOOK_SECRET": "x"}, ["TELEGRAM_TOKEN"]),
        ({"TELEGRAM_WEBHOOK_SECRET": "x", "TELEGRAM_TOKEN": "1:a"}, []),
        ({"SMTP_FROM": "w@example.nl", "TWILIO_AUTH_TOKEN": "x"}, ["TWILIO_ACCOUNT_SID", "SMTP_URL"]),
        ({"TELEGRAM_API_URL": "http://127.0.0.1:1", "TWILIO_API_URL": "http://127.0.0.1:1"}, []),
        ({"ADMIN_TOKEN": "x", "PUBLIC_URL": "https://b.nl"}, []),
    ],
)
def test_settings_that_lack_their_companion(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], names: list[str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    gaps = load_settings().gaps()
    assert len(gaps) == len(names)
    assert all(name in gap for name, gap in zip(names, gaps, strict=True))


def test_a_group_without_its_first_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "hush")
    monkeypatch.setenv("TWILIO_SMS_FROM", "+31850000000")
    (gap,) = load_settings().gaps()
    assert gap == (
        "TWILIO_AUTH_TOKEN and TWILIO_SMS_FROM are set, TWILIO_ACCOUNT_SID is not, so nothing is sent or heard there: "
        "set it too, or take out the others."
    )


@pytest.mark.parametrize(
    ("environment", "lacks"),
    [
        ({"OPERATOR": "telegram:42"}, "TELEGRAM_TOKEN"),
        ({"OPERATOR": "telegram:42", "TELEGRAM_TOKEN": "1:a"}, None),
        ({"OPERATOR": "email:ops@example.nl", "TELEGRAM_TOKEN": "1:a"}, "SMTP_URL"),
        ({"OPERATOR": "sms:+31600000001", "TWILIO_WHATSAPP_FROM": "+31850000000"}, "TWILIO_SMS_FROM"),
        ({"OPERATOR": "whatsapp:+31600000001", "TWILIO_WHATSAPP_FROM": "+31850000000"}, None),
        ({"OPERATOR": "terminal:x"}, None),
        ({}, None),
    ],
)
def test_alerts_that_arrive_nowhere_are_named(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], lacks: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    limits = load_settings().limits()
    assert [f"Set {lacks} too." in limit for limit in limits] == ([True] if lacks else [])


def test_districts_left_alone_and_not_here_are_those_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shipped = Path(__file__).resolve().parent.parent / "districts"
    assert load_settings().districts_folder == shipped
    (tmp_path / "districts").mkdir()
    assert load_settings().districts_folder == Path("districts")
    monkeypatch.setenv("DISTRICTS", "elsewhere")
    assert load_settings().districts_folder == Path("elsewhere")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (f"a:{ONE}", [("a", bytes(range(32)))]),
        (f"new:{TWO},old-1:{ONE}", [("new", bytes(range(32, 64))), ("old-1", bytes(range(32)))]),
        (f" a:{ONE} ,\n", [("a", bytes(range(32)))]),
    ],
)
def test_keys_that_are_read(text: str, keys: list[tuple[str, bytes]]) -> None:
    assert list(read_keys(text)) == keys


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ONE, "key 1 does not begin with an id"),
        (f":{ONE}", "key 1 does not begin with an id"),
        (f"a:{ONE},a b:{TWO}", "key 2 does not begin with an id"),
        (f"a:{ONE},a:{TWO}", "key 2 has the same id"),
        ("a:hush!", "key 1 is not base64"),
        ("a:aHVzaA==", "key 1 is 4 bytes long"),
        (f"a:{ONE[:-1]}", "key 1 is not base64"),
        (",", "there is no key in it"),
    ],
)
def test_keys_that_are_refused(monkeypatch: pytest.MonkeyPatch, text: str, why: str) -> None:
    monkeypatch.setenv("SECRET_KEYS", text)
    with pytest.raises(SettingsError) as refused:
        load_settings().key_ring()
    assert str(refused.value).startswith(f"SECRET_KEYS in the environment: {why}")
    assert "hush" not in str(refused.value)
    assert ONE not in str(refused.value)


def test_the_demo_makes_one_key_and_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "deep" / "data"))
    made = load_settings().key_ring()
    file = tmp_path / "deep" / "data" / "secret.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_settings().key_ring() == made
    assert [len(key) for _, key in made] == [32]
    monkeypatch.setenv("SECRET_KEYS", file.read_text(encoding="ascii"))
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:a")
    assert load_settings().key_ring() == made, "who goes live can take the demo's key along"


def test_who_starts_together_gets_the_same_key(tmp_path: Path) -> None:
    for attempt in range(20):
        with ThreadPoolExecutor(8) as starters:
            made = set(starters.map(demo_keys, [tmp_path / str(attempt)] * 8))
        assert len(made) == 1
        assert [file.name for file in (tmp_path / str(attempt)).iterdir()] == ["secret.key"]


def test_outside_the_demo_a_missing_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:a")
    settings = load_settings()
    with pytest.raises(SettingsError, match=r"SECRET_KEYS is missing.*openssl rand -base64 32"):
        settings.key_ring()
    assert not Path("data").exists()
    demo_keys(Path("data"))
    with pytest.raises(SettingsError, match=r"data/secret\.key"):
        settings.key_ring()


@pytest.mark.parametrize(
    ("contents", "words"),
    [(None, "cannot be made or read"), ("", "is damaged"), ("demo:short", "is damaged"), ("é", "is damaged")],
)
def test_a_key_file_that_cannot_be_used(contents: str | None, words: str) -> None:
    if contents is None:
        Path("data").write_text("a file where the folder should be", encoding="utf-8")
    else:
        Path("data").mkdir()
        Path("data/secret.key").write_text(contents, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"data/secret\.key {words}"):
        load_settings().key_ring()
