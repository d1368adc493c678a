## Danger and need: fixed words, before anything else (PRODUCT 6)

danger-now = Is there danger now? Call 112, the emergency number. I am a computer. I cannot send help and nobody reads this now. Cannot talk, or no Dutch? Use the app 112NL.
danger-a-bit = Thank you. Please call the municipality too: { $phone-24h }, day and night. Does it get dangerous? Call 112, the emergency number.
danger-suicide = It must be hard to feel this way. Please talk to somebody now: call 113 or 0800-0113, the suicide prevention line. Free, day and night. Chat: 113.nl. Is there danger now? Call 112, the emergency number.
danger-violence = Good that you say so. Danger now? Call 112, the emergency number. Want to talk, or advice? Veilig Thuis helps with violence at home: 0800-2000. Free, day and night. Is somebody watching your screen? Then erase this chat on your phone yourself. I do not write to you until you send something again.
basic-needs = That is hard. Food, a roof and rest come first. Do you need help today? Call { $desk }: { $phone }. Money worries? Geldfit gives free advice: 0800-8115.
about-neighbour = Do not give a name or a house number. Can the two of you not solve it? Buurtbemiddeling (neighbour mediation) helps for free. Ask for it at { $desk }: { $phone }. A crime? Call the police: 0900-8844. Without your name: 0800-7000.
formal = This belongs with { $desk }. I never decide anything myself. You can also call: { $phone }. Mind: often there is a time limit, for instance six weeks.
