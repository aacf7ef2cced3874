import fc from "fast-check";
import { expect, it } from "vitest";
import {
  overdue,
  toldOf,
  WITHHELD_MAX,
  withheldIn,
  withMail,
  withoutMail,
  type WithheldList,
} from "./withheld-list.ts";

const EMPTY: WithheldList = { validity: "5", mails: [] };
const NOW = Date.UTC(2026, 10, 26);
const HOUR_MS = 3_600_000;

it("[EM74] remembers each once, up to a bound, and says when there is no room", () => {
  let list: WithheldList = EMPTY;
  for (let uid = 1; uid <= WITHHELD_MAX; uid += 1) list = withMail(list, uid, NOW) ?? EMPTY;
  expect(list.mails).toHaveLength(WITHHELD_MAX);
  expect(withMail(list, 7, NOW + 1)).toBe(list);
  expect(withMail(list, 1_000, NOW)).toBeNull();
  expect(withMail(withoutMail(list, 7), 1_000, NOW)?.mails).toHaveLength(WITHHELD_MAX);
});

it("[EM74] is as it was after it was written and read, and nothing once UIDs mean something else", () => {
  const list = toldOf(withMail(withMail(EMPTY, 3, NOW) ?? EMPTY, 9, NOW) ?? EMPTY, 9);
  expect(withheldIn(JSON.stringify(list), "5")).toEqual(list);
  expect(withheldIn(JSON.stringify(list), "6")).toEqual({ validity: "6", mails: [] });
});

it("[EM74] a spoiled list is none", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (spoiled) => {
      expect(withheldIn(spoiled, "5")).toEqual(EMPTY);
    }),
  );
});

it("[EM74, EM101] is due to be told after so long, also where a clock was put back", () => {
  const list = withMail(EMPTY, 3, NOW) ?? EMPTY;
  expect(overdue(list, NOW + 599_999, 600_000)).toEqual([]);
  expect(overdue(list, NOW + 600_000, 600_000)).toEqual([3]);
  expect(overdue(list, NOW - HOUR_MS, 600_000)).toEqual([3]);
  expect(overdue(toldOf(list, 3), NOW + HOUR_MS, 600_000)).toEqual([]);
});
