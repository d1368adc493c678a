## Wat alleen WhatsApp nodig heeft

# De knop die een lijst van keuzes opent
list-button = Kies

# Na 24 uur stilte mag alleen een kort bericht met een knop: de knop brengt wat klaarligt
answer-waits = Wijkbot { $district_name }, gemeente { $municipality }: er ligt een antwoord voor je klaar.
    .read = Lees antwoord
message-waits = Wijkbot: er ligt een bericht voor je klaar. Druk op de knop om het te lezen.
    .read = Lees bericht
nothing-held = Je hebt alles al gelezen. Stuur ‘mijn’ voor je lijst.
