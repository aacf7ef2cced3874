import { createHash } from "node:crypto";
import type { Host } from "@holdfast/channel-kit";
import type { Visit } from "../form/visit.ts";
import type { ReturnCode } from "../return-code/return-code.ts";
import { DIFFICULTY, isOurs } from "./challenge.ts";

/**
 * Whether the visit's browser did the work for the contact that `code` opens. A proof is for one code: used again, it
 * vouches for the same thread and so for no second contact, and the same answers are stored once (WF25).
 */
export function isProved(
  sign: Host["sign"],
  code: ReturnCode,
  { challenge, proof }: Pick<Visit, "challenge" | "proof">,
  now: number,
  difficulty = DIFFICULTY,
): boolean {
  if (!isOurs(sign, code, challenge, now, difficulty)) return false;
  const tries = proof.split(".");
  return (
    tries.length === difficulty.pieces &&
    tries.every((found, piece) => opens(`${challenge}.${piece}.${found}`, found, difficulty.bits))
  );
}

/** Whether the try begins with `bits` zeros once it is hashed. */
function opens(text: string, found: string, bits: number): boolean {
  if (!/^\d{1,9}$/.test(found)) return false;
  return createHash("sha256").update(text).digest().readUInt32BE(0) < 2 ** (32 - bits);
}
