## In de plaats van een adres, waar een bestand in het gesprek zelf komt

file-here = hierbij
file-gone = niet meer te zien
file-own-data = Dit bestand is alleen voor jou. Alles wissen? Stuur ‘wis’ in de chat, en wis ook dit bestand.
