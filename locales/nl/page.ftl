### De webpagina: twee telefoons en een klok in de demo, en de webchat voor bewoners.

page-title = Wijkbot
page-demo-title = Wijkbot: probeer het uit
page-skip = Naar het gesprek
page-about = Jij bent even bewoner én contactpersoon. De bot zit ertussen.
page-about-demo = Er gaat niets naar buiten.
page-other-language = English
page-parts = Wat zie je
page-why-short = Waarom
page-noscript = Deze pagina heeft JavaScript nodig. Zet het aan in je browser.

## De klok

page-clock = De klok van de proef
page-clock-hour = Een uur verder
page-clock-workday = Volgende werkdag
page-clock-next = Tot er iets gebeurt
page-clock-due = Straks:
page-clock-nothing = Er staat niets te gebeuren.
page-clock-busy = De klok loopt
page-clock-failed = De klok liep niet. Kies het nog een keer.

## De telefoons

page-resident = Bewoner
page-contact = Contactpersoon
page-choose-resident = Kies een bewoner
page-choose-contact = Kies een contactpersoon
page-new-resident = Nieuwe bewoner
page-name = Voornaam
page-name-hint = Verzin een naam.
page-where = Woont in
page-where-unknown = De bot vraagt het
page-speaks = Praat
page-add = Toevoegen
page-cancel = Annuleren
page-messages = Berichten
page-message = Bericht
page-write = Schrijf een bericht
page-send = Versturen
page-empty-title = Begin gewoon
page-empty = Typ hieronder wat jij in je buurt wilt. Eén zin is genoeg. Of kies een voorbeeld:
page-empty-contact = Hier is het nog rustig. Komt er iets binnen, dan staat het hier om negen uur op een werkdag. Zet de klok vooruit.
page-example-1 = Er moet een bankje bij het speeltuintje komen
page-example-2 = De lantaarn bij de tunnel is al weken kapot
page-example-3 = Wie organiseert de buurtmaaltijd?
page-you = Jij:
page-bot = Wijkbot:
page-sending = wordt verstuurd
page-sent = verstuurd
page-chosen = gekozen
page-reply = Antwoord hierop
page-reply-to = Je antwoordt op
page-gone = Dit bericht is gewist bij Wijkbot
page-offline = Geen verbinding. Je bericht staat nog hier.
page-waiting = Geen verbinding. Ik probeer het steeds opnieuw.
page-busy = Even rustig aan. Je bericht staat nog hier. Probeer het over een minuut.
page-away = Wijkbot is er even niet. Je bericht staat nog hier. Probeer het zo nog eens.
page-newest = Naar het nieuwste bericht

## Foto, spraak en plek

page-photo = Foto sturen
page-voice = Spraak opnemen
page-voice-stop = Stoppen en versturen
page-voice-drop = Weggooien
page-voice-on = De opname loopt
page-voice-refused = Je browser geeft de microfoon niet. Typen kan altijd.
page-place = Je plek delen
page-place-looking = Ik zoek je plek
page-place-refused = Je browser geeft je plek niet. Typ je wijk of postcode.
page-place-shared = Mijn plek
page-photo-shared = Foto
page-voice-shared = Spraakbericht
page-too-large = Dit bestand is te groot. Tien megabyte lukt wel.
page-not-photo = Dit bestand is geen foto. Kies een foto.
page-drop-photo = Foto weghalen

## Wat de bot deed en waarom

page-why = Wat de bot deed en waarom
page-why-none = Nog niets. Schrijf als bewoner een bericht, dan lees je hier wat de bot ermee doet.
page-why-open = Nu in gesprek
page-why-signal = #{ $number } { $kind }
page-why-understood = Begrepen
page-why-because = Als { $kind } over { $theme }, want je schreef ‘{ $words }’
page-why-read = Als { $kind } over { $theme }
page-why-place = Waar
page-why-in = in { $district }
page-why-lead = Wie kijkt ernaar
page-why-routed = Bij { $role }, { $why }
page-why-status = Hoe staat het
page-why-next = Volgende stap
page-why-promised = De bewoner hoort iets op { $day } om { $time } uur
page-why-nothing-due = Klaar: er staat niets meer open
page-why-asks-yes = De bot wacht op een ja. Zonder ja is alles na een dag gewist
page-why-log = Stap voor stap
page-why-open-phone = Open deze telefoon
page-why-theme = omdat die over { $theme } gaat
page-why-generalist = omdat die er voor alles in deze wijk is
page-why-fewest = omdat die nu het minst op het bord heeft
page-why-stand-in = omdat een collega er niet is
page-why-district-lead = omdat niemand anders bereikbaar was
page-why-municipality-lead = omdat niemand in de wijk bereikbaar was
page-why-operator = omdat niemand anders bereikbaar was
page-why-claimed = die het zelf heeft opgepakt
page-why-returned = die weer terug is
page-why-assigned = aan wie het is gegeven
page-why-team-lead-decides = die beslist, want twee collega’s gaven het door

page-log-received = De bewoner zei ja. Er is een dag beloofd
page-log-added = De bewoner vulde iets aan
page-log-routed = Gestuurd naar { $role }
page-log-chase = Een seintje aan { $role }
page-log-standin = Gevraagd of { $role } kan inspringen
page-log-teamlead = Ook gevraagd aan { $role }
page-log-lead = Om een persoon en een dag gevraagd aan { $role }
page-log-operator = De beheerder is gewaarschuwd
page-log-taken_up = Opgepakt door { $role }
page-log-named = Een dag genoemd door { $role }: { $day }
page-log-passed = Doorgegeven door { $role }
page-log-resident = De bewoner antwoordde
page-log-contact = Beantwoord door { $role }
page-log-clock = De bewoner kreeg bericht op de beloofde dag

## De webchat voor bewoners

page-chat-about = Je praat met een computer. Wijkbot brengt je bericht bij een mens in je wijk.
page-chat-keep = Dit gesprek hoort bij deze browser. Wil je ook elders verder? Stuur ‘code’.
page-code-have = Ik heb een code
page-code-label = Je code
page-code-go = Kom terug
page-chat-danger = Is er gevaar? Bel 112.

## De pagina met je eigen gegevens

page-data-title = Alles wat ik van jou bewaar
page-data-hour = Deze pagina is alleen voor jou, en een uur geldig. Alles wissen? Stuur ‘wis’ in de chat.
page-data-file = Bewaar alles als bestand
page-data-you = Over jou
page-data-signals = Wat je hebt verteld
page-data-story = Je verhaal voor buren
page-data-media = Foto’s, spraakberichten en bestanden
page-data-messages = Ons gesprek
page-data-from-you = Jij
page-data-nothing = Niets.
page-data-photo = Foto
page-data-voice = Spraakbericht
page-data-document = Bestand
page-data-other = Iets zonder woorden
page-data-expired = Deze pagina is verlopen. Stuur ‘mijn gegevens’, dan krijg je een nieuwe.
page-data-gone = Dit is er niet meer.

# De week van een contactpersoon, als plaatje
page-week-title = Jouw week
page-week-new = Nieuw
page-week-going = In gesprek
page-week-closed = Afgerond
page-week-open = Staat open
page-week-expired = Deze pagina is verlopen. Na het weekend krijg je een nieuwe.
page-card-expired = Deze pagina is verlopen. Stuur het nummer, zoals #1, dan krijg je een nieuwe.
page-card-gone = Hier staat niets meer. Het is klaar, of het ligt nu bij een ander.
