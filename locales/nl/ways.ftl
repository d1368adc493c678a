## Terugkomen op een ander apparaat, en een tweede chat erbij

way-back =
    Je code is { $code }. Schrijf hem op en geef hem aan niemand.
    Kom je terug op een ander apparaat? Stuur daar deze code. Op de webpagina kies je ‘Ik heb een code’.
way-link =
    Je code is { $code }. Hij werkt een kwartier, en één keer.
    Stuur hem in je andere chat met mij. Geef hem aan niemand anders.
way-unknown = Deze code werkt niet, of niet meer. Stuur ‘koppel’ in je andere chat, dan krijg je een nieuwe.
way-wait = Dat waren een paar codes die niet werken. Over een uur kun je het weer proberen. Heb je nu hulp nodig? Stuur ‘help’, dan lees je wie je kunt bellen.
way-own = Deze code is van dit gesprek. Stuur hem in je andere chat, of op je andere apparaat.
way-two-roles = In beide chats heb je een rol in de wijk. Die kan ik niet samenvoegen. Vraag het de beheerder.
ways-sure = Je hebt hier al iets verteld. Zal ik dat bij je andere gesprek zetten? Dan staat alles overal, ook op je andere apparaat.
    .yes = Ja, voeg samen
    .no = Nee, laat apart
    .unclear = Zal ik je twee gesprekken samenvoegen? Kies ‘ja, voeg samen’ of ‘nee, laat apart’.
way-apart = Goed, je gesprekken blijven apart.
way-joined = Gelukt! Dit gesprek en je andere gesprek horen nu bij elkaar. Stuur ‘mijn’ om te zien wat er loopt. Toch weer los? Stuur ‘ontkoppel’.
way-joined-there = Je hebt net een ander gesprek met dit gesprek verbonden. Was jij dat niet? Stuur ‘help’, dan lees je wie je kunt bellen.
way-single = Dit gesprek is met geen ander gesprek verbonden. Er is niets los te maken.
part-sure = Dit gesprek hoort bij een ander gesprek met mij. Zal ik het losmaken? Alles wat je vertelde, gaat dan daar verder. Hier begin je opnieuw.
    .yes = Ja, maak los
    .no = Nee, laat zo
    .unclear = Zal ik dit gesprek losmaken? Kies ‘ja, maak los’ of ‘nee, laat zo’.
way-together = Goed, je gesprekken blijven bij elkaar.
way-parted = Gelukt, dit gesprek staat nu los. Alles wat je vertelde, gaat verder in je andere gesprek. Wil je hier iets nieuws vertellen? Stuur het gerust.
way-parted-there = Je hebt net een ander gesprek met mij losgemaakt. Alles wat loopt, gaat hier verder. Was jij dat niet? Stuur ‘help’, dan lees je wie je kunt bellen.
