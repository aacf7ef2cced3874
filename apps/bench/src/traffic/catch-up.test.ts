import { expect, it } from "vitest";
import { isForLater, missedIn } from "./catch-up.ts";

const events = [{ id: "a" }, { id: "b" }];

it.each([
  ["a replay", [{ kind: "replay", batch: { events } }], ["a", "b"]],
  ["a refusal", [{ kind: "refused", reason: "forbidden" }], []],
  ["the limit's answer", { events }, ["a", "b"]],
])("reads which contacts %s tells of", (_what, said, told) => {
  expect(missedIn(Buffer.from(JSON.stringify(said)))).toEqual(told);
});

it.each([
  ["unavailable", true],
  ["forbidden", false],
])("asks again after a refusal that says %s: %s", (reason, later) => {
  expect(isForLater(Buffer.from(JSON.stringify([{ kind: "refused", reason }])))).toBe(later);
});
