import fc from "fast-check";
import { expect, it } from "vitest";
import { cursorFor, questOf } from "./cursor.ts";

const NOW = Date.UTC(2026, 5, 15);
const DAY_MS = 86_400_000;

it("[EM69] begins so many days ago with what lies there, and with everything after that", () => {
  const cursor = cursorFor(null, { validity: "5", uidNext: 101 }, NOW, 7);
  expect(cursor).toEqual({ validity: "5", uid: 0, until: 100, since: NOW - 7 * DAY_MS });
  expect(questOf(cursor)).toEqual({ kind: "first", range: "1:100", since: new Date(NOW - 8 * DAY_MS) });
  expect(questOf({ ...cursor, uid: 100 })).toEqual({ kind: "rest", range: "101:*" });
});

it("[EM63] goes on where it was", () => {
  const kept = { validity: "5", uid: 40, until: 100, since: NOW - DAY_MS };
  expect(cursorFor(JSON.stringify(kept), { validity: "5", uidNext: 300 }, NOW, 7)).toEqual(kept);
});

it("[EM64] begins again when UIDs mean something else, and no later than the first time", () => {
  const kept = JSON.stringify({ validity: "5", uid: 40, until: 30, since: NOW - 90 * DAY_MS });
  const cursor = cursorFor(kept, { validity: "6", uidNext: 41 }, NOW, 7);
  expect(cursor).toEqual({ validity: "6", uid: 0, until: 40, since: NOW - 90 * DAY_MS });
});

it("[EM64] reads again rather than guess what a spoiled checkpoint meant", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (spoiled) => {
      const cursor = cursorFor(spoiled, { validity: "5", uidNext: 10 }, NOW, 7);
      expect(cursor.uid).toBe(0);
      expect(cursor.until).toBe(9);
    }),
  );
});
