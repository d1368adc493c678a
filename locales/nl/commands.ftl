## Woorden die overal werken

help =
    Ik ben een computer, geen mens. Bij gevaar bel je 112.
    Dit werkt altijd: menu, stop, terug, wijzig, overslaan, taal, mijn.
    Liever een mens? Bel { $desk }: { $phone }. Of kom langs: { $meeting-place }, { $meeting-when }.
stop-which = Wil je alleen met dit gesprek stoppen, of geen berichten meer?
    .talk = Dit gesprek
    .all = Geen berichten meer
    .unclear = Kies ‘dit gesprek’ of ‘geen berichten meer’.
talk-stopped = Goed, we stoppen met dit gesprek. Schrijf gerust als je weer wilt.
stopped = Goed. Ik stuur je niets meer uit mezelf. Je antwoord blijft klaarstaan. Stuur ‘mijn’ als je het wilt lezen.
stop-ended = Fijn dat je er weer bent. Vanaf nu hoor je weer van mij.
language-which = In welke taal praten we? Choose your language.
    .nl = Nederlands
    .en = English
    .unclear = Kies Nederlands of English.
language-set = Goed, we praten Nederlands.
old-button = Die knop hoort bij een eerder bericht. Er is niets veranderd.
help-anywhere =
    Ik ben een computer, geen mens. Bij gevaar bel je 112.
    Dit werkt altijd: menu, stop, terug, wijzig, overslaan, taal, mijn.
    Liever een mens? Noem je wijk of postcode, dan vertel ik waar je terecht kunt.
nothing-yet-anywhere = Er staat niets open. Vertel gerust wat je wilt.
tell-again = Ik heb niets meer van je klaarstaan. Vertel je het nog een keer?
person = Dat kan. Bel { $desk }: { $phone }. Of kom langs: { $meeting-place }, { $meeting-when }.
person-anywhere = Dat kan. Noem je wijk of postcode, dan vertel ik waar je een mens vindt.
human = Ik ben echt een computer, geen mens. Wat je vertelt, breng ik naar een mens in je wijk. Zelf bellen kan ook: { $phone }.
human-anywhere = Ik ben echt een computer, geen mens. Wat je vertelt, breng ik naar een mens in je wijk.
contact-stopped = Goed, dit gesprek stopt. Je rondes gaan door, want bewoners rekenen op een antwoord. Ben je er een tijd niet? Zeg bijvoorbeeld ‘ik ben weg t/m vrijdag’.
database-away = Wijkbot voor de beheerder: de database antwoordt niet. Er gaat niets verloren, maar niemand krijgt nu antwoord. Kijk of de schijf vol is en of de database draait.

## Een mens spreken, en gebeld worden

person-meets = Je vindt { $role } op { $moments }.
call-me-where = { $intro } In welke wijk woon je? Een postcode mag ook.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
call-me-do =
    { $intro } Dat kan. Kom langs: { $meeting-place }, { $meeting-when }.
    { $people }
    Bellen kan ook: { $desk }, { $phone }.
    Zal ik vragen of iemand jou belt?
    .yes = Ja, bel mij
    .no = Nee, dank je
    .unclear = Zal ik vragen of iemand jou belt? Zeg ‘ja’ of ‘nee’.
call-me-number = { $intro } Op welk nummer { $role_number ->
        [one] mag
       *[other] mogen
    } { $role } je bellen? Alleen wie je belt, ziet het.
    .unclear = Typ een telefoonnummer, met tien cijfers. Of stuur ‘overslaan’.
call-me-what = Ik geef het door aan { $role }. Het nummer is #{ $number }. Op { $day } hoor je van mij, misschien eerder. Waar gaat het over? Je mag dit overslaan.
    .unclear = Schrijf in een paar woorden waar het over gaat. Of stuur ‘overslaan’.
call-me-thanks = Ik vraag { $role } om je te bellen over #{ $number }. Uiterlijk { $day } hoor je van mij.
call-heard-where = { $intro } In welke wijk woon je? Een postcode mag ook.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
call-heard-sure = { $intro } Ik zag je nummer. Zal ik { $role } vragen om jou daarop te bellen?
    .yes = Ja, bel mij
    .no = Nee, wis het
    .unclear = Zal ik { $role } vragen om jou te bellen? Zeg ‘ja’ of ‘nee’.
call-heard-what = Ik geef het door aan { $role }. Het nummer is #{ $number }. Op { $day } hoor je van mij, misschien eerder. Waar gaat het over? Je mag dit overslaan.
    .unclear = Schrijf in een paar woorden waar het over gaat. Of stuur ‘overslaan’.
call-heard-thanks = Ik vraag { $role } om je te bellen over #{ $number }. Uiterlijk { $day } hoor je van mij.
title-call = wil graag gebeld worden
