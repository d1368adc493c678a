## De kant van de contactpersoon

# exempt: relay and template - a card answers [Laat zien]; unasked only in danger, where a short one is to go
card-do =
    #{ $number } { $kind } uit { $district }: ‘{ $what }’
    { $alarm }
    { $lines }
    { $needed }
    { $why } Staat nu: { $status }. De bewoner blijft eigenaar en hoort uiterlijk { $day } iets.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
    .unclear = Wat doe je met #{ $number }? Kies ‘ik denk mee’, ‘niet voor mij’ of ‘meer’.
# exempt: template - a card answers [Laat zien]; unasked only in danger, where a short one is to go
card-team =
    { $alarm }
    #{ $number } Voor jullie team: { $kind } over { $theme } uit { $district }. De bewoner hoort uiterlijk { $day } iets. Wie het oppakt, krijgt de woorden te lezen.
    .think-along = Ik pak het op
    .not-mine = Niet voor ons
    .more = Meer
    .unclear = Wat doe je met #{ $number }? Kies ‘ik pak het op’, ‘niet voor ons’ of ‘meer’.
card-short =
    #{ $number } { $kind } over { $theme } uit { $district }.
    { $alarm }
    { $read }
    De bewoner blijft eigenaar en hoort uiterlijk { $day } iets.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
    .unclear = Wat doe je met #{ $number }? Kies ‘ik denk mee’, ‘niet voor mij’ of ‘meer’.
resident-short = #{ $number } Er is iets van de bewoner, over { $theme }. { $read }
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
read-page = De woorden lees je hier, alleen jij: { $link }
read-whole = De woorden lees je als je ‘#{ $number } alles’ stuurt.
card-bare = Meer vertelde de bewoner nog niet.
card-cut = Ingekort. Stuur ‘#{ $number } alles’ voor alle woorden.
card-whole =
    Alles over #{ $number }, in de woorden van de bewoner:
    { $lines }
card-street = Gehoord op straat door { $role }. Die brengt je antwoord terug.
card-how = Zo ziet de bewoner het: ‘{ $words }’
card-self = Wil zelf doen: ‘{ $words }’
card-who = Kent: ‘{ $words }’
card-for = Voor wie: ‘{ $words }’
card-better = Zou helpen: ‘{ $words }’
card-need = Mist: { $what }
card-added = Vulde aan: ‘{ $words }’
card-note = Notitie van een collega: ‘{ $words }’
card-answer = Antwoord van de bewoner: ‘{ $words }’

# Wat van de lezer nodig is, in één regel.
needed-for = Van jou nodig: meedenken over { $what }.
needed-what-people = wie kan helpen
needed-what-things = spullen
needed-what-place = een plek
needed-what-money = geld
needed-what-thinking = het plan
needed-nothing = Ter info, je hoeft niets te doen. Een vriendelijk woord doet wel goed.
needed-idea = Van jou nodig: een eerste woord. Hoe zie jij het?
needed-concern = Van jou nodig: kijken wat er kan.
needed-question = Van jou nodig: een antwoord.
needed-offer = Van jou nodig: meedenken waar dit past.
needed-need = Van jou nodig: meedenken wie kan helpen.
needed-other = Van jou nodig: een eerste woord.
needed-taken_up = Van jou nodig: het woord dat je beloofde.
needed-asked = Van jou nodig: niets. De bewoner is aan zet.
needed-waiting = Van jou nodig: laten weten wat er besloten is.
needed-agreed = Van jou nodig: niets, tenzij de bewoner iets vraagt.

card-safe = Bellen is alleen veilig: ‘{ $words }’
card-phone = Wil gebeld worden. Het nummer staat achter ‘bel #{ $number }’.
card-danger-now = Let op: de bewoner zegt dat het nu gevaarlijk is.
card-danger-a-bit = De bewoner vindt het een beetje gevaarlijk.

why-theme = Dit kwam bij jou omdat jij over { $theme } gaat.
why-generalist = Dit kwam bij jou. Jij bent er voor alles in deze wijk.
why-fewest = Dit kwam bij jou. Je hebt nu de minste open berichten.
why-stand-in = Dit kwam bij jou omdat je collega er niet is.
why-district-lead = Dit kwam bij jou omdat niemand anders bereikbaar was.
why-municipality-lead = Dit kwam bij jou omdat niemand in de wijk bereikbaar was.
why-operator = Dit kwam bij jou omdat niemand anders bereikbaar was.
why-formal = Dit is een zaak voor het loket, zoals een bezwaar of aanvraag. Daarom kwam het meteen bij jou.
why-asked = Ik vraag dit ook aan jou omdat het antwoord uitblijft.
why-claimed = Je hebt dit zelf opgepakt.
why-assigned = Dit is aan jou gegeven.
why-team-lead-decides = Twee collega’s gaven dit door. Jij beslist wie het doet.

