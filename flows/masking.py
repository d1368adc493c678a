"""What must not stand on a card: numbers to call, house numbers and names of somebody who said no yes.

The publication's question is "Wie ken je die daarbij kan helpen?"; who is named there has not been asked
(PRODUCT 2). A rule cannot know every name: it masks what follows a word for a person or lives at a number, and
digits.
"""

import re

HIDDEN = "••"
_CALL = re.compile(r"(?<!\w)\+?\d(?:[\s-]?\d){7,}\b")
_HOUSE = re.compile(r"\b(nummer|nr\.?|huisnummer|number|no\.)\s*\d+(?:\s?[a-z])?\b", re.IGNORECASE)
_MAIL = re.compile(r"\S+\s?(?:@|\(at\)|\[at\]|apenstaart(?:je)?)\s?\S+?\s?(?:\.|\bpunt\b|\bdot\b)\s?\w+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w{3,}")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z]{4})(?:\s?\d){8,12}\b", re.IGNORECASE)
_DIGIT = (
    r"(?:\d|nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|oh|one|two|three|four|five|six|seven|eight|nine"
    r"|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)ën?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
)
_SPOKEN = re.compile(rf"\b{_DIGIT}(?:[\s,.-]+{_DIGIT}){{7,}}\b", re.IGNORECASE)  #: A number said in words.
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĞİŞ][\w'-]+"
_PARTICLE = r"(?:van|de|der|den|ten|ter|el|al|ben|bin|aan|het|'t)"
_NAME = rf"(?:{_PARTICLE}\s+)*{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+)*{_CAPITAL})*"
_NAMED = re.compile(
    r"\b((?:[Mm]ijn |[Dd]e |[Hh]aar |[Zz]ijn |[Mm]y )?"
    r"(?:(?:[Bb]uur|[Oo]verbuur)(?:vrouw|man)|[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Dd]hr\.?|[Mm]w\.?|[Jj]uf|[Mm]eester|[Tt]ante|[Oo]om"
    r"|[Oo]pa|[Oo]ma|[Nn]eef|[Nn]icht|[Nn]eighbour|[Mm]rs?\.?)(?: is)?"
    r"|(?:[Mm]ijn|[Hh]aar|[Zz]ijn|[Mm]y) (?:(?:man|vrouw|zoon|dochter|broer|zus|moeder|vader|vriend|vriendin|kennis"
    r"|collega|husband|wife|son|daughter|brother|sister|mother|father|friend)(?: is)?|naam is)"
    rf"|heet|genaamd|collega|called|named)\s+{_NAME}"
)
#: "Mohammed El Amrani van nummer 8", "bij Fatma thuis": a capital and an address tell that it is a name.
_NO_NAME = (
    r"(?:Buren|Buurman|Buurvrouw|Overburen|Bewoners?|Mensen|Iemand|Kinderen|Ouders|Kids|Neighbours?|People|De|Het|Een)"
)
_LIVES_AT = re.compile(
    rf"\b(?!{_NO_NAME}\b){_NAME}(?=,?\s+(?:van|op|from|at)\s+(?:nummer|nr\.?|huisnummer|number|no\.)\s*\d)"
)
_AT_HOME = re.compile(rf"\b(bij)\s+{_NAME}(?=\s+thuis\b)")
_STREET = r"[\w-]+(?:straat|laan|weg|plein|hof|pad|singel|dijk|kade)"
_SPOT = r"(?:Speeltuin|Buurthuis|Wijkcentrum|Buurtcentrum|Basisschool|School|Park|Winkel|Hoek|Bij|In|Op|Aan)"
#: "groetjes Fatma Yilmaz": how somebody signs; at the end of a text a small letter is a name as well.
_SIGNS = r"(?i:\b(?:groet(?:en|jes)?|gr|mvg|liefs|regards|cheers)\b)[ ,.!:]*"
_SIGNED = re.compile(rf"({_SIGNS}(?:(?:van|from)\s+)?){_NAME}")
_SIGNED_LAST = re.compile(
    rf"({_SIGNS}(?:(?:van|from)\s+)?)(?!aan\b|uit\b|en\b|terug\b|voor\b|in\b|op\b|van\b|from\b)"
    rf"[^\W\d_][\w'-]+(?:\s+[^\W\d_][\w'-]+){{0,2}}?(?=\s*$|,?\s+{_STREET}\s+\d)"
)
_MYSELF = re.compile(r"\b([Ii]k ben|[Mm]y name is|I am)\s+[A-Z][\w'-]+\s+(?:(?:van|de|der|den)\s+)*[A-Z][\w'-]+")


_BETWEEN_DIGITS = re.compile(r"(?<!\w)\+?\(?\d(?:[\s().-]{0,2}\d){8,14}(?!\w)")
_STREET_NUMBER = re.compile(
    rf"\b({_STREET})\s+\d{{1,4}}(?:\s?[a-z])?\b(?!\s*(?:uur|km|maart|mei))",
    re.I,
)
#: "Jan Jansen Rozenstraat 14": two capitals before an address.
_BEFORE_STREET = re.compile(
    rf"\b(?!{_NO_NAME}\b)(?!{_SPOT}\b){_CAPITAL}(?:\s+(?:{_PARTICLE}\s+)*{_CAPITAL})+(?=,?\s+{_STREET}\s+\d)"
)
_ON_NUMBER = re.compile(r"\b(op)\s+\d{1,4}(?:\s?[a-z])?\b(?!\s*(?:uur|maart|mei))", re.I)
_FAMILY = re.compile(r"\b((?:[Dd]e )?[Ff]amilie|[Bb]uren|[Bb]uur)\s+(?:(?:van|de|der|den)\s+)*[A-Z][\w'-]+")


def number_in(text: str) -> str | None:
    """The telephone number in a text, as it was written; None for fewer than nine digits."""
    found = _BETWEEN_DIGITS.search(text)
    return found[0] if found else None


def about_neighbour(text: str) -> str:
    """The words about a neighbour as a card may show them: without a name and a house number."""
    text = _FAMILY.sub(lambda m: f"{m[1]} {HIDDEN}", masked(text))
    return _ON_NUMBER.sub(lambda m: f"{m[1]} {HIDDEN}", text)


def names_somebody(text: str) -> bool:
    """Whether a person's name stands in it, other than the speaker's own."""
    return without_names(text) != text


def without_names(text: str) -> str:
    """The words without a name of somebody who said no yes."""
    for pattern in (_NAMED, _FAMILY, _AT_HOME):
        text = pattern.sub(lambda m: f"{m[1]} {HIDDEN}", text)
    return _LIVES_AT.sub(HIDDEN, text)


def without_numbers(text: str) -> str:
    """Words between a resident and a contact: numbers and addresses stay hidden both ways (PRODUCT 1.3)."""
    for pattern in (_MAIL, _HANDLE, _ACCOUNT, _CALL, _SPOKEN):
        text = pattern.sub(HIDDEN, text)
    return text


def masked(text: str) -> str:
    """The words as a card may show them."""
    text = _BEFORE_STREET.sub(HIDDEN, _LIVES_AT.sub(HIDDEN, without_numbers(text)))
    for pattern in (_SIGNED, _SIGNED_LAST):
        text = pattern.sub(lambda m: f"{m[1]}{HIDDEN}", text)
    for pattern in (_NAMED, _AT_HOME, _MYSELF, _HOUSE, _STREET_NUMBER):
        text = pattern.sub(lambda m: f"{m[1]} {HIDDEN}", text)
    return text
