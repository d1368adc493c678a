"""Where something is: what people write, and which district it tells."""

from datetime import date

import pytest

from flows.directory import Area, Contact, Desk, Directory, District, HouseRange, Moment
from flows.places import Places, overlaps

Ring = tuple[tuple[float, float], ...]


def square(west: float, south: float, size: float) -> tuple[tuple[Ring, ...], ...]:
    """One polygon, without a hole."""
    east, north = west + size, south + size
    return (((((west, south), (east, south), (east, north), (west, north), (west, south)),)),)


def district(id_: str, name: str, area: Area, article: str = "") -> District:
    return District(
        id=id_,
        name=name,
        article=article,
        municipality="Ede",
        area=area,
        contacts=("lead",),
        lead="lead",
        municipality_lead="lead",
        meeting=Moment("De Stek", {"nl": "donderdag"}),
        desk=Desk({"nl": "de gemeente"}, "14 0318", "14 0318"),
        closures=frozenset[date](),
    )


def directory(*districts: District) -> Directory:
    return Directory({d.id: d for d in districts}, {"lead": Contact("lead", {"nl": "de lead"}, "")})


BLOEMEN = district(
    "bloemenbuurt",
    "Bloemenbuurt",
    Area(pc4=frozenset({"6713"}), names=frozenset({"Bloemenbuurt", "De Stek"})),
    "de",
)
NUDE = district("denude", "De Nude", Area(pc4=frozenset({"6702"}), names=frozenset({"De Nude", "Nuderijk"})))
#: Its street is one postcode inside Bloemenbuurt's 6713; Noord and Zuid share another, by house number.
STRAAT = district("straat", "Anemoonstraat", Area(pc6=frozenset({"6713AB"})))
NOORD = district(
    "noord",
    "Presikhaaf-Noord",
    Area(houses=(HouseRange("6825XY", 2, 40, "even"),), codes=frozenset({"BU02020401"})),
)
ZUID = district(
    "zuid",
    "Presikhaaf-Zuid",
    Area(houses=(HouseRange("6825XY", 1, 41, "odd"),), codes=frozenset({"WK020204"})),
)
SOCIETY = district("jaar", "Jaarwijk", Area(pc4=frozenset({"2026"})))
PLACES = Places.of(directory(BLOEMEN, NUDE, STRAAT, NOORD, ZUID, SOCIETY))


