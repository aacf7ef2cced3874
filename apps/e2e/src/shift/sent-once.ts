import { expect } from "vitest";
import type { Staff } from "../talk/staff.ts";
import type { Life } from "./acts.ts";
import { readHandOver } from "./as-stored.ts";
import { numberOf } from "./outside.ts";
import type { Known } from "./player.ts";
import { standingAfter } from "./standing.ts";

/** Longer than an answer by text is held back, and than a gateway that is no more is believed to be sending. */
const LEAVES_MS_MAX = 60_000;

/** What is asked of answers by text once a shift is over. */
export interface SentOnce {
  readonly contacts: ReadonlyMap<Life, Known>;
  /** What the provider took so far, each as a number and the words. */
  readonly taken: () => readonly string[];
  readonly lead: Staff;
  /** When the gateway was killed, in milliseconds since 1970. */
  readonly killedAt: number;
}

/**
 * Every answer by text left once. The one exception is what the gateway was handing over as it was killed: where the
 * provider did not take it, it is shown as unknown, and nobody sends it again by themselves (G26).
 */
export async function expectSentOnce({ contacts, taken, lead, killedAt }: SentOnce): Promise<void> {
  const answers = [...contacts].flatMap(([{ road, nth, acts }, contact]) =>
    road === "form"
      ? []
      : standingAfter(acts.map(({ act }) => act)).answered.map((words) => ({ contact, words, nth })),
  );
  const lineOf = ({ nth, words }: (typeof answers)[number]): string => `${numberOf(nth)} ${words}`;
  const missing = () => {
    const left = new Set(taken());
    return answers.filter((answer) => !left.has(lineOf(answer)));
  };
  const waiting = async (): Promise<readonly string[]> => {
    const handOvers = await Promise.all(
      missing().map(({ contact, words }) => readHandOver(lead, contact, words)),
    );
    return handOvers.filter(({ state }) => state === "queued").map(({ state, at }) => `${state} since ${at}`);
  };
  await expect.poll(waiting, { timeout: LEAVES_MS_MAX, interval: 250 }).toEqual([]);
  const unknown = missing();
  for (const { contact, words } of unknown) {
    const { at, ...handOver } = await readHandOver(lead, contact, words);
    expect(handOver, `an answer in contact ${contact.number}`).toEqual({
      state: "unknown",
      failure: "lease_lost",
    });
    expect(at, `an answer in contact ${contact.number}`).toBeLessThanOrEqual(killedAt);
  }
  const sent = answers.filter((answer) => !unknown.includes(answer)).map((answer) => lineOf(answer));
  expect(taken().toSorted()).toEqual(sent.toSorted());
}
