// Walks through the scripts by keyboard, as files in a folder with Chinese and blanks in its name, and over HTTP:
// menu, larger type and contrast, the filter of the calendar, the large view of photos, copies.
// Usage: node walks.mjs FOLDER…  — the first over HTTP too
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { first, launch, serve } from "./site.mjs";

const faults = [];
const browser = await launch();

for (const [at, folder] of process.argv.slice(2).entries()) await walk(resolve(folder), at === 0);
await browser.close();
for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(faults.length ? `${faults.length} faults` : "all walks done");
process.exit(faults.length ? 1 : 0);

async function walk(site, both) {
  const { server, base } = await serve(site);
  const album = await first(site, "albums");
  const event = await first(site, "events");
  const ways = [["file", `${pathToFileURL(site).href}/`], ["http", base]].slice(0, both ? 2 : 1);
  for (const [way, top] of ways) await steps(`${basename(site)} ${way}`, top, album, event);
  server.close();
}

async function steps(way, top, album, event) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const holds = (what, is) => is || faults.push(`${way}: ${what}`);
  page.on("pageerror", (error) => faults.push(`${way}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && faults.push(`${way}: ${message.text()}`));
  const focused = (get) => page.evaluate(get);
  // Tabs on until something holds of the focused element.
  const reach = async (selector, most = 60) => {
    for (let step = 0; step < most; step++) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return true;
      await page.keyboard.press("Tab");
    }
    return false;
  };

  // The way past the menu, and through it.
  await page.goto(`${top}index.html`);
  await page.keyboard.press("Tab");
  holds("the first stop is the way to the text", await focused(() => document.activeElement.matches(".skip")));
  await page.keyboard.press("Enter");
  holds("it leads to the text", page.url().endsWith("#main"));
  await page.goto(`${top}index.html`);
  holds("the menu is reached", await reach('.menu a[href*="calendar.html"]'));
  holds("what has the focus can be seen", await focused(() => parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2));
  await page.keyboard.press("Enter");
  await page.waitForURL(/calendar\.html$/);

  // Larger type: kept, and there before the first paint.
  const size = () => focused(() => parseFloat(getComputedStyle(document.body).fontSize));
  const normal = await size();
  holds("关怀版 is reached", await reach('[data-switch="large"]'));
  await page.keyboard.press("Enter");
  holds("关怀版 is at least 22 px", normal < 22 && (await size()) >= 22);
  await page.goto(`${top}${event}`, { waitUntil: "domcontentloaded" });
  holds("关怀版 is kept", (await size()) >= 22);
  await page.waitForLoadState();
  holds("its button says so", (await page.getAttribute('[data-switch="large"]', "aria-pressed")) === "true");
  await page.click('[data-switch="large"]');
  await page.click('[data-switch="contrast"]');
  holds("high contrast", (await focused(() => getComputedStyle(document.body).color)) === "rgb(0, 0, 0)");
  await page.click('[data-switch="contrast"]');
  holds("and back", (await size()) === normal);

  // The filter.
  await page.goto(`${top}calendar.html`);
  const shown = () => page.locator("[data-form]:visible").count();
  const every = await shown();
  holds("the filter is reached", await reach('.chip:not([value=""])'));
  const kind = await focused(() => document.activeElement.value);
  await page.keyboard.press("Enter");
  const some = await shown();
  const matching = await page.locator(`[data-opening*="${kind}"]:visible`).count();
  holds(`the filter shows what it should: ${some} of ${every}`, some > 0 && some < every && some === matching);
  holds("the filter says how many are left", /选出 \d+ 场/.test(await page.textContent(".filter [role=status]")));
  await page.selectOption("[name=audience]", { index: 1 });
  holds("two conditions leave no more than one", (await shown()) <= some);
  await page.click('.chip[value=""]');
  holds("all are shown again", (await shown()) === every && (await page.inputValue("[name=audience]")) === "");

  // The large view.
  await page.goto(`${top}${album}`);
  const photos = await page.locator(".photo > a").count();
  holds("a photo is reached", await reach(".photo > a"));
  await page.keyboard.press("Enter");
  const number = () => page.textContent(".box-count");
  holds("it opens large", (await page.isVisible("dialog.box")) && (await number()) === `1 / ${photos}`);
  holds("it has an address", page.url().endsWith("#photo-1"));
  await page.keyboard.press("ArrowRight");
  holds("the arrow shows the next", (await number()) === `2 / ${photos}` && page.url().endsWith("#photo-2"));
  holds("its words are told", (await page.getAttribute(".box-words", "aria-live")) === "polite" && (await page.textContent(".box-words")).length > 6);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  holds("after the last comes the first", (await number()) === `1 / ${photos}`);
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press("Tab");
    holds("the focus stays in the view", await focused(() => document.activeElement === document.body || !!document.activeElement.closest("dialog")));
  }
  const picture = await page.waitForFunction(() => {
    const shown = document.querySelector(".box-picture");
    return shown.complete && shown.naturalWidth >= 1000 && shown.clientWidth > 300;
  });
  holds("the large picture comes", await picture.jsonValue());
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("dialog[open]") && !location.hash);
  holds("the focus is back at the photo", await focused(() => document.activeElement.matches("#photo-1 > a")));
  await page.keyboard.press("Enter");
  await page.goBack();
  holds("the way back closes it", !(await page.isVisible("dialog.box")) && page.url().endsWith(album.split("/")[1]));
  await page.goto(`${top}index.html`);
  await page.goto(`${top}${album}#photo-2`);
  holds("an address opens its photo", (await page.isVisible("dialog.box")) && (await number()) === `2 / ${photos}`);

  // Copies.
  await page.goto(`${top}${event}`);
  await page.evaluate(() => {
    window.copied = [];
    document.addEventListener("copy", () => window.copied.push(String(document.activeElement.value ?? "")), true);
    Object.defineProperty(navigator, "clipboard", { value: { writeText: (text) => Promise.resolve(void window.copied.push(text)) } });
  });
  holds("the copy is reached", await reach('[data-copy]:not([data-copy=""])', 120));
  await page.keyboard.press("Enter");
  await page.waitForSelector("text=已复制");
  const copied = await focused(() => window.copied.join());
  holds(`time, place and address are copied: ${copied}`, copied.includes("\n时间：") && (way.endsWith("file") || copied.includes("http")));
  holds("the focus is back at the button", await focused(() => document.activeElement.matches("[data-copy]")));
  await context.close();

  // By finger, and in WeChat, where calendar files do not open.
  const phone = await browser.newContext({ viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true, userAgent: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0" });
  const hand = await phone.newPage();
  await hand.goto(`${top}${album}#photo-1`);
  const swipe = (from, to) => hand.evaluate(([from, to]) => {
    const stage = document.querySelector(".box-stage");
    const touch = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 });
    stage.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)], bubbles: true }));
    stage.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)], bubbles: true }));
  }, [from, to]);
  await swipe(300, 100);
  holds("a swipe shows the next", (await hand.textContent(".box-count")) === `2 / ${photos}`);
  await swipe(100, 300);
  holds("and back", (await hand.textContent(".box-count")) === `1 / ${photos}`);
  await hand.goto(`${top}${event}`);
  holds("in WeChat the copy stands in for the calendar", !(await hand.isVisible("[data-ics]")) && (await hand.isVisible("[data-copy]")));
  await phone.close();

  // Without script: nothing to press that does nothing, and a photo leads to its file.
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const plain = await bare.newPage();
  await plain.goto(`${top}calendar.html`);
  holds("no filter without script", (await plain.locator(".filter:visible, .tools:visible").count()) === 0);
  holds("all events without script", (await plain.locator("[data-form]:visible").count()) === every);
  await plain.goto(`${top}${album}`);
  holds("a photo leads to its file", /\.(jpg|png|webp|svg)$/.test(await plain.getAttribute(".photo > a", "href")));
  await bare.close();
}