status-received = ontvangen
status-taken_up = opgepakt
status-asked = vraag gesteld
status-waiting = wacht op een besluit
status-agreed = afgesproken
status-done = klaar
status-half_done = half klaar
status-not_possible = kan niet
status-let_go = losgelaten
status-merged = samengevoegd

halfway-do = Je begon aan een antwoord over #{ $number }: ‘{ $words }’ Het is nog niet verstuurd. Maak je het af?
    .yes = Ja, verder
    .no = Nee, wis het
    .unclear = Maak je je antwoord over #{ $number } af? Zeg ‘ja’ of ‘nee’.
halfway-gone = Gewist. Hier is #{ $number } weer.

more-do = Wat wil je met #{ $number }?
    .ask = Vraag aan bewoner
    .agreed = Afgesproken
    .done = Het is klaar
    .waiting = Wacht op besluit
    .cannot = Kan niet
    .assign = Geef aan iemand
    .later = Later
    .same = Loopt al
    .further = Nog meer
    .quick = Snel antwoord
    .unclear = Kies een nummer voor #{ $number }.

take-up-when = Fijn! De bewoner weet dat je meedenkt over #{ $number }. Wanneer hoort de bewoner van jou? Kies een dag of typ er een.
    .again = Wanneer hoort de bewoner van #{ $number } van jou? Kies een dag of typ er een.
    .unclear = Noem een dag binnen vier weken, zoals ‘vrijdag’ of ‘9 maart’. Of stuur ‘overslaan’.
day-noted = Genoteerd. Op { $day } hoort de bewoner van jou over #{ $number }. Je kunt antwoorden met ‘#{ $number }’ en je tekst.
day-after = Genoteerd. Op { $named } stuur ik zelf niets, jij mag dan wel schrijven. Uiterlijk { $day } hoort de bewoner iets over #{ $number }.
day-stands = Goed. Uiterlijk { $day } hoort de bewoner iets over #{ $number }. Je kunt antwoorden met ‘#{ $number }’ en je tekst.
passed-on = Dank je. Ik geef #{ $number } door aan { $lead }.
not-yours-thanks = Dank je, dan laat ik je met rust over #{ $number }.
ask-what = Wat wil je vragen over #{ $number }? Ik stuur je zin door, zonder je nummer.
    .unclear = Schrijf je vraag in een zin.
asked-on = Je vraag over #{ $number } is onderweg. Zolang de bewoner aan zet is, vraag ik jou niets.
cannot-reason =
    Wat is de reden dat #{ $number } nu niet kan? De bewoner leest dit letterlijk.
    { $frame }
    .unclear = Schrijf de reden in een zin. Zonder reden stuur ik geen nee.
cannot-alternative = Wat kan wél? Dat helpt de bewoner verder.
    .none = Ik weet niets
    .unclear = Schrijf wat wél kan. Of kies ‘ik weet niets’.
wait-reason = Waarop wacht #{ $number }? De bewoner leest dit letterlijk.
    .unclear = Schrijf in een zin waarop het wacht.
wait-until = Op welke dag weet je meer? Hooguit drie maanden vooruit.
    .unclear = Noem een dag binnen drie maanden, zoals ‘9 maart’.
agree-step = Wat is de eerste stap voor #{ $number }? Een ja van jou is nog geen vergunning.
    .unclear = Schrijf de eerste stap in een zin.
agree-maintains = Wie zorgt er straks voor?
    .municipality = De gemeente
    .residents = De bewoners
    .other = Iemand anders
    .unclear = Kies wie er straks voor zorgt.
agree-who = Wie zorgt er dan voor? Noem een club of een rol, geen naam. De bewoner leest dit. Weet je het nog niet, stuur dan ‘overslaan’.
    .unclear = Schrijf wie het is, zoals ‘de speeltuinvereniging’. Of stuur ‘overslaan’.
done-what = Wat is er gelukt met #{ $number }? De bewoner leest dit letterlijk.
    .unclear = Schrijf het in een zin. Of stuur ‘overslaan’.
