"""The district files of this house, and every mistake in one told with its file, table, key and remedy."""

import json
from datetime import date, time
from pathlib import Path

import pytest

from bot.districts import DistrictError, check_directory, load_directory
from flows.directory import OPERATOR, THEMES, Block, Presence
from flows.places import Places

HOUSE = Path(__file__).parents[1] / "districts"

GOOD = """
[district]
id = "bloemenbuurt"
name = "Bloemenbuurt"
article = "de"
municipality = "Ede"
lead = "bloem-gebied"
municipality_lead = "ede-wijken"
closures = [2026-12-24]

[area]
pc4 = ["6713"]
names = ["Bloemenbuurt"]

[meeting]
place = "De Stek"
when = { nl = "donderdag van 10 tot 12 uur" }

[desk]
name = { nl = "de gemeente Ede" }
phone = "14 0318"
phone_24h = "14 0318"

[[frames]]
theme = "spelen"
fixed = { nl = "Ede kiest voor natuurlijke speelplekken." }
open = { nl = "Waar, daar denk je over mee." }

[[running]]
title = { nl = "Speelplek Zuid" }
theme = "spelen"
words = { nl = "Buren knappen de speelplek op." }
contact = "bloem-sociaal"

[budget]
who = { nl = "De gemeente verdeelt het wijkbudget." }
how = { nl = "Vertel wat je wilt." }
when = { nl = "Dat kan het hele jaar." }

[[contacts]]
id = "bloem-sociaal"
role = { nl = "de sociaal werker" }
organisation = "Malkander"
themes = ["groen"]
working = ["ma-di 09:00-17:00", "do 13:00-17:00"]
round_at = "09:30"
presence = [{ when = "do 10:00-12:00", place = "De Stek" }]
stand_in = "bloem-gebied"
until = 2029-12-31

[[contacts]]
id = "bloem-gebied"
role = { nl = "de gebiedsmanager" }
organisation = "gemeente Ede"

[[contacts]]
id = "ede-wijken"
role = { nl = "de coördinator" }
organisation = "gemeente Ede"
routable = false
"""
OTHER = (
    GOOD.replace("bloemenbuurt", "veldhuizen")
    .replace("Bloemenbuurt", "Veldhuizen")
    .replace("bloem-", "veld-")
    .replace("6713", "6714")
    .replace("ede-wijken", "ede-west")
)


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
    return tmp_path


# --- the files of this house --------------------------------------------------------------------------------


def test_the_districts_of_this_house_have_nothing_to_mend() -> None:
    assert check_directory(HOUSE) == []
    assert list(load_directory(HOUSE).districts) == ["bloemenbuurt", "denude", "presikhaaf"]


@pytest.mark.parametrize("name", ["bloemenbuurt", "denude", "presikhaaf"])
def test_each_district_of_this_house_shows_what_a_district_can_say(name: str) -> None:
    directory = load_directory(HOUSE)
    district = directory.districts[name]
    contacts = [directory.contacts[id_] for id_ in district.contacts]
    assert all(c.role.keys() >= {"nl", "en"} for c in contacts)
    assert district.meeting.when.keys() >= {"nl", "en"}
    assert district.frames
    assert not any(c.shown_as for c in contacts), "nobody's name stands in a district file"
    assert any(c.stand_in for c in contacts)
    assert any(c.team_lead for c in contacts)
    assert any(c.presence for c in contacts)
    assert any(c.is_team for c in contacts)
    assert len({c.working for c in contacts}) > 2
    assert all(
        id_ is None or id_ in directory.contacts for c in contacts for id_ in (c.stand_in, c.team_lead, *c.members)
    )


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("6825 AB", "presikhaaf"),
        ("6826 ZZ 3", "presikhaaf"),
        ("6702 AB", "denude"),
        ("6713", "bloemenbuurt"),
        ("in Park Presikhaaf", "presikhaaf"),
        ("bij De Stek", "bloemenbuurt"),
        ("nuderijk", "denude"),
        ("Ede", None),
        ("Arnhem", None),
        ("Wageningen", None),
    ],
)
def test_the_districts_of_this_house_are_found_as_people_say_them(text: str, district: str | None) -> None:
    assert Places.of(load_directory(HOUSE)).by_text(text).district == district


