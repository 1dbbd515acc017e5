// Opens the kinds of pages of a built site in a real Chromium: three widths, light and dark, as files and over HTTP.
// Fails on console errors, sideways scrolling, requests that leave the site, missing files and broken pictures.
// Usage: node pages.mjs FOLDER — with SHOTS=DIR it also keeps a picture of every page.
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WIDTHS = [375, 820, 1440];
const SCHEMES = ["light", "dark"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
  ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".json": "application/json", ".ics": "text/calendar", ".xml": "text/xml",
};

const site = resolve(process.argv[2] ?? "public");
const faults = [];

// The first page of each kind, and the pages of which there is one.
async function pages() {
  const first = async (folder) => {
    const names = (await readdir(join(site, folder))).filter((name) => name.endsWith(".html") && !name.startsWith("page-")).sort();
    return `${folder}/${names[0]}`;
  };
  const single = ["index.html", "calendar.html", "events.html", "stories.html", "people.html", "albums.html", "media.html", "data.html", "checklist.html", "tags.html", "404.html"];
  return [...single, ...(await Promise.all(["calendar", "events", "stories", "cases", "people", "albums", "notices", "focus"].map(first)))];
}

// Serves the site below a path with blanks and Chinese in it; anything else is not found.
async function serve() {
  const top = `/${encodeURIComponent("专 栏")}/2024/`;
  const server = createServer(async (request, response) => {
    // Browsers ask hosts for an icon by themselves where a page names none, as 404.html does not.
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    const inside = request.url.split("?")[0].split(top)[1];
    const path = inside === undefined ? undefined : normalize(join(site, decodeURIComponent(inside)));
    try {
      if (path === undefined || !path.startsWith(site) || !(await stat(path)).isFile()) throw new Error("not found");
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
      response.end(await readFile(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, base: `http://127.0.0.1:${server.address().port}${top}` };
}

// Opens one page and notes what is wrong with it.
async function open(context, base, path, label) {
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
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${label.replaceAll(" ", "-")}-${path.replaceAll("/", "-")}.png`), fullPage: true });
  await page.close();
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const { server, base } = await serve();
const paths = await pages();
let count = 0;
for (const [way, top] of [["file", `${pathToFileURL(site).href}/`], ["http", base]]) {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
      // A busy machine is slow, not wrong.
      context.setDefaultTimeout(120_000);
      await Promise.all(paths.map((path) => open(context, top, path, `${way} ${width} ${colorScheme}`)));
      count += paths.length;
      await context.close();
    }
  }
  // Without script the whole week shows, at the smallest width too.
  const bare = await browser.newContext({ viewport: { width: 375, height: 900 }, javaScriptEnabled: false });
  const page = await bare.newPage();
  await page.goto(`${top}index.html`);
  const days = await page.locator("[data-day]").count();
  const shown = await page.locator("[data-day]:visible").count();
  if (days === 0 || days !== shown) faults.push(`${way} without script: ${shown} of ${days} days show`);
  await bare.close();
}
await browser.close();
server.close();
console.log(`${count} pages opened`);
for (const fault of faults.slice(0, 60)) console.error(`FAULT ${fault}`);
if (faults.length > 0) {
  console.error(`${faults.length} faults`);
  process.exit(1);
}
