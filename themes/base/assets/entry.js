// Makes PNG files of the pieces for the school's front page: drawn by the browser, with the fonts of this computer, at the size that is said.
(function () {
  "use strict";
  [].slice.call(document.querySelectorAll("[data-png]")).forEach(function (button) {
    var name = button.getAttribute("data-png");
    var svg = document.querySelector('[data-piece="' + name + '"] svg');
    if (!svg || !window.XMLSerializer || !document.createElement("canvas").getContext) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var image = new Image();
      image.onload = function () {
        var canvas = document.createElement("canvas");
        canvas.width = svg.width.baseVal.value;
        canvas.height = svg.height.baseVal.value;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        var link = document.createElement("a");
        link.href = canvas.toDataURL("image/png");
        link.download = name + ".png";
        document.body.appendChild(link);
        link.click();
        document.body.removeChild(link);
      };
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
    });
  });
})();
