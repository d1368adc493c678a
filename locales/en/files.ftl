## In the place of an address, where a file comes into the chat itself

file-here = with this message
file-gone = no longer here to see
file-own-data = This file is only for you. Erase everything? Send ‘erase’ in the chat, and erase this file too.
