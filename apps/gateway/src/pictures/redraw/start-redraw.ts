import { fileURLToPath } from "node:url";
import { decodeAnswer, type Redrawn } from "./answer.ts";
import { decodeApart } from "./apart.ts";
import type { Limits } from "./limits.ts";

const PROGRAM = fileURLToPath(new URL("redraw-process.ts", import.meta.url));

/**
 * Decodes one picture in a process of its own, within limits of computing and memory. A process that ends without an
 * answer was a bomb, or may as well have been. Rejects when the machine had no time.
 */
export async function redrawApart(bytes: Uint8Array, limits: Limits): Promise<Redrawn> {
  const { answer, wasLate } = await decodeApart(PROGRAM, bytes, limits);
  const redrawn = decodeAnswer(answer);
  // On a busy machine the clock says nothing about the picture: it is tried again, not refused for good.
  if (redrawn === null && wasLate) throw new Error("the machine had no time to decode");
  return redrawn ?? { kind: "refused", refusal: "bomb" };
}
