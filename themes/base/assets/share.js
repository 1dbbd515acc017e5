// Copies the address of a page, or the time and place of an event. WeChat opens no calendar files: there the copy stands in for them.
(function () {
  "use strict";
  function all(selector) {
    return [].slice.call(document.querySelectorAll(selector));
  }

  var online = location.protocol !== "file:";
  var here = online ? location.href.split("#")[0] : "";
  var canonical = document.querySelector("link[rel=canonical]");
  if (canonical) here = canonical.href;

  // For addresses without https, where the newer way is closed.
  function byHand(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "copied";
    document.body.appendChild(field);
    field.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { /* asked below */ }
    field.parentNode.removeChild(field);
    if (!done) window.prompt("请复制：", text);
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text).catch(function () { byHand(text); });
    }
    byHand(text);
    return Promise.resolve();
  }

  all("[data-copy]").forEach(function (button) {
    var text = button.getAttribute("data-copy");
    var label = button.textContent;
    if (!text && !here) {
      button.hidden = true;
      return;
    }
    // Speaks for itself when it changes.
    var said = document.createElement("span");
    said.className = "said";
    said.setAttribute("role", "status");
    button.parentNode.insertBefore(said, button.nextSibling);
    button.addEventListener("click", function () {
      var bare = button.hasAttribute("data-bare");
      copy(text ? text + (here && !bare ? "\n" + here : "") : here).then(function () {
        button.focus();
        button.textContent = "已复制";
        said.textContent = "已复制";
        setTimeout(function () {
          button.textContent = label;
          said.textContent = "";
        }, 2500);
      });
    });
  });

  if (/MicroMessenger/i.test(navigator.userAgent)) {
    all("[data-ics]").forEach(function (link) { link.hidden = true; });
  }
})();
