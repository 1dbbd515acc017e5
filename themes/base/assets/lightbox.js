// Opens photos large, over the page: arrows, Esc, swipe; each has an address (#photo-3). Without it a click opens the picture's file.
(function () {
  "use strict";
  var links = [].slice.call(document.querySelectorAll(".photo > a[href]")).filter(function (link) { return link.querySelector("img"); });
  var modal = window.HTMLDialogElement && HTMLDialogElement.prototype.showModal;
  if (!links.length || !modal) return;

  var box, picture, words, count, before, after;
  var at = 0;
  // Whether opening has put an entry into the history, so that the way back closes.
  var pushed = false;
  var touch = null;

  // A template of the site's own may give none.
  var names = links.map(function (link, index) {
    var figure = link.parentNode;
    if (!figure.id) figure.id = "picture-" + (index + 1);
    return figure.id;
  });

  function make(tag, name, parent) {
    var element = document.createElement(tag);
    element.className = name;
    parent.appendChild(element);
    return element;
  }

  function button(name, label, action) {
    var element = make("button", "box-" + name, box);
    element.type = "button";
    element.setAttribute("aria-label", label);
    element.addEventListener("click", action);
    return element;
  }

  function build() {
    box = make("dialog", "box", document.body);
    box.setAttribute("aria-label", "看大图");
    var stage = make("div", "box-stage", box);
    picture = make("img", "box-picture", stage);
    var foot = make("p", "box-words", box);
    foot.setAttribute("aria-live", "polite");
    count = make("span", "box-count", foot);
    words = make("span", "", foot);
    before = button("before", "上一张", function () { show(at - 1); });
    after = button("after", "下一张", function () { show(at + 1); });
    button("close", "关闭", close);
    before.hidden = after.hidden = links.length < 2;
    stage.addEventListener("click", function (event) { if (event.target === stage) close(); });
    box.addEventListener("keydown", function (event) {
      var to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(to);
    });
    box.addEventListener("close", closed);
    // One finger, mostly sideways, on a page that is not zoomed.
    stage.addEventListener("touchstart", function (event) {
      var zoomed = window.visualViewport && window.visualViewport.scale > 1.05;
      touch = event.touches.length === 1 && !zoomed ? event.touches[0] : null;
    }, { passive: true });
    stage.addEventListener("touchend", function (event) {
      if (!touch) return;
      var x = event.changedTouches[0].clientX - touch.clientX;
      var y = event.changedTouches[0].clientY - touch.clientY;
      touch = null;
      if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(y)) show(at + (x < 0 ? 1 : -1));
    });
  }

  function address(hash, push) {
    try {
      history[push ? "pushState" : "replaceState"]({ box: push || pushed }, "", hash || location.pathname + location.search);
      return true;
    } catch (error) {
      return false;
    }
  }

  function text(figure, selector) {
    var element = figure.querySelector(selector);
    return element ? element.textContent : "";
  }

  function show(index) {
    at = (index + links.length) % links.length;
    var link = links[at];
    var small = link.querySelector("img");
    var caption = text(link.parentNode, ".caption") || small.alt;
    var credit = text(link.parentNode, ".credit");
    // What the page has already, until the large one has come.
    picture.src = small.currentSrc || small.src;
    picture.alt = small.alt;
    var large = new Image();
    large.onload = function () { if (links[at] === link) picture.src = large.src; };
    large.src = link.href;
    count.textContent = links.length > 1 ? at + 1 + " / " + links.length : "";
    words.textContent = caption + (credit && caption.indexOf(credit) < 0 ? "　" + credit : "");
    new Image().src = links[(at + 1) % links.length].href;
    if (box.open) address("#" + names[at]);
  }

  function open(index, push) {
    if (!box) build();
    show(index);
    box.showModal();
    document.documentElement.classList.add("has-box");
    pushed = address("#" + names[at], push) && push;
  }

  function close() {
    box.close();
  }

  function closed() {
    document.documentElement.classList.remove("has-box");
    if (pushed) {
      pushed = false;
      history.back();
    } else {
      address("");
    }
    links[at].focus({ preventScroll: true });
    links[at].scrollIntoView({ block: "nearest" });
  }

  links.forEach(function (link, index) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(index, true);
    });
  });

  function follow() {
    var index = names.indexOf(location.hash.slice(1));
    if (index >= 0 && !(box && box.open)) open(index, false);
  }

  window.addEventListener("popstate", function () {
    if (box && box.open && names.indexOf(location.hash.slice(1)) < 0) {
      pushed = false;
      box.close();
    }
  });
  window.addEventListener("hashchange", follow);
  follow();
})();