def test_presikhaaf_is_drawn() -> None:
    assert Places.of(load_directory(HOUSE)).by_point(51.98, 5.945).district == "presikhaaf"


# --- reading ------------------------------------------------------------------------------------------------


def test_a_file_becomes_plain_data(tmp_path: Path) -> None:
    directory = load_directory(folder_with(tmp_path, een=GOOD))
    district, contact = directory.districts["bloemenbuurt"], directory.contacts["bloem-sociaal"]
    assert district.called == "de Bloemenbuurt"
    assert district.contacts == ("bloem-sociaal", "bloem-gebied", "ede-wijken")
    assert district.closures == {date(2026, 12, 24)}
    assert district.themes == THEMES
    assert contact.working == (
        Block(0, time(9), time(17)),
        Block(1, time(9), time(17)),
        Block(3, time(13), time(17)),
    )
    assert contact.round_at == time(9, 30)
    assert contact.presence == (Presence(3, time(10), time(12), "De Stek"),)
    assert contact.until == date(2029, 12, 31)


def test_the_operator_is_always_there(tmp_path: Path) -> None:
    operator = load_directory(folder_with(tmp_path, een=GOOD)).contacts[OPERATOR]
    assert operator.role == {"nl": "de beheerder", "en": "the operator"}
    assert not operator.routable


def test_districts_of_one_municipality_may_share_its_lead(tmp_path: Path) -> None:
    shared = OTHER.replace('municipality_lead = "ede-west"', 'municipality_lead = "ede-wijken"')
    assert check_directory(folder_with(tmp_path, een=GOOD, twee=shared)) == []


