### Loose words that fit in other sentences: themes, kinds, days and months.

# How a day sounds inside a sentence: 'Monday 9 March'. Without a year.
day-in-words = { $weekday } { $day } { $month }

# The last of a row: 'the team leader and the district organiser'. Commas stand before it.
list-last = { $first } and { $last }

## Themes, as after 'about': 'something about green spaces'

theme-groen = green spaces
theme-spelen = play
theme-ontmoeten = meeting each other
theme-sport = sport
theme-veiligheid = safety
theme-verkeer = traffic
theme-schoon = a clean neighbourhood
theme-wonen = housing
theme-zorg = care
theme-jongeren = young people
theme-eenzaamheid = loneliness
theme-cultuur = culture
theme-regelzaken = paperwork
theme-overig = other things

## Kinds: bare, and with 'your' before it

kind-idea = idea
kind-concern = concern
kind-question = question
kind-offer = offer
kind-need = request for help
kind-other = message

your-idea = your idea
your-concern = your concern
your-question = your question
your-offer = your offer
your-need = your request for help
your-other = your message

## Weekdays: 1 is Monday

day-1 = Monday
day-2 = Tuesday
day-3 = Wednesday
day-4 = Thursday
day-5 = Friday
day-6 = Saturday
day-7 = Sunday

## Months

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
