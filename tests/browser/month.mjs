// Looks at the calendar of a long edition: weeks as rows on wide screens, a list on a phone and in large type, bars over their days, today,
// the filter, no script, paper. Usage: node month.mjs FOLDER…  — the folders are one site in several looks; with SHOTS=DIR it keeps pictures
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./site.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const faults = [];
const browser = await launch();
for (const folder of process.argv.slice(2)) await look(resolve(folder));
await browser.close();
for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(faults.length ? `${faults.length} faults` : "months are as they should be");
process.exit(faults.length ? 1 : 0);

async function look(site) {
  const name = basename(site);
  const url = `${pathToFileURL(site).href}/calendar.html`;
  for (const width of [375, 820, 1440]) {
    for (const scheme of ["light", "dark"]) {
      for (const large of width === 820 ? [false] : [false, true]) await sized(name, url, { width, scheme, large });
    }
  }
  await bare(name, url);
}

async function opened(url, { width, scheme = "light", large = false, script = true }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: script, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  context.setDefaultTimeout(60_000);
  await context.clock.setFixedTime(new Date("2024-05-24T10:00:00+08:00"));
  if (large) await context.addInitScript(() => localStorage.setItem("zhuanlan-large", "1"));
  const page = await context.newPage();
  await page.goto(url);
  return { context, page };
}

async function sized(name, url, state) {
  const { width, scheme, large } = state;
  const label = [name, width, scheme, large && "large"].filter(Boolean).join(" ");
  const holds = (what, is) => is || faults.push(`${label}: ${what}`);
  const { context, page } = await opened(url, state);
  page.on("pageerror", (error) => faults.push(`${label}: ${error.message}`));
  const sheet = width >= 768 && !large;
  const seen = await page.evaluate(() => {
    const box = (element) => element.getBoundingClientRect();
    const rows = [...document.querySelectorAll(".month-week")].map((week) => [...week.children].filter((cell) => box(cell).height > 0).map((cell) => [box(cell).left, box(cell).top]));
    const bars = [...document.querySelectorAll(".bar")].filter((bar) => box(bar).width > 0).map((bar) => {
      const long = Number(/long-(\d)/.exec(bar.className)[1]);
      return { long, ratio: box(bar).width / box(bar.closest(".month-day")).width };
    });
    const lines = [...document.querySelectorAll(".mo > a")].filter((line) => box(line).width > 0).map((line) => box(line).height);
    const over = [...document.querySelectorAll(".month-day .mo:not(.bar)")].filter((line) => box(line).right > box(line.closest(".month-day")).right + 1).length;
    const today = [...document.querySelectorAll(".is-today")].map((day) => day.querySelector("time").getAttribute("datetime"));
    return { rows, bars, lines, over, today, said: !document.querySelector(".is-today .strip-today").hidden, wide: document.scrollingElement.scrollWidth > innerWidth };
  });
  holds("nothing scrolls sideways", !seen.wide);
  holds(`today alone is marked: ${seen.today}`, seen.today.join() === "2024-05-24" && seen.said);
  holds(`lines can be hit: ${Math.min(...seen.lines)} px`, seen.lines.length > 0 && Math.min(...seen.lines) >= 24);
  holds(`${seen.over} lines leave their day`, seen.over === 0);
  if (sheet) {
    holds("a week is a row of seven days", seen.rows.every((row) => row.length === 7 && row.every(([, top]) => Math.abs(top - row[0][1]) < 1)));
    holds("Mondays stand under each other", seen.rows.length > 2 && seen.rows.every((row) => Math.abs(row[0][0] - seen.rows[0][0][0]) < 1));
    holds("bars are as long as their days", seen.bars.length > 0 && seen.bars.every(({ long, ratio }) => Math.abs(ratio - long) < 0.1));
  } else {
    const later = await page.locator(".month-on > .mo:visible").count();
    holds("an event of several days stands on later days too", later > 0 && later === (await page.locator(".month-on > .mo").count()));
    holds("days stand one under the other", seen.rows.every((row) => row.every(([left], at) => at === 0 || (left === row[0][0] && row[at][1] > row[at - 1][1]))));
  }
  if (!large) {
    const kind = await page.getAttribute('.chip:not([value=""])', "value");
    const every = await page.locator("[data-form]:visible").count();
    await page.locator('.chip:not([value=""])').first().click();
    const some = await page.locator("[data-form]:visible").count();
    holds(`the filter leaves ${some} of ${every}`, some > 0 && some < every && some === (await page.locator(`[data-opening*="${kind}"]:visible`).count()));
    await page.locator('.chip[value=""]').click();
    const groups = await page.locator("[name=audience] option").allTextContents();
    holds(`whom events are for is offered: ${groups}`, groups.length > 2);
    await page.selectOption("[name=audience]", { index: 1 });
    const group = (await page.inputValue("[name=audience]"));
    holds(`${group} alone`, (await page.locator("[data-form]:visible").count()) === (await page.locator(`[data-audience*="${group}"]:visible`).count()));
    await page.locator('.chip[value=""]').click();
  }
  await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => {
    const result = await window.axe.run(document, { preload: false, runOnly: rules, resultTypes: ["violations"] });
    return result.violations.map((one) => `axe ${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)} ${(one.nodes[0].failureSummary ?? "").replace(/\s+/g, " ").slice(0, 200)}`);
  }, RULES);
  faults.push(...found.map((text) => `${label}: ${text}`));
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${label.replaceAll(" ", "-")}.png`), fullPage: true });
  await context.close();
}

// Without script everything shows but the filter; on paper too.
async function bare(name, url) {
  const { context, page } = await opened(url, { width: 1440, script: false });
  // A bar says on wide screens what the lines of later days say elsewhere.
  const all = await page.locator(":not(.month-on) > .mo").count();
  const shown = await page.locator(":not(.month-on) > .mo:visible").count();
  if (all === 0 || all !== shown) faults.push(`${name} without script: ${shown} of ${all} events show`);
  if (await page.locator(".filter:visible").count()) faults.push(`${name} without script: a filter that does nothing`);
  await page.emulateMedia({ media: "print" });
  const printed = await page.locator(".mo:not(.again):visible").count();
  if (printed !== (await page.locator(".mo:not(.again)").count())) faults.push(`${name}: ${printed} events are printed`);
  if (process.env.SHOTS) await page.pdf({ path: join(process.env.SHOTS, `${name}-print.pdf`), format: "A4", preferCSSPageSize: true });
  await context.close();
}
