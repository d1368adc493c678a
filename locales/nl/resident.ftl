## Wat een bewoner brengt: een idee, een zorg of een ander bericht

intro = Hoi! 👋 Ik ben de wijkbot van { $district }. Ik ben een computer, geen mens.
intro-anywhere = Hoi! 👋 Ik ben de wijkbot. Ik ben een computer, geen mens.

idea-what = Vertel! Wat zou jij graag willen in de buurt? Een zin is genoeg.
    .unclear = Schrijf het gerust in je eigen woorden. Een zin is genoeg.
concern-what = Goed dat je dit zegt. Wat zie of merk je?
    .unclear = Schrijf het gerust in je eigen woorden. Een zin is genoeg.
message-what = Wat wil je vragen of vertellen?
    .unclear = Schrijf het gerust in je eigen woorden. Een zin is genoeg.

idea-where = { $intro } Dank je. In welke wijk is dat? Je kunt ook je postcode sturen.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
concern-where = { $intro } Goed dat je dit zegt. In welke wijk is dat? Je kunt ook je postcode sturen.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
message-where = { $intro } Dank je. In welke wijk is dat? Je kunt ook je postcode sturen.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.

# exempt: questions - the offer of 16 belongs in the same breath (PRODUCT 3)
idea-yes =
    { $intro } Ik lees: ‘{ $what }’ Mooi idee!
    Zal ik dit sturen naar { $role }? Je nummer geef ik niet door. Je bericht gaat ook langs je chat-app. Nog geen 16? Stuur 16.
    .yes = Ja, stuur maar
    .explain = Eerst uitleg
    .no = Nee, wis het
    .unclear = Dat begrijp ik niet goed. Zal ik ‘{ $what }’ sturen naar { $role }? Je kunt ‘ja’, ‘eerst uitleg’ of ‘nee’ zeggen.
idea-yes-explain =
    Ik bewaar wat je schrijft om je te antwoorden. Ons gesprek wis ik na 28 dagen. Je idee wis ik een jaar nadat het klaar is. De gemeente { $municipality } is verantwoordelijk. Ik vraag nooit om geld, pincode, BSN of DigiD.
    Zal ik het sturen naar { $role }?
    .yes = Ja, stuur maar
    .no = Nee, wis het
# exempt: questions - the offer of 16 belongs in the same breath (PRODUCT 3)
concern-yes =
    { $intro } Goed dat je dit zegt. Ik lees: ‘{ $what }’
    Zal ik dit sturen naar { $role }? Je nummer geef ik niet door. Je bericht gaat ook langs je chat-app. Nog geen 16? Stuur 16.
    .yes = Ja, stuur maar
    .explain = Eerst uitleg
    .no = Nee, wis het
    .unclear = Dat begrijp ik niet goed. Zal ik ‘{ $what }’ sturen naar { $role }? Je kunt ‘ja’, ‘eerst uitleg’ of ‘nee’ zeggen.
concern-yes-explain =
    Ik bewaar wat je schrijft om je te antwoorden. Ons gesprek wis ik na 28 dagen. Je bericht wis ik een jaar nadat het klaar is. De gemeente { $municipality } is verantwoordelijk. Ik vraag nooit om geld, pincode, BSN of DigiD.
    Zal ik het sturen naar { $role }?
    .yes = Ja, stuur maar
    .no = Nee, wis het
# exempt: questions - the offer of 16 belongs in the same breath (PRODUCT 3)
message-yes =
    { $intro } Ik lees: ‘{ $what }’
    Zal ik dit sturen naar { $role }? Je nummer geef ik niet door. Je bericht gaat ook langs je chat-app. Nog geen 16? Stuur 16.
    .yes = Ja, stuur maar
    .explain = Eerst uitleg
    .no = Nee, wis het
    .unclear = Dat begrijp ik niet goed. Zal ik ‘{ $what }’ sturen naar { $role }? Je kunt ‘ja’, ‘eerst uitleg’ of ‘nee’ zeggen.
message-yes-explain =
    Ik bewaar wat je schrijft om je te antwoorden. Ons gesprek wis ik na 28 dagen. Je bericht wis ik een jaar nadat het klaar is. De gemeente { $municipality } is verantwoordelijk. Ik vraag nooit om geld, pincode, BSN of DigiD.
    Zal ik het sturen naar { $role }?
    .yes = Ja, stuur maar
    .no = Nee, wis het
waiting-for-you = Prima, ik wacht op je antwoord. Zeg ‘ja’ als ik het mag sturen. Hoor ik niets, dan wis ik het na een dag.

frame = Goed om te weten. { $fixed } { $open }

idea-more =
    Dank je! Je idee heeft nummer #{ $number }. Ik geef je idee door aan { $role }. Op { $day } hoor je van mij, misschien eerder.
    { $frame }
    Heb je nog 2 minuten? Dan maken we je idee samen sterker.
    .yes = Ja
    .not-now = Nu niet
    .unclear = Zullen we je idee samen sterker maken? Het hoeft niet, het mag ook later.
