## E-mail voor contactpersonen

mail-subject = { $name }: een bericht voor jou
mail-subject-round = { $name }: je dagronde
mail-subject-signal = { $name }: over #{ $number }
mail-write = Iets terugschrijven
mail-links-valid = De links werken zeven dagen. Ze zijn alleen voor jou: stuur deze mail niet door.
mail-no-links = Vanuit deze mail kun je nog niet antwoorden. Bel { $desk }: { $phone }.
mail-no-reply = Antwoorden op deze mail kan niet: dat leest niemand.

## De pagina achter een mail

mail-page-sure = Is dit wat je bedoelt? Kies het nog één keer.
mail-page-send = Versturen
mail-page-heard = Dank je, ik heb het gehoord. Dit is mijn antwoord. Je krijgt het ook per mail.
mail-page-done = Dit had ik al van je gehoord. Er is niets veranderd.
mail-page-expired = Deze link is verlopen. In een nieuwe mail van mij staat een link die werkt.
mail-page-gone = Dit bericht is er niet meer. Misschien ligt het nu bij een ander.
mail-page-private = Deze pagina is alleen voor jou. Deel het adres niet.
