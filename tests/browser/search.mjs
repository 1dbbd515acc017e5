// Searches a column as its readers do, from files and over HTTP: right answers, marked and in order, filters, and what a question loads.
// Usage: node search.mjs FOLDER QUESTION TITLE [most bytes]  — TITLE must come first for QUESTION; packed bytes are counted over HTTP
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { launch, serve } from "./site.mjs";

const [folder, question, title, most] = process.argv.slice(2);
const site = resolve(folder);
const faults = [];
const browser = await launch();
const { server, base } = await serve(site);
for (const [way, top] of [["file", `${pathToFileURL(site).href}/`], ["http", base]]) await ask(way, top);
server.close();
await browser.close();
for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(faults.length ? `${faults.length} faults` : `search: “${question}” finds “${title}”`);
process.exit(faults.length ? 1 : 0);

async function ask(way, top) {
  const page = await browser.newPage({ viewport: { width: 375, height: 800 } });
  page.setDefaultTimeout(30_000);
  const holds = (what, is) => is || faults.push(`${way}: ${what}`);
  page.on("pageerror", (error) => faults.push(`${way}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && faults.push(`${way}: ${message.text()}`));
  const loaded = [];
  page.on("request", (request) => /\/search\/.*\.js$/.test(request.url()) && loaded.push(request.url()));

  await page.goto(`${top}index.html`);
  // Else the question may be typed into the page that is being left.
  await Promise.all([page.waitForURL(/search\.html/, { waitUntil: "load" }), page.locator('.tools a[href*="search.html"]').click()]);
  await page.locator('input[name="q"]').fill(question);
  await page.keyboard.press("Enter");
  await page.locator(".found li").first().waitFor();
  holds("the best answer is first", (await page.locator(".found h2").first().textContent()) === title);
  holds("at most ten at once", (await page.locator(".found li").count()) <= 10);
  const marked = (await page.locator(".found mark").allTextContents()).map((text) => text.toLowerCase());
  holds("what was asked is marked", marked.length > 0 && marked.every((text) => question.toLowerCase().includes(text)));
  const titled = await page.locator(".found h2").allTextContents();
  const within = titled.map((text) => text.toLowerCase().includes(question.toLowerCase()));
  holds(`titles come before texts: ${titled}`, within.lastIndexOf(true) === within.filter(Boolean).length - 1);
  holds("hits in titles are marked", (await page.locator(".found h2:has(mark)").count()) >= within.filter(Boolean).length && within.some(Boolean));
  holds("the number of answers is told", /\d+ 条/.test(await page.locator(".search-note").textContent()));
  holds("no sideways scroll", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const packed = promisify(gzip);
  let bytes = 0;
  for (const url of new Set(loaded)) bytes += (await packed(await readFile(join(site, "search", url.split("/").pop())))).length;
  if (most) holds(`${bytes} bytes for one question, at most ${most}`, bytes <= Number(most));

  // The answer leads to its page, and the way back to the answers.
  await page.locator(".found a").first().click();
  await page.waitForLoadState();
  holds("the answer leads to its page", (await page.locator("h1").textContent()).includes(title));
  await page.goBack();
  await page.locator(".found li").first().waitFor();
  holds("the question is still there", (await page.locator('input[name="q"]').inputValue()) === question);

  // Every kind that can be chosen gives answers of that kind alone.
  await page.locator('select[name="kind"]').selectOption("event");
  await page.waitForFunction(() => document.querySelector(".found small") && Array.from(document.querySelectorAll(".found small")).every((small) => small.textContent.startsWith("活动")));
  await page.locator('select[name="kind"]').selectOption("");

  // And every day those of that day; what can be known from the index needs no text.
  const day = page.locator('select[name="day"]');
  await day.selectOption({ index: 1 });
  const [, month, date] = (await day.inputValue()).split("-").map(Number);
  await page.waitForFunction((text) => Array.from(document.querySelectorAll(".found small")).every((small) => small.textContent.endsWith(text)) && !document.querySelector(".search-note").textContent.includes("正在"), `${month}月${date}日`);
  holds("answers of one day", /\d+ 条|没有找到/.test(await page.locator(".search-note").textContent()));
  await day.selectOption("");
  await page.locator(".found li").first().waitFor();

  // Words that stand together come before the same words apart, within one place.
  await page.locator('input[name="q"]').fill(`${question.slice(0, 2)} ${question.slice(2)}`);
  await page.locator(".found li").first().waitFor();
  holds("the phrase is first, written apart too", (await page.locator(".found h2").first().textContent()) === title);

  // Words apart, a single character, nothing, what nobody wrote.
  for (const some of [Array.from(question).join(" "), Array.from(question)[0]]) {
    await page.locator('input[name="q"]').fill(some);
    await page.locator(".found li").first().waitFor();
  }
  await page.locator('input[name="q"]').fill("<b>无人写过鑫淼</b>");
  await page.waitForFunction(() => document.querySelector(".search-note").textContent.includes("没有找到"));
  await page.locator('input[name="q"]').fill("，。");
  await page.waitForFunction(() => document.querySelector(".search-note").textContent === "");
  console.log(`${way}: ${new Set(loaded).size} files, ${bytes} bytes packed`);
  await page.close();
}
