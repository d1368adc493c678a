## Woorden die overal werken

help =
    Ik ben een computer, geen mens. Dit werkt altijd: menu, stop, terug, overslaan, taal, mijn.
    Liever een mens? Bel { $desk }: { $phone }. Of kom langs: { $meeting-place }, { $meeting-when }.
stop-which = Wil je alleen met dit gesprek stoppen, of geen berichten meer?
    .talk = Dit gesprek
    .all = Geen berichten meer
    .unclear = Kies ‘dit gesprek’ of ‘geen berichten meer’.
talk-stopped = Goed, we stoppen met dit gesprek. Schrijf gerust als je weer wilt.
stopped = Goed. Ik stuur je niets meer uit mezelf. Je antwoord blijft klaarstaan. Stuur ‘mijn’ als je het wilt lezen.
language-which = In welke taal praten we? Choose your language.
    .nl = Nederlands
    .en = English
    .unclear = Kies Nederlands of English.
language-set = Goed, we praten Nederlands.
not-yet = Dat kan ik nog niet zelf. Bel hiervoor met { $desk }: { $phone }.
old-button = Die knop hoort bij een eerder bericht. Er is niets veranderd.
