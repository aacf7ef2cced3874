// node draw-process.ts <memory in bytes> <computing time in ms>: a scan on standard input, its pages on standard output.
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { OVER_LIMIT_CODE } from "../pictures/redraw/limits.ts";
import { encodeDrawn } from "./scan-answer.ts";

/*
 * As for pictures, a process of its own without environment, files to write or keys. What draws a document holds on to its thread
 * until it is done, so this thread watches: it ends both before they are too large or have computed too long.
 */
const [memoryBytes, computingMs] = [Number(process.argv[2]), Number(process.argv[3])];
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.memoryUsage.rss() > memoryBytes || (user + system) / 1000 > computingMs)
    process.exit(OVER_LIMIT_CODE);
}, 20).unref();

const bytes = new Uint8Array(await buffer(process.stdin));
const drawing = new Worker(new URL("draw-worker.ts", import.meta.url), { workerData: bytes });
let answer: unknown;
try {
  [answer] = await once(drawing, "message");
} catch {
  // What a decoder breaks over is damaged.
  answer = encodeDrawn({ kind: "refused", because: "damaged" });
}
if (answer instanceof Uint8Array) process.stdout.write(answer);
