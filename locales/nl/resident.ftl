## Wat een bewoner brengt: een idee, een zorg of een ander bericht

intro = Hoi! 👋 Ik ben de wijkbot van { $district }. Ik ben een computer, geen mens.
intro-anywhere = Hoi! 👋 Ik ben de wijkbot. Ik ben een computer, geen mens.

intro-calm = Hallo, ik ben de wijkbot van { $district }. Ik ben een computer, geen mens.
intro-calm-anywhere = Hallo, ik ben de wijkbot. Ik ben een computer, geen mens.
sorry-told = { $intro } Wat verdrietig. Gecondoleerd.
glad-told = { $intro } Fijn dat je dit vertelt.

idea-what = Vertel! Wat zou jij graag willen in de buurt? Een zin is genoeg.
    .unclear = Wat mag er komen, of anders worden? Schrijf het in je eigen woorden. Een zin is genoeg.
concern-what = Goed dat je dit zegt. Wat zie of merk je?
    .unclear = Is er iets kapot, vies of niet fijn? Schrijf het in je eigen woorden. Een zin is genoeg.
message-what = Wat wil je vragen of vertellen?
    .unclear = Schrijf gewoon op wat je wilt weten. Ik zoek iemand die het antwoord heeft.

place-not-found = Die plek vind ik niet. Je bericht is er nog. Kies je wijk uit de lijst. Staat die er niet bij? Kies dan ‘ergens anders’.
    .outside = Ergens anders
    .unclear = Kies een wijk uit de lijst, of ‘ergens anders’. Een postcode mag ook, zoals 6713 AB.
idea-where = { $intro } Dank je. In welke wijk is dat? Je kunt ook je postcode sturen.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
concern-where = { $intro } Goed dat je dit zegt. In welke wijk is dat? Je kunt ook je postcode sturen.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
message-where = { $intro } Dank je dat je dit vertelt. In welke wijk is dat? Je kunt ook je postcode sturen.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.

# exempt: questions - the offer of 16 belongs in the same breath (PRODUCT 3)
idea-yes =
    { $intro } Ik lees: ‘{ $what }’ Mooi idee!
    Zal ik dit sturen naar { $role }? Je nummer geef ik niet door. Je bericht gaat ook langs je chat-app. Nog geen 16? Stuur 16.
    .yes = Ja, stuur maar
    .explain = Eerst uitleg
    .no = Nee, wis het
    .again = Zal ik ‘{ $what }’ sturen naar { $role }?
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
    .again = Zal ik ‘{ $what }’ sturen naar { $role }?
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
    .again = Zal ik ‘{ $what }’ sturen naar { $role }?
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
    .again = Heb je nog 2 minuten voor je idee?
    .unclear = Ik heb een paar korte vragen over je idee. Wat je antwoordt, gaat mee naar { $role }. Zullen we dat doen? Het hoeft niet, het mag ook later.
idea-how = Wat leuk. Hoe zie je het voor je?
    .unclear = Stel dat het er is. Wat zie je dan? Schrijf het in je eigen woorden, of stuur ‘overslaan’.
idea-who = Wie ken je die hierbij kan helpen? Zeg liever ‘een buurvrouw’ dan een naam.
    .unclear = Denk aan een buur, een vriend of een vereniging. Of stuur ‘overslaan’.
idea-need = Wat heb je nodig om dit verder te brengen? Je mag er meer kiezen, zoals ‘1 en 3’.
    .people = Mensen
    .things = Spullen
    .place = Een plek
    .money = Geld
    .thinking = Meedenken
    .nothing = Niets
    .unclear = Wat mist er nog voor je idee? Kies een of meer nummers, zoals ‘1 en 3’. Of stuur ‘overslaan’.
idea-further = Mooi, je idee wordt steeds duidelijker. Wil je nog twee vragen?
    .further = Nog meer
    .ready = Klaar zo
    .unclear = Kies ‘nog meer’ of ‘klaar zo’. Allebei is goed.
idea-self = Wat zou je zelf leuk vinden om te doen? Iets kleins is ook goed.
    .unclear = Je mag meedoen, maar het hoeft niet. Bak, bouw of regel je graag iets? Of stuur ‘overslaan’.
idea-for = Voor wie zou dit fijn zijn?
    .unclear = Denk aan kinderen, ouderen of je hele straat. Of stuur ‘overslaan’.
idea-thanks =
    Dank je, zo is je idee sterker. Alles over idee #{ $number } gaat mee naar { $role }. Op { $day } hoor je van mij, misschien eerder. Stuur ‘mijn’ als je wilt weten hoe het staat.
    { $road }
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
    .again = Is het nu gevaarlijk?
    .unclear = Kan er nu iemand gewond raken? Kies ‘ja, nu’, ‘een beetje’ of ‘nee’.
