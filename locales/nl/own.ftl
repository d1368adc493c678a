## Wat een bewoner zelf doet: ‘ik vraag de buren voor vrijdag’

own-step-remind = Goed plan. Ik laat het weten aan { $role }. Zal ik je er op { $day } aan herinneren?
    .yes = Ja
    .no = Nee
    .unclear = Zal ik je er op { $day } aan herinneren? Zeg ‘ja’ of ‘nee’.
own-step-noted = Genoteerd. Op { $day } vraag ik hoe het ging met #{ $number }.
own-step-not = Prima, ik herinner je niet. Lukt er iets bij #{ $number }? Vertel het gerust.
own-day-how = Wijkbot { $district_name }, gemeente { $municipality }: voor { $by } zou jij iets doen voor #{ $number }. Is het gelukt?
    .done = Gelukt
    .not-yet = Nog niet
    .let-be = Laat maar
    .unclear = Is het gelukt? Kies ‘gelukt’, ‘nog niet’ of ‘laat maar’.
own-day-when = Geen zorgen. Op welke dag zal ik het nog eens vragen? Liever niet, dat mag ook. Stuur dan ‘overslaan’.
    .unclear = Die dag begrijp ik niet. Kies een dag, of stuur ‘overslaan’.
own-day-done = Wat fijn! Ik laat het weten aan { $role }.
own-day-rests = Prima, ik vraag er niet meer naar. #{ $number } blijft gewoon staan.

# Wie het leest
# exempt: relay - a human's own words; after 24 hours of silence a short text with a button is to go instead
resident-does = #{ $number } De bewoner doet zelf iets, voor { $by }: ‘{ $words }’
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-did = #{ $number } De bewoner zou iets doen voor { $by }. Dat is gelukt.
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
card-does = Doet zelf, voor { $by }: ‘{ $words }’