assign-who = Wie pakt #{ $number } op?
    .unclear = Kies iemand uit de lijst.
assign-when = Op welke dag hoort de bewoner iets?
    .unclear = Noem een dag binnen vier weken, zoals ‘vrijdag’ of ‘9 maart’.
assigned-on = Goed. Ik geef #{ $number } aan { $role }. De bewoner hoort op { $day } iets.
relay-sure = Zal ik ‘{ $words }’ doorsturen aan de bewoner van #{ $number }? Dat gaat over ‘{ $what }’.
    .done = Ja, klaar
    .yes = Ja, stuur door
    .other = Ander nummer
    .no = Nee
    .unclear = Zal ik je tekst doorsturen over #{ $number }? Zeg ‘ja’ of ‘nee’.
# Staat er een naam in, dan gaat die niet mee.
meant-who = Is dit voor de bewoner van #{ $number }? ‘{ $words }’ Namen en telefoonnummers gaan nooit mee.
    .resident = Voor de bewoner
    .pass = Geef door
    .note = Alleen notitie
    .unclear = Is ‘{ $words }’ voor de bewoner van #{ $number }? Kies ‘voor de bewoner’, ‘geef door’ of ‘alleen notitie’.
note-kept = Genoteerd op de kaart van #{ $number }. De bewoner krijgt geen bericht. Wie zijn eigen gegevens opvraagt, leest het wel.
not-sent = Goed, ik stuur niets door.
sent-on = Doorgestuurd. Uiterlijk { $day } hoort de bewoner weer iets over #{ $number }. Nog iets voor die bewoner? Begin met ‘#{ $number }’.
follow-done = Doorgestuurd. Is #{ $number } daarmee klaar?
    .again = Is #{ $number } daarmee klaar?
    .yes = Ja, klaar
    .no = Nee
    .unclear = Is #{ $number } daarmee klaar? Zeg ‘ja’ of ‘nee’.
follow-cannot = Doorgestuurd. Zal ik #{ $number } afsluiten als ‘kan niet’? Ik vraag je dan eerst wat wél kan.
    .again = Zal ik #{ $number } afsluiten als ‘kan niet’? Ik vraag je dan eerst wat wél kan.
    .yes = Ja, kan niet
    .no = Nee
    .unclear = Zal ik #{ $number } afsluiten als ‘kan niet’? Zeg ‘ja’ of ‘nee’.
follow-day = Doorgestuurd. Zal ik { $named } noteren als dag voor #{ $number }?
    .again = Zal ik { $named } noteren als dag voor #{ $number }?
    .yes = Ja, noteer
    .no = Nee
    .unclear = Zal ik { $named } noteren als dag voor #{ $number }? Zeg ‘ja’ of ‘nee’.
follow-then = Goed, #{ $number } blijft open.
told = Dank je. De bewoner van #{ $number } hoort dit van mij.
back-later = Goed. #{ $number } komt terug in je volgende ronde. De belofte aan de bewoner blijft staan.

# exempt: template - its lines are several; after 24 hours of silence a short text with [Laat zien] is to go
round-do =
    Wijkbot: { $greeting }!
    { $lines }
    .show = Laat zien
    .later = Straks
    .unclear = Zeg ‘laat zien’ of ‘straks’.
greeting-morning = goedemorgen
greeting-afternoon = goedemiddag
greeting-evening = goedenavond
round-again = Er ligt nog iets voor je klaar.
round-new = { $count } nieuw ({ $numbers }).
round-promised = { $count } beloofd voor vandaag ({ $numbers }).
round-told = De bewoner vertelde meer over { $numbers }.
round-begun = Je begon aan een antwoord, het is nog niet verstuurd: { $numbers }.
round-for-whom = Je schreef ook iets zonder nummer. Dat is nog niet verstuurd.
round-chase = Wacht op jouw woord: { $numbers }.
round-standin = Kun jij inspringen voor { $role }? Het gaat om { $numbers }.
round-teamlead = Nog geen antwoord van { $role }: { $numbers }. Kun jij helpen?
round-lead = Niemand antwoordde op { $numbers }. Noem jij een persoon en een dag?
round-operator = Na twintig werkdagen nog geen antwoord: { $numbers }.
later-then = Goed, ik kom er straks op terug.
later-day = Goed, op { $day } kom ik erop terug.
nothing-waits = Er ligt niets voor je klaar.
which-card =
    Bij welke hoort ‘{ $text }’?
    { $lines }
    .unclear =
        Kies een nummer voor ‘{ $text }’:
        { $lines }
