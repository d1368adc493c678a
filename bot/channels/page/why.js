// What the bot did and why: a quiet list for the chosen resident.

import { make } from "./make.js";
import { hour, shortDay } from "./moments.js";
import { get, words } from "./wire.js";

export class Why {
  /** `open(who)` opens a contact's phone; `isOpen(who)` says that it is open already. */
  constructor(home, open, isOpen) {
    this.home = home;
    this.open = open;
    this.isOpen = isOpen;
    this.unfolded = new Set();
  }

  async look(who) {
    this.who = who;
    const told = await get(`/demo/reasons/${encodeURIComponent(who)}`);
    if (this.who === who) this.draw(told);
  }

  draw(told) {
    const text = JSON.stringify([told, told.map(({ lead }) => this.isOpen(`contact:${lead}`))]);
    if (text === this.drawn) return;
    this.drawn = text;
    if (!told.length) {
      this.home.replaceChildren(make("p", { class: "none" }, words["page-why-none"]));
      return;
    }
    this.home.replaceChildren(...told.map((matter) => this.matter(matter)));
  }

  matter({ title, points, log, lead }) {
    const list = make("dl", {});
    for (const [about, what] of points) list.append(make("div", {}, make("dt", {}, about), make("dd", {}, what)));
    const card = make("article", { class: "matter" }, make("h3", {}, title), list);
    if (lead && !this.isOpen(`contact:${lead}`)) {
      const open = make("button", { type: "button", class: "quiet" }, words["page-why-open-phone"]);
      open.addEventListener("click", () => this.open(`contact:${lead}`));
      list.children[2]?.querySelector("dd").append(make("br"), open);
    }
    if (log.length) card.append(this.steps(title, log));
    return card;
  }

  steps(title, log) {
    const lines = log.map(({ at, text }) => {
      const moment = new Date(at);
      return make("li", {}, make("time", { dateTime: at }, `${shortDay(moment)} ${hour(moment)}`), ` ${text}`);
    });
    const details = make("details", { open: this.unfolded.has(title) }, make("summary", {}, words["page-why-log"]), make("ol", {}, ...lines));
    details.addEventListener("toggle", () => this.unfolded[details.open ? "add" : "delete"](title));
    return details;
  }
}
