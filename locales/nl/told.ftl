## Een goed verhaal: wat lukte, verteld met een ja van wie het zei, van de sleutelfiguur en van wie het leest

# Wie het vertelt
story-text = Goed nieuws mag rond. Wil je er één zin over vertellen, of een foto sturen? Liever zonder mensen erop.
    .not-now = Liever niet
    .unclear = Eén zin is genoeg, en een foto mag ook. Het hoeft niet.
story-people = Dank je voor de foto. Staan er mensen op?
    .no = Nee, niemand
    .yes = Ja
    .unclear = Staan er mensen op je foto? Zeg ‘ja’ of ‘nee’.
story-instead = Dan deel ik de foto niet: zij hebben geen ja gezegd. Wil je het in één zin vertellen?
    .not-now = Liever niet
    .unclear = Eén zin is genoeg. Het hoeft niet.
story-share =
    Zo lezen buren het, als ze daarom vragen:
    { $lines }
    Mag ik dit delen?
    .nameless = Zonder naam
    .named = Met voornaam
    .rather-not = Liever niet
    .unclear = Mag ik dit delen? Kies ‘zonder naam’, ‘met voornaam’ of ‘liever niet’.
story-words = ‘{ $text }’
story-photo = De foto: { $link }
story-name = Welke voornaam mag erbij staan?
    .unclear = Typ alleen een voornaam.
story-offered = Dank je! { $who } Eerst vraag ik { $role } of het zo mag. Dan pas deel ik het, met buren die erom vroegen. Uiterlijk { $day } hoor je ervan. Toch niet? Stuur ‘trek mijn verhaal in’.
story-no-name = Je naam komt er niet bij.
story-with-name = Erbij komt: { $name } uit { $district }.
story-kept = Prima, ik deel het niet. Wat je vertelde, heb ik gewist.
story-may = Wijkbot { $district_name }, gemeente { $municipality }: je verhaal bij #{ $number } mag gedeeld worden. Dat ja komt van { $role }. Toch liever niet? Stuur ‘trek mijn verhaal in’.
story-may-not = Wijkbot { $district_name }, gemeente { $municipality }: je verhaal bij #{ $number } deel ik toch niet. Dat koos { $role }. Wil je weten waarom? Stuur ‘#{ $number }’ en je vraag.
story-withdrawn = Je verhaal is ingetrokken. Niemand heeft het gelezen, en niemand krijgt het nog.
story-withdrawn-read =
    Je verhaal is ingetrokken. Niemand krijgt het nog. { $count ->
        [one] Eén buur had het al gelezen.
       *[other] { $count } buren hadden het al gelezen.
    } Dat kan ik niet terugdraaien.
story-none = Je hebt geen verhaal bij mij staan.

# De sleutelfiguur
# exempt: relay and template - what others would read is judged word by word; after 24 hours of silence a button brings it
story-approve-do =
    #{ $number } Dit wil de bewoner delen met buren die om verhalen vroegen, { $who }:
    { $lines }
    Mag dit zo?
    .fine = Mag zo
    .rather-not = Liever niet
    .unclear = Mag het verhaal bij #{ $number } zo? Kies ‘mag zo’ of ‘liever niet’.
story-nameless = zonder naam
story-named = met de naam { $name }
story-approved = Dank je! Ik deel het met buren die erom vroegen. De bewoner van #{ $number } hoort dat.
story-refused = Goed, ik deel het niet. De bewoner van #{ $number } hoort dat van mij.
story-over = Over dit verhaal is al beslist, of het is ingetrokken.

# Wie erom vroeg
stories-where = Over welke wijk wil je goede verhalen horen? Je kunt ook je postcode sturen.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
stories-hear = Wil je zelf af en toe een goed verhaal uit je wijk horen? Hooguit één per maand, op een zaterdag.
    .yes = Ja, graag
    .no = Nee, dank je
    .unclear = Wil je af en toe een goed verhaal horen? Zeg ‘ja’ of ‘nee’.
