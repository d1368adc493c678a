## Coming back on another device, and a second chat

way-back =
    Your code is { $code }. Write it down and give it to nobody.
    Coming back on another device? Send this code there. On the web page, choose ‘I have a code’.
way-link =
    Your code is { $code }. It works for fifteen minutes, and once.
    Send it in your other chat with me. Give it to nobody else.
way-unknown = This code does not work, or no longer does. Send ‘link’ in your other chat and you will get a new one.
way-wait = Those were a few codes that do not work. You can try again in an hour. Need help now? Send ‘help’ to read whom you can call.
way-own = This code belongs to this chat. Send it in your other chat, or on your other device.
way-two-roles = You have a role in the district in both chats. I cannot put those together. Ask the operator.
ways-sure = You have told me something here already. Shall I put it with your other chat? Then everything is everywhere, on your other device too.
    .yes = Yes, join them
    .no = No, keep apart
    .unclear = Shall I join your two chats? Choose ‘yes, join them’ or ‘no, keep apart’.
way-apart = Fine, your chats stay apart.
way-joined = Done! This chat and your other chat now belong together. Send ‘mine’ to see what is going on. Apart again? Send ‘unlink’.
way-joined-there = You have just connected another chat to this one. Was that not you? Send ‘help’ to read whom you can call.
way-single = This chat is not connected to any other chat. There is nothing to part.
part-sure = This chat belongs with another chat you have with me. Shall I part them? Everything you told me then goes on over there. Here you start afresh.
    .yes = Yes, part them
    .no = No, leave it
    .unclear = Shall I part this chat from the other one? Choose ‘yes, part them’ or ‘no, leave it’.
way-together = Fine, your chats stay together.
way-parted = Done, this chat now stands alone. Everything you told me goes on in your other chat. Want to tell something new here? Just send it.
way-parted-there = You have just parted another chat from this one. Everything that is going on, goes on here. Was that not you? Send ‘help’ to read whom you can call.
