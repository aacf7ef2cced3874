import { Role } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { decideCase, decideFiling, type CaseDeed, type CaseRelation } from "./case.ts";

const DEEDS: readonly CaseDeed[] = ["read", "change", "let_in"];
const stranger = { isOnShift: true, hadContact: false, isLetIn: false };
const BOTH = [false, true];
const relations: readonly CaseRelation[] = Role.options.flatMap((role) =>
  BOTH.flatMap((isOnShift) =>
    BOTH.flatMap((hadContact) => BOTH.map((isLetIn) => ({ role, isOnShift, hadContact, isLetIn }))),
  ),
);
const may = (relation: CaseRelation) => DEEDS.filter((deed) => decideCase(relation, deed).allowed);

describe("whose a case is", () => {
  it("[A49] is nobody's who is nothing to it, whatever they are, but a lead's on shift", () => {
    for (const role of Role.options)
      expect(may({ role, ...stranger })).toEqual(role === "shift_lead" ? DEEDS : []);
  });

  it("[A50] is theirs to read and change who answers and has or had a contact there", () => {
    const had = { ...stranger, isOnShift: false, hadContact: true };
    for (const role of Role.options)
      expect(may({ role, ...had })).toEqual(
        role === "advocate" || role === "shift_lead" ? ["read", "change"] : [],
      );
    expect(decideCase({ role: "advocate", ...had }, "read")).toEqual({ allowed: true, rule: "A50" });
  });

  it("[A51] is theirs who were let in by name: to read, and to change for whoever answers", () => {
    const letIn = { ...stranger, isOnShift: false, isLetIn: true };
    expect(may({ role: "advocate", ...letIn })).toEqual(["read", "change"]);
    expect(may({ role: "counsel", ...letIn })).toEqual(["read"]);
    expect(may({ role: "privacy_officer", ...letIn })).toEqual(["read"]);
    expect(decideCase({ role: "counsel", ...letIn }, "read")).toEqual({ allowed: true, rule: "A51" });
  });

  it("[A52] is a lead's while they are on shift, who alone lets others in", () => {
    expect(decideCase({ role: "shift_lead", ...stranger }, "let_in")).toEqual({ allowed: true, rule: "A52" });
    expect(may({ role: "shift_lead", ...stranger, isOnShift: false })).toEqual([]);
    for (const relation of relations)
      expect(may(relation).includes("let_in")).toBe(relation.role === "shift_lead" && relation.isOnShift);
  });

  it("[A5] [A49] is never an administrator's, nor anybody's whose role is unknown", () => {
    for (const relation of relations) {
      expect(may({ ...relation, role: "administrator" })).toEqual([]);
      expect(may({ ...relation, role: "owner" as Role })).toEqual([]);
    }
  });

  it("[A49] more that somebody is to a case takes nothing from them", () => {
    for (const relation of relations)
      for (const deed of may(relation))
        for (const more of ["isOnShift", "hadContact", "isLetIn"] as const)
          expect(may({ ...relation, [more]: true })).toContain(deed);
  });
});

describe("who says in which case a contact is", () => {
  it("[A53] is whoever has it, and a lead on shift once it is closed", () => {
    for (const role of Role.options)
      for (const isOnShift of BOTH) {
        const allowed = (["theirs", "closed", "others"] as const).filter(
          (contact) => decideFiling({ role, isOnShift, contact }).allowed,
        );
        const isLead = role === "shift_lead" && isOnShift;
        const own = role === "advocate" || role === "shift_lead" ? ["theirs"] : [];
        expect(allowed).toEqual(isLead ? ["theirs", "closed"] : own);
      }
  });
});