which-do =
    Bij welke kies je ‘{ $text }’?
    { $lines }
which-show =
    Welke bedoel je?
    { $lines }
    .unclear =
        Kies een nummer:
        { $lines }
list-short = #{ $number } ‘{ $what }’
desk-list =
    Open bij jou: { $count }
    { $lines }
list-desk = #{ $number } ‘{ $what }’: { $status }, uiterlijk { $day }
invited = Welkom! Je bent nu { $role }. Berichten uit de wijk komen hier binnen. Stuur ‘mijn’ voor je lijst.
closed-already = #{ $number } is al afgesloten: { $status }. Jij hoeft niets meer te doen.
after-sure = #{ $number } is al afgesloten: { $status }. Zal ik ‘{ $words }’ toch sturen aan de bewoner?
    .yes = Ja, stuur door
    .no = Nee
    .unclear = Zal ik je zin sturen aan de bewoner van #{ $number }? Zeg ‘ja’ of ‘nee’.
sent-after = Doorgestuurd. #{ $number } blijft afgesloten.
taken-already = Dank je. #{ $number } is al opgepakt door { $role }.
unknown-number = #{ $number } ken ik niet in dit gesprek. Stuur ‘mijn’ voor je lijst.

# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
resident-answers = #{ $number } De bewoner antwoordt: ‘{ $words }’
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
resident-adds = #{ $number } De bewoner vult aan: ‘{ $words }’
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
# exempt: relay and template - a human's own words; after 24 hours of silence a short text with a button is to go instead
resident-completes =
    #{ $number } De bewoner vult aan:
    { $lines }
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-waits = #{ $number } De bewoner wacht nog op antwoord.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-visits = #{ $number } De bewoner komt liever bij jullie langs.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-call = #{ $number } De bewoner wil graag gebeld worden. Het nummer staat achter ‘bel #{ $number }’.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-call-words = #{ $number } De bewoner wil graag gebeld worden. Erbij stond: ‘{ $words }’ Het nummer staat achter ‘bel #{ $number }’.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-not-solved = #{ $number } De bewoner zegt: het is nog niet gelukt. Ik heb het weer geopend.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-lets-go = #{ $number } De bewoner laat het los. Jij hoeft niets meer te doen.
resident-stopped = #{ $number } De bewoner wil geen berichten meer. Je antwoord blijft klaarstaan.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-result-yes = #{ $number } De bewoner zegt: het is gelukt! Mede door jou.
resident-result-half = #{ $number } De bewoner zegt: het is half gelukt. Dank je wel.
card-claimed =
    #{ $number } is nu van jou: { $kind } uit { $district }: ‘{ $what }’
    { $alarm }
    { $lines }
claimed-short =
    #{ $number } is nu van jou: { $kind } over { $theme } uit { $district }.
    { $alarm }
    { $read }
claim-yourself = Wie van jullie pakt #{ $number } op? Dat kan in je eigen chat met mij, met de knop ‘ik pak het op’.
loose-one = Voor wie is ‘{ $text }’? Bij jou staat alleen #{ $number } open: ‘{ $what }’.
    .resident = Voor die bewoner
    .street = Gehoord op straat
    .own = Eigen idee
    .unclear = Voor wie is ‘{ $text }’? Kies een knop, of zeg ‘laat maar’.
loose-several = Voor wie is ‘{ $text }’? Open bij jou: { $numbers }.
    .resident = Voor een bewoner
    .street = Gehoord op straat
    .own = Eigen idee
    .unclear = Voor wie is ‘{ $text }’? Kies een knop, of zeg ‘laat maar’.
loose-none = Wat zal ik doen met ‘{ $text }’?
    .street = Gehoord op straat
    .own = Eigen idee
    .unclear = Wat zal ik doen met ‘{ $text }’? Kies een knop, of zeg ‘laat maar’.
resident-silent = #{ $number } De bewoner gaf geen antwoord op je vraag. Ik laat het rusten. Jij hoeft niets te doen.
resident-unreachable = #{ $number } De bewoner is niet bereikbaar. Mijn berichten komen niet aan. Je antwoord blijft klaarstaan.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
call-in-chat = De bewoner van #{ $number } wil gebeld worden: { $phone }. Alleen voor jou. Gebeld? Stuur ‘#{ $number } gebeld’, dan wis ik het nummer.
called-then = Dank je. Het nummer van #{ $number } is gewist. Wis het ook in dit gesprek.
call-page = De bewoner van #{ $number } wil gebeld worden. Het nummer staat op deze pagina, alleen voor jou: { $link }
no-number = Bij #{ $number } staat geen telefoonnummer klaar.

