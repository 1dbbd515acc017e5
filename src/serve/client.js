// The preview's own script: put into each response by the preview server, never part of a page.
(function () {
  "use strict";
  var self = document.currentScript;
  var version = Number(self.getAttribute("data-version"));
  var top = self.src.replace(/reload\.js.*$/, "");
  var place = "zhuanlan-scroll:" + location.pathname;
  var panel = null;

  // Where the reader was before the reload.
  try {
    var kept = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    if (kept !== null) addEventListener("load", function () { scrollTo(0, Number(kept)); });
  } catch (_) { /* storage may be closed */ }

  function reload() {
    try { sessionStorage.setItem(place, String(scrollY)); } catch (_) { /* storage may be closed */ }
    location.reload();
  }

  // New style sheets in place of the old ones; the page stays as it is.
  function restyle() {
    fetch(location.href, { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").querySelectorAll("link[rel=stylesheet]");
      var old = document.querySelectorAll("link[rel=stylesheet]");
      if (fresh.length !== old.length) return reload();
      for (var i = 0; i < old.length; i++) {
        if (old[i].getAttribute("href") !== fresh[i].getAttribute("href")) old[i].setAttribute("href", fresh[i].getAttribute("href"));
      }
    }).catch(reload);
  }

  function element(name, text, style) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (style) made.style.cssText = style;
    return made;
  }

  // Everything that is wrong, over the page; gone when it is mended.
  function show(found) {
    if (panel) panel.remove();
    panel = null;
    if (!found.errors && !found.warnings) return;
    panel = element("div");
    panel.id = "zhuanlan-panel";
    var root = panel.attachShadow({ mode: "open" });
    var frame = element("details", "", "position:fixed;left:0;right:0;bottom:0;z-index:2147483647;max-height:60vh;overflow:auto;" +
      "background:#231915;color:#fff7e8;font:15px/1.7 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;" +
      "border-top:3px solid " + (found.errors ? "#f0604d" : "#e2bd72"));
    frame.open = found.errors > 0;
    frame.appendChild(element("summary", found.summary, "padding:8px 16px;cursor:pointer;font-weight:700"));
    found.items.forEach(function (item) {
      var box = element("div", "", "padding:8px 16px;border-top:1px solid #57483f");
      box.appendChild(element("div", item.word + "：" + item.message, "font-weight:700;color:" + (item.severity === "error" ? "#ffb4a6" : "#f6dca8")));
      box.appendChild(element("div", item.place, "color:#cdbca8;font-size:14px"));
      if (item.excerpt) {
        box.appendChild(element("pre", item.excerpt + "\n" + item.caret, "margin:4px 0;padding:6px 10px;background:#100a08;overflow:auto;font:14px/1.5 'NSimSun','Noto Sans Mono CJK SC',monospace"));
      }
      item.hints.forEach(function (hint) { box.appendChild(element("div", "提示：" + hint, "white-space:pre-wrap")); });
      frame.appendChild(box);
    });
    root.appendChild(frame);
    document.body.appendChild(panel);
  }

  function listen() {
    var source = new EventSource(top + "events?version=" + version);
    source.addEventListener("version", function (event) {
      var news = JSON.parse(event.data);
      if (news.version === version) return;
      version = news.version;
      if (news.follow && new URL(news.follow, top + "../").pathname !== location.pathname) {
        location.href = new URL(news.follow, top + "../").href;
      } else if (news.styles) {
        restyle();
      } else {
        reload();
      }
    });
    source.addEventListener("found", function (event) { show(JSON.parse(event.data)); });
    // A browser gives up after some kinds of failure; a restarted preview is found again.
    source.onerror = function () {
      if (source.readyState === 2) setTimeout(listen, 500);
    };
    addEventListener("pagehide", function () { source.close(); });
    addEventListener("pageshow", function (event) { if (event.persisted) reload(); });
  }
  listen();
})();
