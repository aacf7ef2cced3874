import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Keyring } from "@holdfast/db";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { integerPairs } from "./integer-pairs.ts";

/**
 * Which ranks of invented words a contact has one word of each: a few that stand nearly everywhere, and many that stand almost nowhere.
 * The first of a span and the first behind it.
 */
const SPANS = [
  [0, 5],
  [5, 30],
  [30, 200],
  [200, 1_000],
  [1_000, 3_000],
  [3_000, 7_000],
  [7_000, 12_000],
  [12_000, 20_000],
] as const;
const WORDS = 20_000;

export const wordOf = (rank: number): string => `heronry${rank}`;

/** Eight words of each contact, from number 1001 on. Filled before their key is made anew: one by one in it they take minutes. */
export async function seedWords(client: pg.Client, keyring: Keyring, contacts: number): Promise<void> {
  const tokens = Array.from({ length: WORDS }, (_, rank) =>
    keyring.hash("contact_word", wordOf(rank)).readInt32BE(0),
  );
  await client.query("alter table contact_word drop constraint contact_word_pkey");
  for (const [first, behind] of SPANS) {
    const tokenOf = (n: number): number => tokens[first + (mixed(n + first) % (behind - first))] ?? 0;
    const rows = integerPairs(contacts, (nth) => [tokenOf(nth + 1), 1_001 + nth]);
    await pipeline(
      Readable.from(rows),
      client.query(from("copy contact_word (token, number) from stdin (format binary)")),
    );
  }
  // Of twenty thousand hashes of four bytes two may be one: a contact that has both has it once.
  const twice = tokens.filter((token, rank) => tokens.indexOf(token) !== rank);
  if (twice.length > 0)
    await client.query(
      `delete from contact_word one using contact_word other
       where one.token = any ($1) and one.token = other.token and one.number = other.number and one.ctid > other.ctid`,
      [twice],
    );
  await client.query("alter table contact_word add primary key (token, number)");
}

/** Numbers that follow each other, far apart from each other (the finaliser of MurmurHash3). */
function mixed(n: number): number {
  const once = Math.imul(n ^ (n >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
