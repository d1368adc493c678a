"""Money: what a contact may give by themselves, and where else it can be asked for."""

from flows.scene import Scene
from flows.state import Signal
from flows.values import Phrase, Role, Value


def lacks_money(signal: Signal) -> bool:
    """Its resident said so."""
    return "money" in signal.words.get("need", "").split(",")


def mandate(scene: Scene, signal: Signal) -> int:
    """Up to how many euros the speaker may say yes, where money is lacking; else nothing."""
    contact = scene.contact
    return contact.mandate_euros or 0 if contact is not None and lacks_money(signal) else 0


def budget_road(scene: Scene, signal: Signal) -> Phrase:
    """Who decides, how and when to ask; without one in the district's file the contact looks along."""
    budget = scene.district(signal.district).budget
    if budget is None:
        return Phrase("budget-along", (("role", Role(signal.lead)),))
    language = scene.person.language
    who, how, when = (t.get(language) or t["nl"] for t in (budget.who, budget.how, budget.when))
    values = (("who", who), ("how", how), ("when", when))
    return Phrase("budget-road-link", (*values, ("url", budget.url))) if budget.url else Phrase("budget-road", values)


def money_agreed(signal: Signal) -> Value:
    """Up to how many euros its contact said yes; empty where they did not."""
    euros = signal.words.get("euros", "")
    return Phrase("money-agreed", (("euros", int(euros)),)) if euros.isdecimal() else ""
