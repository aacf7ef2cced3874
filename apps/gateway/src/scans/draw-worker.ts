// A thread of draw-process.ts, which watches it: what draws a document cannot be interrupted by itself.
import { parentPort, workerData } from "node:worker_threads";
import sharp from "sharp";
import { drawPages } from "./draw-pages.ts";
import { encodeDrawn } from "./scan-answer.ts";

sharp.cache(false);
sharp.concurrency(1);
// Everything is closed, then two loaders are opened; documents are drawn by a decoder that has no way out of its memory.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });

if (!(workerData instanceof Uint8Array)) throw new Error("there is nothing to draw");
// A thread of this process has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(encodeDrawn(await drawPages(workerData)));