@pytest.mark.parametrize(
    ("text", "district_id", "words", "because"),
    [
        # postcodes, the most specific first
        ("6713 AB 12", "straat", "6713 AB", "pc6"),
        ("6713ab", "straat", "6713ab", "pc6"),
        ("Ik woon op 6713AB, in de Bloemenbuurt", "straat", "6713AB", "pc6"),
        ("6713 CD 3", "bloemenbuurt", "6713 CD", "pc4"),
        ("6713", "bloemenbuurt", "6713", "pc4"),
        ("een bankje in 6713 graag", "bloemenbuurt", "6713", "pc4"),
        ("6713 is mooi", "bloemenbuurt", "6713", "pc4"),
        ("6825XY 12", "noord", "6825XY", "house"),
        ("6825 xy nr. 13b", "zuid", "6825 xy", "house"),
        ("Anemoonlaan 12a, 6825 XY Arnhem", "noord", "6825 XY", "house"),
        ("postcode: 2026", "jaar", "2026", "pc4"),
        # names
        ("een bankje in de Bloemenbuurt", "bloemenbuurt", "de Bloemenbuurt", "name"),
        ("BLOEMENBUURT!", "bloemenbuurt", "BLOEMENBUURT", "name"),
        ("koffie bij de stek", "bloemenbuurt", "de stek", "name"),
        ("Bloemënbuurt", "bloemenbuurt", "Bloemënbuurt", "name"),
        ("bloemen buurt", "bloemenbuurt", "bloemen buurt", "name"),
        ("ons bloemenbuurtfeest", "bloemenbuurt", "bloemenbuurtfeest", "name"),
        ("de blomenbuurt is fijn", "bloemenbuurt", "blomenbuurt", "name"),
        ("bloemebuutr", "bloemenbuurt", "bloemebuutr", "name"),
        ("in nuderijk", "denude", "nuderijk", "name"),
        ("in de nude", "denude", "de nude", "name"),
        ("presikhaaf noord", "noord", "presikhaaf noord", "name"),
    ],
)
def test_a_text_that_tells_the_district(text: str, district_id: str, words: str, because: str) -> None:
    found = PLACES.by_text(text)
    assert (found.district, found.words, found.because) == (district_id, words, because)
    assert found.candidates == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "een bankje bij het speeltuintje",
        "Ede",
        "in 2026 willen we een feest",
        "dat kost 6713 euro",
        "€ 6702",
        "om 1530 uur",
        "bel 06-67131234",
        "#6713",
        "6713%",
        "2000 mm regen",
        "de stekker zit los",
        "een bloementuin",
        "bloemen op de buurt",
        "hij stuurde een nude",
        "stek",
    ],
)
def test_a_text_that_tells_nothing(text: str) -> None:
    found = PLACES.by_text(text)
    assert (found.district, found.candidates, found.because) == (None, (), "unknown")
    assert PLACES.outside(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6711 AA", "6711 AA"),
        ("ik woon op 6711ZZ 3", "6711ZZ"),
        ("1234", "1234"),
        ("mijn postcode is anders: postcode 1234", "1234"),
        ("6825XY 99", "6825XY"),
    ],
)
def test_a_postcode_of_no_district_is_outside(text: str, words: str) -> None:
    found = PLACES.outside(text)
    assert found is not None
    assert (found.district, found.words, found.because) == (None, words, "outside")


def test_letters_that_no_postcode_has_are_not_outside() -> None:
    assert PLACES.by_text("1234 SS").because == "unknown"


def test_a_name_is_heard_above_a_postcode_elsewhere() -> None:
    assert PLACES.by_text("ik woon op 6711 AA, het gaat over de Bloemenbuurt").district == "bloemenbuurt"


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Bloemenbuurt of De Nude?", ("bloemenbuurt", "denude")),
        ("6713 en 6702", ("bloemenbuurt", "denude")),
        ("6825 XY", ("noord", "zuid")),
    ],
)
def test_two_that_are_equally_specific_are_not_guessed_between(text: str, candidates: tuple[str, ...]) -> None:
    found = PLACES.by_text(text)
    assert (found.district, found.candidates) == (None, candidates)


def test_a_slip_that_is_as_near_to_two_names_is_not_guessed() -> None:
    east = district("oost", "Tuinwijkoost", Area())
    west = district("west", "Tuinwijkwest", Area())
    found = Places.of(directory(east, west)).by_text("tuinwijkwost")
    assert (found.district, found.candidates) == (None, ("oost", "west"))


def test_a_name_decides_between_two_postcodes() -> None:
    assert PLACES.by_text("6825 XY, Presikhaaf-Zuid").district == "zuid"


# --- points, codes and links --------------------------------------------------------------------------------

WEST = district("west", "West", Area(polygons=square(5.90, 51.90, 0.1)))
EAST = district("oost", "Oost", Area(polygons=square(6.00, 51.90, 0.1)))


@pytest.mark.parametrize(
    ("latitude", "longitude", "district_id", "candidates", "because"),
    [
        (51.95, 5.95, "west", (), "polygon"),
        (51.95, 6.05, "oost", (), "polygon"),
        (51.95, 6.00, None, ("west", "oost"), "polygon"),
        (52.50, 5.00, None, (), "outside"),
    ],
)
def test_a_point_on_the_map(
    latitude: float, longitude: float, district_id: str | None, candidates: tuple[str, ...], because: str
) -> None:
    found = Places.of(directory(WEST, EAST)).by_point(latitude, longitude)
    assert (found.district, found.candidates, found.because) == (district_id, candidates, because)


