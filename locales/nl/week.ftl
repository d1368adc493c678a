## De week van de contactpersoon

# Weg zijn, ziek zijn, terug
away-until = Tot en met welke dag ben je er niet? Kies een dag of typ er een.
    .unclear = Noem een dag, zoals ‘vrijdag’ of ‘9 maart’. Weet je het niet? Stuur ‘overslaan’.
away-ill = Beterschap! Tot en met welke dag ben je er niet? Kies een dag of typ er een. Weet je het niet, stuur dan ‘overslaan’.
away-days = Op welke dagen ben je er niet? Typ bijvoorbeeld ‘morgen’ of ‘van 3 tot en met 14 augustus’.
    .unclear = Noem de eerste en de laatste dag. Bijvoorbeeld: ‘van 3 tot en met 14 augustus’.
away-sure = Je bent weg { $span }. { $stands } Klopt dat?
    .yes = Ja
    .other = Andere dag
    .no = Nee
    .unclear = Klopt het dat je weg bent { $span }? Zeg ‘ja’, ‘andere dag’ of ‘nee’.
span-one = op { $last }
span-until = t/m { $last }
span-range = van { $first } t/m { $last }
away-stands-in = Wat er openstaat, gaat dan naar { $role }.
away-stands-next = Je vaste vervanger is dan ook weg: { $first }. Wat er openstaat, gaat naar { $role }.
away-nobody = Er is dan niemand anders in de wijk. De beheerder leest mee.
away-noted = Genoteerd: je bent weg { $span }. Zo lang komt er niets nieuws naar jou. Eerder terug? Stuur ‘ik ben er weer’.
away-not = Goed, ik noteer niets.
away-over = Welkom terug! Wat een collega heeft opgepakt, blijft daar. Iets nieuws komt weer bij jou.
away-was-not = Fijn dat je er bent! Je stond bij mij niet als afwezig.
absence-nobody = Wijkbot voor de beheerder: { $role } is weg { $span }, en niemand in de wijk kan het overnemen. Tot dan kom ik bij jou.

# Stoppen
leave-sure = Wil je stoppen als contactpersoon? Je bent nu { $role }. Wat bij jou openstaat, gaat vandaag nog naar collega’s: { $count } in totaal. De bewoners horen dat van mij.
    .yes = Ja, ik stop
    .no = Nee
    .unclear = Wil je stoppen als contactpersoon? Zeg ‘ja’ of ‘nee’.
leave-later = Wil je nu al stoppen als contactpersoon? Je bent nu { $role }. Wat bij jou openstaat, gaat dan vandaag nog naar collega’s: { $count } in totaal. Stop je later, kies dan ‘nee’ en zeg het die dag weer.
    .yes = Ja, ik stop
    .no = Nee
leave-done = Dank je wel voor alles wat je voor de wijk deed. Wat openstond, gaat naar collega’s. Als bewoner blijf je hier altijd welkom.
leave-not = Fijn, dan blijft alles zoals het is.
leave-operator = Als beheerder ben je de laatste die ik kan vragen. Zet eerst iemand anders in de instelling OPERATOR.
left-operator = Wijkbot voor de beheerder: { $role } is gestopt. Wat openstond, gaat naar collega’s: { $count } in totaal. Haal de rol uit het wijkbestand of nodig een opvolger uit.
left-lead = Ter info: { $role } is gestopt. Wat openstond, gaat naar collega’s: { $count } in totaal.
left-thanks = Wijkbot { $district_name }, gemeente { $municipality }: je bent niet langer { $role }. Dank je wel voor alles wat je voor de wijk deed. Als bewoner blijf je hier altijd welkom.
leads-on = Wijkbot { $district_name }, gemeente { $municipality }: een contactpersoon stopt, { $role }. Met #{ $number } ga je verder bij { $lead }. De dag blijft staan. Uiterlijk { $day } hoor je van mij.
leads-on-all =
    Wijkbot { $district_name }, gemeente { $municipality }: een contactpersoon stopt, { $role }. Je berichten gaan verder.
    { $lines }
    De dagen blijven staan.
