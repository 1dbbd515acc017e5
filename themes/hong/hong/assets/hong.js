// 关怀版: larger type, remembered by the browser. In the head, so that a page does not jump; without script there is no button.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "zhuanlan-large";
  function kept() {
    try { return localStorage.getItem(key) === "1"; } catch (error) { return false; }
  }
  function keep(on) {
    try { localStorage.setItem(key, on ? "1" : "0"); } catch (error) { /* for this page only */ }
  }
  var on = kept();
  root.classList.toggle("large", on);
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-large]");
    if (!button) return;
    function show() {
      root.classList.toggle("large", on);
      button.setAttribute("aria-pressed", String(on));
    }
    button.addEventListener("click", function () {
      on = !on;
      keep(on);
      show();
    });
    show();
    button.hidden = false;
  });
})();
