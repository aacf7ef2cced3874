import { expect, it } from "vitest";
import { auditArguments } from "./audit-arguments.ts";

const read = (line: string) => auditArguments(line.split(" "));
const ALL = { from: null, to: null, looksOnly: false, before: null };

it("[G406] reads of whom or by whom is asked, from when to when, and where a page goes on", () => {
  expect(read("verify")).toEqual({ kind: "verify" });
  expect(read("who --case 12")).toEqual({ kind: "ask", ask: { ...ALL, question: { case: 12 } } });
  expect(read("who --contact #4120 --looks")).toEqual({
    kind: "ask",
    ask: { ...ALL, question: { contact: 4120 }, looksOnly: true },
  });
  expect(read("what --account dana --from 2026-11-28 --to 2026-11-28T14:30+01:00 --before 1.77.5")).toEqual({
    kind: "ask",
    ask: {
      question: { account: "dana" },
      from: Date.UTC(2026, 10, 28),
      to: Date.UTC(2026, 10, 28, 13, 30),
      looksOnly: false,
      before: { era: 1, xid: "77", seq: "5" },
    },
  });
});

it.each([
  "verify now",
  "read",
  "who",
  "who --case",
  "who --case twelve",
  "who --case 1 --contact 2",
  "who --account dana",
  "what --case 1",
  "what --account dana --case 1",
  "what --account dana --from yesterday",
  "what --account dana --to 2026-13-40",
  "what --account dana --before 5",
  "who --case 1 --nonsense",
])("[G406] makes no sense of: %s", (line) => {
  expect(read(line)).toBeNull();
});