leads-on-line = #{ $number } bij { $lead }. Uiterlijk { $day } hoor je van mij.
until-lead = Ter info: de rol van { $role } loopt t/m { $last }. Is er al een opvolger, of gaat het langer door? Vertel het de beheerder.
until-own = Ter info: je bent { $role } t/m { $last }. Ga je langer door? Zeg het de beheerder.

# Een zin die hard kan aankomen: één keer per dag een woord vooraf
soften-do = Even wachten met #{ $number }: zo’n zin kan hard aankomen. Een warm woord of iets wat wél kan, helpt. Typ hem opnieuw, of stuur hem zo.
    .as-is = Zo sturen
    .rewrite = Anders zeggen
    .unclear = Typ je zin voor #{ $number } opnieuw. Of kies ‘zo sturen’.
soften-new = Hoe wil je het zeggen? Je volgende zin gaat naar de bewoner van #{ $number }.
    .unclear = Schrijf je zin voor de bewoner van #{ $number }. Of stuur ‘laat maar’.
sent-held = Je zin over #{ $number } is verstuurd zoals hij was.

# Eigen korte antwoorden
canned-kept = Bewaard als antwoord { $nth }: ‘{ $words }’. Je vindt het op een kaart, onder ‘meer’.
canned-full = Je hebt al negen antwoorden bewaard. Stuur ‘mijn antwoorden’ en wis er eerst een.
canned-none = Je hebt nog geen antwoorden bewaard. Stuur bijvoorbeeld: ‘bewaar: Ik kijk er donderdag naar’.
canned-list =
    Jouw antwoorden:
    { $lines }
    Een weg? Stuur bijvoorbeeld ‘wis antwoord 1’.
canned-line = { $nth }. ‘{ $words }’
canned-dropped = Antwoord { $nth } is gewist.
quick-which =
    Welk antwoord stuur ik naar de bewoner van #{ $number }?
    { $lines }
    .unclear =
        Kies een nummer voor #{ $number }:
        { $lines }

# Net begonnen: drie berichten, en elk jaar één vraag
start-comes = In drie korte berichten hoe het werkt. 1: op je werkdagen hoor je om { $round } wat er ligt. Ligt er niets, dan hoor je niets.
    .on = Verder
    .skip = Sla over
    .unclear = Kies ‘verder’ of ‘sla over’.
start-answers = 2: antwoorden doe je hier. Kies een knop op de kaart, of typ ‘#12’ en je tekst. Noem alleen een dag die je zelf kunt waarmaken. De bewoner hoort die dag van mij.
    .on = Verder
    .skip = Sla over
    .unclear = Kies ‘verder’ of ‘sla over’.
start-skipped = Prima. Stuur ‘help’ wanneer je het wilt lezen.
role-right = Dit staat er over jou. Je bent { $role }. Je gaat over { $themes }. Je werkt { $hours }. Je vervanger: { $stand }. Klopt dit?
    .yes = Ja, klopt
    .no = Nee
    .unclear = Klopt wat er over je rol staat? Zeg ‘ja’ of ‘nee’.
role-yearly = Eén keer per jaar kijk ik het na. Je bent { $role }. Je gaat over { $themes }. Je werkt { $hours }. Je vervanger: { $stand }. Klopt het nog?
    .yes = Ja, klopt
    .no = Nee
    .unclear = Klopt wat er over je rol staat? Zeg ‘ja’ of ‘nee’.
role-blocks = { $first } t/m { $last } { $start }–{ $end }
role-block = { $weekday } { $start }–{ $end }
role-all-themes = alles in de wijk
role-no-stand-in = nog niemand
role-change = Wat moet er anders? Ik geef het door aan de beheerder.
    .unclear = Schrijf in een zin wat er anders moet.
