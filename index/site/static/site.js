// What pages do besides when a browser runs scripts; without it everything works.
"use strict";

document.documentElement.classList.add("js");

const writing = (target) => target.closest("input, textarea, select, [contenteditable]");
const searchBox = () => document.querySelector('main input[type="search"][name="q"], input[type="search"][name="q"]');

// "/" goes to the search box, as long as nobody is writing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  const box = searchBox();
  if (box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// j and k, or the arrows, go through the results from the box on; Enter is the link's own.
document.addEventListener("keydown", (event) => {
  const links = [...document.querySelectorAll(".hit h2 a")];
  if (!links.length || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const box = searchBox();
  const here = links.indexOf(document.activeElement);
  const inBox = event.target === box;
  if (writing(event.target) && !inBox) return;
  const arrows = inBox || here >= 0;
  const down = (event.key === "j" && !inBox) || (event.key === "ArrowDown" && arrows);
  const up = (event.key === "k" && !inBox) || (event.key === "ArrowUp" && here >= 0);
  if (!down && !up) return;
  event.preventDefault();
  if (up && here <= 0) box.focus();
  else links[Math.min(links.length - 1, Math.max(0, here + (down ? 1 : -1)))].focus();
});

// A document's page: a record and its mark light up together.
const lit = new Set();
const light = (name, on) => {
  if (!name) return;
  for (const element of document.querySelectorAll(`[data-record="${CSS.escape(name)}"], .marks a[id="${CSS.escape(name)}"]`)) {
    element.classList.toggle("lit", on);
  }
};
const nameOf = (target) => {
  const record = target.closest?.("[data-record]");
  const mark = target.closest?.(".marks a");
  return record ? record.dataset.record : mark ? mark.id : null;
};
for (const [event, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(event, (happened) => {
    const name = nameOf(happened.target);
    if (name && !lit.has(name)) light(name, on);
  });
}

// The mark that an address names is brought into view, on the picture and in the list, and stays lit.
const show = () => {
  for (const name of lit) light(name, false);
  lit.clear();
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name) return;
  lit.add(name);
  light(name, true);
  const stage = document.querySelector(".stage");
  const mark = document.querySelector(`.marks a[id="${CSS.escape(name)}"]`);
  if (stage && mark) {
    const inFrame = getComputedStyle(stage).maxHeight !== "none";
    const bar = document.querySelector(".reader-bar");
    const reader = document.querySelector(".reader");
    if (inFrame) scrollTo(0, scrollY + reader.getBoundingClientRect().top - bar.offsetHeight - 12);
    else mark.scrollIntoView({ block: "center" });
    const box = mark.getBoundingClientRect();
    const frame = stage.getBoundingClientRect();
    stage.scrollTop += box.top - frame.top - frame.height / 3;
    stage.scrollLeft += box.left - frame.left - 24;
  }
  const line = document.querySelector(`[data-record="${CSS.escape(name)}"]`);
  const group = line?.closest("details");
  if (group) group.open = true;
};
addEventListener("hashchange", show);
addEventListener("load", show);

// Of long contents the place where the page stands is shown.
const current = document.querySelector(".contents a[aria-current]");
const entries = current?.closest("ol");
if (entries) entries.scrollTop = current.offsetTop - entries.offsetTop - entries.clientHeight / 3;

// A click in the list goes to the mark rather than away from the page.
document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-record]");
  if (!line || event.target.closest("a, summary") || getSelection().toString()) return;
  if (document.querySelector(`.marks a[id="${CSS.escape(line.dataset.record)}"]`)) location.hash = line.dataset.record;
});

// Larger, smaller, marks on and off; the page turns with the arrow keys.
const sheet = document.querySelector(".sheet");
const zoom = document.querySelector(".zoom");
if (sheet && zoom) {
  zoom.hidden = false;
  let size = Number(sessionStorage.getItem("zoom")) || 100;
  const apply = () => {
    sheet.style.width = `${size}%`;
    sheet.querySelector("img").sizes = size > 100 ? "200vw" : sheet.querySelector("img").sizes;
    sessionStorage.setItem("zoom", String(size));
  };
  if (size !== 100) apply();
  zoom.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.zoom) {
      size = Math.min(400, Math.max(50, size + 25 * Number(button.dataset.zoom)));
      apply();
    } else if (button) {
      const off = document.documentElement.classList.toggle("no-marks");
      button.setAttribute("aria-pressed", String(!off));
    }
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || writing(event.target)) return;
  if (event.target.closest?.(".scrolling, .stage")) return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const link = rel && document.querySelector(`.turn a[rel="${rel}"]`);
  if (link) link.click();
});
document.querySelector('.turn input[name="page"]')?.addEventListener("change", (event) => {
  if (event.target.reportValidity()) event.target.form.requestSubmit();
});

// What is to be cited goes to the clipboard.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = "Copied";
  });
}