concern-better = Wat zou het beter maken?
    .unclear = Wat moet er gebeuren, zodat jij er geen last meer van hebt? Of stuur ‘overslaan’.
concern-thanks = Dank je. Bericht #{ $number } gaat naar { $role }. Op { $day } hoor je van mij, misschien eerder. Stuur ‘mijn’ als je wilt weten hoe het staat.
message-thanks = Dank je. Je bericht heeft nummer #{ $number }. Ik geef { $kind } door aan { $role }. Op { $day } hoor je van mij, misschien eerder.

wiped = Prima. Ik heb je bericht bij mij gewist. Langskomen kan ook: { $meeting-place }, { $meeting-when }. Is er gevaar? Bel 112.
under-sixteen = Leuk dat je meedenkt! Ik bewaar niets van jou. Kom gerust langs: { $meeting-place }, { $meeting-when }. Zit je ergens mee? Bel de Kindertelefoon: 0800-0432, elke dag van 11 tot 21 uur, gratis.
outside = Die plek hoort niet bij een wijk die ik ken. Ik heb je bericht niet bewaard. Klopt de plek niet? Vertel het dan nog een keer. Je gemeente helpt je verder. Typ je plaats en ‘gemeente’ in een zoekmachine, dan vind je het nummer.

stop-stays = Goed, dan gaan we gewoon verder.

## De eerste hand

welcome-what = { $intro } Fijn dat je er bent. Wat wil je kwijt?
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
    .unclear = Daar kom ik nog niet uit. Vertel je het in een gewone zin? Bijvoorbeeld: ‘er mag een bankje bij’.
resting = Tot { $day }, of eerder. #{ $number } ligt bij { $role }.
not-words = Dank je. Met { $what } kan ik nog niets. Vertel je het in een zin?
what-photo = een foto
what-sticker = een plaatje
what-unknown = dit bericht
sorry = Sorry, er ging iets mis bij mij. Je bericht is wel bewaard. Iemand kijkt ernaar. Is er gevaar? Bel 112.
stuck = Ik begrijp je nog niet goed. Een mens kan je ook helpen: { $desk }, { $phone }. Of kom langs: { $meeting-place }, { $meeting-when }.
stuck-anywhere = Ik begrijp je nog niet goed. Een mens helpt je ook: noem je wijk of postcode, dan vertel ik waar.
heard-voice = Ik luister. Is er nu gevaar? Wacht niet op mij, bel 112. Spraak versta ik nog niet. Schrijf het gerust in een zin.

## Een zin die twee kanten op kan, en wat er nog bij hoort

kind-which = { $intro } Ik lees: ‘{ $what }’ Wat is het voor jou?
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
    .unclear = Kies er een. Is het een idee, iets om te melden of een vraag?
belongs-do = Ik lees: ‘{ $what }’ Zal ik dit bij #{ $number } zetten?
    .yes = Ja, zet erbij
    .new = Nee, iets nieuws
    .unclear = Hoort dit bij #{ $number }? Kies ‘ja, zet erbij’ of ‘nee, iets nieuws’.
noted = Dank je, dat zet ik erbij.
resume = Hoi, fijn dat je er weer bent! We waren gebleven bij { $kind } #{ $number }.
mended = Ik heb het verbeterd in #{ $number }.
change-which = Welk antwoord wil je veranderen?
    .where = De wijk
    .what = Je tekst
    .how = Hoe je het ziet
    .who = Wie je kent
    .need = Wat je nodig hebt
    .self = Wat je zelf doet
    .unclear = Kies welk antwoord je wilt veranderen.
nothing-to-change = Er is nu niets om te veranderen. Stuur ‘mijn’ voor wat je hebt verteld.
why-role = Omdat je ‘{ $because }’ schreef, dacht ik aan { $theme }. Daarover gaat in { $district } { $role }. Klopt het niet? Stuur ‘wijzig’.
why-role-bare = Er is iemand voor alles wat nergens anders bij hoort. Dat is in { $district } { $role }.
language-followed = We praten verder in het Nederlands. Prefer English? Send ‘language’.
duty = Zelf iemand sturen kan ik niet. Meld het ook bij { $desk }: { $phone } of { $report }
duty-bare = Zelf iemand sturen kan ik niet. Meld het ook bij { $desk }: { $phone }.
concern-others = Merken andere buren dit ook?
    .yes = Ja
    .no = Nee
    .unknown = Weet ik niet
    .unclear = Zeg ‘ja’, ‘nee’ of ‘weet ik niet’.

## Een praatje

