"""Short stories of a neighbourhood, a line each, for who must see everything that can be said.

`>` the resident says, `c` the contact who leads, `o` who was asked beside them, `p` who passed it on, `s` the
neighbour; with `!` they press a button, by its name. `~` the clock goes on to the next timer of that kind, `@` to
a moment.
"""

FLOWERS = "bloemenbuurt"

IDEA = ("> Een bankje bij de speeltuin in de Bloemenbuurt, dat lijkt me mooi.", "! yes")
TAKEN = (*IDEA, "! not-now", "~ round", "c! show", "c! think-along", "c > overslaan")
MORE = (*TAKEN, "c! more")
AGREED = (*MORE, "c! agreed", "c > We meten samen de plek op.", "c! municipality")
STORIES: dict[str, tuple[str, ...]] = {
    "ladder": (
        *("> Een bankje, dat lijkt me een mooi idee.", f"! {FLOWERS}", "! explain", "> ja", "! yes"),
        *("> Met bloemen erbij.", "> Een buurvrouw.", "> 1, 2, 3, 4 en 5", "! further", "> Schilderen."),
        *("> Voor kinderen.", "~ round", "c! show", "c! think-along", "c > vrijdag"),
    ),
    "concern": (
        *("> De lamp in de Bloemenbuurt is kapot en dat is gevaarlijk.", "! yes", "! a-bit"),
        *("> Een nieuwe lamp.", "~ round", "c! show", "c! think-along", "c > overslaan"),
    ),
    "danger": ("> De stoep in de Bloemenbuurt ligt gevaarlijk los.", "! yes", "! now"),
    "question": ("> Wanneer is De Stek open?", "! explain", "! yes"),
    "menu idea": ("> menu", "! idea", "> Een moestuin.", f"! {FLOWERS}", "! no"),
    "menu concern": ("> menu", "! concern", "> Veel troep op straat.", f"! {FLOWERS}", "! explain"),
    "menu question": ("> menu", "! question", "> Wie helpt mij?", f"! {FLOWERS}", "> 16"),
    "outside": ("> Een bankje in Amsterdam, 1011 AB, dat is een mooi idee.",),
    "unanswered": ("> Een bankje in de Bloemenbuurt, dat is een mooi idee.", "~ wipe"),
    "basic needs": ("> Wij hebben geen eten meer in huis.",),
    "neighbour": ("> Mijn buurman maakt elke nacht lawaai.",),
    "formal": ("> Ik wil bezwaar maken tegen het besluit.",),
    "suicide": ("> Ik wil dood.",),
    "violence": (*IDEA, "> Mijn man slaat mij.", "> Ik ben er weer."),
    "emergency": ("> Er is brand in mijn huis, help!",),
    "silence": (*IDEA, "! not-now", *("~ promise",) * 6, "! visit", "! stop"),
    "silence, a number": (*IDEA, "! not-now", "~ promise", "~ promise", "! call", "> 06 1234 5678", "c > bel #1"),
    "silence, no number": (*IDEA, "! not-now", "~ promise", "~ promise", "! call", "> overslaan"),
    "asked": (*MORE, "c! ask", "c > Hoe groot moet het zijn?", "> Twee meter.", "~ round", "c! show"),
    "asked, no answer": (*MORE, "c! ask", "c > Hoe groot moet het zijn?", "~ promise", "~ promise"),
    "cannot": (*MORE, "c! cannot", "c > Er ligt een kabel.", "c > Wel aan de overkant.", "> #1 Jammer."),
    "cannot, no other": (*MORE, "c! cannot", "c > Er ligt een kabel.", "c! none"),
    "waiting": (*MORE, "c! waiting", "c > De raad beslist.", "c > over 4 weken"),
    "agreed": (*AGREED, "! two-weeks", "~ promise", "! runs", "~ promise", "~ promise", "~ promise", "~ promise"),
    "agreed, by the buurt": (*MORE, "c! agreed", "c > Samen bouwen.", "c! residents", "! myself", "~ promise"),
    "agreed, by others": (*MORE, "c! agreed", "c > Samen bouwen.", "c! other", "! two-months", "~ promise", "! stop"),
    "done": (*MORE, "c! done", "c > Het staat er!", "~ promise", "! no"),
    "done, no words": (*MORE, "c! done", "c > overslaan", "~ promise", "~ promise"),
    "assigned": (*MORE, "c! assign", "c > 1", "c > vrijdag", "~ round", "c! show"),
    "later": (*MORE, "c! later", "c > bel #1"),
    "relayed": (*TAKEN, "c > #1 Ik kom kijken.", "c > Bij welk huis is het?"),
    "answered": (*TAKEN, "c > #1 Ik kom kijken.", "> Wat fijn, mag mijn zus ook komen kijken?", "! yes"),
    "late yes": ("> ja",),
    "a mean number": (*TAKEN, "c > #"),
    "stop of a contact": (*TAKEN, "c > stop"),
    "relay asked": (*IDEA, "! not-now", "~ round", "c! show", "c > Ik kom morgen kijken.", "c! yes"),
    "passed on": (
        *IDEA,
        "! not-now",
        "~ round",
        "c! show",
        "c! not-mine",
        "~ round",
        "c! show",
        "c! not-mine",
        "~ round",
        "c! show",
    ),
    "two cards": (
        *IDEA,
        *("! not-now", "s > Een schommel in de Bloemenbuurt, dat is een mooi idee.", "s! yes", "s! not-now"),
        *("~ round", "c! show", "c > Ik kom morgen kijken.", "> stop"),
    ),
    "promised today": (
        *(
            "> Een voetbaltoernooi in de Bloemenbuurt, dat is een mooi idee.",
            "! yes",
            "! not-now",
            "~ round",
            "c! show",
        ),
        *("c! think-along", "c > vrijdag", "@ 2026-03-05T17:00Z"),
        *("s > Een voetbalveld in de Bloemenbuurt, dat is een mooi idee.", "s! yes", "s! not-now"),
        *("~ round",) * 4,
    ),
    "too late": (*IDEA, "! not-now", "~ round", "c! show", "c! not-mine", "p > #1 Toch wel."),
    "stand-in": (*IDEA, "! not-now", "~ chase", "~ chase", "o > #1", "o! not-mine", "c > #1 Goed plan."),
    "language": ("> taal", "> Klingon", "! en"),
    "invited": ("s > ABCDEFGH",),
    "stopped": (*IDEA, "> stop", "! talk", "> stop"),
}
