// What the browser checks share: the browser, a server below a path with blanks and Chinese in it, pages by kind.
import { createServer } from "node:http";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
export const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
  ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".json": "application/json", ".ics": "text/calendar", ".xml": "text/xml",
};

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

// The first page of a folder.
export async function first(site, folder) {
  const names = (await readdir(join(site, folder))).filter((name) => name.endsWith(".html") && !name.startsWith("page-")).sort();
  return `${folder}/${names[0]}`;
}

// Anything outside of the site is not found.
export async function serve(site) {
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
