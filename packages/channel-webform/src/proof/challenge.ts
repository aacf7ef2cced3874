import { timingSafeEqual } from "node:crypto";
import type { Host } from "@holdfast/channel-kit";
import type { ReturnCode } from "../return-code/return-code.ts";

/** What one contact costs in work: `pieces` puzzles, at most nine, each of which takes 2^`bits` tries on average. */
export interface Difficulty {
  readonly pieces: number;
  readonly bits: number;
}

/**
 * 65 536 tries: under a second of a six times slower machine's work (README). Eight small puzzles and not one large,
 * because luck evens out: hardly anybody waits more than twice as long as most.
 */
export const DIFFICULTY: Difficulty = { pieces: 8, bits: 13 };

/** How long a challenge is good for. Every page renews one that is half through, so only a page left open outlives it. */
export const CHALLENGE_VALID_MS = 2 * 60 * 60_000;

/** Enough that nobody finds one by trying, and short enough that every try is one block of SHA-256. */
const SIGNATURE_BYTES = 16;

type Sign = Host["sign"];

/** What is to be proved before `until`, for the contact that `code` will open and for no other. Names nobody. */
function makeChallenge(sign: Sign, code: ReturnCode, until: number, { pieces, bits }: Difficulty): string {
  const terms = `${pieces}.${bits}.${until}`;
  const signature = Buffer.from(sign(`proof\n${code}\n${terms}`).subarray(0, SIGNATURE_BYTES));
  return `${terms}.${signature.toString("base64url")}`;
}

/** The challenge for a page that is drawn now: the one it came with while that holds, so that work is not lost. */
export function challengeFor(
  sign: Sign,
  code: ReturnCode,
  kept: string,
  now: number,
  difficulty = DIFFICULTY,
): string {
  const soon = now + CHALLENGE_VALID_MS / 2;
  if (isOurs(sign, code, kept, soon, difficulty)) return kept;
  return makeChallenge(sign, code, now + CHALLENGE_VALID_MS, difficulty);
}

/** Whether we gave this challenge for this code, at today's difficulty, and it still holds at `now`. */
export function isOurs(
  sign: Sign,
  code: ReturnCode,
  challenge: string,
  now: number,
  difficulty: Difficulty,
): boolean {
  const [, , until = ""] = challenge.split(".");
  if (!/^\d{1,15}$/.test(until) || Number(until) < now) return false;
  const ours = Buffer.from(makeChallenge(sign, code, Number(until), difficulty));
  const given = Buffer.from(challenge);
  return ours.length === given.length && timingSafeEqual(ours, given);
}
