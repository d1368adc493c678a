// Elements, made without ever reading text as HTML.

/** An element with properties, classes and children; a string child is text. */
export function make(tag, properties = {}, ...children) {
  const { class: classes, data = {}, ...rest } = properties;
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  Object.assign(made.dataset, data);
  for (const [name, value] of Object.entries(rest)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** A picture of our own set; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Words for a screen reader only. */
export const unseen = (text) => make("span", { class: "unseen" }, `${text} `);