greeting-back = Hoi!
thanks-back = Graag gedaan! Ik ben er als je iets kwijt wilt.
bye-back = Dank je, jij ook een fijne dag!
behind-back = Ik ben een computer van je gemeente. Wat je vertelt, breng ik naar iemand die in de wijk werkt. Die geeft antwoord.
private-back = Wie het oppakt, ziet wat je schrijft. Je naam en nummer geef ik niet door. Ons gesprek wis ik na 28 dagen. Stuur ‘mijn gegevens’ of ‘wis’ wanneer je wilt.
cost-back = Dit is gratis. Alleen je gewone internet of sms’jes tellen.
photo-back = Ja, graag. Stuur de foto gewoon hier. Liever zonder mensen en kentekens.
often-back = Ik schrijf je alleen als er nieuws is, en op een dag die ik beloofde. Wil je niets meer van mij horen? Stuur ‘stop’.
praise-back = Fijn! Ik ben er als je nog iets kwijt wilt.
sorry-back = Geeft niks! Ik ben er als je iets kwijt wilt.
insult-back = Ik snap inderdaad niet alles. Praat je liever met een mens? Stuur ‘mens’.
joke-back = Staan twee bankjes in het park. Zegt de een: ‘Zullen we even gaan zitten?’ Luisteren kan ik beter.
test-back = Ja hoor, ik doe het!
pity-back = Dat snap ik, het is ook jammer. Wil je erover praten? Kom gerust langs: { $meeting-place }, { $meeting-when }.
able = Ik breng je idee, zorg of vraag naar een mens in je wijk. Daarna houd ik je op de hoogte. Ook als er nog geen nieuws is. Schrijf gewoon wat je kwijt wilt.

## Gevraagd om te weten

info-where = In welke wijk is dat? Dan vertel ik het je. Een postcode mag ook.
    .unclear = Die plek ken ik niet. Kies een wijk, of stuur een postcode, zoals 6713 AB.
info-anywhere = Dat vertel ik graag. Eerst moet ik weten in welke wijk je woont.
info-phone = Je belt { $desk } op { $phone }. Buiten kantoortijd: { $phone-24h }. Is er gevaar? Bel 112.
info-place = Je bent welkom in { $meeting-place }: { $meeting-when }.
info-role = Voor { $district } is dat { $role }, van { $organisation }. { $presence } Wil je iets vragen? Schrijf het hier, dan breng ik het over.
info-theme = Over { $theme } gaat in { $district } { $role }, van { $organisation }. { $presence } Wil je iets vragen? Schrijf het hier, dan breng ik het over.
info-everybody =
    Dit zijn de mensen voor { $district }:
    { $lines }
    Binnenlopen kan bij { $meeting-place }, { $meeting-when }.
info-line = Van { $organisation } is er { $role }, voor { $themes }.
info-line-all = Van { $organisation } is er { $role }, voor alles.
present = Je vindt die persoon op { $moments }.
presence = { $weekday } van { $start } tot { $end } in { $place }
of-course = Natuurlijk, dat mag.
story = { $intro } Dank je wel voor je verhaal. Alles wat je schreef, gaat mee.
thanks-open = Graag gedaan! Op { $day } hoor je van mij.
pity-open = Ja, dat is het ook. Ik blijf het vragen tot je antwoord hebt. Op { $day } hoor je weer van mij.
pity-back-anywhere = Dat snap ik, het is ook jammer. Wil je er iets over kwijt? Schrijf het gerust.
slow-open = Wachten is niet leuk, dat snap ik. Het ligt nu bij { $role }. Op { $day } hoor je van mij over #{ $number }. Ook als er nog geen nieuws is.
status-open = Over { $kind } #{ $number } hoor je op { $day } van mij, misschien eerder. Het ligt nu bij { $role }. Jij hoeft niets te doen.
nothing-sent = Van jou heb ik nog niets klaarstaan.
begins-back = Ja, vertel maar. Ik luister.
tell-on-what = Ja, vertel verder.
    .unclear = Vertel maar verder, in een zin.
wish-wish = Vertel! Wat zou jij daar graag willen? Een zin is genoeg.
    .unclear = Wat mag daar komen, of anders worden? Een zin is genoeg.
welcome-kept = Goed, ook nu bewaar ik { $kind } #{ $number }. Verder ermee? Stuur ‘terug’.
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
welcome-back = Hoi, wat leuk dat je er weer bent! Van vroeger staat er niets meer open. Wat wil je kwijt?
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
welcome-test = { $intro } Ja hoor, ik doe het! Wat wil je kwijt?
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
welcome-emoji = ‘{ $what }’ Daar zit vast een verhaal achter. Vertel je het in een zin?
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
welcome-begins = { $intro } Ja, vertel maar. Ik luister.
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
welcome-hi = Hoi! Vertel maar, ik luister.
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
welcome-nothing = { $intro } Van jou heb ik nog niets klaarstaan. Wat wil je kwijt?
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
