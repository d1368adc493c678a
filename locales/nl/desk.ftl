## Wat een contactpersoon over zichzelf zegt of vraagt, ook onder een kaart

# Over de bewoner, over jezelf, of allebei: één tik
whose-for = Voor wie is ‘{ $words }’? Dat kan de bewoner van #{ $number } zijn, of het gaat over jou.
    .resident = Voor de bewoner
    .own = Over mij
    .both = Allebei
    .unclear = Is ‘{ $words }’ voor de bewoner van #{ $number }? Kies ‘voor de bewoner’, ‘over mij’ of ‘allebei’.

# Wie is er vandaag?
today-here = Vandaag zijn er: { $roles }. Geef je iets door, kies dan op de kaart ‘niet voor mij’.
today-nobody = Vandaag staat er geen collega op het rooster.

# Een ja of een nee, en er is niets gevraagd
nothing-asked = Prima. Er staat nu geen vraag aan jou open. Stuur ‘mijn’ voor je lijst.

# Wie het nummer van een bewoner zoekt
phone-of = Ik geef geen nummers en adressen door. Wil een bewoner gebeld worden? Dan staat het op de kaart en stuur je ‘bel #12’. Vragen kan ook: kies ‘meer’ en dan ‘vraag aan bewoner’.