idea-how = Wat leuk. Hoe zie je het voor je?
    .unclear = Schrijf het gerust in je eigen woorden. Of stuur ‘overslaan’.
idea-who = Wie ken je die hierbij kan helpen? Zeg liever ‘een buurvrouw’ dan een naam.
    .unclear = Denk aan een buur, een vriend of een vereniging. Of stuur ‘overslaan’.
idea-need = Wat heb je nodig om dit verder te brengen? Je mag er meer kiezen, zoals ‘1 en 3’.
    .people = Mensen
    .things = Spullen
    .place = Een plek
    .money = Geld
    .thinking = Meedenken
    .nothing = Niets
    .unclear = Kies een of meer nummers, zoals ‘1 en 3’. Of stuur ‘overslaan’.
idea-further = Mooi, je idee wordt steeds duidelijker. Wil je nog twee vragen?
    .further = Nog meer
    .ready = Klaar zo
    .unclear = Kies ‘nog meer’ of ‘klaar zo’. Allebei is goed.
idea-self = Wat zou je zelf leuk vinden om te doen? Iets kleins is ook goed.
    .unclear = Schrijf het gerust in je eigen woorden. Of stuur ‘overslaan’.
idea-for = Voor wie zou dit fijn zijn?
    .unclear = Denk aan kinderen, ouderen of je hele straat. Of stuur ‘overslaan’.
idea-thanks = Dank je, zo is je idee sterker. Alles over idee #{ $number } gaat mee naar { $role }. Op { $day } hoor je van mij, misschien eerder. Stuur ‘mijn’ als je wilt weten hoe het staat.
idea-later = Prima. Idee #{ $number } ligt klaar voor { $role }. Op { $day } hoor je van mij, misschien eerder. Stuur ‘mijn’ als je wilt weten hoe het staat.

need-people = mensen
need-things = spullen
need-place = een plek
need-money = geld
need-thinking = iemand die meedenkt
need-nothing = niets

concern-danger =
    Dank je. Je bericht heeft nummer #{ $number }. Ik geef het door aan { $role }. Op { $day } hoor je van mij, misschien eerder.
    { $frame }
    Is het nu gevaarlijk?
    .now = Ja, nu
    .a-bit = Een beetje
    .no = Nee
    .unclear = Is het nu gevaarlijk? Kies ‘ja, nu’, ‘een beetje’ of ‘nee’.
concern-better = Wat zou het beter maken?
    .unclear = Schrijf het gerust in je eigen woorden. Of stuur ‘overslaan’.
concern-thanks = Dank je. Bericht #{ $number } gaat naar { $role }. Op { $day } hoor je van mij, misschien eerder. Stuur ‘mijn’ als je wilt weten hoe het staat.
message-thanks = Dank je! Je bericht heeft nummer #{ $number }. Ik geef { $kind } door aan { $role }. Op { $day } hoor je van mij, misschien eerder.

wiped = Prima. Ik heb je bericht bij mij gewist. Langskomen kan ook: { $meeting-place }, { $meeting-when }. Is er gevaar? Bel 112.
under-sixteen = Leuk dat je meedenkt! Ik bewaar niets van jou. Kom gerust langs: { $meeting-place }, { $meeting-when }. Zit je ergens mee? Bel de Kindertelefoon: 0800-0432, elke dag van 11 tot 21 uur, gratis.
outside = Die plek hoort niet bij een wijk die ik ken. Ik heb je bericht niet bewaard. Je gemeente helpt je verder. Typ je plaats en ‘gemeente’ in een zoekmachine, dan vind je het nummer.

## De eerste hand

welcome-what = { $intro } Fijn dat je er bent. Wat wil je kwijt?
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
    .unclear = Kies een van de drie. Of schrijf in één zin wat je kwijt wilt.
resting = Dank je. Over { $kind } #{ $number } hoor je op { $day } van mij, misschien eerder. Het ligt bij { $role }. Wil je iets nieuws vertellen? Schrijf het gerust.
not-words = Dank je. Met { $what } kan ik nog niets. Vertel je het in een zin?
what-photo = een foto
what-document = een bestand
what-sticker = een plaatje
what-contact = een contactkaart
what-unknown = dit bericht
sorry = Sorry, er ging iets mis bij mij. Je bericht is wel bewaard. Iemand kijkt ernaar. Is er gevaar? Bel 112.
stuck = Ik begrijp je nog niet goed. Een mens kan je ook helpen: { $desk }, { $phone }. Of kom langs: { $meeting-place }, { $meeting-when }.
stuck-anywhere = Ik begrijp je nog niet goed. Een mens helpt je ook: noem je wijk of postcode, dan vertel ik waar.
heard-voice = Ik luister. Is er nu gevaar? Wacht niet op mij, bel 112. Spraak versta ik nog niet. Schrijf het gerust in een zin.
