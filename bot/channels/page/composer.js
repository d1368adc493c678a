// Where somebody writes, and what else can be sent: a photo, a recording, a place.

import { Recorder } from "./recorder.js";
import { words } from "./wire.js";

const LARGEST = 10 * 1024 * 1024;
const REFUSED = { 0: "page-offline", 413: "page-too-large", 415: "page-not-photo", 429: "page-busy" };

export class Composer {
  constructor(form, sends) {
    this.form = form;
    this.sends = sends;
    this.input = form.querySelector("textarea");
    this.said = form.querySelector(".notice");
    this.quote = form.querySelector(".quote");
    this.picture = form.querySelector(".picture");
    this.files = form.querySelector("input[type=file]");
    this.recorder = new Recorder(form, (file) => this.sends.file("voice", file, ""), () => this.notice("page-voice-refused"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      } else if (event.key === "Escape") this.dropAsides();
    });
    this.input.addEventListener("input", () => this.fit());
    this.quote.querySelector("button").addEventListener("click", () => this.dropAsides());
    this.picture.querySelector("button").addEventListener("click", () => this.dropAsides());
    form.querySelector("[data-does=photo]").addEventListener("click", () => this.files.click());
    form.querySelector("[data-does=voice]").addEventListener("click", () => this.recorder.start());
    form.querySelector("[data-does=place]").addEventListener("click", () => this.place());
    this.files.addEventListener("change", () => this.choose(this.files.files[0]));
  }

  reset(label) {
    this.input.value = "";
    this.input.setAttribute("aria-label", `${words["page-write"]}: ${label}`);
    this.notice("");
    this.dropAsides();
    this.recorder.drop();
    this.fit();
  }

  fill(text) {
    this.input.value = text;
    this.fit();
    this.input.focus();
  }

  /** Words are only taken away once they have arrived. */
  async submit() {
    const text = this.input.value.trim();
    const { photo, answering } = this;
    if (!text && !photo) return;
    const written = this.input.value;
    this.input.value = "";
    this.dropAsides();
    this.fit();
    this.input.focus();
    const arrived = photo ? await this.sends.file("photo", photo, text) : await this.sends.say(text, answering);
    if (arrived) return;
    if (!this.input.value) this.input.value = written;
    if (photo) this.choose(photo);
    if (answering) this.reply(answering);
    this.fit();
  }

  reply(bubble) {
    this.answering = bubble;
    this.quote.querySelector(".said").textContent = words["page-reply-to"];
    this.quote.querySelector("q").textContent = bubble.text;
    this.quote.hidden = false;
    this.input.focus();
  }

  choose(file) {
    this.files.value = "";
    if (!file) return;
    if (!file.type.startsWith("image/")) return this.notice("page-not-photo");
    if (file.size > LARGEST) return this.notice("page-too-large");
    this.notice("");
    this.photo = file;
    const shown = this.picture.querySelector("img");
    if (shown.src) URL.revokeObjectURL(shown.src);
    shown.src = URL.createObjectURL(file);
    this.picture.hidden = false;
    this.input.focus();
  }

  dropAsides() {
    this.photo = null;
    this.answering = null;
    this.quote.hidden = true;
    this.picture.hidden = true;
  }

  place() {
    if (!navigator.geolocation) return this.notice("page-place-refused");
    this.notice("page-place-looking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.sends.place(coords.latitude, coords.longitude),
      () => this.notice("page-place-refused"),
      { timeout: 15000, maximumAge: 60000 },
    );
  }

  refused({ status, text }) {
    if (text) this.said.textContent = text;
    else this.notice(REFUSED[status] ?? "page-away");
  }

  online(yes) {
    if (!yes && !this.said.textContent) this.notice("page-waiting");
    if (yes && [words["page-waiting"], words["page-offline"]].includes(this.said.textContent)) this.notice("");
  }

  notice(key) {
    this.said.textContent = key ? words[key] : "";
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 140)}px`;
    this.form.classList.toggle("writing", this.input.value.trim() !== "");
  }
}
