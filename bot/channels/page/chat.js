// The web chat of a resident: one phone, the whole page.

import { beginning, Phone } from "./phone.js";
import { newKey, post, words } from "./wire.js";

const title = document.title;
const phone = new Phone(document.querySelector(".phone"), {
  empty: beginning,
  changed: (first, bubbles) => {
    if (!first && document.hidden && bubbles.some((bubble) => !bubble.own)) document.title = `● ${title}`;
  },
});
document.addEventListener("visibilitychange", () => document.hidden || (document.title = title));
phone.show("/phone", words["page-messages"]);

// A code to come back with goes the road of every message; what is behind it shows itself in the conversation.
const back = document.querySelector(".back");
back.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { code } = event.target.elements;
  try {
    await post("/phone/words", { key: newKey(), text: code.value });
    event.target.reset();
    back.open = false;
    phone.composer.input.focus();
  } catch (error) {
    phone.composer.refused(error);
  }
});

// From a poster: `/?start=<place or invitation code>`; once, and not again after a reload.
const address = new URL(location.href);
const payload = address.searchParams.get("start");
if (payload) {
  address.searchParams.delete("start");
  history.replaceState(null, "", address);
  await post("/phone/begin", { key: newKey(), payload: payload.slice(0, 64) }).catch((error) => phone.composer.refused(error));
}
