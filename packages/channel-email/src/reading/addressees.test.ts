import { OTHERS_NAMED_MAX } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { addresseesOf, type Named } from "./addressees.ts";
import type { Mailbox } from "./addresses.ts";

const OURS = ["intake@line.example", "second@line.example"];
const box = (address: string | null, name: string | null = null): Mailbox => ({ name, address });
const read = (given: Partial<Named>) =>
  addresseesOf(
    { from: box("ada@example.org"), to: [], cc: [], hasMore: false, ...given },
    { addresses: OURS },
  );

describe("who reads a mail beside us", () => {
  it.each([
    ["to", { to: [box("INTAKE@Line.example")], cc: [box("second@line.example")] }],
    ["to", { to: [box("intake+ABCDEFGHIJ234567@line.example")] }],
    ["copy", { to: [box("bob@example.org")], cc: [box("second@line.example")] }],
    ["nowhere", { to: [box("bob@example.org")] }],
    ["nowhere", {}],
  ] as const)("[EM35] has us %s", (us, given) => expect(read(given).us).toBe(us));

  it("[EM35] is everybody in To and Cc once, without us and without whoever wrote it", () => {
    const named = {
      to: [box("intake@line.example"), box("Bob@example.org", "Bob"), box("second+x@line.example")],
      cc: [box("bob@EXAMPLE.org"), box("ADA@example.org"), box("cy@example.org")],
    };
    expect(read(named)).toEqual({
      us: "to",
      others: [box("Bob@example.org", "Bob"), box("cy@example.org")],
      count: 2,
      hasMore: false,
    });
  });

  it("[EM35] is counted where only a name is shown", () => {
    expect(read({ to: [box(null, "Bob"), box(null, "Bob"), box(null, "Cy")] })).toMatchObject({
      others: [box(null, "Bob"), box(null, "Cy")],
      count: 2,
    });
  });

  it("[EM35] is everybody who writes, when nobody knows who wrote", () => {
    expect(read({ from: null, to: [box("ada@example.org")] }).count).toBe(1);
  });

  it("[EM35] is named up to a bound and counted beyond it", () => {
    const to = Array.from({ length: 200 }, (_, at) => box(`${at}@example.org`));
    const { others, count, hasMore } = read({ to, hasMore: true });
    expect([others.length, count, hasMore]).toEqual([OTHERS_NAMED_MAX, 200, true]);
    expect(others[0]).toEqual(box("0@example.org"));
  });
});
