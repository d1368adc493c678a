## De rest van een bericht: gezegd door meer mensen, half klaar, losgelaten, doorgegeven

# Loopt al: de kant van de contactpersoon
further-do = Wat wil je nog meer met #{ $number }?
    .let-be = Laat rusten
    .introduce = Stel voor aan ...
    .unclear = Kies wat je wilt met #{ $number }. Of zeg ‘laat maar’.
merge-into =
    Bij welk nummer hoort #{ $number }?
    { $lines }
    Een ander nummer mag ook, zoals ‘#7’.
    .none = Geen van deze
    .unclear =
        Kies een nummer voor #{ $number }, zoals ‘#7’. Of zeg ‘laat maar’.
        { $lines }
join-sure =
    Dan hoort #{ $number } bij:
    { $other }
    Beide bewoners horen voortaan hetzelfde van je. Klopt dat?
    .yes = Ja, klopt
    .no = Nee
    .unclear = Hoort #{ $number } hierbij? Zeg ‘ja’ of ‘nee’.
join-given = Dan krijgt #{ $number } een idee van een buur: ‘{ $other }’ Klopt dat?
    .yes = Ja, klopt
    .no = Nee
    .unclear = Zal ik het idee van die buur meegeven aan #{ $number }? Zeg ‘ja’ of ‘nee’.
join-runs = Dan hoort de bewoner van #{ $number }: dit loopt al, ‘{ $other }’, bij { $role }. Klopt dat?
    .yes = Ja, klopt
    .no = Nee
    .unclear = Hoort #{ $number } bij ‘{ $other }’? Zeg ‘ja’ of ‘nee’.
list-running = Loopt al: { $title }
list-none = Op jouw lijst staat verder niets uit deze wijk.
merge-not = Goed, #{ $number } blijft een eigen bericht.
merge-noted = Dank je. #{ $number } hoort nu bij #{ $other }. Wat je zegt over #{ $other } gaat naar beide bewoners, zonder namen.
merge-over = Dank je. #{ $number } hoort nu bij #{ $other }. De bewoner hoort wat er toen uitkwam.
merge-itself = Dat is #{ $number } zelf. Kies een ander nummer, of zeg ‘laat maar’.
merge-circle = #{ $other } hoort al bij #{ $number }. Ze lopen dus samen. Er verandert niets.
merge-unknown = #{ $other } ken ik niet in deze wijk. Kies een nummer dat bij jou ligt.
merge-let-go = #{ $other } is losgelaten. Daar loopt niets meer. Kies een ander nummer, of zeg ‘laat maar’.
merge-own-matter = #{ $other } is van één persoon. Dat voeg ik nooit samen. Kies een ander nummer, of zeg ‘laat maar’.
merge-never = #{ $number } is van één persoon. Dat voeg ik nooit samen. Antwoord deze bewoner apart.
merged-into = #{ $number } hoort nu bij #{ $other }. Antwoord daar: stuur ‘#{ $other }’ en je tekst.
given-noted = Mooi. De bewoner van #{ $number } weet dat een buur met #{ $other } begon en mag ermee verder.
card-also = Meer bewoners zeiden hetzelfde. Je woorden gaan naar allemaal, zonder namen.
card-missing = Mist nog: ‘{ $words }’
card-given = Een buur begon hier eerder aan: ‘{ $words }’
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
resident-says-too = #{ $number } Een bewoner die hetzelfde zei, schrijft: ‘{ $words }’
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
resident-missing = #{ $number } Wat mist er nog? De bewoner zegt: ‘{ $words }’
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-frees = #{ $number } Een buur mag met dit idee verder. Zegt iemand hetzelfde? Kies dan ‘loopt al’ en stuur #{ $number }.
let-be-reason = Waarom laat je #{ $number } nu rusten? De bewoner leest dit letterlijk.
    .unclear = Schrijf de reden in een zin. Zonder reden laat ik niets rusten.

