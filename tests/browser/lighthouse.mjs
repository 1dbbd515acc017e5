// Lighthouse (mobile, simulated throttling) on home, a day, an event and an album of sixty photos of built sites, over HTTP with packed text.
// Usage: node lighthouse.mjs FOLDER…  — RUNS=5 a page (3 unless told)
// Accessibility, best practices and SEO are 100, the layout holds still and home's first screen is light: these do not depend on the
// machine and hold in every run. The time it takes does depend on it: performance counts by the median of the runs, and where the machine
// itself is too slow for the figure to mean anything (Lighthouse measures that as benchmarkIndex), it is told and not judged.
import { createServer } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { launch as launchChrome } from "chrome-launcher";
import lighthouse from "lighthouse";
import { first, FLAGS, TYPES } from "./site.mjs";

const RUNS = Number(process.env.RUNS ?? 3);
const PERFORMANCE = 95;
const SHIFT = 0.02;
const FIRST_SCREEN = 350 * 1024;
// A phone's processor is simulated from this one's: below this a run says more about the load than about the page.
const SLOWEST = 500;
const PHOTOS = 60;

const faults = [];
const browser = await launchChrome({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", ...FLAGS] });
for (const folder of process.argv.slice(2)) await look(resolve(folder));
await browser.kill();
for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(faults.length ? `${faults.length} faults` : "lighthouse: all pages hold");
process.exit(faults.length ? 1 : 0);

async function look(site) {
  const server = createServer(async (request, response) => {
    const path = join(site, decodeURIComponent(request.url.split("?")[0]));
    const type = TYPES[path.slice(path.lastIndexOf("."))] ?? "application/octet-stream";
    const bytes = path.startsWith(site) ? await readFile(path).catch(() => undefined) : undefined;
    if (!bytes) return response.writeHead(404).end();
    const packed = /^(text|image\/svg|application\/json)/.test(type);
    response.writeHead(200, { "content-type": type, ...(packed && { "content-encoding": "gzip" }) });
    response.end(packed ? gzipSync(bytes) : bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const base = `http://127.0.0.1:${server.address().port}/`;
  const days = (await readdir(join(site, "calendar"))).filter((name) => name.endsWith(".html")).sort();
  for (const page of ["index.html", `calendar/${days[Math.floor(days.length / 2)]}`, await first(site, "events"), await largest(site)]) {
    await measure(`${basename(site)} ${page}`, base + page);
  }
  server.close();
}

// The album of sixty photos; it is a fault where there is none.
async function largest(site) {
  for (const name of await readdir(join(site, "albums"))) {
    const text = name.endsWith(".html") ? await readFile(join(site, "albums", name), "utf8") : "";
    if (text.split('id="photo-').length - 1 >= PHOTOS) return `albums/${name}`;
  }
  throw new Error(`no album of ${PHOTOS} photos in ${site}`);
}

async function measure(label, url) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "error", onlyCategories: ["performance", "accessibility", "best-practices", "seo"] });
    if (lhr.runtimeError) throw new Error(`${label}: ${lhr.runtimeError.message}`);
    const score = (name) => Math.round(lhr.categories[name].score * 100);
    for (const name of ["accessibility", "best-practices", "seo"]) {
      if (score(name) === 100) continue;
      const failed = lhr.categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
      faults.push(`${label}: ${name} ${score(name)}: ${failed.map(({ id }) => `${id} ${JSON.stringify(lhr.audits[id].details?.items?.[0] ?? "").slice(0, 200)}`).join("; ")}`);
    }
    const value = (id) => lhr.audits[id].numericValue;
    runs.push({
      performance: score("performance"), speed: lhr.environment.benchmarkIndex, shift: value("cumulative-layout-shift"), bytes: value("total-byte-weight"),
      paint: Math.round(value("largest-contentful-paint")), block: Math.round(value("total-blocking-time")),
    });
  }
  runs.sort((a, b) => a.performance - b.performance);
  const middle = runs[Math.floor(runs.length / 2)];
  const shift = Math.max(...runs.map((run) => run.shift));
  const meant = Math.max(...runs.map((run) => run.speed)) >= SLOWEST;
  console.log(`${label}: performance ${middle.performance} (${runs.map((run) => run.performance).join(" ")}), largest paint ${middle.paint} ms, blocked ${middle.block} ms, ` +
    `shift ${shift.toFixed(3)}, ${Math.round(middle.bytes / 1024)} KB, machine ${Math.round(middle.speed)}`);
  if (shift > SHIFT) faults.push(`${label}: the layout shifts by ${shift}`);
  if (label.endsWith("index.html") && middle.bytes > FIRST_SCREEN) faults.push(`${label}: ${middle.bytes} bytes, at most ${FIRST_SCREEN}`);
  if (!meant) console.log(`${label}: the machine is too slow or too busy for a judgement of performance`);
  else if (middle.performance < PERFORMANCE) faults.push(`${label}: performance ${middle.performance}`);
}
