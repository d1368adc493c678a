## Foto's en spraakberichten

photo-what = { $intro } Mooi, ik heb je foto. Wat wil je erover vertellen?
    .unclear = Vertel het gerust in een zin. Dan weet ik wie je foto moet zien.
voice-what = Ik luister. Is er nu gevaar? Wacht niet op mij, bel 112. Spraak versta ik nog niet. Schrijf het gerust in een zin.
    .unclear = Schrijf het gerust in een zin. Dan weet ik wie je spraakbericht moet horen.
photo-told = { $intro } Je foto gaat mee.
voice-told = { $intro } Je spraakbericht gaat mee.
photo-kept = Mooi, je foto bewaar ik erbij.
voice-kept = Ik luister. Is er nu gevaar? Wacht niet op mij, bel 112. Spraak versta ik nog niet. Je spraakbericht bewaar ik erbij.
photo-along = Mooi! Je foto gaat mee naar { $role }, bij #{ $number }.
voice-along = Ik luister. Is er nu gevaar? Wacht niet op mij, bel 112. Spraak versta ik nog niet. Je spraakbericht gaat mee naar { $role }, bij #{ $number }.
photo-not-kept = Dank je. Een foto kan ik hier nog niet bewaren. We gaan verder zonder.
concern-photo = Heb je een foto? Liever zonder mensen en kentekens.
    .no = Geen foto
    .unclear = Stuur een foto, of kies ‘geen foto’. Het hoeft niet.
card-photo = Foto: { $link }
card-voice = Spraakbericht: { $link }
resident-photo = #{ $number } De bewoner stuurt een foto: { $link }
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
resident-voice = #{ $number } De bewoner stuurt een spraakbericht: { $link }
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
media-heic = Deze soort foto kan ik nog niet openen. Stuur hem als JPEG, of maak er een schermafbeelding van.
media-not-photo = Dit bestand kan ik niet als foto openen. Stuur een JPEG of PNG.
media-not-voice = Dit bestand kan ik niet als geluid openen. Neem het gerust opnieuw op.
media-too-large = Dit bestand is te groot voor mij. Lukt het met een kleiner bestand?

## Mijn gegevens, en alles wissen

my-data =
    Ik bewaar nu { $count ->
        [one] 1 bericht
       *[other] { $count } berichten
    } van jou. Alles bij elkaar, alleen voor jou: { $link }
    Weg ermee? Stuur ‘wis’.
my-data-signals =
    Ik bewaar nu { $count ->
        [one] 1 bericht
       *[other] { $count } berichten
    } van jou en { $signals }. Alles bij elkaar, alleen voor jou: { $link }
    Weg ermee? Stuur ‘wis’.
data-one = { $sort } #{ $number }
data-many = { $count } nummers
erase-sure = Zal ik alles wissen wat ik van jou bewaar? { $stops } Op telefoons van anderen en bij je chat-app kan ik niet wissen.
    .yes = Ja, wis alles
    .no = Nee, bewaar het
    .unclear = Zal ik alles wissen? Kies ‘ja, wis alles’ of ‘nee, bewaar het’.
erase-stops = Dan stopt ook { $signals }.
erase-contact = { $stops } Je blijft { $role }: dat verandert alleen de beheerder.
erase-kept = Goed, alles blijft zoals het is.
erased = Alles van jou is bij mij gewist. Wis dit gesprek ook op je telefoon. Je mag altijd opnieuw beginnen.
resident-erased = #{ $number } De bewoner heeft alles gewist. Je hoeft niets meer te doen.
