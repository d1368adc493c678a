## Wat een bewoner hoort: van een mens, of van de klok

# Woorden en status van een mens
taken-up = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. Iemand denkt met je mee: { $role }. Uiterlijk { $day } hoor je weer van mij.
day-named = Wijkbot { $district_name }, gemeente { $municipality }: er is nu een dag voor #{ $number }: { $day }. Dan hoor je van mij.
assigned-to = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Het ligt nu bij { $role }. Op { $day } hoor je van mij.
passed-twice = Wijkbot { $district_name }, gemeente { $municipality }: voor #{ $number } zoek ik nog de juiste persoon. De keuze is nu aan { $role }. Uiterlijk { $day } hoor je van mij.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
words-from = Wijkbot { $district_name }, gemeente { $municipality }: er is een bericht over #{ $number }. Het komt van { $role }: ‘{ $words }’ Uiterlijk { $day } hoor je weer van mij. Antwoorden kan met ‘#{ $number }’ en je tekst.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
words-after = Wijkbot { $district_name }, gemeente { $municipality }: er is nog een bericht over #{ $number }. Het komt van { $role }: ‘{ $words }’ Antwoorden kan met ‘#{ $number }’ en je tekst.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
not-possible = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Dit kan nu niet, want: ‘{ $reason }’ Wat wel kan: ‘{ $alternative }’ Dit antwoord komt van { $role }. Ben je het er niet mee eens? Stuur ‘#{ $number }’ en je tekst.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
not-possible-none = Wijkbot { $district_name }, gemeente { $municipality }: nieuws over #{ $number }. Dit kan nu niet, want: ‘{ $reason }’ Eerlijk gezegd is er nu geen andere weg bekend. Dit antwoord komt van { $role }. Ben je het er niet mee eens? Stuur ‘#{ $number }’ en je tekst.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
waiting-for = Wijkbot { $district_name }, gemeente { $municipality }: je bericht #{ $number } moet nog wachten. De reden: ‘{ $reason }’ Op { $day } vraag ik ernaar bij { $role }. Dan hoor je weer van mij.
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
done-told = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. Het is klaar: ‘{ $words }’ Dit hoorde ik van { $role }, voor jou.
done-bare = Wijkbot { $district_name }, gemeente { $municipality }: goed nieuws over #{ $number }. Ik hoorde van { $role } dat het klaar is.

# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
asked-answer = Wijkbot { $district_name }, gemeente { $municipality }: een vraag over #{ $number } van { $role }: ‘{ $question }’ Typ hier je antwoord. Je nummer geef ik niet door.
    .unclear = Typ hier je antwoord op de vraag van { $role }: ‘{ $question }’
# exempt: relay and template - a human's own words; after 24 hours of silence a short text with a button is to go instead
rhythm-how = Wijkbot { $district_name }, gemeente { $municipality }: over #{ $number } is iets afgesproken. Eerste stap: ‘{ $step }’ { $maintains } zorgt er straks voor. { $money } Een vergunning is dit nog niet. Wanneer zal ik vragen hoe het gaat?
    .two-weeks = Over 2 weken
    .two-months = Over 2 maanden
    .myself = Ik meld me zelf
    .unclear = Kies wanneer ik weer vraag hoe het gaat.
maintains-municipality = De gemeente
maintains-residents = De buurt zelf
maintains-other = Iemand anders
maintains-named = Iemand anders (‘{ $who }’)

# Op een beloofde dag
note-1 = Wijkbot { $district_name }, gemeente { $municipality }: er is nog geen nieuws over #{ $number } van { $on }. Dat vind ik jammer voor je. { $asked } Op { $day } hoor je weer van mij.
note-2 = Wijkbot { $district_name }, gemeente { $municipality }: nog steeds geen nieuws over #{ $number } van { $on }. { $asked } Op { $day } hoor je weer van mij. Wil je intussen iets anders?
    .call = Laat me bellen
    .visit = Ik kom langs
    .stop = Stop maar
    .unclear = Kies ‘laat me bellen’, ‘ik kom langs’ of ‘stop maar’. Niets kiezen mag ook.
