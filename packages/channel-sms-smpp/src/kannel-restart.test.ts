import { setTimeout as pause } from "node:timers/promises";
import type { InboundEvent, Receipt, SendResult } from "@holdfast/channel-kit";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findWords,
  messageId,
  OUR_NUMBER,
  startTextLab,
  until,
  untilStill,
  whole,
  type TextLab,
} from "./testing/index.ts";

const SETUP_MS = 300_000;
const TEST_MS = 600_000;
/** Each way. */
const TEXTS = rounds(1000);
const AT_ONCE = 8;
const RETRY_MS = 100;
const BETWEEN_MS = 300;

let lab: TextLab;
beforeAll(async () => {
  lab = await startTextLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

const numbered = Array.from({ length: TEXTS }, (_, at) => at + 1);
const inbound = (number: number): string => `Somebody writes, number ${number} of many`;
const outbound = (number: number): string =>
  `We answer, number ${number} of many${number % 5 === 0 ? " 🫂" : ""}`;
const phone = (number: number): string => `1555${String(3_000_000 + number)}`;

/** Hands one text over as the outbox does: again when it was surely not sent, never when nobody can tell. */
async function handOver(number: number): Promise<SendResult> {
  for (;;) {
    const address = phone(number);
    const result = await lab.send({
      messageId: messageId(number),
      threadKey: address,
      address,
      text: outbound(number),
    });
    if (result.kind !== "retry") return result;
    await pause(RETRY_MS);
  }
}

/** Does `act` to each, so many at once. */
async function each<Result>(
  items: readonly number[],
  act: (item: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const work = async (): Promise<void> => {
    for (const [at, item] of left) results[at] = await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

const texts = (): readonly string[] =>
  lab.intake.events().flatMap((event: InboundEvent) => (event.kind === "message" ? [event.text] : []));
const receipts = (): readonly Receipt[] =>
  lab.intake.events().flatMap((event: InboundEvent) => (event.kind === "receipt" ? [event] : []));

describe("a road that breaks", () => {
  it(
    `[SM5] [SM11] ${TEXTS} texts each way, with the link cut and both sides restarted: each once`,
    async () => {
      const written = each(numbered, async (number) => {
        await pause(number % 7);
        await lab.carrier.deliver(
          whole({ from: phone(number), to: OUR_NUMBER, text: inbound(number), name: `mo-${number}` }, false),
        );
      });
      const progress = (share: number): Promise<void> =>
        until("the texts so far", () => texts().length >= TEXTS * share, TEST_MS);
      // Abreast of the others, so that every break meets texts of both directions.
      const answered = each(numbered, async (number) => {
        await progress((0.95 * number) / TEXTS);
        return handOver(number);
      });

      for (const share of [0.1, 0.2, 0.3]) {
        await progress(share);
        await lab.carrier.cut();
      }
      await progress(0.4);
      await lab.carrier.close();
      await pause(BETWEEN_MS);
      await lab.carrier.open();
      await progress(0.6);
      await lab.kannel.stop();
      await pause(BETWEEN_MS);
      await lab.kannel.start();

      await written;
      const results = await answered;
      await until("all texts to us", () => texts().length >= TEXTS);
      expect(texts().toSorted()).toEqual(numbered.map(inbound).toSorted());

      const accepted = numbered.filter((_, at) => results[at]?.kind === "accepted");
      const unknown = numbered.filter((_, at) => results[at]?.kind === "unknown");
      expect(accepted.length + unknown.length).toBe(TEXTS);
      const arrivals = (number: number): number =>
        lab.carrier.received().filter(({ text }) => text === outbound(number)).length;
      await until("all texts from us", () => accepted.every((number) => arrivals(number) > 0));
      for (const number of accepted) expect(arrivals(number), `text ${number}`).toBe(1);
      // A request that Kannel's end cut off may have been taken or not: never twice, and never more than were open.
      // What was taken is told by its report, which names the message: that settles it.
      await untilStill(lab);
      for (const number of unknown) {
        expect(arrivals(number)).toBeLessThanOrEqual(1);
        const told = receipts().some((receipt) => receipt.messageId === messageId(number));
        expect(told, `text ${number}`).toBe(arrivals(number) === 1);
      }
      expect(unknown.length).toBeLessThanOrEqual(AT_ONCE);
      expect(receipts().filter(({ state }) => state === "failed")).toEqual([]);
    },
    TEST_MS,
  );

  it("[SM8] leaves no word and no number in anything Kannel wrote", async () => {
    const used = numbered.flatMap((number) => [inbound(number), outbound(number), phone(number)]);
    await untilStill(lab);
    expect(await findWords(lab.kannel.folder, used)).toEqual([]);
  });
});
