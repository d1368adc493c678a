### Losse woorden die in andere zinnen passen: thema's, soorten, dagen en maanden.

# Hoe een dag klinkt midden in een zin: 'maandag 9 maart'. Zonder jaar.
day-in-words = { $weekday } { $day } { $month }

# De laatste van een rij: 'de teamleider en de wijkaanjager'. Daarvoor staan komma's.
list-last = { $first } en { $last }

## Thema's, zoals na 'over': 'iets over groen'

theme-groen = groen
theme-spelen = spelen
theme-ontmoeten = ontmoeten
theme-sport = sport
theme-veiligheid = veiligheid
theme-verkeer = verkeer
theme-schoon = een schone buurt
theme-wonen = wonen
theme-zorg = zorg
theme-jongeren = jongeren
theme-eenzaamheid = eenzaamheid
theme-cultuur = cultuur
theme-regelzaken = regelzaken
theme-overig = andere dingen

## Soorten: los, en met 'je' ervoor

kind-idea = idee
kind-concern = signaal
kind-question = vraag
kind-offer = aanbod
kind-need = hulpvraag
kind-other = bericht

your-idea = je idee
your-concern = je bericht
your-question = je vraag
your-offer = je aanbod
your-need = je hulpvraag
your-other = je bericht

## Weekdagen: 1 is maandag

day-1 = maandag
day-2 = dinsdag
day-3 = woensdag
day-4 = donderdag
day-5 = vrijdag
day-6 = zaterdag
day-7 = zondag

## Maanden

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
