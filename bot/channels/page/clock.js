// The demo's clock: what time it is there, and its three ways on.

import { day, fullDay, hour } from "./moments.js";
import { get, post, words } from "./wire.js";

export class Clock {
  constructor(home, moved) {
    this.time = home.querySelector("time");
    this.told = home.querySelector("[role=status]"); // A move is told; that time passes is not.
    this.due = home.querySelector(".due");
    this.buttons = [...home.querySelectorAll("button")];
    this.moved = moved;
    for (const button of this.buttons) button.addEventListener("click", () => this.move(button));
    setInterval(() => this.draw(), 5000);
  }

  async look() {
    this.take(await get("/demo/clock"));
  }

  take({ now, next }) {
    const due = next && new Date(next);
    this.due.textContent = due ? `${words["page-clock-due"]} ${day(due)}, ${hour(due)}` : words["page-clock-nothing"];
    this.ahead = new Date(now) - Date.now();
    this.nothing = !due;
    this.able();
    this.draw();
  }

  /** Not `disabled`: who is on a button by keyboard stays there. */
  able() {
    for (const one of this.buttons) {
      const off = this.busy || (this.nothing && one.dataset.to === "next");
      one.setAttribute("aria-disabled", String(Boolean(off)));
    }
  }

  draw() {
    if (this.ahead === undefined) return;
    const now = new Date(Date.now() + this.ahead);
    const text = `${fullDay(now)}, ${hour(now)}`;
    if (this.time.textContent === text) return;
    this.time.textContent = text;
    this.time.dateTime = now.toISOString();
  }

  async move(button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    this.busy = true;
    this.able();
    const before = this.time.textContent;
    this.time.textContent = words["page-clock-busy"];
    try {
      this.take(await post("/demo/clock", { to: button.dataset.to }));
      this.told.textContent = this.time.textContent;
      this.moved();
    } catch {
      this.time.textContent = before || words["page-clock-failed"];
    } finally {
      this.busy = false;
      this.able();
    }
  }
}
