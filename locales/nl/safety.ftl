## Gevaar en nood: vaste woorden, vóór al het andere (PRODUCT 6)

# exempt: questions - each line of an emergency card asks for itself
danger-now = Is er nu gevaar? Bel 112. Ik ben een computer. Ik kan geen hulp sturen en niemand leest dit nu. Praten lukt niet, of geen Nederlands? Gebruik de app 112NL.
# exempt: questions - each line of an emergency card asks for itself
danger-gas = Ruik je gas, of is er koolmonoxide? Ga nu naar buiten. Bel daar 112. Alleen een gaslucht? Bel buiten 0800-9009, dag en nacht. Doe binnen geen licht aan. Ik ben een computer. Ik kan geen hulp sturen.
danger-took = Bel nu 112, ook als je twijfelt. Zij helpen je meteen. Praten lukt niet? Gebruik de app 112NL. Praten over hoe je je voelt kan met 113: 0800-0113, dag en nacht. Ik ben een computer. Ik kan geen hulp sturen.
danger-yes = Bel dan nu 112. Zij sturen hulp, ik kan dat niet. Praten lukt niet? Gebruik de app 112NL.
danger-where = Zeg dat tegen 112. Zij sturen hulp, ik kan dat niet. Is er geen gevaar? Vertel dan in één zin wat je ziet.
danger-called = Goed dat je hebt gebeld. Doe wat zij zeggen. Zelf kan ik geen hulp sturen. Wordt het erger? Bel 112 dan weer.
no-call-now = Praten lukt niet? Gebruik de app 112NL. Daarin kun je typen. Of vraag iemand bij jou in de buurt om 112 te bellen.
no-call-suicide = Dat begrijp ik. Typen kan ook: chat op 113.nl, dag en nacht, zonder je naam. Is er nu gevaar? Met de app 112NL kun je typen.
no-call-violence = Dat begrijp ik. Typen kan ook, zonder je naam: chat op veiligthuis.nl, meestal op werkdagen van 9 tot 17 uur. Is er gevaar? Met de app 112NL kun je typen.
danger-a-bit = Dank je. Bel ook de gemeente: { $phone-24h }, dag en nacht. Gas of stroom kapot: 0800-9009. Wordt het gevaarlijk? Bel 112.
danger-suicide = Wat zwaar dat je je zo voelt. Praat nu met iemand: bel 113 of 0800-0113. Gratis, dag en nacht. Chatten: 113.nl. Is er nu gevaar? Bel 112.
talk-now = Praten kan nu meteen. Bel 113 of 0800-0113, gratis, dag en nacht. Chatten kan op 113.nl.
danger-low = Dat klinkt zwaar. Je hoeft dit niet alleen te dragen. Praten kan met 113. Bel 0800-0113, dag en nacht, gratis. Is er gevaar? Bel 112.
# exempt: questions - each line of an emergency card asks for itself
danger-doubt = Is er nu gevaar? Bel 112. Bedoelde je iets anders? Ga gerust verder.
calm-here = Ik ben er. Schrijf gerust als je iets kwijt wilt. Is er gevaar? Bel 112.
calm-contact = Ik ben er. Wat je nu schrijft, stuur ik aan niemand door. Ga je verder met werk, zet dan het nummer ervoor, zoals ‘#12’. Is er gevaar? Bel 112.
calm-no = Dat is goed. Je mag altijd weer schrijven. Praten kan dag en nacht met 113: bel 0800-0113. Is er gevaar? Bel 112.

# exempt: questions - each line of an emergency card asks for itself
violence-do = Goed dat je het zegt. Nu gevaar? Bel 112. Praten of raad? Veilig Thuis: 0800-2000. Gratis, dag en nacht. Kijkt iemand mee? Wis dan zelf dit gesprek op je telefoon. Ik kan alleen wissen wat bij mij staat.
    .wipe = Wis bij jou
    .call = Laat me bellen
    .done = Klaar
    .unclear = Kies ‘wis bij jou’, ‘laat me bellen’ of ‘klaar’. Is er gevaar? Bel 112.
violence-do-wipe = Dit gesprek is bij mij gewist. Wis het ook op je telefoon. Moet alles weg wat ik van je heb? Stuur ‘wis’.
    .call = Laat me bellen
    .done = Klaar
violence-children = Wat zwaar, voor jou en voor de kinderen. Veilig Thuis is er ook voor hen: 0800-2000, gratis, dag en nacht. Wat je hier schrijft, bewaar ik niet. Is er nu gevaar? Bel 112.
violence-more = Dank je dat je het vertelt. Je hoeft dit niet alleen te dragen. Veilig Thuis luistert en denkt mee: 0800-2000, gratis, dag en nacht. Wat je hier schrijft, bewaar ik niet. Is er nu gevaar? Bel 112.
violence-done = Goed. Ik schrijf je niet uit mezelf. Jij mag altijd weer schrijven. Is er gevaar? Bel 112.
safe-call-when = Wanneer is bellen veilig? Schrijf het zoals je wilt.
    .unclear = Schrijf een dag of een uur waarop bellen veilig is. Is er gevaar? Bel 112.
safe-call-where = In welke wijk woon je? Een postcode mag ook.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
safe-call-number = Op welk nummer { $role_number ->
        [one] mag
       *[other] mogen
    } { $role } je dan bellen? Alleen wie je belt, ziet het.
    .unclear = Typ een telefoonnummer, met tien cijfers. Of stuur ‘overslaan’.
safe-call-thanks = Ik vraag { $role } om alleen dan te bellen. Het nummer is #{ $number }. Ik schrijf je niet uit mezelf. Stuur ‘mijn’ als het veilig is. Op { $day } staat daar weer iets. Is er gevaar? Bel 112.

