## Gevaar en nood: vaste woorden, vóór al het andere (PRODUCT 6)

# exempt: questions - each line of an emergency card asks for itself
danger-now = Is er nu gevaar? Bel 112. Ik ben een computer. Ik kan geen hulp sturen en niemand leest dit nu. Praten lukt niet, of geen Nederlands? Gebruik de app 112NL.
danger-a-bit = Dank je. Bel ook de gemeente: { $phone-24h }, dag en nacht. Wordt het gevaarlijk? Bel 112.
danger-suicide = Wat zwaar dat je je zo voelt. Praat nu met iemand: bel 113 of 0800-0113. Gratis, dag en nacht. Chatten: 113.nl. Is er nu gevaar? Bel 112.
# exempt: questions - each line of an emergency card asks for itself
danger-violence = Goed dat je het zegt. Nu gevaar? Bel 112. Praten of raad? Veilig Thuis: 0800-2000. Gratis, dag en nacht. Kijkt iemand mee? Wis dan zelf dit gesprek op je telefoon. Ik schrijf je niet meer tot jij weer iets stuurt.
# exempt: questions - each line of an emergency card asks for itself
basic-needs = Dat is zwaar. Eten, een dak en rust gaan voor. Hulp vandaag nodig? Bel { $desk }: { $phone }. Geldzorgen? Geldfit, 0800-8115.
# exempt: questions - each line of an emergency card asks for itself
about-neighbour = Noem geen naam of huisnummer. Kom je er samen niet uit? Buurtbemiddeling helpt gratis. Vraag ernaar bij { $desk }: { $phone }. Misdaad? Politie 0900-8844. Zonder je naam: 0800-7000.
formal = Dit hoort bij { $desk }. Zelf beslis ik nooit iets. Bel ook gerust: { $phone }. Let op: vaak geldt een termijn, bijvoorbeeld zes weken.
