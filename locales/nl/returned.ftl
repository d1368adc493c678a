## Terug van weggeweest

# De vraag aan wie terug is
returned-do =
    Welkom terug! Terwijl je weg was, { $count ->
        [one] ging { $numbers }
       *[other] gingen { $numbers }
    } naar { $roles }. Zal ik { $count ->
        [one] dat
       *[other] die
    } weer bij jou leggen?
    .yes = Ja, terug naar mij
    .no = Nee, zo laten
    .unclear = Zal ik { $numbers } weer bij jou leggen? Zeg ‘ja’ of ‘nee’.
returned-taken =
    Goed. { $count ->
        [one] { $numbers } ligt weer bij jou. De dag blijft staan.
       *[other] { $numbers } liggen weer bij jou. De dagen blijven staan.
    } Wie inviel, hoort dat van mij. Nu lezen? Stuur ‘laat zien’.
returned-left = Goed, dat blijft daar. Iets nieuws komt weer bij jou.
returned-none = Er is niets meer om terug te leggen. Het ligt al bij jou, of een collega is ermee bezig.
returned-away = Je staat nu als afwezig t/m { $last }. Ben je er weer? Stuur ‘ik ben er weer’.

# Aan wie inviel
round-returned = Weer bij je collega: { $numbers }. Jij hoeft niets te doen.
returned-told = { $lines }
returned-line = #{ $number } ligt weer bij { $role }. Jij hoeft niets te doen.

# Waarom het op deze kaart staat
why-returned = Dit kwam weer bij jou omdat je terug bent.
