import type { MessageId } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { sampleHeld, sampleStaff, testStore } from "../testing/index.ts";

const LEASE = 20_000;

it("[DB44] of a conversation whose messages were given back at different times, few are leased in their order", async () => {
  let now = 1_800_000_000_000;
  const store = await testStore({ clock: () => now });
  const dana = await sampleStaff(store, "Dana");
  const contactId = await sampleHeld(store, dana);
  const written: MessageId[] = [];
  for (const text of ["one", "two", "three", "four"]) {
    const messageId = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId,
      messageId,
      by: dana,
      text,
      delayMs: 0,
      validForMs: null,
    });
    written.push(messageId);
  }
  const lease = async (most: number): Promise<readonly MessageId[]> =>
    (await store.outbox.lease("one", LEASE, most)).map(({ messageId }) => messageId);

  expect(await lease(4)).toEqual(written);
  for (const messageId of written.toReversed()) {
    expect(await store.outbox.tryAgain(messageId, "one", now)).toBe(true);
    now += 1;
  }
  expect(await lease(2)).toEqual(written.slice(0, 2));
  await store.close();
});
