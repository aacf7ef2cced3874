import { SessionId } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { countQuestions } from "./question-measure.ts";

const id = (digit: number): SessionId =>
  SessionId.parse(`00000000-0000-4000-8000-${String(digit).padStart(12, "0")}`);

it("[G515] one session asks so often and no more, is told when again, and keeps nobody else waiting", () => {
  let now = 0;
  const asks = countQuestions(() => now, { most: 2, windowMs: 60_000 });
  expect([asks(id(1)), asks(id(1))]).toEqual([null, null]);
  now = 45_500;
  expect(asks(id(1))).toEqual({ againInS: 15, isFirst: true });
  expect(asks(id(1))).toEqual({ againInS: 15, isFirst: false });
  expect(asks(id(2))).toBeNull();
  now = 60_000;
  expect(asks(id(1))).toBeNull();
});

it("[G515] a clock that is set back keeps nobody waiting for longer than the stretch", () => {
  let now = 3_600_000;
  const asks = countQuestions(() => now, { most: 1, windowMs: 60_000 });
  asks(id(1));
  now = 0;
  expect(asks(id(1))).toBeNull();
  expect(asks(id(1))).toEqual({ againInS: 60, isFirst: true });
});

it("[G515] counts no more than ten thousand sessions, and forgets the oldest first", () => {
  const asks = countQuestions(() => 0, { most: 1, windowMs: 60_000 });
  for (let nth = 0; nth <= 10_000; nth += 1) asks(id(nth));
  expect(asks(id(10_000))).not.toBeNull();
  expect(asks(id(0))).toBeNull();
});