# --- mistakes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "instead", "finding"),
    [
        (
            "[area]",
            "[area",
            "een.toml: this is no TOML: Expected ']' at the end of a table declaration (at line 11, column 6)",
        ),
        (
            'stand_in = "bloem-gebied"',
            'stand_inn = "bloem-gebied"',
            "een.toml, [[contacts]] bloem-sociaal, stand_inn: this key is not known; did you mean 'stand_in'?",
        ),
        ('place = "De Stek"\nwhen', "when", "een.toml, [meeting], place: is missing; add it"),
        ("[area]", "[place]", "een.toml, [area]: is missing; add it"),
        ('name = "Bloemenbuurt"', "name = 3", "een.toml, [district], name: must be text; put it between quotes"),
        (
            '["6713"]',
            '["67133"]',
            "een.toml, [area], pc4 number 1: '67133' is not written as it should be (^[1-9]\\d{3}$)",
        ),
        (
            'themes = ["groen"]',
            'themes = ["groem"]',
            "een.toml, [[contacts]] bloem-sociaal, themes number 1: 'groem' is not known; did you mean 'groen'?",
        ),
        (
            'theme = "spelen"',
            'theme = "speln"',
            "een.toml, [[frames]] speln, theme: 'speln' is not known; did you mean 'spelen'?",
        ),
        (
            'phone_24h = "14 0318"',
            'phone_24h = "14 0318"\ncontact = "ede-lokett"',
            "een.toml, [desk], contact: 'ede-lokett' is no contact in Ede; did you mean 'ede-wijken'?",
        ),
        (
            '"Speelplek Zuid"',
            '"Speelplek in het zuiden"',
            "een.toml, [[running]] spelen, title: 'Speelplek in het zuiden' has 23 characters; a button holds 20",
        ),
        (
            'contact = "bloem-sociaal"',
            'contact = "bloem-sociaan"',
            (
                "een.toml, [[running]] spelen, contact: 'bloem-sociaan' is no contact in Ede; "
                "did you mean 'bloem-sociaal'?"
            ),
        ),
        (
            'how = { nl = "Vertel wat je wilt." }',
            "",
            "een.toml, [budget], how: is missing; add it",
        ),
        (
            '{ nl = "de sociaal werker" }',
            '{ en = "the social worker" }',
            'een.toml, [[contacts]] bloem-sociaal, role: there is no Dutch text; add nl = "..."',
        ),
        (
            '"de sociaal werker"',
            '"sociaal werker"',
            (
                "een.toml, [[contacts]] bloem-sociaal, role: 'sociaal werker' has no article; "
                "write 'de ...' or 'het ...', as in a sentence"
            ),
        ),
        (
            "ma-di 09:00-17:00",
            "ma-di 17:00-09:00",
            (
                "een.toml, [[contacts]] bloem-sociaal, working: 'ma-di 17:00-09:00' ends before it begins; "
                "put the earlier one first"
            ),
        ),
        (
            "ma-di 09:00-17:00",
            "maandag 9-17",
            (
                "een.toml, [[contacts]] bloem-sociaal, working: 'maandag 9-17' is no day with hours; "
                "write 'ma 09:00-17:00' or 'ma-do 09:00-12:30'"
            ),
        ),
        (
            'round_at = "09:30"',
            "round_at = 9",
            'een.toml, [[contacts]] bloem-sociaal, round_at: 9 is no time of day; write "09:30"',
        ),
        (
            "until = 2029-12-31",
            'until = "31-12-2029"',
            "een.toml, [[contacts]] bloem-sociaal, until: '31-12-2029' is no date; write 2027-12-31",
        ),
        (
            'lead = "bloem-gebied"',
            'lead = "bloem-gebiet"',
            "een.toml, [district], lead: 'bloem-gebiet' is no contact in this file; did you mean 'bloem-gebied'?",
        ),
        (
            'municipality_lead = "ede-wijken"',
            'municipality_lead = "ede-wijk"',
            "een.toml, [district], municipality_lead: 'ede-wijk' is no contact in Ede; did you mean 'ede-wijken'?",
        ),
        (
            'stand_in = "bloem-gebied"',
            'stand_in = "niemand"',
            "een.toml, [[contacts]] bloem-sociaal, stand_in: 'niemand' is no contact in Ede",
        ),
        (
            'stand_in = "bloem-gebied"',
            'stand_in = "bloem-sociaal"',
            (
                "een.toml, [[contacts]] bloem-sociaal, stand_in: a contact cannot be its own; "
                "name another, or leave it out"
            ),
        ),
        (
            'role = { nl = "de gebiedsmanager" }',
            'role = { nl = "de gebiedsmanager" }\nstand_in = "bloem-sociaal"',
            (
                "een.toml, [[contacts]] bloem-sociaal, stand_in: a circle, "
                "bloem-sociaal -> bloem-gebied -> bloem-sociaal; let one of them end it"
            ),
        ),
        (
            'id = "ede-wijken"',
            'id = "bloem-gebied"',
            "een.toml, contact id 'bloem-gebied' stands 2 times; an id has one place in all files",
        ),
        (
            'id = "bloem-sociaal"',
            'id = "operator"',
            "een.toml, contact id 'operator' is always there already; choose another",
        ),
        (
            'organisation = "Malkander"',
            'organisation = "Malkander"\nmembers = ["bloem-gebied", "bloem-gebiedd"]',
            (
                "een.toml, [[contacts]] bloem-sociaal, members: 'bloem-gebiedd' is no contact in this file; "
                "did you mean 'bloem-gebied'?"
            ),
        ),
        (
            '["ma-di 09:00-17:00", "do 13:00-17:00"]',
            '["za 09:00-17:00"]',
            (
                "een.toml, [[contacts]] bloem-sociaal, working: only at weekends; "
                "add hours on a working day, when the day round can come"
            ),
        ),
        (
            'round_at = "09:30"',
            'round_at = "17:30"',
            "een.toml, [[contacts]] bloem-sociaal, round_at: 17:30 is after work on ma; choose an earlier hour",
        ),
        (
            'pc4 = ["6713"]\nnames = ["Bloemenbuurt"]',
            "",
            "een.toml, [area]: the district lies nowhere; give it postcodes, names or polygons",
        ),
        (
            'names = ["Bloemenbuurt"]',
            'houses = [{ pc6 = "6713 AB", first = 9, last = 1 }]',
            "een.toml, [area], houses number 1: 9-1 is empty; put the lower house number first",
        ),
        (
            'names = ["Bloemenbuurt"]',
            'polygons = "bloemen.geojson"',
            "een.toml, [area], polygons: there is no file bloemen.geojson; put it beside this one",
        ),
        (
            'names = ["Bloemenbuurt"]',
            'polygons = "../bloemen.geojson"',
            (
                "een.toml, [area], polygons: '../bloemen.geojson' leads elsewhere; "
                "put the file beside this one and give its name only"
            ),
        ),
        (
            'municipality = "Ede"',
            'municipality = "Ede"\nthemes = ["spelen"]',
            "een.toml, [[contacts]] bloem-sociaal, themes: 'groen' is not one of this district's themes",
        ),
        (
            "[area]",
            "[pause]\nfrom = 2026-03-18\nuntil = 2026-03-04\n[area]",
            "een.toml, [pause]: from 2026-03-18 until 2026-03-04 is empty; put the earlier day first",
        ),
        (
            "[area]",
            "[pause]\nfrom = 2026-03-04\nuntil = 2026-09-04\n[area]",
            "een.toml, [pause]: a pause is at most 62 days; after that people think nobody is there",
        ),
        ("[area]", "[pause]\nfrom = 2026-03-04\n[area]", "een.toml, [pause], until: is missing; add it"),
        (
            "[area]",
            "[pause]\nfrom = 2026-03-04\nuntill = 2026-03-18\n[area]",
            "een.toml, [pause], untill: this key is not known; did you mean 'until'?",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_remedy(
    tmp_path: Path, written: str, instead: str, finding: str
) -> None:
    assert written in GOOD
    folder = folder_with(tmp_path, een=GOOD.replace(written, instead, 1))
    assert finding in check_directory(folder)
    with pytest.raises(DistrictError) as refused:
        load_directory(folder)
    assert finding in refused.value.findings


@pytest.mark.parametrize(
    ("other", "finding"),
    [
        (
            OTHER.replace("6714", "6713"),
            "[area]: postcode '6713' is in bloemenbuurt and in veldhuizen: keep it in one of them",
        ),
        (
            OTHER.replace("veld-sociaal", "bloem-sociaal"),
            "een.toml and twee.toml, contact id 'bloem-sociaal' stands 2 times; an id has one place in all files",
        ),
        (
            OTHER.replace('id = "veldhuizen"', 'id = "bloemenbuurt"'),
            "een.toml and twee.toml, district id 'bloemenbuurt' stands 2 times; an id has one place in all files",
        ),
        (
            OTHER.replace('municipality = "Ede"', 'municipality = "Arnhem"').replace(
                'stand_in = "veld-gebied"', 'stand_in = "bloem-gebied"'
            ),
            "twee.toml, [[contacts]] veld-sociaal, stand_in: 'bloem-gebied' is of Ede; name somebody of Arnhem",
        ),
    ],
)
def test_a_mistake_between_two_files(tmp_path: Path, other: str, finding: str) -> None:
    assert finding in check_directory(folder_with(tmp_path, een=GOOD, twee=other))


def test_all_findings_of_all_files_come_together(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path,
        een=GOOD.replace('"groen"', '"groem"').replace("round_at", "round"),
        twee=OTHER.replace('lead = "veld-gebied"', 'lead = "veld"').replace("[area]", "[area]\npc5 = []"),
        drie="[district",
    )
    assert [line.partition(",")[0].partition(":")[0] for line in check_directory(folder)] == [
        "drie.toml",
        "een.toml",
        "een.toml",
        "twee.toml",
    ]


def test_who_may_stand_in_a_file_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    shared = OTHER.replace('municipality_lead = "ede-west"', 'municipality_lead = "ede-wijken"')
    (finding,) = check_directory(folder_with(tmp_path, een=GOOD.replace("[area]", "[area"), twee=shared))
    assert finding.startswith("een.toml: this is no TOML")


def test_a_district_without_anybody(tmp_path: Path) -> None:
    nobody = GOOD.partition("[[contacts]]")[0]
    findings = check_directory(folder_with(tmp_path, een=nobody))
    assert "een.toml, [[contacts]]: nobody here may be a first lead; add one that is routable and no police" in findings


def test_a_lead_who_is_police(tmp_path: Path) -> None:
    police = GOOD.replace('role = { nl = "de gebiedsmanager" }', 'role = { nl = "de wijkagent" }\npolice = true')
    assert "een.toml, [district], lead: 'bloem-gebied' is police, who never read first; choose another" in (
        check_directory(folder_with(tmp_path, een=police))
    )


@pytest.mark.parametrize("folder", ["empty", "not-there"])
def test_a_folder_without_districts(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    (finding,) = check_directory(tmp_path / folder)
    assert finding.endswith("there is no district here; see docs/add-a-district.md")


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "een.toml").write_bytes(b'[district]\nname = "Caf\xe9"\n')
    assert check_directory(tmp_path) == ["een.toml: not UTF-8 (at line 2); save the file as UTF-8"]


SQUARE = [[[5.9, 51.9], [6.0, 51.9], [6.0, 52.0], [5.9, 51.9]]]


@pytest.mark.parametrize(
    "content",
    [
        {"type": "Polygon", "coordinates": SQUARE},
        {"type": "MultiPolygon", "coordinates": [SQUARE]},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": SQUARE}},
    ],
)
def test_geojson_as_programs_export_it(tmp_path: Path, content: dict[str, object]) -> None:
    (tmp_path / "een.geojson").write_text(json.dumps(content))
    folder = folder_with(tmp_path, een=GOOD.replace("[area]", '[area]\npolygons = "een.geojson"'))
    ((ring,),) = load_directory(folder).districts["bloemenbuurt"].area.polygons
    assert ring[0] == (5.9, 51.9)
    assert len(ring) == 4


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("no json", "is no GeoJSON with polygons"),
        ('{"type": "Point", "coordinates": [5.9, 51.9]}', "is no GeoJSON with polygons"),
        (json.dumps({"type": "Polygon", "coordinates": [SQUARE[0][:3]]}), "is no GeoJSON with polygons"),
        (json.dumps({"type": "Polygon", "coordinates": [[*SQUARE[0][:3], [5.8, 51.9]]]}), "not closed"),
        (json.dumps({"type": "Polygon", "coordinates": [[p[::-1] for p in SQUARE[0]]]}), "latitude first"),
        (
            json.dumps({"type": "Polygon", "coordinates": [[[x * 2e4, y * 8e3] for x, y in SQUARE[0]]]}),
            "not in degrees",
        ),
    ],
)
def test_geojson_that_cannot_be_relied_on(tmp_path: Path, content: str, finding: str) -> None:
    (tmp_path / "een.geojson").write_text(content)
    folder = folder_with(tmp_path, een=GOOD.replace("[area]", '[area]\npolygons = "een.geojson"'))
    (found,) = check_directory(folder)
    assert found.startswith("een.toml, [area], polygons: een.geojson")
    assert finding in found
