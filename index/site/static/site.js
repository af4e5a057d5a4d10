// What pages do besides when a browser runs scripts; without it everything works.
"use strict";

document.documentElement.classList.add("js");

// "/" goes to the search box, as long as nobody is writing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector('input[type="search"][name="q"]');
  if (box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
