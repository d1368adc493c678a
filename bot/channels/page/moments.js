// Moments as people say them, in the page's language and the district's own time.

import { language } from "./wire.js";

const locale = { nl: "nl-NL", en: "en-GB" }[language] ?? language;
const timeZone = document.documentElement.dataset.zone;
const format = (options) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
const hours = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const days = format({ weekday: "long", day: "numeric", month: "long" });
const whole = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const short = format({ weekday: "short", day: "numeric", month: "short" });

export const hour = (moment) => hours.format(moment);
export const day = (moment) => days.format(moment);
export const fullDay = (moment) => whole.format(moment);
export const shortDay = (moment) => short.format(moment);