note-3 = Wijkbot { $district_name }, gemeente { $municipality }: over #{ $number } van { $on } kwam geen nieuws. Dat is niet goed. { $asked } Je kunt ook zelf bellen: { $desk }, { $phone }. Op { $day } hoor je weer van mij.
note-4 = Wijkbot { $district_name }, gemeente { $municipality }: #{ $number } van { $on } ligt nog open. { $asked } Zelf bellen kan ook: { $desk }, { $phone }. Op { $day } hoor je weer van mij.
notes =
    Wijkbot { $district_name }, gemeente { $municipality }: nieuws over je berichten.
    { $lines }
    Stuur ‘mijn’ voor je lijst.
note-1-line = #{ $number }: nog geen nieuws. { $asked } Op { $day } hoor je meer.
note-2-line = #{ $number }: nog steeds geen nieuws. { $asked } Op { $day } hoor je meer. Bellen, langskomen of stoppen? Stuur ‘#{ $number }’.
note-3-line = #{ $number }: er kwam geen nieuws. { $asked } Zelf bellen kan: { $phone }. Op { $day } hoor je meer.
note-4-line = #{ $number }: ligt nog open. { $asked } Op { $day } hoor je meer.
ask-again-line = #{ $number }: er staat nog een vraag voor je open.
let-rest-line = #{ $number }: ik laat het rusten. Schrijf gerust als je verder wilt.
checkin-how-line = #{ $number }: hoe gaat het ermee? Schrijf gerust ‘#{ $number }’ en je tekst.
checkin-last-line = #{ $number }: ik vraag er niet meer naar. Schrijf gerust als je hulp wilt.
result-how-line = #{ $number }: is het gelukt? Schrijf gerust ‘#{ $number }’ en je tekst.
asked-also = Ik heb het nu ook gevraagd aan { $roles }.
asked-again = Ik heb het opnieuw gevraagd aan { $role }.
ask-again = Wijkbot { $district_name }, gemeente { $municipality }: er staat nog een vraag voor je over #{ $number }, van { $role }. Typ je antwoord, of stuur ‘mijn’.
let-rest = Wijkbot { $district_name }, gemeente { $municipality }: ik hoorde niets over #{ $number }. Ik laat het rusten. Wil je toch verder? Stuur ‘mijn’.
checkin-how = Wijkbot { $district_name }, gemeente { $municipality }: op { $on } vertelde je over #{ $number }. Hoe gaat het ermee?
    .runs = Het loopt
    .waiting = Ik wacht nog
    .stop = Ik stop ermee
    .unclear = Kies ‘het loopt’, ‘ik wacht nog’ of ‘ik stop ermee’.
checkin-last = Wijkbot { $district_name }, gemeente { $municipality }: op { $on } vertelde je over #{ $number }. Hoe gaat het ermee? Hierna vraag ik er niet meer naar. Schrijven mag altijd.
    .runs = Het loopt
    .waiting = Ik wacht nog
    .stop = Ik stop ermee
result-how = Wijkbot { $district_name }, gemeente { $municipality }: ik hoorde dat je bericht #{ $number } van { $on } klaar is. Is het gelukt?
    .yes = Ja
    .half = Half
    .no = Nee
    .unclear = Is het gelukt? Zeg ‘ja’, ‘half’ of ‘nee’.

