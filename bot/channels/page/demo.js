// The demo: a resident's phone and a contact's phone side by side, a clock, and what the bot did and why.

import { Clock } from "./clock.js";
import { make } from "./make.js";
import { beginning, Phone } from "./phone.js";
import { get, post, words } from "./wire.js";
import { Why } from "./why.js";

const main = document.querySelector("main");
const tabs = [...document.querySelectorAll(".tabs button")];
const sides = {};
const why = new Why(
  document.getElementById("why"),
  (who) => choose("contact", who),
  (who) => sides.contact.who === who,
);
const clock = new Clock(document.querySelector(".clock"), () => why.look(sides.resident.who));
let people = { phones: [], districts: [] };
let looking = 0;

const quietContact = () => [make("p", {}, words["page-empty-contact"])];

for (const name of ["resident", "contact"]) {
  const home = document.querySelector(`[data-side=${name}]`);
  const side = { name, home, select: home.querySelector("select"), tab: tabs.find((tab) => tab.dataset.shows === name) };
  side.select.addEventListener("change", () => choose(name, side.select.value));
  sides[name] = side;
}

/** Something was said: the reasons are read again, and a tab that nobody looks at says so. */
function happened(side, first, bubbles) {
  clearTimeout(looking);
  looking = setTimeout(() => Promise.all([why.look(sides.resident.who), clock.look()]).catch(() => {}), 60);
  if (!first && main.dataset.shows !== side.name && bubbles.some((bubble) => !bubble.own)) side.tab.querySelector(".new").hidden = false;
}

async function choose(name, who) {
  const side = sides[name];
  const person = people.phones.find((phone) => phone.who === who);
  if (!person) return;
  side.who = who;
  side.select.value = who;
  side.home.querySelector(".face").textContent = person.name.split(" ").at(person.contact ? 1 : 0)?.[0].toUpperCase() ?? person.name[0];
  side.home.querySelector(".sub").textContent = person.sub || words["page-where-unknown"];
  remember(name, who);
  const base = `/demo/phones/${encodeURIComponent(who)}`;
  await post(`${base}/open`).catch(() => {});
  if (side.who !== who) return;
  // Made only now: a phone that is there can be used at once.
  side.phone ??= new Phone(side.home, {
    empty: name === "resident" ? beginning : quietContact,
    changed: (first, bubbles) => happened(side, first, bubbles),
    rests: true,
  });
  side.phone.show(base, person.name);
  why.look(sides.resident.who).catch(() => {});
  if (name === "contact" && main.dataset.shows === "why") show("contact");
}

function remember(name, who) {
  const here = new URL(location.href);
  here.searchParams.set(name, who);
  history.replaceState(null, "", here);
  const other = document.querySelector(".language");
  const there = new URL(here);
  there.searchParams.set("language", other.hreflang);
  other.href = there;
}

function fill() {
  const resident = people.phones.filter((phone) => !phone.contact);
  sides.resident.select.replaceChildren(...resident.map((phone) => make("option", { value: phone.who }, phone.name)));
  const groups = people.districts.map(({ id, name }) => {
    const here = people.phones.filter((phone) => phone.contact && phone.district === id);
    return make("optgroup", { label: name }, ...here.map((phone) => make("option", { value: phone.who }, phone.name)));
  });
  sides.contact.select.replaceChildren(...groups);
  for (const side of Object.values(sides)) if (side.who) side.select.value = side.who;
}

function show(part) {
  main.dataset.shows = part;
  for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.shows === part));
  const dot = sides[part]?.tab.querySelector(".new");
  if (dot) dot.hidden = true;
  sides[part]?.phone?.down();
}

for (const tab of tabs) tab.addEventListener("click", () => show(tab.dataset.shows));

const dialog = document.getElementById("newcomer");
const newcomer = dialog.querySelector("form");
document.getElementById("new-resident").addEventListener("click", () => dialog.showModal());
newcomer.querySelector("[value=cancel]").addEventListener("click", () => dialog.close());
newcomer.addEventListener("submit", async () => {
  const name = document.getElementById("newcomer-name").value.trim();
  const district = document.getElementById("newcomer-where").value;
  const language = document.getElementById("newcomer-speaks").value;
  try {
    await post("/demo/people", { name, district, language });
    people = await get("/demo/people");
  } catch (error) {
    sides.resident.phone.composer.refused(error);
    return;
  }
  newcomer.reset();
  fill();
  await choose("resident", name);
  sides.resident.phone.composer.input.focus();
});

people = await get("/demo/people");
fill();
document.getElementById("newcomer-where").append(...people.districts.map(({ id, name }) => make("option", { value: id }, name)));
const asked = new URL(location.href).searchParams;
const residents = people.phones.filter((phone) => !phone.contact);
const first = residents.find((phone) => phone.who === asked.get("resident")) ?? residents[0];
const contacts = people.phones.filter((phone) => phone.contact);
const other = contacts.find((phone) => phone.who === asked.get("contact")) ?? contacts.find((phone) => phone.district === first.district) ?? contacts[0];
await clock.look();
await Promise.all([choose("resident", first.who), choose("contact", other.who)]);
document.body.dataset.ready = "yes";