# Loopt al: de kant van de bewoner
same-told = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. Een andere bewoner zei hetzelfde. Het ligt al bij { $role }. Jij hoort alles wat ermee gebeurt. Uiterlijk { $day } hoor je van mij.
same-told-bare = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. Een andere bewoner zei hetzelfde. Het loopt al, bij { $role }. Jij hoort alles wat ermee gebeurt.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
same-over = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Een andere bewoner zei dit eerder. Het staat nu op ‘{ $status }’. Dit schreef { $role }: ‘{ $words }’ Zie jij het anders? Stuur ‘#{ $number }’ en je tekst.
same-over-bare = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Een andere bewoner zei dit eerder, tegen { $role }. Het staat nu op ‘{ $status }’. Zie jij het anders? Stuur ‘#{ $number }’ en je tekst.
same-running = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. Dit loopt al: { $title }. { $words } Vragen? Het ligt bij { $role }. Stuur ‘#{ $number }’ en je tekst.
same-yours = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. De bewoner die dit eerst zei, laat het los. Het jouwe gaat gewoon verder, bij { $role }. Uiterlijk { $day } hoor je van mij.
same-open = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Een andere bewoner schreef er nog iets over. Daarom staat het weer open bij { $role }. Uiterlijk { $day } hoor je van mij.
same-reopened = Goed dat je het zegt. #{ $number } staat weer open bij { $role }, ook voor wie hetzelfde zei. Uiterlijk { $day } hoor je van mij.
same-note = Wijkbot { $district_name }, gemeente { $municipality }: er is nog geen nieuws over #{ $number } van { $on }. { $asked } Op { $day } hoor je weer van mij.
agreed-told = Wijkbot { $district_name }, gemeente { $municipality }: over #{ $number } is iets afgesproken. Eerste stap: ‘{ $step }’ { $maintains } zorgt er straks voor. Een vergunning is dit nog niet.
list-same = #{ $number } ‘{ $what }’: loopt samen met wat een andere bewoner zei. Staat nu: { $status }. Het ligt bij { $role }.
# exempt: relay - a neighbour's own words; after 24 hours of silence a short text with a button is to go instead
given-on = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Een buur begon hier eerder aan en laat het graag aan jou: ‘{ $words }’ Doe ermee wat jij wilt. Uiterlijk { $day } hoor je weer van mij.
given-on-bare = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Een buur begon hier eerder aan en laat het graag aan jou. Doe ermee wat jij wilt. Uiterlijk { $day } hoor je weer van mij.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
let-be = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Voor nu laat { $role } het rusten: ‘{ $reason }’ Je idee blijft van jou. Wil je verder? Stuur ‘#{ $number }’ en je tekst.

street-same = #{ $number } Een andere bewoner zei hetzelfde. Het ligt bij { $role }.
street-running = #{ $number } loopt al: { $title }. { $words }
street-let-be = #{ $number } rust voor nu: ‘{ $reason }’
street-agreed = #{ $number } Eerste stap: ‘{ $step }’ { $maintains } zorgt er straks voor.

# Half klaar, en losgelaten
half-missing = Dank je, half is ook een stap. Wat mist er nog bij #{ $number }?
    .nothing = Niets meer
    .unclear = Schrijf in een zin wat er nog mist. Of kies ‘niets meer’.
half-owed = Dank je. Ik geef het door aan { $role }. Over #{ $number } hoor je uiterlijk { $day } van mij.
half-rests = Goed, dan laat ik het zo. Fijn dat je het liet weten.
left-neighbour = Goed, ik laat #{ $number } los. Je hoeft niets meer te doen. Mag een buur met je idee verdergaan?
    .yes = Ja, graag
    .no = Liever niet
    .unclear = Mag een buur verdergaan met je idee #{ $number }? Zeg ‘ja’ of ‘nee’.
left-free = Wat fijn. Zegt iemand hetzelfde? Dan geef ik je idee door, zonder je naam.
left-rests = Goed, dan laat ik #{ $number } rusten. Opnieuw beginnen mag altijd.

# Wat vaststaat, en wat botst
card-frame = Vast staat: { $fixed }
card-open = Open is: { $open }
card-conflict = Voor bewoners staat erbij: ‘{ $conflict }’
conflict = Goed om eerlijk te zeggen: { $conflict }

# Eerst wat elders lukte, dan pas een nee
solved-still =
    Dit lukte al met hetzelfde thema:
    { $lines }
    Is het toch niet mogelijk voor #{ $number }?
    .still = Toch niet
    .think-along = Ik denk mee
    .unclear = Kies ‘toch niet’ of ‘ik denk mee’ voor #{ $number }.
solved-line = In { $district }, { $month } { $year }, bij { $role }. { $step } { $keeps }
solved-step = Het begon zo: ‘{ $step }’
solved-keeps = { $keeper } zorgt ervoor.
solved-before = Je zag net wat elders lukte.

# Afgesproken, met of zonder dag
agree-money = Jij mag tot { $euros } euro zelf ja zeggen. Is dat genoeg voor #{ $number }?
    .within = Ja, tot dat bedrag
    .above = Er is meer nodig
    .none = Geen geld nodig
    .unclear = Kies een van de drie. Is er geen geld nodig? Zeg dat dan.
