"""A season of districts, lived in seconds: the proof that nobody is forgotten (`wijkbot simulate`).

Everything is real but the network and the clock: the same road, sender, flows and database as in `wijkbot run`.
`plan` says how long and with whom, `characters` how people behave, `phones` is what they hold in their hands,
`play` lets the days pass, `judge` reads only what phones showed and what the memory owes, `report` says it.
"""
