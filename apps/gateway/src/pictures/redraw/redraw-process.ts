// node redraw-process.ts <memory in bytes> <computing time in ms>: a picture on standard input, its two copies on standard output.
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { encodeAnswer } from "./answer.ts";
import { OVER_LIMIT_CODE } from "./limits.ts";
import { redraw } from "./redraw.ts";

/*
 * A process of its own, given no environment, no files to write and no keys: a decoder is the part of the house that
 * strangers' bytes reach first. It ends itself before it is too large or has computed too long, and its parent ends it when the clock says so.
 */
const [memoryBytes, computingMs] = [Number(process.argv[2]), Number(process.argv[3])];
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.memoryUsage.rss() > memoryBytes || (user + system) / 1000 > computingMs)
    process.exit(OVER_LIMIT_CODE);
}, 20).unref();

sharp.cache(false);
sharp.concurrency(1);
// Everything is closed, then five loaders are opened: no SVG, no PDF, no TIFF, nothing by way of a file.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});

const answer = encodeAnswer(await redraw(await buffer(process.stdin)));
process.stdout.write(answer);
