## De poster (`wijkbot poster`)

poster-title = Heb je een idee voor { $place }?
poster-lead = Of zie je iets dat beter kan? Vertel het de wijkbot. Eén zin is genoeg.
poster-code = QR-code naar { $address }
poster-how-telegram = Richt de camera van je telefoon op de code. Je praat via Telegram.
poster-how-whatsapp = Richt de camera van je telefoon op de code. WhatsApp gaat open en je eerste bericht staat klaar.
poster-how-web = Richt de camera van je telefoon op de code. Je hebt geen app en geen account nodig.
poster-typed-telegram = Lukt dat niet? Zoek in Telegram naar { $name }.
poster-typed-whatsapp = Lukt dat niet? App ‘{ $text }’ naar { $number }.
poster-typed-web = Lukt dat niet? Ga naar { $address }
poster-computer = De wijkbot is een computer, geen mens. Je hoort altijd wat er met je bericht gebeurt. Je nummer geef ik niet door.
poster-person = Liever een mens? Kom langs: { $meeting }, { $when }. Of bel { $desk }: { $phone }.
poster-danger = Is er nu gevaar? Bel 112.
