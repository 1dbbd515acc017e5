// 关怀版 (larger type) and high contrast, remembered by the browser. The only script that blocks: the first paint is right already.
(function () {
  "use strict";
  var root = document.documentElement;
  var asked = window.matchMedia && window.matchMedia("(prefers-contrast: more)");
  var on = { large: false, contrast: !!asked && asked.matches };

  function read(name) {
    try {
      var kept = localStorage.getItem("zhuanlan-" + name);
      if (kept) on[name] = kept === "1";
    } catch (error) { /* nothing is kept here: for this page only */ }
  }

  function show() {
    ["large", "contrast"].forEach(function (name) {
      root.classList.toggle(name, on[name]);
      [].forEach.call(document.querySelectorAll('[data-switch="' + name + '"]'), function (button) {
        button.setAttribute("aria-pressed", String(on[name]));
      });
    });
  }

  read("large");
  read("contrast");
  root.classList.add("js");
  // Until the week is over there is a next event: its line is kept free (the school's clock, as in base.js).
  if (new Date(Date.now() + 288e5).toISOString().slice(0, 10) <= root.getAttribute("data-until")) root.classList.add("ahead");
  show();
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-switch]");
    if (!button) return;
    var name = button.getAttribute("data-switch");
    on[name] = !on[name];
    try { localStorage.setItem("zhuanlan-" + name, on[name] ? "1" : "0"); } catch (error) { /* as above */ }
    show();
  });
  // Another tab of the column, and a page that comes back from the browser's memory.
  ["storage", "pageshow"].forEach(function (name) {
    window.addEventListener(name, function () {
      read("large");
      read("contrast");
      show();
    });
  });
})();
