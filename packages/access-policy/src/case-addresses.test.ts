import { Role } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { decideCase, type CaseRelation } from "./case.ts";

const NOW = 1_800_000_000_000;
const BOTH = [false, true];
const known = { status: "active", brokeGlassAt: null, isBarred: false } as const;
const stranger = { ...known, isOnShift: true, hadContact: false, isLetIn: false };
const relations: readonly CaseRelation[] = Role.options.flatMap((role) =>
  BOTH.flatMap((isOnShift) =>
    BOTH.flatMap((hadContact) => BOTH.map((isLetIn) => ({ ...known, role, isOnShift, hadContact, isLetIn }))),
  ),
);

describe("who is shown an address in a case clear", () => {
  const shown = (relation: CaseRelation): readonly string[] => {
    const { rule, fields } = decideCase(relation, "unmask", NOW);
    return fields.length > 0 ? [rule, ...fields] : [];
  };

  it("[A93] [A94] is whoever answers and had a contact there or was let in, and a lead on shift, and nobody else who reads it", () => {
    for (const relation of relations) {
      const answers = relation.role === "advocate" || relation.role === "shift_lead";
      const theirs = answers && (relation.hadContact || relation.isLetIn);
      const leads = relation.role === "shift_lead" && relation.isOnShift;
      expect(shown(relation)).toEqual(theirs ? ["A93", "address"] : leads ? ["A94", "address"] : []);
    }
  });

  it("[A140] is whoever answers and opened it in an emergency, for as long as they read it by that", () => {
    for (const role of Role.options) {
      const opened = (brokeGlassAt: number) => shown({ ...stranger, isOnShift: false, role, brokeGlassAt });
      const answers = role === "advocate" || role === "shift_lead";
      expect(opened(NOW - 3_599_999)).toEqual(answers ? ["A140", "address"] : []);
      for (const other of [NOW - 3_600_000, NOW + 1]) expect(opened(other)).toEqual([]);
    }
  });

  it("[A65] [A93] is nobody who is barred from it", () => {
    for (const relation of relations) expect(shown({ ...relation, isBarred: true })).toEqual([]);
  });
});
