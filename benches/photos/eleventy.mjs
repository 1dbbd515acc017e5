// @11ty/eleventy-img as its manual shows it. node eleventy.mjs FOLDER OUT WIDTHS
import fs from "node:fs";
import path from "node:path";
import Image from "@11ty/eleventy-img";

const [folder, out, widths] = process.argv.slice(2);
Image.concurrency = 2;
const files = fs.readdirSync(folder).filter((name) => name.endsWith(".jpg"));
const options = {
  widths: widths.split(",").map(Number),
  formats: ["webp", "jpeg"],
  outputDir: out,
  useCache: false,
  sharpJpegOptions: { quality: 82 },
  sharpWebpOptions: { quality: 82 },
};
await Promise.all(files.map((name) => Image(path.join(folder, name), options)));
