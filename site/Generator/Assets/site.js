// All content is in the pages without this. It adds a filter to the list of areas, ties rows to shapes on the map, and on support
// pages lets the Escape key, pressed three times, do what the link does.
"use strict";

for (const list of document.querySelectorAll("[data-filter]")) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  const told = document.createElement("p");
  label.className = "filter";
  label.textContent = list.dataset.filter;
  box.type = "search";
  box.autocomplete = "off";
  told.className = "note";
  told.setAttribute("role", "status");
  label.append(box);
  list.before(label, told);
  const items = [...list.children];
  box.addEventListener("input", () => {
    const sought = box.value.trim().toLocaleLowerCase("sv");
    let shown = 0;
    for (const item of items) {
      const words = (item.textContent + " " + (item.dataset.area || "")).toLocaleLowerCase("sv");
      item.hidden = !words.includes(sought);
      shown += item.hidden ? 0 : 1;
    }
    told.textContent = sought === "" ? "" : shown === 0 ? list.dataset.filterNone : shown + " " + list.dataset.filterSome.replace("{0}", items.length);
  });
}

const map = document.querySelector(".map-large svg");
if (map) {
  const shapes = [...map.querySelectorAll("[data-area]")];
  const rows = [...document.querySelectorAll("[data-area]:not(path)")];
  const mark = (code, on) => {
    for (const element of [...shapes, ...rows]) {
      if (element.dataset.area === code) {
        element.classList.toggle("marked", on);
      }
    }
  };
  // No focus listener on a shape: Chromium makes a stop of whatever in a drawing has one.
  const pointed = [["mouseenter", true], ["mouseleave", false]];
  const focused = [["focusin", true], ["focusout", false]];
  for (const element of [...shapes, ...rows]) {
    for (const [type, on] of rows.includes(element) ? [...pointed, ...focused] : pointed) {
      element.addEventListener(type, () => mark(element.dataset.area, on));
    }
  }
  for (const shape of shapes) {
    const link = rows.map((row) => row.dataset.area === shape.dataset.area && row.querySelector("a")).find(Boolean);
    if (link) {
      shape.classList.add("linked");
      shape.addEventListener("click", () => link.click());
    }
  }
}

const exit = document.querySelector("[data-quick-exit]");
if (exit) {
  const words = document.querySelector("[data-escape-words]");
  words.prepend(words.dataset.escapeWords + " ");
  let pressed = [];
  addEventListener("keydown", (event) => {
    pressed = event.key === "Escape" ? [...pressed, event.timeStamp].slice(-3) : [];
    if (pressed.length === 3 && pressed[2] - pressed[0] < 3000) {
      location.replace(exit.href);
    }
  });
}

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) {
    details.open = true;
  }
});
