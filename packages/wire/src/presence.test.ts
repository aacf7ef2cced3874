import { ContactId, UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import {
  forgetAbsent,
  hearPresence,
  NOBODY,
  PRESENT_EVERY_MS,
  PRESENT_FOR_MS,
  Presence,
  whoIsAt,
  type PresenceTable,
} from "./presence.ts";

const uuid = (n: number): string => `019ab000-0000-7000-8000-00000000000${n}`;
const contact = ContactId.parse(uuid(1));
const me = UserId.parse(uuid(2));
const says = (n: number, name: string, doing: string | null): unknown => ({
  contact,
  who: { id: uuid(n), name },
  doing,
});
const after = (...told: readonly unknown[]): PresenceTable =>
  told.reduce<PresenceTable>((table, one, at) => hearPresence(table, one, at), NOBODY);

describe("presence", () => {
  it("[W17] is the last thing that each of them said, whoever does the most first, and not oneself", () => {
    const table = after(
      says(3, "Marta", "open"),
      says(4, "Ada", "writing"),
      says(5, "Bea", "open"),
      says(3, "Marta", "reading"),
      says(2, "Dana", "writing"),
    );
    expect(whoIsAt(table, contact, me, 10)).toEqual([
      { name: "Ada", doing: "writing" },
      { name: "Marta", doing: "reading" },
      { name: "Bea", doing: "open" },
    ]);
    expect(whoIsAt(table, ContactId.parse(uuid(9)), me, 10)).toEqual([]);
  });

  it("[W17] ends when somebody leaves, and when nobody said it again for too long", () => {
    const table = after(says(3, "Marta", "open"), says(4, "Ada", "writing"));
    expect(whoIsAt(hearPresence(table, says(3, "Marta", null), 5), contact, me, 5)).toHaveLength(1);
    expect(whoIsAt(table, contact, me, PRESENT_FOR_MS)).toEqual([{ name: "Ada", doing: "writing" }]);
    expect(whoIsAt(table, contact, me, PRESENT_FOR_MS + 1)).toEqual([]);
    expect(forgetAbsent(table, PRESENT_FOR_MS).get(contact)?.size).toBe(1);
    expect(forgetAbsent(table, PRESENT_FOR_MS + 1)).toEqual(NOBODY);
    expect(forgetAbsent(table, 5)).toBe(table);
    // One saying may be lost without anybody vanishing.
    expect(PRESENT_FOR_MS).toBeGreaterThan(2 * PRESENT_EVERY_MS);
  });

  it("[W17] is changed by nothing that cannot be read", () => {
    const table = after(says(3, "Marta", "open"));
    for (const raw of [null, "x", {}, { ...(says(3, "Marta", "singing") as object) }])
      expect(hearPresence(table, raw, 9)).toBe(table);
  });

  it("[W16] has room for no words", () => {
    expect(Presence.parse({ ...(says(3, "Marta", "writing") as object), text: "words" })).toEqual(
      says(3, "Marta", "writing"),
    );
  });
});
