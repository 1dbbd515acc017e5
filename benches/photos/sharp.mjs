// sharp in its best form: each photo decoded once, each width made from its raw pixels.
// node sharp.mjs FOLDER OUT WIDTHS EFFORT (0: JPEG alone)
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";

const [folder, out, widths, effort] = process.argv.slice(2);
sharp.cache(false);
sharp.concurrency(1);
fs.mkdirSync(out, { recursive: true });
const files = fs.readdirSync(folder).filter((name) => name.endsWith(".jpg"));

async function one(name) {
  // Colours go to sRGB, and no metadata is kept, by default.
  const { data, info } = await sharp(path.join(folder, name)).rotate().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const width of widths.split(",").map(Number)) {
    const stem = path.join(out, `${path.parse(name).name}-${width}`);
    const small = sharp(data, { raw }).resize({ width });
    await small.clone().jpeg({ quality: 82 }).toFile(`${stem}.jpg`);
    if (effort !== "0") await small.clone().webp({ quality: 82, effort: Number(effort) }).toFile(`${stem}.webp`);
  }
}

async function worker() {
  for (let name = files.pop(); name; name = files.pop()) await one(name);
}

await Promise.all([worker(), worker()]);
