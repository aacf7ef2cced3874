import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import type { HttpLine } from "./http-line.ts";
import { startProvider } from "./persistent-provider.ts";

/** A line whose answers are given by a function, which is told the number of the text. */
function line(answer: (index: number) => number): HttpLine {
  return {
    ask: async (request) => {
      await delay(1);
      return answer(Number(request.toString()));
    },
    close: () => {},
  };
}
const request = (index: number): Buffer => Buffer.from(String(index));

it("brings a text again until it is acknowledged, and then never again", async () => {
  const asked: number[] = [];
  const flaky = line((index) => {
    asked.push(index);
    return asked.filter((one) => one === index).length < 3 ? 0 : 200;
  });
  const provider = startProvider([flaky, flaky], request, 7);
  await provider.nextAcknowledged();
  await provider.end();
  const indexes = provider.acknowledged.map(({ index }) => index).toSorted((a, b) => a - b);
  expect(indexes[0]).toBe(7);
  expect(new Set(indexes).size).toBe(indexes.length);
  for (const index of indexes) expect(asked.filter((one) => one === index)).toHaveLength(3);
  // Nothing that was begun is left behind.
  expect(new Set(asked)).toEqual(new Set(indexes));
});

it("tells of the first acknowledgement of something asked after the question", async () => {
  let down = true;
  const provider = startProvider([line(() => (down ? 503 : 200))], request);
  const since = performance.now();
  const first = provider.nextAcknowledged();
  await delay(30);
  down = false;
  const { askedAt, answeredAt } = await first;
  expect(askedAt).toBeGreaterThan(since + 25);
  expect(answeredAt).toBeGreaterThanOrEqual(askedAt);
  await provider.end();
});
