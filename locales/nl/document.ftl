## Een PDF die meegaat

document-what = { $intro } Ik heb je bestand. Lezen kan ik het niet, een mens wel. Wat wil je erover vertellen?
    .unclear = Vertel het gerust in een zin. Dan weet ik wie je bestand moet lezen.
document-told = { $intro } Je bestand gaat mee.
document-kept = Dank je, je bestand bewaar ik erbij.
document-along = Dank je! Je bestand gaat mee naar { $role }, bij #{ $number }.
card-document = Bestand: { $link }
resident-document = #{ $number } De bewoner stuurt een bestand: { $link }
    .think-along = Ik denk mee
    .not-mine = Niet voor mij
    .more = Meer
media-not-document = Dit bestand kan ik niet openen. Stuur een gewone PDF, of maak er een foto van.
media-locked = Dit bestand zit op slot. Stuur het zonder wachtwoord, of maak er een foto van.
media-too-long = Dit bestand heeft meer dan 40 bladzijden. Stuur alleen de bladzijden waar het om gaat, of maak er een foto van.
