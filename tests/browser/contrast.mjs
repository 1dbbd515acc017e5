// How well text stands out from its ground, by the colours that a browser computed: what high contrast promises.
// Runs inside of a page; needs nothing from outside of it.

// The texts that fall below a ratio, such as `3.20 p.lead “…”`. Photos and pictures below text are not judged.
export function faint(least) {
  // [red, green, blue, alpha], all of 0 to 1: `rgb(…)`, and `color(srgb …)` of mixed colours.
  const parse = (text) => {
    const numbers = text.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [0, 0, 0, 0];
    const scale = text.startsWith("rgb") ? 255 : 1;
    return [numbers[0] / scale, numbers[1] / scale, numbers[2] / scale, numbers[3] ?? 1];
  };
  const over = (top, ground) => [0, 1, 2].map((at) => top[at] * top[3] + ground[at] * (1 - top[3]));
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [1, 1, 1];
  // Every colour that the ground of an element may have: one, or the stops of its gradients.
  const grounds = (element) => {
    if (!element) return [paper];
    const style = getComputedStyle(element);
    const own = parse(style.backgroundColor);
    // One of a size is a stripe at an edge.
    const stops = style.backgroundImage.includes("gradient(") && style.backgroundSize === "auto" ? (style.backgroundImage.match(/(?:rgba?|color)\([^)]*\)/g) ?? []).map(parse) : [];
    const below = own[3] === 1 ? [own.slice(0, 3)] : grounds(element.parentElement).map((ground) => over(own, ground));
    return stops.length > 0 ? stops.flatMap((stop) => below.map((ground) => over(stop, ground))) : below;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, noscript, option, .entry-piece, [aria-hidden='true']")) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || box.width <= 1 || box.height <= 1) continue;
    const color = parse(element instanceof SVGElement ? style.fill : style.color);
    let alpha = color[3];
    for (let at = element; at; at = at.parentElement) alpha *= Number(getComputedStyle(at).opacity);
    const worst = Math.min(...grounds(element).map((ground) => ratio(over([...color.slice(0, 3), alpha], ground), ground)));
    if (worst < least) found.push(`${worst.toFixed(2)} ${element.localName}.${element.getAttribute("class") ?? ""} “${node.data.trim().slice(0, 20)}”`);
  }
  return [...new Set(found)];
}
