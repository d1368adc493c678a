## The poster (`wijkbot poster`)

poster-title = Do you have an idea for { $place }?
poster-lead = Or do you see something that could be better? Tell the wijkbot. One sentence is enough.
poster-code = QR code to { $address }
poster-how-telegram = Point your phone’s camera at the code. You talk on Telegram.
poster-how-whatsapp = Point your phone’s camera at the code. WhatsApp opens and your first message is ready.
poster-how-web = Point your phone’s camera at the code. You need no app and no account.
poster-typed-telegram = Does that not work? Search Telegram for { $name }.
poster-typed-whatsapp = Does that not work? Send ‘{ $text }’ to { $number } on WhatsApp.
poster-typed-web = Does that not work? Go to { $address }
poster-computer = The wijkbot is a computer, not a person. You always hear what happens with your message. I do not pass on your number.
poster-person = Rather a person? Come by: { $meeting }, { $when }. Or call { $desk }: { $phone }.
poster-danger = Is there danger now? Call 112.
