import { UserId } from "@holdfast/case-schema";
import fc from "fast-check";
import { expect, it } from "vitest";
import { countQuestions } from "./question-measure.ts";

const id = (digit: number): UserId =>
  UserId.parse(`00000000-0000-4000-8000-${String(digit).padStart(12, "0")}`);

it("[G515] one person asks so often and no more, is told when again, and keeps nobody else waiting", () => {
  let now = 0;
  const asks = countQuestions(() => now, { most: 2, windowMs: 60_000 });
  expect([asks(id(1)), asks(id(1))]).toEqual([null, null]);
  now = 10_500;
  expect(asks(id(1))).toEqual({ againInS: 20, isFirst: true });
  expect(asks(id(1))).toEqual({ againInS: 20, isFirst: false });
  expect(asks(id(2))).toBeNull();
  now = 30_000;
  expect(asks(id(1))).toBeNull();
  // Told once in a stretch: until all of it was there again.
  expect(asks(id(1))).toEqual({ againInS: 30, isFirst: false });
  now = 90_000;
  expect([asks(id(1)), asks(id(1))]).toEqual([null, null]);
  expect(asks(id(1))).toEqual({ againInS: 30, isFirst: true });
});

it("[G515] a clock that is set back keeps nobody waiting for longer than the stretch", () => {
  let now = 3_600_000;
  const asks = countQuestions(() => now, { most: 1, windowMs: 60_000 });
  asks(id(1));
  now = 0;
  expect(asks(id(1))).toEqual({ againInS: 60, isFirst: true });
  now = 60_000;
  expect(asks(id(1))).toBeNull();
});

it("[G515] counts no more than ten thousand people, and forgets whoever was quiet longest", () => {
  const asks = countQuestions(() => 0, { most: 1, windowMs: 60_000 });
  for (let nth = 0; nth <= 10_000; nth += 1) asks(id(nth));
  expect(asks(id(10_000))).not.toBeNull();
  expect(asks(id(0))).toBeNull();
});

it("[G515] whatever the moments, in any stretch no more are answered than at once and what comes back in it, and whoever waits as told is answered", () => {
  const measure = { most: 5, windowMs: 10_000 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 60, size: "medium" }), (gaps) => {
      let now = 0;
      const asks = countQuestions(() => now, measure);
      const answered: number[] = [];
      for (const gap of gaps) {
        now += gap;
        const told = asks(id(1));
        if (told !== null) now += told.againInS * 1_000;
        // Whoever was told to wait, and did, is not told so again.
        if (told === null || asks(id(1)) === null) answered.push(now);
      }
      expect(answered).toHaveLength(gaps.length);
      const mayBe = (ms: number): number => measure.most + (ms * measure.most) / measure.windowMs;
      const tooMany = answered.flatMap((began, from) =>
        answered.slice(from).filter((ended, more) => more + 1 > mayBe(ended - began) + 1e-6),
      );
      expect(tooMany).toEqual([]);
    }),
  );
});
