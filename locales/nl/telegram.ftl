## Telegram, en wat nog bij een chat-app ligt

photo-slow = Ik haal je foto nog op. Dat duurt even. Je hoort het zodra hij er is.
voice-slow = Is er nu gevaar? Wacht niet op mij, bel 112. Ik haal je spraakbericht nog op. Dat duurt even.
document-slow = Ik haal je bestand nog op. Dat duurt even. Je hoort het zodra het er is.
link-unknown = De link of code waarmee je komt, ken ik niet meer. Dat geeft niets: vertel het me gerust zelf.
media-gone = Ik kon dit bestand niet ophalen. Stuur het gerust nog een keer.

file-not-read = Dank je. Een bestand kan ik niet lezen. Vertel het gerust in een zin.
another-number = Dat is het nummer van iemand anders. Dat bewaar ik niet. Typ gerust je eigen nummer.

## Een team in een groep

group-hello = Hoi! Ik ben Wijkbot, een computer. Is deze groep van een wijkteam? Stuur dan ‘/koppel’ met de code van het team.
group-linked = Deze groep hoort nu bij { $role }. Ik laat hier alleen thema en plek zien. Wie iets oppakt, leest de rest in een eigen chat met mij.
group-one-person = Deze code is voor één persoon. Stuur hem in je eigen chat met mij.
group-no-code = Deze code ken ik niet meer. Vraag gerust een nieuwe.
group-help = Ik laat hier zien wat er ligt. Kies een knop om het op te pakken. Iets schrijven aan een bewoner? Antwoord op mijn bericht, of stuur ‘/42’ met je tekst.
group-which = Over welk nummer gaat dit? Stuur bijvoorbeeld ‘/42’ met je tekst.
group-round =
    Wijkbot: { $greeting }! Dit ligt er voor het team:
    { $lines }
group-now =
    Wijkbot: dit kan niet wachten. Wie van het team pakt het op?
    { $lines }
group-line = #{ $number } { $theme }, { $district }
group-take = Ik pak #{ $number } op
group-claimed = #{ $number } is opgepakt door { $role }.
group-only-team = Dit is voor leden van het team. Hoor je erbij? Koppel dan eerst je eigen chat.
group-over = Dit is al klaar, of het ligt nu bij een ander.
group-yours = #{ $number } is nu van jou. De rest staat in je eigen chat met mij.
group-taken = #{ $number } ligt nu bij { $role }.
contact-unreachable = Wijkbot voor de beheerder: { $role } heeft mij geblokkeerd of uit de groep gehaald. Ik sla die over tot dat anders is.

## Wat Telegram laat zien voordat iemand schrijft

telegram-about = Wijkbot: vertel je idee of wat je ziet in je wijk. Je krijgt altijd antwoord.
telegram-description =
    Hoi! Ik ben Wijkbot, een computer.
    Vertel me je idee voor je wijk, of wat er niet goed gaat. Ik breng het naar een mens die er iets mee kan. Je krijgt altijd antwoord.
    Is er gevaar? Bel 112.
telegram-menu = Kies wat je wilt doen
    .name = menu
telegram-mine = Wat ik stuurde, en waar het is
    .name = mijn
telegram-help = Hoe dit werkt, of een mens spreken
    .name = help
telegram-language = Een andere taal kiezen
    .name = taal
telegram-my-data = Zien wat je van mij bewaart
    .name = mijn_gegevens
telegram-erase = Alles van mij wissen
    .name = wis
telegram-stop = Stoppen met dit gesprek
    .name = stop
telegram-link = Deze groep koppelen aan een team
    .name = koppel