agree-when = Op welke dag is die stap klaar? Dan vraag ik je die ochtend hoe het ging. Weet je het nog niet, stuur dan ‘overslaan’.
    .unclear = Noem een dag binnen drie maanden, zoals ‘9 maart’. Of stuur ‘overslaan’.
card-mandate = Tot { $euros } euro mag jij zelf ja zeggen. Kies ‘meer’ en dan ‘afgesproken’.
needed-dated = Van jou nodig: de stap die je beloofde.
card-step = Eerste stap: ‘{ $step }’ Klaar op { $by }.
told-above = Dank je. De bewoner van #{ $number } hoort dit van mij. Ik noteer dat er meer nodig is. { $road }
money-agreed = Er is tot { $euros } euro voor.
# exempt: relay and template - a human's own words; after 24 hours of silence a short text with a button is to go instead
agreed-by = Wijkbot { $district_name }, gemeente { $municipality }: over #{ $number } is iets afgesproken met { $role }. Eerste stap: ‘{ $step }’ { $maintains } zorgt er straks voor. { $money } Een vergunning is dit nog niet. Op { $day } hoor je wat ervan kwam.
round-step = Vandaag zou een stap klaar zijn: { $numbers }.
step-how = Vandaag zou klaar zijn voor #{ $number }: ‘{ $step }’ Hoe ging het?
    .done = Gelukt
    .not-yet = Nog niet
    .another-day = Andere dag
    .unclear = Kies ‘gelukt’, ‘nog niet’ of ‘andere dag’ voor #{ $number }.
step-what = Mooi! Wil je er iets bij vertellen over #{ $number }? De bewoner leest dit letterlijk.
    .unclear = Schrijf het in een zin. Of stuur ‘overslaan’.
step-why = Wat is er nog nodig voor #{ $number }? De bewoner leest dit letterlijk.
    .unclear = Schrijf het in een zin. Of stuur ‘overslaan’.
step-when = Welke dag wordt het voor #{ $number }?
    .unclear = Noem een dag binnen drie maanden, zoals ‘9 maart’.
note-step = Wijkbot { $district_name }, gemeente { $municipality }: vandaag zou er een stap klaar zijn voor #{ $number }. Ik heb ernaar gevraagd bij { $role }. Op { $day } hoor je weer van mij.
note-begun = Wijkbot { $district_name }, gemeente { $municipality }: { $role } is begonnen aan een antwoord over #{ $number }. Het is nog niet af. Op { $day } hoor je weer van mij.
note-begun-line = #{ $number }: { $role } is begonnen aan een antwoord. Het is nog niet af. Op { $day } hoor je meer.
note-step-line = #{ $number }: er zou vandaag een stap klaar zijn. Ik heb ernaar gevraagd. Op { $day } hoor je meer.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
rhythm-step = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. De eerste stap is gelukt. Die was: ‘{ $step }’ Erbij schreef { $role }: ‘{ $result }’ Wanneer zal ik vragen hoe het gaat?
    .two-weeks = Over 2 weken
    .two-months = Over 2 maanden
    .myself = Ik meld me zelf
    .unclear = Kies wanneer ik weer vraag hoe het gaat.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
rhythm-step-bare = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. De eerste stap is gelukt: ‘{ $step }’ Wanneer zal ik vragen hoe het gaat?
    .two-weeks = Over 2 weken
    .two-months = Over 2 maanden
    .myself = Ik meld me zelf
    .unclear = Kies wanneer ik weer vraag hoe het gaat.
step-told = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. De eerste stap is gelukt. Die was: ‘{ $step }’ Erbij schreef { $role }: ‘{ $words }’ Fijn dat jij dit ook zei.
step-told-bare = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. De eerste stap is gelukt: ‘{ $step }’ Fijn dat jij dit ook zei.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
step-moved = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. De stap ‘{ $step }’ is nog niet klaar. Dit schreef { $role }: ‘{ $reason }’ De nieuwe dag is { $day }. Dan hoor je weer van mij.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
step-moved-bare = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. De stap ‘{ $step }’ is nog niet klaar. De nieuwe dag is { $day }. Dan hoor je weer van mij.
street-step = #{ $number } De eerste stap is gelukt: ‘{ $step }’
street-step-moved = #{ $number } De stap ‘{ $step }’ is nog niet klaar. De nieuwe dag is { $day }.
list-agreed = #{ $number } ‘{ $what }’: { $status }. { $maintains } zorgt er straks voor. Het ligt bij { $role }, op { $day } hoor je van mij.

