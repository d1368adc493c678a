## Wat een bewoner tussendoor aan mij vraagt: wie dit leest, hoe lang het blijft, en als niemand antwoordt

reads-open = Niet alleen ik, ook een mens leest het. Nu ligt { $kind } #{ $number } bij { $role }. Op { $day } hoor je van mij, misschien eerder.
reads-yes = Nu nog niemand: ik ben een computer. Zeg je ‘ja’, dan gaat het naar { $role }. Daar leest een mens het.
reads-before = Nu nog niemand: ik ben een computer. Pas als jij ‘ja’ zegt, gaat het naar iemand die in je wijk werkt. Die leest het echt.
reads-call = Nu nog niemand: ik ben een computer. Alleen wie je belt, leest het. Dat is een mens uit je wijk.
reads-closed = Niet alleen ik. Je antwoord gaat naar { $role }. Daar leest een mens het.
reads-grave = Niemand leest dit. Ik ben een computer, en deze woorden bewaar ik niet. Op je eigen telefoon blijven ze staan, tot je ze daar wist.

kept-back = Ons gesprek wis ik na 28 dagen. Wat ik voor je doorgaf, wis ik een jaar nadat het klaar is. Liever eerder? Stuur ‘wis’.
kept-before = Zonder jouw ‘ja’ wis ik dit na een dag. Geef ik het door, dan wis ik ons gesprek na 28 dagen. Je bericht wis ik een jaar nadat het klaar is.
kept-call = Alleen wie je belt, ziet dit. Zonder nummer wis ik het na een dag. Anders een jaar nadat het klaar is. Liever nu? Stuur ‘wis’.

unanswered-open = Dan blijf ik het vragen, niet alleen aan { $role }. Op { $day } hoor je van mij over #{ $number }. Ook als er nog geen nieuws is.
unanswered-before = Dan blijf ik het vragen, ook aan anderen. Ik noem steeds een dag. Op die dag hoor je van mij, ook als er nog geen nieuws is.

question-noted = Dat vraag ik voor je. Je vraag staat nu bij #{ $number }, voor { $role }. Op { $day } hoor je van mij, misschien eerder.

reason-back = Zo komt je bericht bij de goede persoon. Je vertelt alleen wat je wilt.

# Een groet in een taal die ik niet spreek
elsewhere-back = Ik spreek Nederlands en Engels. Een paar woorden zijn genoeg. In English? Send ‘English’.
welcome-elsewhere = { $intro } Ik spreek Nederlands en Engels. Een paar woorden zijn genoeg. In English? Send ‘English’.
    .idea = Een idee
    .concern = Iets melden
    .question = Een vraag