stories-on = Fijn! Is er een goed verhaal, dan hoor je het op een zaterdag. Stoppen? Stuur ‘geen verhalen’. Horen wat er te doen is kan ook: stuur ‘uitnodigingen’.
stories-not = Prima. Wil je het later toch? Stuur ‘verhalen’.
stories-off = Goed, ik stuur je geen verhalen. Wil je ze later toch? Stuur ‘verhalen’.
stories-going = Je hoort al af en toe een goed verhaal uit je wijk. Stoppen? Stuur ‘geen verhalen’.
story-new-do = Wijkbot { $district_name }, gemeente { $municipality }: er is een goed verhaal uit je wijk, over { $theme }. Wil je het lezen?
    .read = Ja, laat zien
    .no-more = Geen verhalen meer
    .unclear = Wil je het verhaal lezen? Kies ‘ja, laat zien’ of ‘geen verhalen meer’.
story-new-cheer = Wijkbot { $district_name }, gemeente { $municipality }: in je wijk lukte al iets over { $theme }. Misschien geeft dat moed voor #{ $number }. Wil je het verhaal lezen?
    .read = Ja, laat zien
    .no-more = Geen verhalen meer
    .unclear = Wil je het verhaal lezen? Kies ‘ja, laat zien’ of ‘geen verhalen meer’.
story-new-last = Wijkbot { $district_name }, gemeente { $municipality }: er is een goed verhaal uit je wijk, over { $theme }. Wil je het lezen? Hoor ik niets, dan is dit het laatste.
    .read = Ja, laat zien
    .no-more = Geen verhalen meer
    .unclear = Wil je het verhaal lezen? Kies ‘ja, laat zien’ of ‘geen verhalen meer’.
story-told =
    Een buur uit { $district } vertelt:
    { $lines }
story-told-named =
    { $name } uit { $district } vertelt:
    { $lines }
story-gone = Dit verhaal is er niet meer. Wie iets vertelt, mag dat altijd intrekken.

## Het weekbericht aan wie een wijk leidt: alleen aantallen, niets onder de vijf, niets over hoe snel iemand antwoordt

report-week =
    Wat bewoners vertelden, van { $from } tot en met { $until }.
    { $lines }
    Liever geen weekbericht? Stuur ‘geen weekbericht’.
report-own = Op je eigen lijst: { $new } nieuw, { $going } in gesprek en { $closed } afgerond. Nog open: { $open }. Het langst wacht #{ $number }. Als plaatje: { $link }
report-told = In { $district }: { $parts }.
report-few = een paar over { $themes }
report-theme = { $count } over { $theme }
report-promises = Op tijd antwoord van een mens: { $answered } keer. Later, en eerlijk verteld: { $late } keer.
report-overdue =
    { $count ->
        [one] Eén bericht wacht langer dan beloofd: { $numbers }.
       *[other] { $count } berichten wachten langer dan beloofd: { $numbers }.
    }
report-conflict = Botst met beleid over { $theme }: { $count } keer.
report-above = Boven het mandaat: { $count } keer.

# Onder de tekening van een week
report-picture-title = Wat bewoners vertelden
report-picture-few = { $themes }: een paar
report-picture-least = { $count } of meer
report-picture-none = Deze week vertelde niemand iets.
report-picture-late =
    { $count ->
        [0] Niets wacht langer dan beloofd.
       *[other] Wacht langer dan beloofd: { $count }.
    }

## Wat ik vertelde, en waar het is (‘mijn’)

list-mine-asked = #{ $number } ‘{ $what }’: { $status }. Het ligt bij { $role }. Ik vroeg het ook aan { $roles }. Op { $day } hoor je van mij.
list-mine-waiting = #{ $number } ‘{ $what }’: { $status }. De reden: ‘{ $reason }’ Op { $day } vraag ik ernaar bij { $role }. Dan hoor je van mij.
