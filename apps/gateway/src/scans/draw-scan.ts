import { fileURLToPath } from "node:url";
import { decodeApart } from "../pictures/redraw/apart.ts";
import type { Limits } from "../pictures/redraw/limits.ts";
import { inTurn } from "../turns/in-turn.ts";
import { decodeDrawn, type ScanDrawn } from "./scan-answer.ts";

const PROGRAM = fileURLToPath(new URL("draw-process.ts", import.meta.url));

/** How much drawing the pages of one scan may take. */
export const SCAN_LIMITS: Limits = {
  computingMs: 30_000,
  patienceMs: 60_000,
  memoryBytes: 900 * 1024 * 1024,
};

/** Draws the pages of a scan. */
export type DrawScan = (bytes: Uint8Array) => Promise<ScanDrawn>;

/**
 * Draws pages in a process of its own, within limits of computing and memory. One that ends without an answer is damaged, or may as
 * well be. Rejects when the machine had no time.
 */
export async function drawScanApart(bytes: Uint8Array, limits: Limits = SCAN_LIMITS): Promise<ScanDrawn> {
  const { answer, wasLate } = await decodeApart(PROGRAM, bytes, limits, ["--allow-worker"]);
  const drawn = decodeDrawn(answer);
  if (drawn === null && wasLate) throw new Error("the machine had no time to draw");
  return drawn ?? { kind: "refused", because: "damaged" };
}

/** How long a scan waits for those before it. */
export const SCAN_TURN_MS = 50_000;

/**
 * Draws one scan at a time, beside the pictures that decode, so that neither keeps the other waiting. Rejects as well when its turn
 * does not come in time.
 */
export function queuedScans(draw: DrawScan = drawScanApart): DrawScan {
  const turns = inTurn(1, SCAN_TURN_MS);
  return async (bytes) => turns(async () => draw(bytes));
}
