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
help-anywhere =
    Ik ben een computer, geen mens. Dit werkt altijd: menu, stop, terug, overslaan, taal, mijn.
    Liever een mens? Noem je wijk of postcode, dan vertel ik waar je terecht kunt.
not-yet-anywhere = Dat kan ik nog niet zelf. Noem je wijk of postcode, dan vertel ik wie je helpt.
nothing-yet-anywhere = Er staat niets open. Vertel gerust wat je wilt.
tell-again = Ik heb niets meer van je klaarstaan. Vertel je het nog een keer?
person = Dat kan. Bel { $desk }: { $phone }. Of kom langs: { $meeting-place }, { $meeting-when }.
person-anywhere = Dat kan. Noem je wijk of postcode, dan vertel ik waar je een mens vindt.
human = Nee, ik ben een computer. Wat je vertelt, breng ik naar een mens in je wijk. Zelf bellen kan ook: { $phone }.
human-anywhere = Nee, ik ben een computer. Wat je vertelt, breng ik naar een mens in je wijk.
contact-stopped = Goed, dit gesprek stopt. Je rondes gaan door, want bewoners rekenen op een antwoord. Ben je er een tijd niet? Laat het de beheerder weten.
database-away = Wijkbot voor de beheerder: de database antwoordt niet. Er gaat niets verloren, maar niemand krijgt nu antwoord. Kijk of de schijf vol is en of de database draait.
