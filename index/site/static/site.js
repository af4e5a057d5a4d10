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
