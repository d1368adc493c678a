// To the server and back: words of the page, what a phone says, and the live stream of what it shows.

const root = document.documentElement;
export const language = root.lang;
const home = new URL(root.dataset.home);

/** What went wrong: `status` 0 is no connection; `text` is what the server says of it to a person, if it does. */
export class Refused extends Error {
  constructor(status, text = "") {
    super(`refused: ${status}`);
    this.status = status;
    this.text = text;
  }
}

const withLanguage = (path) => `${path}${path.includes("?") ? "&" : "?"}language=${language}`;

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(withLanguage(path), { credentials: "same-origin", ...options });
  } catch {
    throw new Refused(0);
  }
  if (!answer.ok) throw new Refused(answer.status, answer.headers.has("Content-Language") ? await answer.text() : "");
  return answer.status === 204 ? null : answer.json();
}

export const get = (path) => ask(path);
export const post = (path, body = {}) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
export const postFile = (path, file, key, caption = "") =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": file.type || "application/octet-stream", "X-Key": key, "X-Caption": encodeURIComponent(caption) },
    body: file,
  });

export const words = await get(`/page/words/${language}`);

/** A name for a message that is ours alone: sent twice, it is heard once. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The stream of one phone. It comes back by itself and says which view it had; with `rests` it ends while nobody
 * looks at the page: a browser has few connections for one address. Returns a function that ends it.
 */
export function live(path, { view, up, down, rests }) {
  let source = null;
  let had = "";
  let waiting = 0;
  const open = () => {
    if (source || (rests && document.hidden)) return;
    source = new EventSource(had ? `${path}?had=${had}` : path);
    source.addEventListener("view", (event) => {
      had = event.lastEventId;
      up();
      view(JSON.parse(event.data));
    });
    source.addEventListener("same", up);
    source.addEventListener("error", () => {
      down();
      if (source?.readyState === EventSource.CLOSED) {
        shut();
        waiting = setTimeout(open, 3000);
      }
    });
  };
  const shut = () => {
    clearTimeout(waiting);
    source?.close();
    source = null;
  };
  const look = () => (rests && document.hidden ? shut() : open());
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", shut);
  open();
  return () => {
    document.removeEventListener("visibilitychange", look);
    removeEventListener("pagehide", shut);
    shut();
  };
}

/** One of our own signed pages as this page may load it; null for any other address. */
export function ourOwn(address) {
  let url;
  try {
    url = new URL(address, location.href);
  } catch {
    return null;
  }
  return [home.host, location.host].includes(url.host) ? `${url.pathname}${url.search}` : null;
}
