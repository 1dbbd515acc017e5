// A real Chromium looks at the live preview while files are saved: a thousand edits in a row, faults that come and go, styles without a reload.
// Usage: node preview.mjs PROGRAM SITE — SITE is a copy that may be changed.
import { spawn } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const EDITS = 1000;
const [program, site] = process.argv.slice(2);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Starts the preview and gives its address once it says so.
async function start(port = "0") {
  const child = spawn(program, ["serve", "--port", port], { cwd: site, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  const url = await new Promise((found, failed) => {
    child.stdout.on("data", (text) => {
      said += text;
      const at = said.match(/预览：(http:\S+)/);
      if (at) found(at[1]);
    });
    child.on("exit", () => failed(new Error(`the preview ended: ${said}`)));
  });
  return { child, url };
}

function check(holds, words) {
  if (!holds) throw new Error(words);
  console.log(`ok: ${words}`);
}

const memory = async (child) => Number((await readFile(`/proc/${child.pid}/status`, "utf8")).match(/VmRSS:\s+(\d+)/)[1]);

// A cancelled event: it changes no figure, so that the report of the demo still says what is true.
const file = join(site, "content/events/preview-test.md");
const text = (words) => `---\ntitle: 预览测试\ndate: 2024-05-22\ntime: 9:00—10:00\nvenue: 校门口\nstatus: 取消\n---\n${"占一行。\n\n".repeat(120)}${words}\n`;
await writeFile(file, text("开头"));
let { child, url } = await start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}events/preview-test.html`);
  await page.evaluate(() => scrollTo(0, 900));

  let after10 = 0;
  for (let number = 1; number <= EDITS; number++) {
    await writeFile(file, text(`第${number}次修改`));
    await pause(8);
    if (number === 10) after10 = await memory(child);
  }
  await page.waitForFunction((words) => document.body?.textContent.includes(words), `第${EDITS}次修改`);
  check(true, `the browser shows the last of ${EDITS} edits`);
  await page.waitForFunction(() => Math.abs(scrollY - 900) < 3);
  check(true, "the place on the page is kept");
  await pause(1500);
  const grown = (await memory(child)) / after10;
  check(grown < 1.1 || grown * after10 - after10 < 8 * 1024, `memory after ${EDITS} edits is ${grown.toFixed(2)} of that after 10`);

  await writeFile(file, text("坏").replace("2024-05-22", "五月某日"));
  const panel = page.locator("#zhuanlan-panel");
  await panel.getByText("五月某日").first().waitFor();
  check((await page.textContent("main")).includes(`第${EDITS}次修改`), "a fault is told over the last good version");
  await writeFile(file, text("改好了"));
  await page.waitForFunction(() => document.body?.textContent.includes("改好了"));
  await panel.waitFor({ state: "detached" });
  check(true, "the panel goes when the fault is mended");

  await page.evaluate(() => { window.stays = true; });
  await mkdir(join(site, "themes/preview-test/assets"), { recursive: true });
  await writeFile(join(site, "themes/preview-test/theme.yaml"), "extends: hong\n");
  await copyFile(join(site, "themes/hong/assets/hong.css"), join(site, "themes/preview-test/assets/hong.css"));
  const config = await readFile(join(site, "zhuanlan.yaml"), "utf8");
  await writeFile(join(site, "zhuanlan.yaml"), config.replace("名称: hong", "名称: preview-test"));
  await page.waitForFunction(() => !window.stays);
  await page.waitForLoadState("load");
  await page.evaluate(() => { window.stays = true; });
  const css = join(site, "themes/preview-test/assets/hong.css");
  await writeFile(css, `${await readFile(css, "utf8")}\nh1{color:rgb(1,2,3)!important}\n`);
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)");
  check(await page.evaluate(() => window.stays === true), "a style sheet is changed without a reload");

  const port = new URL(url).port;
  child.removeAllListeners("exit");
  child.kill();
  await pause(500);
  await writeFile(file, text("重开以后"));
  ({ child } = await start(port));
  await page.waitForFunction(() => document.body?.textContent.includes("重开以后"));
  check(true, "an open tab finds the preview again after a restart");
} finally {
  await browser.close();
  child.removeAllListeners("exit");
  child.kill();
}
