// The filter of the calendar: by kind of opening, by whom it is for, by form. Every event says its own in data attributes.
(function () {
  "use strict";
  function all(selector, from) {
    return [].slice.call((from || document).querySelectorAll(selector));
  }

  var panel = document.querySelector("[data-filter]");
  var events = all("[data-form]");
  if (!panel || !events.length) return;
  var status = panel.querySelector("[role=status]");
  var audience = panel.querySelector("[name=audience]");
  var form = panel.querySelector("[name=form]");
  var opening = "";

  // Whom events are for, in the order in which they are offered.
  var groups = audience.getAttribute("data-groups").split("|");

  function parts(event, name) {
    return event.getAttribute(name).split("|").filter(Boolean);
  }

  // An event of several days stands on every one of them and counts once.
  function number(list) {
    var seen = {};
    list.forEach(function (event) { seen[event.querySelector("a").href] = true; });
    return Object.keys(seen).length;
  }

  var told = events.map(function (event) {
    return { event: event, opening: parts(event, "data-opening"), audience: parts(event, "data-audience"), form: parts(event, "data-form") };
  });

  function offer(select, key, order) {
    var found = order || [];
    told.forEach(function (one) {
      one[key].forEach(function (value) { if (found.indexOf(value) < 0) found.push(value); });
    });
    found.forEach(function (value) {
      var of = told.filter(function (one) { return one[key].indexOf(value) >= 0; });
      if (!of.length) return;
      var option = document.createElement("option");
      option.value = value;
      option.textContent = value + "（" + number(of.map(function (one) { return one.event; })) + "）";
      select.appendChild(option);
    });
    if (select.options.length < 3) select.parentNode.hidden = true;
  }

  function apply() {
    var left = told.filter(function (one) {
      var fits = (!opening || one.opening.indexOf(opening) >= 0) &&
        (!audience.value || one.audience.indexOf(audience.value) >= 0) &&
        (!form.value || one.form.indexOf(form.value) >= 0);
      one.event.hidden = !fits;
      return fits;
    });
    var narrowed = left.length < told.length;
    all("[data-day]").forEach(function (day) {
      var here = all("[data-form]", day);
      day.classList.toggle("is-empty", narrowed && here.every(function (event) { return event.hidden; }));
    });
    status.textContent = !narrowed ? "" : left.length ?
      "选出 " + number(left.map(function (one) { return one.event; })) + " 场，共 " + number(events) + " 场" :
      "没有这样的活动，换个条件试试";
  }

  offer(audience, "audience", groups);
  offer(form, "form");
  var buttons = all("button", panel);
  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      opening = button.value;
      // The first button means everything: the two lists follow it.
      if (!opening) audience.value = form.value = "";
      buttons.forEach(function (other) { other.setAttribute("aria-pressed", String(other === button)); });
      apply();
    });
  });
  panel.addEventListener("change", apply);
  // Browsers keep what was chosen before a reload.
  apply();
})();