# Waar je geld kunt vragen
budget-road = Over geld: { $who } { $how } { $when }
budget-road-link = Over geld: { $who } { $how } { $when } Meer lees je op { $url }
budget-along = Heb je geld nodig? Dan kijkt { $role } met je mee waar dat is.

# Warm voorstellen: wie brengt wie bij elkaar, en waar
introduce-who = Aan wie stel je de bewoner van #{ $number } voor? Eerst vraag ik het de bewoner.
    .unclear = Kies iemand uit de lijst. Of zeg ‘laat maar’.
introduce-asked = Goed. Ik vraag de bewoner van #{ $number } of kennismaken met { $other } goed is. Daarna vraag ik { $other }.
meet-sure = Wijkbot { $district_name }, gemeente { $municipality }: een vraag over #{ $number } van { $role }. Wil je kennismaken met { $other }? Dat kan bij { $meeting-place }. Nummers geef ik niet door.
    .yes = Ja, graag
    .no = Liever niet
    .unclear = Wil je kennismaken met { $other }, over #{ $number }? Zeg ‘ja’ of ‘nee’.
meet-waits = Fijn. Ik vraag het nu aan { $other }. Je hoort van mij wat het wordt.
meet-not = Prima, dan doen we dat niet. Aan #{ $number } verandert niets.
meet-met = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. Kennismaken kan, met { $other }. Loop binnen bij { $meeting-place }, { $meeting-when }. Vraag daar naar { $other }.
meet-other-not = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Kennismaken met { $other } lukt nu niet. Verder verandert er niets. Uiterlijk { $day } hoor je weer van mij.
greet-sure = #{ $number } Een voorstel van { $role }: kennismaken met een bewoner uit { $district }, over { $theme }. Dat kan bij { $meeting-place }, { $meeting-when }. De bewoner wil graag. Jij ook?
    .yes = Ja, graag
    .no = Liever niet
    .unclear = Wil je kennismaken met de bewoner van #{ $number }? Zeg ‘ja’ of ‘nee’.
greet-met = Mooi. De bewoner van #{ $number } loopt binnen bij { $meeting-place }, { $meeting-when }, en vraagt naar jou.
greet-not = Goed, dan laat ik het zo. Ik zeg het { $role }.
greet-over = Dit voorstel over #{ $number } is er niet meer. Jij hoeft niets te doen.
introduce-met = #{ $number } Ze maken kennis: de bewoner en { $other }. Dat kan bij { $meeting-place }, { $meeting-when }.
introduce-not = #{ $number } Kennismaken met { $other } gaat niet door. Aan jouw beurt verandert niets.

# Meekijken, en samen doen
round-along = Ter info, je hoeft niets te doen: { $numbers }.
round-together = Samen doen? Bij een collega ligt iets dat lijkt op { $numbers }.
along-do = Ter info: #{ $number } is een idee uit { $district } over { $first }, en ook over { $theme }. De woorden leest alleen { $role }. Je hoeft niets te doen.
    .tell = Ik weet iets
    .fine = Prima
    .unclear = Kies ‘ik weet iets’ of ‘prima’ voor #{ $number }.
along-tell-words = Wat wil je meegeven over #{ $number }? Alleen { $role } leest het.
    .unclear = Schrijf het in een zin. Of zeg ‘laat maar’.
along-thanks = Dank je. Ik geef het door aan { $role }, over #{ $number }.
along-fine = Fijn dat je meekijkt met #{ $number }.
along-over = Bij #{ $number } hoeft er niets meer. Dank je.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
along-says = #{ $number } Van { $role }, die meekijkt: ‘{ $words }’ De bewoner las dit niet.
together-do = Een ander idee lijkt op #{ $number } ‘{ $what }’. Het ligt bij een collega: #{ $other } in { $district }, over { $theme }. Samen doen?
    .yes = Ja, samen doen
    .rather-not = Liever niet
    .unclear = Wil je #{ $number } samen doen? Zeg ‘ja’ of ‘liever niet’.
together-waits = Mooi. Zegt de ander ook ja? Dan hoor je wie het is.
together-not = Goed, dan ga je zelf verder met #{ $number }. De ander hoort dit niet.
together-met = #{ $number } Jullie zeiden allebei ja, samen doen dus! De ander is { $role } in { $district }, van { $organisation }. Zoek elkaar gerust op.