# Antwoord op wat een bewoner zegt
answer-sent = Dank je. Ik geef je antwoord over #{ $number } door aan { $role }. Uiterlijk { $day } hoor je weer van mij.
rhythm-yours = Goed, jij meldt je. Hoor ik niets? Dan vraag ik rond { $day } nog één keer hoe het gaat met #{ $number }.
rhythm-noted = Goed. Rond { $day } vraag ik hoe het gaat met #{ $number }. Eerder schrijven mag altijd.
waiting-told = Goed dat je het zegt. Ik vraag het opnieuw aan { $role }. Uiterlijk { $day } hoor je van mij over #{ $number }.
runs-well = Wat fijn! Rond { $day } vraag ik weer hoe het gaat met #{ $number }.
let-go = Goed, ik laat #{ $number } los. Je hoeft niets meer te doen. Opnieuw beginnen mag altijd.
come-by = Kom gerust langs: { $meeting-place }, { $meeting-when }. Ik laat weten dat je komt. De belofte over #{ $number } blijft staan: { $day }.
call-number = Op welk nummer { $role_number ->
        [one] mag
       *[other] mogen
    } { $role } je bellen over #{ $number }? Alleen wie je belt, ziet je nummer.
    .unclear = Typ een telefoonnummer. Of stuur ‘overslaan’.
call-asked = Ik vraag { $role } om je te bellen over #{ $number }. De belofte blijft staan: { $day }.
no-call = Goed, ik laat je niet bellen.
result-yes = Wat mooi! Dank je dat je het laat weten. Ik geef het door aan { $role }.
rest-then = Goed, dan laat ik het zo.
opened-again = Goed dat je het zegt. #{ $number } staat weer open bij { $role }. Uiterlijk { $day } hoor je van mij.
added = Dank je. Ik geef het door aan { $role }. Over #{ $number } hoor je uiterlijk { $day } van mij.
closed-for-you = #{ $number } is al afgesloten. Wil je toch verder? Stuur ‘#{ $number }’ en je tekst.
my-list =
    Dit heb je verteld:
    { $lines }
my-list-open =
    Dit heb je verteld:
    { $lines }
    Iets aanvullen of intrekken? Stuur het nummer, zoals ‘#{ $number }’.
own-do =
    Dit heb je verteld:
    { $lines }
    Wil je iets doen met #{ $number }?
    .add = Vul aan
    .again = Vraag opnieuw
    .call = Laat me bellen
    .visit = Ik kom langs
    .rhythm = Eigen ritme
    .withdraw = Trek in
    .unclear = Wat wil je doen met #{ $number }? Kies een van de knoppen. Niets kiezen mag ook.
own-add-text = Wat wil je aanvullen bij #{ $number }? Ik stuur je zin door aan { $role }.
    .unclear = Schrijf je aanvulling in een zin.
own-rhythm-how = Wanneer zal ik weer vragen hoe het gaat met #{ $number }?
    .two-weeks = Over 2 weken
    .two-months = Over 2 maanden
    .myself = Ik meld me zelf
    .unclear = Kies wanneer ik weer vraag hoe het gaat.
own-withdraw-sure = Zal ik #{ $number } intrekken? Dan laat ik het los.
    .yes = Ja, trek in
    .no = Nee, laat staan
    .unclear = Zal ik #{ $number } intrekken? Zeg ‘ja’ of ‘nee’.
own-stays = Goed, #{ $number } blijft staan. Op { $day } hoor je van mij.
again-told = Ik laat { $role } weten dat je wacht op #{ $number }. De belofte blijft staan: { $day }.
again-already = Dat heb ik al laten weten aan { $role }. Op { $free } mag het weer. Op { $day } hoor je van mij over #{ $number }.
again-yours = Er staat nog een vraag voor je open: ‘{ $question }’ Antwoorden kan. Stuur ‘#{ $number }’ en je tekst.
list-mine = #{ $number } ‘{ $what }’: { $status }. Het ligt bij { $role }, op { $day } hoor je van mij.
list-closed = #{ $number } ‘{ $what }’: { $status }.
nothing-yet = Er staat niets open. Vertel gerust wat je wilt, of kom langs: { $meeting-place }, { $meeting-when }.
for-contact-do = Is dit voor { $role }, over #{ $number }?
    .yes = Ja, stuur door
    .new = Nee, iets nieuws
    .unclear = Zal ik dit doorsturen over #{ $number }? Kies ‘ja, stuur door’ of ‘nee, iets nieuws’.
