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

// From a poster: `/?start=<place or invitation code>`; once, and not again after a reload.
const address = new URL(location.href);
const payload = address.searchParams.get("start");
if (payload) {
  address.searchParams.delete("start");
  history.replaceState(null, "", address);
  await post("/phone/begin", { key: newKey(), payload: payload.slice(0, 64) }).catch((error) => phone.composer.refused(error));
}
