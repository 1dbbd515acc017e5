// Marks today, what is under way and what comes next, from `datetime` attributes. Without it the whole week shows.
(function () {
  "use strict";
  // The school's clock: a fixed +08:00 zone, wherever the visitor is. Times compare as text.
  var now = new Date(Date.now() + 288e5).toISOString().slice(0, 16);
  var today = now.slice(0, 10);
  var words = { before: "未开始", now: "进行中", after: "已结束" };

  function all(selector, from) {
    return [].slice.call((from || document).querySelectorAll(selector));
  }

  function span(element) {
    var times = all("time[datetime]", element);
    if (!times.length) return null;
    var last = times[times.length - 1];
    var start = times[0].getAttribute("datetime").slice(0, 16);
    var end = (last.getAttribute("data-to") || last.getAttribute("datetime")).slice(0, 16);
    return { start: start, end: end, open: start === end && start.length > 10 };
  }

  function phase(when) {
    if (now.slice(0, when.start.length) < when.start) return "before";
    // A start alone says nothing of the end: over when the day is.
    if (when.open) return today > when.start.slice(0, 10) ? "after" : "";
    return now.slice(0, when.end.length) > when.end ? "after" : "now";
  }

  function days(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
  }

  all("[data-day]").forEach(function (day) {
    var when = span(day);
    if (!when || when.start.slice(0, 10) !== today) return;
    day.classList.add("is-today");
    day.setAttribute("aria-current", "date");
    all(".strip-today", day).forEach(function (label) { label.hidden = false; });
    var group = day.closest("[data-days]");
    if (group) group.classList.add("has-today");
  });

  var next = null;
  all("[data-span]").forEach(function (element) {
    var when = span(element);
    var state = when && phase(when);
    // What takes place at one time on several days rests in between, unless it stands under one of them.
    if (!state || state === "now" && element.hasAttribute("data-each") && when.start.slice(0, 10) !== when.end.slice(0, 10)) return;
    element.setAttribute("data-state", state);
    var scope = element.closest(".row, article") || element;
    // Booking and looking on end with the event; then there is something to look at again.
    all(".until", scope).forEach(function (part) { part.hidden = state === "after"; });
    all(".since", scope).forEach(function (part) { part.hidden = state !== "after"; });
    var chip = element.querySelector(".state") || scope.querySelector(".state");
    if (chip) {
      var week = element.hasAttribute("data-week") && state === "now";
      chip.textContent = words[state] + (week ? " · 第 " + (days(when.start.slice(0, 10), today) + 1) + " 天" : "");
      chip.setAttribute("data-state", state);
      chip.hidden = false;
    }
    var link = element.querySelector(".row-title a");
    if (link && state === "before" && when.start.length > 10 && (!next || when.start < next.start)) {
      next = { start: when.start, link: link };
    }
  });

  all(".next").forEach(function (line) {
    var link = line.querySelector("a");
    if (!next || !link) return;
    link.href = next.link.href;
    link.textContent = +next.start.slice(5, 7) + "月" + +next.start.slice(8, 10) + "日 " + next.start.slice(11) + "　" + next.link.textContent;
    line.hidden = false;
  });
})();
