// Opens the kinds of pages of built sites in a real Chromium, as files and over HTTP, in several widths, light and dark, larger type, high contrast.
// Fails on what axe finds, text that high contrast leaves faint, console errors, sideways scrolling, requests that leave the site, missing files, broken pictures, and pages that weigh too much.
// Usage: node pages.mjs FOLDER…  — with SHOTS=DIR it also keeps a picture of every page, with ALL=1 it opens every combination (half an hour).
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { faint } from "./contrast.mjs";
import { first, launch, serve } from "./site.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Every width, scheme and mode once or more; a Wednesday of the week, so that there is a today.
const SAMPLE = [
  { width: 375, scheme: "light" },
  { width: 820, scheme: "dark", today: true },
  { width: 1440, scheme: "light", large: true, today: true },
  { width: 375, scheme: "dark", large: true, contrast: true, today: true },
  { width: 1440, scheme: "light", contrast: true, today: true },
];
const EVERY = [375, 820, 1440].flatMap((width) => ["light", "dark"].flatMap((scheme) => [false, true].map((large) => ({ width, scheme, large, today: large }))));
EVERY.push(...["light", "dark"].map((scheme) => ({ width: 1440, scheme, contrast: true, today: true })));
// What high contrast promises of all text.
const STRONG = 7;
const MOST = { css: 14_336, html: 30_720, js: 12_288 };

// Faults are told when they are found: the whole matrix takes its time.
const faults = [];
faults.push = function (text) {
  console.error(`FAULT ${text}`);
  return Array.prototype.push.call(this, text);
};
let count = 0;

// The pages of which there is one, and the first of each kind.
async function pages(site) {
  const single = ["index.html", "calendar.html", "events.html", "stories.html", "people.html", "albums.html", "media.html", "data.html", "checklist.html", "tags.html", "search.html#q=%E6%8A%80%E8%83%BD", "404.html", "entry.html", "manual.html", "manual/keys.html", "manual/hosting.html"];
  const folders = ["calendar", "events", "stories", "cases", "people", "albums", "notices", "focus"];
  return [...single, ...(await Promise.all(folders.map((folder) => first(site, folder))))];
}

// What a page and its style sheets and scripts weigh when packed; and no style in attributes, which the policy of the page forbids.
async function weigh(site, path) {
  const html = await readFile(join(site, path.split("#")[0]));
  const text = html.toString();
  const packed = async (pattern) => {
    const files = [...text.matchAll(pattern)].map((match) => normalize(join(site, dirname(path), match[1])));
    return (await Promise.all(files.map((file) => readFile(file)))).reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
  };
  const weight = {
    html: gzipSync(html, { level: 9 }).length,
    css: await packed(/<link rel="stylesheet" href="([^"]+)"/g),
    js: await packed(/<script src="([^"]+)"/g),
  };
  for (const [kind, most] of Object.entries(MOST)) {
    if (weight[kind] > most) faults.push(`${basename(site)} ${path}: ${kind} weighs ${weight[kind]}, more than ${most}`);
  }
  if (/<[^>]+\sstyle="/.test(text)) faults.push(`${basename(site)} ${path}: a style attribute`);
}