never-safe = Dat is goed, ik vraag niemand om te bellen. Veilig Thuis bel je zelf, wanneer je kunt: 0800-2000, gratis, dag en nacht. Typen kan op veiligthuis.nl, meestal op werkdagen van 9 tot 17 uur. Mij schrijven mag altijd. Is er gevaar? Bel 112.

low-call = Zal ik vragen of iemand uit de wijk je belt?
    .call = Ja, bel mij
    .no = Nee, dank je
    .unclear = Zal ik vragen of iemand je belt? Zeg ‘ja’ of ‘nee’. Allebei is goed.
low-near = In de wijk is er ook iemand. Binnenlopen kan bij { $meeting-place }, { $meeting-when }. Zal ik vragen of { $role } je belt?
    .call = Ja, bel mij
    .no = Nee, dank je
low-where = In welke wijk woon je? Een postcode mag ook.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
low-number = Op welk nummer { $role_number ->
        [one] mag
       *[other] mogen
    } { $role } je bellen? Alleen wie je belt, ziet het.
    .unclear = Typ een telefoonnummer, met tien cijfers. Of stuur ‘overslaan’.
low-thanks = Ik vraag { $role } om je te bellen. Het nummer is #{ $number }. Uiterlijk { $day } hoor je van mij. Nu praten kan met 113: bel 0800-0113.

# exempt: questions - each line of an emergency card asks for itself
basic-needs = Dat is zwaar. Eten, een dak en rust gaan voor. Hulp vandaag nodig? Bel { $desk }: { $phone }. Geldzorgen? Geldfit, 0800-8115.
# exempt: questions - each line of an emergency card asks for itself
basic-needs-anywhere = Dat is zwaar. Eten, een dak en rust gaan voor. Hulp vandaag nodig? Bel je gemeente. Geldzorgen? Geldfit, 0800-8115.
basic-where = { $intro } In welke wijk woon je? Een postcode mag ook.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
basic-yes = { $intro } Zal ik vragen of { $role } je belt? Dan geef ik ook je bericht door.
    .yes = Ja, bel mij
    .no = Nee, dank je
    .unclear = Zal ik vragen of { $role } je belt? Zeg ‘ja’ of ‘nee’.
basic-number = Ik geef je bericht door aan { $role }. Het nummer is #{ $number }. Op { $day } hoor je van mij, misschien eerder. Op welk nummer { $role_number ->
        [one] mag
       *[other] mogen
    } { $role } je bellen? Liever hier in de chat: stuur ‘overslaan’.
    .unclear = Typ een telefoonnummer, met tien cijfers. Of stuur ‘overslaan’.
basic-thanks = Ik vraag { $role } om je te bellen over #{ $number }. Uiterlijk { $day } hoor je van mij. Hulp vandaag nodig? Bel { $desk }: { $phone }.
basic-chat = Goed. Je krijgt hier antwoord van { $role } over #{ $number }. Uiterlijk { $day } hoor je van mij. Hulp vandaag nodig? Bel { $desk }: { $phone }.
basic-no = Dat is goed. Ik heb je bericht bij mij gewist. Je mag altijd weer schrijven. Is er gevaar? Bel 112.

# exempt: questions - each line of an emergency card asks for itself
about-neighbour = Noem geen naam of huisnummer. Kom je er samen niet uit? Buurtbemiddeling helpt gratis. Vraag ernaar bij { $desk }: { $phone }. Misdaad? Politie 0900-8844. Zonder je naam: 0800-7000.
# exempt: questions - each line of an emergency card asks for itself
about-neighbour-anywhere = Noem geen naam of huisnummer. Kom je er samen niet uit? Buurtbemiddeling helpt gratis. Vraag ernaar bij je gemeente. Misdaad? Politie 0900-8844. Zonder je naam: 0800-7000.

formal = Dit hoort bij { $desk }. Zelf beslis ik nooit iets. Bel ook gerust: { $phone }. Let op: vaak geldt een termijn, bijvoorbeeld zes weken.
formal-anywhere = Dit hoort bij je gemeente. Zelf beslis ik nooit iets. Let op: vaak geldt een termijn, bijvoorbeeld zes weken.
formal-where = { $intro } In welke wijk woon je? Een postcode mag ook.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
formal-yes =
    { $intro } Ik lees: ‘{ $what }’
    Zal ik dit doorgeven aan { $desk }? Je nummer geef ik niet door. Je bericht gaat ook langs je chat-app.
    .yes = Ja, geef door
    .explain = Eerst uitleg
    .no = Nee, wis het
    .unclear = Dat begrijp ik niet goed. Zal ik ‘{ $what }’ doorgeven aan { $desk }? Je kunt ‘ja’, ‘eerst uitleg’ of ‘nee’ zeggen.
formal-yes-explain =
    Ik bewaar wat je schrijft om je te antwoorden. Ons gesprek wis ik na 28 dagen. Je bericht wis ik een jaar nadat het klaar is. De gemeente { $municipality } is verantwoordelijk. Ik vraag nooit om geld, pincode, BSN of DigiD.
    Zal ik het doorgeven aan { $desk }?
    .yes = Ja, geef door
    .no = Nee, wis het
formal-thanks = Ik geef dit vandaag door aan { $desk }. Het nummer is #{ $number }. Hoor je niets voor { $until }? Bel { $phone }. Op { $day } hoor je ook van mij. Let op: vaak geldt een termijn. Zelf beslis ik nooit iets.
formal-later = Het loket is nu dicht. Op { $handed } geef ik dit door aan { $desk }. Het nummer is #{ $number }. Hoor je niets voor { $until }? Bel { $phone }. Op { $day } hoor je ook van mij. Let op: vaak geldt een termijn. Zelf beslis ik nooit iets.
