import type { AuditEntry, AuditReading } from "@holdfast/db";
import { expect, it } from "vitest";
import { auditArguments } from "./audit-arguments.ts";
import { auditAsk } from "./audit-ask.ts";

const row = (seq: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  era: 1,
  xid: "900",
  seq: String(seq),
  at: Date.UTC(2026, 10, 28, 14, 2, 11),
  actor: "staff",
  actorName: "Dana",
  deed: "looked",
  thing: "contact",
  aboutName: null,
  contact: 4120,
  case: null,
  refusal: null,
  facts: null,
  ...more,
});

async function said(line: string, rows: readonly AuditEntry[] | null) {
  const words: string[] = [];
  const asked: Parameters<AuditReading["read"]>[] = [];
  const read: AuditReading["read"] = async (...given) => {
    asked.push(given);
    return rows;
  };
  const what = auditArguments(line.split(" "));
  if (what?.kind !== "ask") throw new Error("asks nothing");
  const found = await auditAsk({
    store: { audit: { read } },
    ask: what.ask,
    say: (each) => words.push(each),
  });
  return { found, words, asked };
}

it("[G406] says each row in a line, in columns, with times in UTC, and whoever has no name by what they are", async () => {
  const { found, words, asked } = await said("who --contact 4120 --looks", [
    row(9),
    row(8, {
      actor: "house",
      actorName: null,
      deed: "moved",
      case: 7,
      refusal: "not_holder",
      facts: '{"how": "close"}',
    }),
  ]);
  expect(found).toBe(true);
  expect(words).toEqual([
    "when (UTC)           who    did     what     contact  case  about  refused     more",
    "2026-11-28 14:02:11  Dana   looked  contact  #4120",
    '2026-11-28 14:02:11  house  moved   contact  #4120    #7           not_holder  {"how": "close"}',
  ]);
  expect(asked).toEqual([
    [null, { contact: 4120 }, { from: null, to: null, looksOnly: true, before: null, size: 100 }],
  ]);
});

it("[G406] says where a full page goes on, that there is nothing, and that there is none of that number", async () => {
  const full = Array.from({ length: 100 }, (_, nth) => row(200 - nth));
  expect((await said("what --account dana", full)).words.at(-1)).toBe(
    "There may be more: go on with --before 1.900.101",
  );
  expect(await said("who --case 7", [])).toMatchObject({
    found: true,
    words: ["Nothing is recorded of that."],
  });
  expect(await said("who --case 7", null)).toMatchObject({
    found: false,
    words: ["There is none of that number or name."],
  });
});