def test_a_hole_in_a_polygon_is_outside_it() -> None:
    outer, inner = square(5.90, 51.90, 0.1)[0][0], square(5.94, 51.94, 0.02)[0][0]
    ring = district("ring", "Ring", Area(polygons=((outer, inner),)))
    places = Places.of(directory(ring))
    assert places.by_point(51.91, 5.91).district == "ring"
    assert places.by_point(51.95, 5.95).because == "outside"


def test_a_point_is_unknown_where_a_district_has_no_polygon() -> None:
    assert Places.of(directory(WEST, BLOEMEN)).by_point(52.5, 5.0).because == "unknown"
    assert PLACES.by_point(52.5, 5.0).because == "unknown"


def test_the_smallest_code_of_an_address_decides() -> None:
    assert PLACES.by_codes(["GM0202", "WK020204", "BU02020401"]).district == "noord"
    assert PLACES.by_codes(["GM0202", "WK020204", "BU02020499"]).district == "zuid"
    assert PLACES.by_codes(["GM0228"]).because == "unknown"


@pytest.mark.parametrize(
    ("text", "district_id"),
    [
        ("bloemenbuurt", "bloemenbuurt"),
        ("/start denude", "denude"),
        ("Hallo! (Bloemenbuurt)", "bloemenbuurt"),
        ("Hallo! (De Nude) ", "denude"),
        ("de stek", "bloemenbuurt"),
        ("Hallo! (Bloemen)", None),
        ("Hallo!", None),
        ("K7QM2XWD", None),
        ("/start", None),
        ("", None),
    ],
)
def test_a_deep_link(text: str, district_id: str | None) -> None:
    assert PLACES.payload(text) == district_id


# --- mistakes in the files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "finding"),
    [
        (Area(pc4=frozenset({"6713"})), Area(pc4=frozenset({"6713"})), "postcode '6713'"),
        (Area(pc6=frozenset({"6713AB"})), Area(pc6=frozenset({"6713AB"})), "postcode '6713AB'"),
        (Area(codes=frozenset({"WK020204"})), Area(codes=frozenset({"WK020204"})), "code 'WK020204'"),
        (Area(names=frozenset({"De Stek"})), Area(names=frozenset({"de stèk"})), "name 'de stek'"),
        (
            Area(houses=(HouseRange("6713AB", 1, 20),)),
            Area(houses=(HouseRange("6713AB", 20, 30, "even"),)),
            "house numbers of 6713AB",
        ),
        (Area(polygons=square(5.9, 51.9, 0.1)), Area(polygons=square(5.95, 51.9, 0.1)), "share 50%"),
    ],
)
def test_an_overlap_is_named(one: Area, other: Area, finding: str) -> None:
    (found,) = overlaps(directory(district("een", "Een", one), district("twee", "Twee", other)))
    assert finding in found
    assert "een" in found
    assert "twee" in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Area(pc4=frozenset({"6713"})), Area(pc6=frozenset({"6713AB"}))),
        (Area(pc6=frozenset({"6713AB"})), Area(houses=(HouseRange("6713AB", 1, 9),))),
        (
            Area(houses=(HouseRange("6713AB", 1, 99, "odd"),)),
            Area(houses=(HouseRange("6713AB", 2, 98, "even"),)),
        ),
        (Area(houses=(HouseRange("6713AB", 1, 9),)), Area(houses=(HouseRange("6713AB", 10, 19),))),
        (Area(polygons=square(5.9, 51.9, 0.1)), Area(polygons=square(6.0, 51.9, 0.1))),
    ],
)
def test_more_specific_is_no_overlap(one: Area, other: Area) -> None:
    assert overlaps(directory(district("een", "Een", one), district("twee", "Twee", other))) == ()