// Opens one page and notes what is wrong with it.
async function open(context, base, path, label, axe) {
  const fault = (text) => faults.push(`${label} ${path}: ${text}`);
  const page = await context.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`script: ${error.message}`));
  page.on("requestfailed", (request) => fault(`not loaded: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && fault(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith("data:")) fault(`leaves the site: ${url}`);
  });
  await page.goto(base + path, { waitUntil: "load" });
  const seen = await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    const decoded = await Promise.all(pictures.map((picture) => picture.decode().then(() => "", () => picture.currentSrc || picture.src)));
    const root = document.scrollingElement;
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return {
      broken: decoded.filter(Boolean),
      sideways: root.scrollWidth > innerWidth ? `${root.scrollWidth} > ${innerWidth}, at ${wide.slice(0, 3).map((e) => `${e.tagName}.${e.className}`).join(" ")}` : "",
      styled: document.styleSheets.length > 0,
      headings: document.querySelectorAll("h1").length,
    };
  });
  if (seen.sideways) fault(`scrolls sideways: ${seen.sideways}`);
  for (const picture of seen.broken) fault(`broken picture: ${picture}`);
  if (!seen.styled) fault("no style sheet");
  if (seen.headings !== 1) fault(`${seen.headings} h1`);
  if (axe?.contrast) for (const text of await page.evaluate(faint, STRONG)) fault(`contrast below ${STRONG}: ${text}`);
  if (axe) {
    await page.evaluate(AXE);
    const found = await page.evaluate(async ([rules, strict]) => {
      const result = await window.axe.run(document, {
        preload: false, runOnly: rules, resultTypes: ["violations"], rules: { "color-contrast-enhanced": { enabled: strict } },
      });
      return result.violations.map((one) => `axe ${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 120)} ${(one.nodes[0].failureSummary ?? "").replace(/\s+/g, " ").slice(0, 200)}`);
    }, [RULES, Boolean(axe.contrast)]);
    for (const text of found) fault(text);
  }
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${label.replaceAll(" ", "-")}-${path.split("#")[0].replaceAll("/", "-")}.png`), fullPage: true });
  await page.close();
  count += 1;
}

// All pages in one look, two at a time: a page that waits for the processor proves nothing.
async function round(browser, base, paths, name, look, axe) {
  const { width, scheme, large, contrast } = look;
  const label = [name, width, scheme, large && "large", contrast && "contrast"].filter(Boolean).join(" ");
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: "reduce", locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  // A busy machine is slow, not wrong.
  context.setDefaultTimeout(120_000);
  await context.addInitScript((kept) => {
    for (const name of kept) localStorage.setItem(`zhuanlan-${name}`, "1");
  }, [large && "large", contrast && "contrast"].filter(Boolean));
  if (look.today) await context.clock.setFixedTime(new Date("2024-05-22T10:00:00+08:00"));
  const left = [...paths];
  const worker = async () => {
    for (let path = left.shift(); path; path = left.shift()) await open(context, base, path, label, axe && look);
  };
  await Promise.all([worker(), worker()]);
  await context.close();
  console.log(`${label}: ${count} pages opened, ${faults.length} faults`);
}

const browser = await launch();
for (const [at, folder] of process.argv.slice(2).entries()) {
  const site = resolve(folder);
  const name = basename(site);
  const paths = await pages(site);
  for (const path of paths) await weigh(site, path);
  const files = `${pathToFileURL(site).href}/`;
  for (const look of process.env.ALL ? EVERY : SAMPLE) await round(browser, files, paths, name, look, true);
  await round(browser, files, paths, name, { width: 320, scheme: "light" }, false);
  const { server, base } = await serve(site);
  const ways = [["file", files], ["http", base]];
  // The same pages over HTTP: the looks differ in style, not in what they load.
  if (at === 0) for (const look of [{ width: 375, scheme: "dark" }, { width: 1440, scheme: "light" }]) await round(browser, base, paths, `${name} http`, look, false);
  for (const [way, top] of ways) {
    // Without script the whole week shows, at the smallest width too.
    const bare = await browser.newContext({ viewport: { width: 375, height: 900 }, javaScriptEnabled: false });
    const page = await bare.newPage();
    await page.goto(`${top}index.html`);
    const days = await page.locator("[data-day]").count();
    const shown = await page.locator("[data-day]:visible").count();
    if (days === 0 || days !== shown) faults.push(`${name} ${way} without script: ${shown} of ${days} days show`);
    await bare.close();
  }
  server.close();
}
await browser.close();
console.log(`${count} pages opened`);
if (faults.length > 0) {
  console.error(`${faults.length} faults`);
  process.exit(1);
}
