// One message on a phone.

import { icon, make, unseen } from "./make.js";
import { hour } from "./moments.js";
import { ourOwn, words } from "./wire.js";

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]’']/g;

/** A message as an element. `acts`: press(row, n) and reply(bubble); `media`: an address of what was sent from here. */
export function drawn(bubble, acts, media = "") {
  const own = bubble.own;
  const body = make("div", { class: "body", lang: bubble.language });
  body.append(...contents(bubble, media || (bubble.media && acts.media(bubble.media))));
  const foot = make("span", { class: "foot" }, make("time", { dateTime: bubble.at }, hour(new Date(bubble.at))));
  if (own) foot.append(unseen(bubble.waiting ? words["page-sending"] : words["page-sent"]), icon(bubble.waiting ? "wait" : "tick"));
  const balloon = make("div", { class: "balloon" }, unseen(own ? words["page-you"] : words["page-bot"]));
  if (bubble.quoted) balloon.append(make("blockquote", { lang: bubble.language }, bubble.quoted));
  balloon.append(body, foot);
  const line = make("div", { class: "line" }, balloon);
  if (bubble.reply && acts.reply) {
    const reply = make("button", { class: "icon reply", type: "button", title: words["page-reply"], "aria-label": words["page-reply"] }, icon("reply"));
    reply.addEventListener("click", () => acts.reply(bubble));
    line.append(reply);
  }
  const classes = `message ${own ? "own" : "bot"} is-${bubble.what}${bubble.waiting ? " waiting" : ""}`;
  const message = make("div", { class: classes, id: `${acts.prefix}${bubble.id}` }, line);
  if (bubble.buttons?.length) message.append(choices(bubble, acts));
  return message;
}

function choices(bubble, acts) {
  const row = Number(bubble.id.slice("out-".length));
  const made = bubble.buttons.map((label, index) => {
    const chosen = bubble.pressed === index + 1;
    const button = make("button", { type: "button", class: chosen ? "choice chosen" : "choice", lang: bubble.language }, label);
    if (chosen) button.append(icon("tick"), unseen(`, ${words["page-chosen"]}`));
    button.addEventListener("click", () => acts.press(row, index + 1, label, bubble));
    return button;
  });
  return make("div", { class: "choices" }, ...made);
}

function contents(bubble, media) {
  if (bubble.what === "gone") return [make("em", {}, words["page-gone"])];
  if (bubble.what === "place") return [icon("place"), `${words["page-place-shared"]} `, make("small", {}, bubble.text)];
  const shown = [];
  if (bubble.what === "photo") shown.push(media ? picture(media) : make("span", { class: "stand-in" }, icon("photo"), words["page-photo-shared"]));
  if (bubble.what === "voice") shown.push(media ? sound(media) : make("span", { class: "stand-in" }, icon("voice"), words["page-voice-shared"]));
  if (bubble.text) shown.push(...linked(bubble.text));
  return shown;
}

const picture = (address) => make("img", { src: address, alt: words["page-photo-shared"], loading: "lazy" });
const sound = (address) => make("audio", { src: address, controls: true, preload: "metadata", "aria-label": words["page-voice-shared"] });

/** Text with its addresses as links; our own photos and recordings are shown in their place. */
function linked(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(end, found.index));
    const own = ourOwn(found[0]);
    if (own?.startsWith("/foto/")) parts.push(picture(own));
    else if (own?.startsWith("/geluid/")) parts.push(sound(own));
    else parts.push(make("a", { href: own ?? found[0], target: "_blank", rel: "noopener noreferrer" }, found[0].replace(/^https?:\/\//, "")));
    end = found.index + found[0].length;
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== "");
}