role-good = Fijn, dan laat ik het zo. Een dag weg? Zeg bijvoorbeeld: ‘ik ben vrijdag vrij’.
role-told = Dank je. De beheerder kijkt ernaar en laat het je weten.
role-kept = Goed, dan laat ik het voorlopig zo.
# exempt: relay - the operator's own chat, a contact's words as they wrote them
role-to-change = Wijkbot voor de beheerder: er moet iets anders in het wijkbestand. Dat schrijft { $role }: ‘{ $words }’

# Wie deed dit eerder? Nooit de woorden van een bewoner
before-what = Waar gaat het over? Eén woord is genoeg, zoals ‘groen’ of ‘samen eten’.
    .unclear = Noem in een paar woorden waar het over gaat.
before-list =
    Dit lukte eerder in een andere wijk, over { $theme }:
    { $lines }
before-none = Over { $theme } vond ik in een andere wijk nog niets. Misschien ben jij de eerste!

# Een spraakbericht van een contactpersoon
# exempt: questions - in a voice note there may be danger
street-voice = Ik luister. Is er nu gevaar? Wacht niet op mij, bel 112. Spraak versta ik nog niet. Hoorde je dit op straat? Typ in één zin wat je hoorde, zonder naam of adres. Je opname gaat mee.

# Een moment in de wijk: soep bij het bankje
moment-what = Wat is er te doen, waar en wanneer? Bijvoorbeeld: ‘soep bij het bankje, woensdag 15 uur’.
    .unclear = Vertel wat er te doen is, waar en op welke dag.
moment-day = Op welke dag is dat? Kies een dag of typ er een.
    .unclear = Noem een dag binnen vier weken, zoals ‘vrijdag’ of ‘9 maart’.
moment-sure = Ik lees: ‘{ $what }’ Dat is op { $day }. Zal ik het vertellen aan wie dat wil weten in { $district }?
    .yes = Ja, vertel het
    .no = Nee
    .unclear = Zal ik dit vertellen in { $district }? Zeg ‘ja’ of ‘nee’.
moment-told = Leuk! Ik vertel het aan wie dat wil weten in { $district }. Hoor je die dag iets? Stuur het mij in één zin, of spreek het in.
moment-not = Goed, ik vertel het niet.
moment-paused = In de wijk is het tot en met { $last } rustig: ik stuur dan geen uitnodigingen. Stuur het mij daarna nog eens.
invitations-where = In welke wijk woon je?
    .unclear = Noem je wijk of je postcode.
invitations-sure = Wil je horen wanneer er iets te doen is in de wijk? Hooguit één bericht per maand, stoppen kan altijd.
    .yes = Ja
    .no = Nee
    .unclear = Wil je uitnodigingen krijgen? Zeg ‘ja’ of ‘nee’.
invitations-yes = Leuk! Ik stuur je een bericht als er iets te doen is. Stoppen? Stuur ‘uitnodigingen’.
invitations-no = Goed, je krijgt geen uitnodigingen. Toch wel? Stuur ‘uitnodigingen’.
# exempt: relay - a contact's announcement, read back to them before it goes to who asked for it
invite-come = Wijkbot { $district_name }, gemeente { $municipality }: er is iets te doen. Dit vertelt { $role }: ‘{ $what }’ Je bent welkom.
    .come = Ik kom
    .not-now = Nu niet
    .no-more = Niet meer sturen
    .unclear = Kies ‘ik kom’, ‘nu niet’ of ‘niet meer sturen’.
invite-welcome = Leuk! Tot dan. Neem gerust iemand mee.
invite-later = Prima, een andere keer.

# De week in één bericht
week-told = Je week in het kort: { $new } nieuw, { $going } in gesprek en { $closed } afgerond. Nog open: { $open }. Het langst wacht #{ $number }. Als plaatje: { $link } Liever niet elke week? Stuur ‘geen weekbericht’.
week-off = Goed, je krijgt geen weekbericht meer. Toch wel? Stuur ‘weekbericht’.
week-on = Goed. Staat er veel open, dan krijg je na het weekend een weekbericht.
