import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOOPBACK, say, type Said } from "../testing/loopback.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let one: TestGateway;
let other: TestGateway;
beforeAll(async () => {
  one = await testGateway(LOOPBACK);
  other = await testGateway({ ...LOOPBACK, beside: one });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

/** Every open contact's inbound texts, sorted; one array a contact. */
async function conversations(
  store: TestGateway["store"],
  marker: string,
): Promise<readonly (readonly string[])[]> {
  const { rows } = await store.contacts.queue();
  const all = await Promise.all(rows.map(({ id }) => store.contacts.entries(id, 0)));
  return all
    .map((entries) =>
      entries.flatMap(({ kind, text }) => (kind === "inbound" && text !== null ? [text] : [])),
    )
    .filter((texts) => texts.some((text) => text.startsWith(marker)))
    .map((texts) => texts.toSorted((a, b) => a.localeCompare(b)));
}

let round = 0;

describe("two gateways on one database", () => {
  it("[CH18] store every event once and open one contact a thread, however often and in whatever order it comes", async () => {
    const event = fc.record({
      thread: fc.integer({ min: 0, max: 3 }),
      times: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 14 }),
        fc.infiniteStream(fc.nat()),
        async (events, luck) => {
          round += 1;
          const marker = `round ${round}:`;
          const draw = (): number => Number(luck.next().value);
          const deliveries = events.flatMap(({ thread, times }, index) => {
            const said: Said = {
              event: `${round}-${index}`,
              from: `${round}-${thread}`,
              text: `${marker} ${index}`,
            };
            return Array.from({ length: times }, () => ({
              said,
              at: draw(),
              to: draw() % 2 === 0 ? one : other,
            }));
          });
          const shuffled = deliveries.toSorted((a, b) => a.at - b.at);
          const answers = await Promise.all(shuffled.map(({ said, to }) => say(to, said)));
          expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));

          const expected = Map.groupBy(
            events.map(({ thread }, index) => ({ thread, text: `${marker} ${index}` })),
            ({ thread }) => thread,
          );
          const threads = [...expected.values()].map((texts) =>
            texts.map(({ text }) => text).toSorted((a, b) => a.localeCompare(b)),
          );
          const stored = await conversations(one.store, marker);
          expect(new Set(stored.map((texts) => texts.join("|")))).toEqual(
            new Set(threads.map((texts) => texts.join("|"))),
          );
          expect(stored).toHaveLength(threads.length);
        },
      ),
      { numRuns: rounds(12) },
    );
  });

  it("[CH18] keep one contact when two first messages of a thread race each other", async () => {
    for (let n = 0; n < rounds(10); n += 1) {
      const from = `race-${n}`;
      const texts = [`race ${n}: a`, `race ${n}: b`];
      await Promise.all([
        say(one, { event: `a-${n}`, from, text: texts[0] ?? "" }),
        say(other, { event: `b-${n}`, from, text: texts[1] ?? "" }),
      ]);
      expect(await conversations(one.store, `race ${n}:`)).toEqual([texts]);
    }
  });
});
