import type { Measure } from "../intake/too-many.ts";

/** So long a code is good. */
export const CODE_LASTS_MS = 10 * 60_000;

/** Codes that one person has sent at one gateway: more than anybody needs, and too few to trouble somebody else's telephone. */
export const CODES: Measure = { most: 5, windowMs: 60 * 60_000 };

const CODES_MAX = 1_000_000;
/** The largest multiple of `CODES_MAX` in 32 bits: beyond it some codes would be likelier than others. */
const FAIR = Math.floor(2 ** 32 / CODES_MAX) * CODES_MAX;

/** Six digits, each as likely as any other. */
export function drawAlarmCode(random: (size: number) => Uint8Array): string {
  for (;;) {
    const drawn = Buffer.from(random(4)).readUInt32BE();
    if (drawn < FAIR) return String(drawn % CODES_MAX).padStart(6, "0");
  }
}