## Hulp, het menu, en een kort woord terug

# exempt: length - wie dit vraagt, wil alles op één plek; elke regel is één ding
contact-help =
    Zo werkt het voor jou. In je ronde staat wat er ligt. Op een kaart kies je ‘ik denk mee’, ‘niet voor mij’ of ‘meer’.
    Antwoorden kan op de kaart zelf, of met ‘#12’ en je tekst.
    Stuur ‘mijn’ voor je lijst en ‘menu’ als je zelf iets brengt.
    Met ‘bel #12’ bel je een bewoner die dat wil.
    Een tijd weg? Zeg bijvoorbeeld ‘ik ben weg t/m vrijdag’, dan neemt een collega het over.
    { $door } Bel bij gevaar 112.
contact-door = Een mens spreken kan ook. Bel { $desk }: { $phone }.
stuck-contact = Ik begrijp je nog niet goed. Stuur ‘help’ voor wat er kan, of ‘mijn’ voor je lijst. Kom je er niet uit? Vraag het { $role }, of de beheerder van de wijkbot.
stuck-lead = Ik begrijp je nog niet goed. Stuur ‘help’ voor wat er kan, of ‘mijn’ voor je lijst. Kom je er niet uit? Vraag het de beheerder van de wijkbot.
contact-thanks = Graag gedaan. Fijn dat je er bent voor de wijk.
desk-do = Wat wil je doen? Een zin typen mag ook meteen.
    .list = Mijn lijst
    .street = Gehoord op straat
    .own = Eigen idee
    .unclear = Kies ‘mijn lijst’, ‘gehoord op straat’ of ‘eigen idee’.

## Gehoord op straat: namens een bewoner zonder chat

street-what = Wat hoorde je op straat? Eén zin is genoeg. Schrijf geen naam of adres.
    .unclear = Vertel in één zin wat je hoorde, zonder naam of adres.
street-where = In welke wijk hoorde je dit?
    .unclear = Noem de wijk of de postcode.
street-yes = Ik lees: ‘{ $what }’ { $goes } Staat er een naam of adres in? Wis het dan, en schrijf het opnieuw.
    .yes = Ja, stuur maar
    .no = Nee, wis het
    .unclear = Ik wacht op jouw ja. Zeg ‘ja’ of ‘nee’.
street-goes = Zal ik dit sturen naar { $role }? Ik zet erbij dat jij het op straat hoorde.
street-goes-you = Zal ik dit op jouw lijst zetten? Ik zet erbij dat je het op straat hoorde.
street-when = Het staat op je lijst als #{ $number }. Wanneer laat jij de bewoner iets weten? Kies een dag of typ er een.
    .unclear = Noem een dag binnen vier weken, zoals ‘vrijdag’ of ‘9 maart’. Of stuur ‘overslaan’.
street-thanks = Dank je! Dit heeft nummer #{ $number }. Ik geef het door aan { $role }. Op { $day } hoor je van mij. Dan vertel jij het de bewoner die je sprak.
street-day = Genoteerd. Op { $day } laat je de bewoner iets weten over #{ $number }.
street-noted = Genoteerd bij #{ $number }. Vertel het de bewoner die je sprak.
# exempt: relay and template - a human's own words; after 24 hours of silence a short text with a button is to go instead
street-news =
    Wijkbot { $district_name }, gemeente { $municipality }: nieuws over wat je op straat hoorde.
    { $lines }
    Vertel het de bewoner die je sprak.
street-moves = #{ $number } ligt bij { $role }. Uiterlijk { $day } is er meer.
street-words = #{ $number } Dit schrijft { $role }: ‘{ $words }’
street-waits = #{ $number } moet nog wachten: ‘{ $reason }’ Op { $day } hoor je meer.
street-cannot = #{ $number } Dit kan nu niet, want: ‘{ $reason }’ Wat wel kan: ‘{ $alternative }’
street-cannot-none = #{ $number } Dit kan nu niet. De reden: ‘{ $reason }’ Een andere weg is niet bekend.
street-done = #{ $number } is klaar: ‘{ $words }’
street-done-bare = #{ $number } is klaar.
street-owed = #{ $number } Vandaag zou jij iets laten weten. Op { $day } vraag ik het weer.
