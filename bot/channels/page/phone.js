// A phone: what it shows, and what is said on it.

import { drawn } from "./bubble.js";
import { Composer } from "./composer.js";
import { make } from "./make.js";
import { day } from "./moments.js";
import { live, newKey, post, postFile, words } from "./wire.js";

let phones = 0;

export class Phone {
  /**
   * `home` is the section it is drawn in; `changed` is told when something was said; `empty` draws the quiet start;
   * `rests` ends the stream while nobody looks.
   */
  constructor(home, { changed = () => {}, empty = () => [], rests = false } = {}) {
    this.rests = rests;
    this.home = home;
    this.changed = changed;
    this.drawEmpty = empty;
    this.prefix = `p${(phones += 1)}-`;
    home.append(document.getElementById("phone").content.cloneNode(true));
    this.log = home.querySelector(".log");
    this.list = home.querySelector(".bubbles");
    this.empty = home.querySelector(".empty");
    this.newest = home.querySelector(".newest");
    this.composer = new Composer(home.querySelector("form"), {
      say: (text, reply) => this.say(text, reply),
      file: (what, file, caption) => this.sendFile(what, file, caption),
      place: (latitude, longitude) => this.send("place", { latitude, longitude }, { what: "place", text: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` }),
    });
    this.stuck = true; // At its end, and staying there when something comes.
    this.newest.addEventListener("click", () => this.down());
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.stuck && this.down()).observe(this.log);
  }

  /** Show somebody's phone. `base` is where it lives on the server. */
  show(base, label) {
    this.end?.();
    this.base = base;
    this.bubbles = new Map();
    this.nodes = new Map();
    this.waiting = new Map();
    this.media = new Map();
    this.order = [];
    this.list.replaceChildren();
    this.empty.hidden = true;
    this.log.setAttribute("aria-busy", "true");
    this.log.setAttribute("aria-label", label);
    this.composer.reset(label);
    this.end = live(`${base}/stream`, {
      view: (view) => this.take(view),
      up: () => this.composer.online(true),
      down: () => this.composer.online(false),
      rests: this.rests,
    });
  }

  /** What the server shows now: new and changed messages, which are gone, and their order. */
  take({ first, gone, order, bubbles }) {
    const stuck = this.stuck || first;
    const fresh = bubbles.some((bubble) => !this.bubbles.has(bubble.id));
    for (const id of gone) this.forget(id);
    if (first) for (const id of [...this.bubbles.keys()]) if (!order.includes(id)) this.forget(id);
    for (const bubble of bubbles) {
      this.bubbles.set(bubble.id, bubble);
      this.arrived(bubble);
    }
    for (const bubble of bubbles) this.draw(bubble);
    this.order = order;
    this.arrange();
    this.log.setAttribute("aria-busy", "false");
    if (stuck) this.down();
    else this.newest.hidden = false;
    if (fresh) this.changed(first, bubbles);
  }

  arrived(bubble) {
    const waited = this.waiting.get(bubble.key);
    if (!waited) return;
    if (waited.media) this.media.set(bubble.id, waited.media);
    waited.node.remove();
    this.waiting.delete(bubble.key);
  }

  draw(bubble) {
    const quoted = bubble.to && this.bubbles.get(bubble.to)?.text;
    const node = drawn({ ...bubble, quoted }, this.acts(), this.media.get(bubble.id));
    const before = this.nodes.get(bubble.id);
    if (before) {
      const focused = [...before.querySelectorAll("button")].indexOf(document.activeElement);
      before.replaceWith(node);
      if (focused >= 0) node.querySelectorAll("button")[focused]?.focus();
    }
    this.nodes.set(bubble.id, node);
  }

  acts() {
    return {
      prefix: this.prefix,
      media: (id) => `${this.base}/media/${id}`,
      press: (row, n, label, bubble) => this.send("press", { row, n }, { text: label, language: bubble.language }),
      reply: (bubble) => this.composer.reply(bubble),
    };
  }

  forget(id) {
    this.nodes.get(id)?.remove();
    this.nodes.delete(id);
    this.bubbles.delete(id);
  }

  /** Each message in its place, with the days between them; what stands right already is not touched. */
  arrange() {
    const wanted = [];
    let today = "";
    const answered = this.order.findLastIndex((id) => this.bubbles.get(id)?.own);
    for (const [place, id] of this.order.entries()) {
      const bubble = this.bubbles.get(id);
      if (!bubble) continue;
      const on = day(new Date(bubble.at));
      if (on !== today) wanted.push(this.daySeparator((today = on)));
      const node = this.nodes.get(id);
      node.classList.toggle("past", place < answered); // Still to be pressed, but no longer asking for it.
      wanted.push(node);
    }
    for (const { node } of this.waiting.values()) wanted.push(node);
    for (const left of [...this.list.children]) if (!wanted.includes(left)) left.remove();
    wanted.forEach((node, place) => {
      if (this.list.children[place] !== node) this.list.insertBefore(node, this.list.children[place] ?? null);
    });
    const quiet = wanted.length === 0;
    if (quiet && this.empty.hidden) this.empty.replaceChildren(...this.drawEmpty(this));
    this.empty.hidden = !quiet;
  }

  daySeparator(on) {
    const known = [...this.list.children].find((node) => node.dataset.day === on);
    return known ?? make("p", { class: "day", data: { day: on } }, make("span", {}, on));
  }

  say(text, reply) {
    const reply_to = reply?.reply ?? null;
    return this.send("words", { text, reply_to }, { text, quoted: reply?.text });
  }

  sendFile(what, file, caption) {
    const key = newKey();
    const media = URL.createObjectURL(file);
    return this.sending(key, { what, text: caption, media }, () => postFile(`${this.base}/${what}`, file, key, caption));
  }

  send(door, body, shown) {
    const key = newKey();
    return this.sending(key, shown, () => post(`${this.base}/${door}`, { key, ...body }));
  }

  /** Shown at once as on its way; taken back, and told about, when it does not arrive. */
  async sending(key, shown, hand) {
    const base = this.base;
    const bubble = { id: key, own: true, what: "words", at: new Date().toISOString(), language: document.documentElement.lang, waiting: true, ...shown, media: "" };
    const node = drawn(bubble, this.acts(), shown.media);
    node.querySelector("time").remove();
    this.waiting.set(key, { node, media: shown.media });
    this.arrange();
    this.down();
    try {
      await hand();
      this.composer.notice("");
      return true;
    } catch (error) {
      if (base !== this.base) return false;
      this.waiting.delete(key);
      this.arrange();
      this.composer.refused(error);
      return false;
    }
  }

  atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
  }

  /** Only who scrolls up leaves the end; a log that became smaller was not left. */
  scrolled() {
    const up = this.log.scrollTop < this.top - 1;
    this.top = this.log.scrollTop;
    if (up || this.atEnd()) this.stuck = this.atEnd();
    this.newest.hidden = this.stuck;
  }

  down() {
    this.stuck = true;
    this.newest.hidden = true;
    this.log.scrollTop = this.log.scrollHeight;
    this.top = this.log.scrollTop;
  }
}

/** The quiet start of a resident's phone: what to do, and sentences to try. */
export function beginning(phone) {
  const examples = ["page-example-1", "page-example-2", "page-example-3"].map((key) => {
    const button = make("button", { type: "button", class: "example" }, words[key]);
    button.addEventListener("click", () => phone.composer.fill(words[key]));
    return button;
  });
  return [make("h3", {}, words["page-empty-title"]), make("p", {}, words["page-empty"]), ...examples];
}
