## De kant van de contactpersoon

card-do =
    #{ $number } { $kind } uit { $district }: ‘{ $what }’
    { $alarm }
    { $lines }
    { $why } Staat nu: { $status }. De bewoner blijft eigenaar en hoort uiterlijk { $day } iets.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
    .unclear = Wat doe je met #{ $number }? Kies ‘ik denk mee’, ‘niet voor mij’ of ‘meer’.
card-team =
    { $alarm }
    #{ $number } Voor jullie team: { $kind } over { $theme } uit { $district }. De bewoner hoort uiterlijk { $day } iets. Wie het oppakt, krijgt de woorden te lezen.
    .think-along = Ik pak het op
    .not-mine = Niet voor ons
    .more = Meer
    .unclear = Wat doe je met #{ $number }? Kies ‘ik pak het op’, ‘niet voor ons’ of ‘meer’.
card-begin = Dit vertelde de bewoner erbij:
card-bare = Meer vertelde de bewoner nog niet.
card-how = Zo ziet de bewoner het: ‘{ $words }’
card-self = Wil zelf doen: ‘{ $words }’
card-who = Kent: ‘{ $words }’
card-for = Voor wie: ‘{ $words }’
card-better = Zou helpen: ‘{ $words }’
card-need = Mist: { $what }
card-answer = Antwoord van de bewoner: ‘{ $words }’
card-danger-now = Let op: de bewoner zegt dat het nu gevaarlijk is.
card-danger-a-bit = De bewoner vindt het een beetje gevaarlijk.

why-theme = Dit kwam bij jou omdat jij over { $theme } gaat.
why-generalist = Dit kwam bij jou. Jij bent er voor alles in deze wijk.
why-fewest = Dit kwam bij jou. Je hebt nu de minste open berichten.
why-stand-in = Dit kwam bij jou omdat je collega er niet is.
why-district-lead = Dit kwam bij jou omdat niemand anders bereikbaar was.
why-municipality-lead = Dit kwam bij jou omdat niemand in de wijk bereikbaar was.
why-operator = Dit kwam bij jou omdat niemand anders bereikbaar was.
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

more-do = Wat wil je met #{ $number }?
    .ask = Vraag aan bewoner
    .agreed = Afgesproken
    .done = Het is klaar
    .waiting = Wacht op besluit
    .cannot = Kan niet
    .assign = Geef aan iemand
    .later = Later
    .unclear = Kies een nummer voor #{ $number }.

take-up-when = Fijn! De bewoner weet dat je meedenkt over #{ $number }. Wanneer hoort de bewoner van jou? Kies een dag of typ er een.
    .unclear = Noem een dag binnen vier weken, zoals ‘vrijdag’ of ‘9 maart’. Of stuur ‘overslaan’.
day-noted = Genoteerd. Op { $day } hoort de bewoner van jou over #{ $number }. Je kunt antwoorden met ‘#{ $number }’ en je tekst.
day-stands = Goed. Uiterlijk { $day } hoort de bewoner iets over #{ $number }. Je kunt antwoorden met ‘#{ $number }’ en je tekst.
passed-on = Dank je. Ik geef #{ $number } door aan { $lead }.
not-yours-thanks = Dank je, dan laat ik je met rust over #{ $number }.
ask-what = Wat wil je vragen over #{ $number }? Ik stuur je zin door, zonder je nummer.
    .unclear = Schrijf je vraag in een zin.
asked-on = Je vraag over #{ $number } is onderweg. Zolang de bewoner aan zet is, vraag ik jou niets.
cannot-reason = Wat is de reden dat #{ $number } nu niet kan? De bewoner leest dit letterlijk.
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
done-what = Wat is er gelukt met #{ $number }? De bewoner leest dit letterlijk.
    .unclear = Schrijf het in een zin. Of stuur ‘overslaan’.
assign-who = Wie pakt #{ $number } op?
    .unclear = Kies iemand uit de lijst.
assign-when = Op welke dag hoort de bewoner iets?
    .unclear = Noem een dag binnen vier weken, zoals ‘vrijdag’ of ‘9 maart’.
assigned-on = Goed. Ik geef #{ $number } aan { $role }. De bewoner hoort op { $day } iets.
relay-sure = Zal ik dit doorsturen aan de bewoner van #{ $number }?
    .yes = Ja, stuur door
    .no = Nee
    .unclear = Zal ik je tekst doorsturen over #{ $number }? Zeg ‘ja’ of ‘nee’.
not-sent = Goed, ik stuur niets door.
sent-on = Doorgestuurd. Uiterlijk { $day } hoort de bewoner weer iets over #{ $number }.
told = Dank je. De bewoner van #{ $number } hoort dit van mij.
back-later = Goed. #{ $number } komt terug in je volgende ronde. De belofte aan de bewoner blijft staan.

round-do =
    Wijkbot: goedemorgen!
    { $lines }
    .show = Laat zien
    .later = Straks
    .unclear = Zeg ‘laat zien’ of ‘straks’.
round-again = Er ligt nog iets voor je klaar.
round-new = { $count } nieuw ({ $numbers }).
round-promised = { $count } beloofd voor vandaag ({ $numbers }).
round-chase = Wacht op jouw woord: { $numbers }.
round-standin = Kun jij inspringen voor { $role }? Het gaat om { $numbers }.
round-teamlead = Nog geen antwoord van { $role }: { $numbers }. Kun jij helpen?
round-lead = Niemand antwoordde op { $numbers }. Noem jij een persoon en een dag?
round-operator = Na twintig werkdagen nog geen antwoord: { $numbers }.
later-then = Goed, ik kom er straks op terug.
nothing-waits = Er ligt niets voor je klaar.
which-card = Bij welk nummer hoort dit: { $numbers }? Typ bijvoorbeeld ‘{ $first }’ en je tekst, of gebruik de knop.
desk-list =
    Open bij jou: { $count }
    { $lines }
list-desk = #{ $number } ‘{ $what }’: { $status }, uiterlijk { $day }
invited = Welkom! Je bent nu { $role }. Berichten uit de wijk komen hier binnen. Stuur ‘mijn’ voor je lijst.
closed-already = #{ $number } is al afgesloten: { $status }.
taken-already = Dank je. #{ $number } is al opgepakt door { $role }.
unknown-number = #{ $number } ken ik niet in dit gesprek. Stuur ‘mijn’ voor je lijst.

resident-answers = #{ $number } De bewoner antwoordt: ‘{ $words }’
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-adds = #{ $number } De bewoner vult aan: ‘{ $words }’
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
claim-yourself = Wie van jullie pakt #{ $number } op? Dat kan in je eigen chat met mij, met de knop ‘ik pak het op’.
loose-do = Voor wie is dit? Voor een bewoner typ je ‘#’ met het nummer en je tekst. Open bij jou: { $numbers }.
    .own = Eigen idee
    .nothing = Laat maar
    .unclear = Typ ‘#’ met het nummer en je tekst. Of kies ‘eigen idee’ of ‘laat maar’.
resident-silent = #{ $number } De bewoner gaf geen antwoord op je vraag. Ik laat het rusten. Jij hoeft niets te doen.
resident-unreachable = #{ $number } De bewoner is niet bereikbaar. Mijn berichten komen niet aan. Je antwoord blijft klaarstaan.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
call-page = De bewoner van #{ $number } wil gebeld worden. Het nummer staat op deze pagina, alleen voor jou: { $link }
no-number = Bij #{ $number } staat geen telefoonnummer klaar.
