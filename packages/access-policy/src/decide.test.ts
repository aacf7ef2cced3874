import { Role } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Capability } from "./capability.ts";
import { capabilitiesOf, decideAccess } from "./decide.ts";
import { ACCESS } from "./table.ts";

const roles = fc.constantFrom(...Role.options);
const capabilities = fc.constantFrom(...Capability.options);
const numRuns = rounds(300);

/** The table as a reader sees it, written out again: a change to the table has to be made in both places on purpose. */
const expected: Record<Role, readonly string[]> = {
  advocate: [
    "self.read",
    "queue.read",
    "contact.read",
    "contact.claim",
    "contact.answer",
    "contact.note",
    "contact.transfer",
    "contact.return",
    "contact.close",
    "closed.read",
    "staff.list",
    "settings.read",
  ],
  shift_lead: [
    "self.read",
    "queue.read",
    "contact.read",
    "contact.claim",
    "contact.answer",
    "contact.note",
    "contact.transfer",
    "contact.return",
    "contact.reassign",
    "contact.close",
    "closed.read",
    "staff.list",
    "settings.read",
  ],
  privacy_officer: ["self.read", "settings.read"],
  counsel: ["self.read", "settings.read"],
  administrator: [
    "self.read",
    "staff.list",
    "staff.manage",
    "settings.read",
    "settings.change",
    "quarantine.read",
  ],
};

describe("the access policy", () => {
  it.each(Role.options)("[A2] [A3] gives %s exactly what is written down for them", (role) => {
    expect(capabilitiesOf(role)).toEqual(expected[role]);
  });

  it("[A1] [A2] [A4] allows whoever the table names and nobody else, and says by which rule", () => {
    fc.assert(
      fc.property(roles, capabilities, (role, capability) => {
        const named = ACCESS[capability].includes(role);
        expect(decideAccess(role, capability)).toEqual({ allowed: named, rule: named ? "A2" : "A1" });
      }),
      { numRuns },
    );
  });

  it("[A1] refuses roles and capabilities that nobody has heard of, whatever they are called", () => {
    const known = new Set<string>([...Role.options, ...Capability.options]);
    const odd = fc.oneof(
      fc.string(),
      fc.constantFrom("toString", "__proto__", "constructor", "", "ADVOCATE"),
    );
    fc.assert(
      fc.property(odd, odd, roles, capabilities, (role, capability, someRole, someCapability) => {
        fc.pre(!known.has(role) && !known.has(capability));
        const refused = { allowed: false, rule: "A1" };
        expect(decideAccess(role as Role, someCapability)).toEqual(refused);
        expect(decideAccess(someRole, capability as Capability)).toEqual(refused);
      }),
      { numRuns },
    );
  });

  it("[A3] has a line for every capability, each role in it once and known", () => {
    expect(Object.keys(ACCESS)).toEqual(Capability.options);
    for (const named of Object.values(ACCESS)) {
      expect(named.length).toBeGreaterThan(0);
      expect(new Set(named).size).toBe(named.length);
      for (const role of named) expect(Role.options).toContain(role);
    }
  });

  it("[A5] keeps contacts from everybody who does not answer them", () => {
    for (const role of ["privacy_officer", "counsel", "administrator"] as const)
      for (const capability of capabilitiesOf(role))
        expect(capability).not.toMatch(/^(queue|contact|closed)\./);
  });

  it("[A6] leaves people, settings and the quarantine to administrators", () => {
    for (const capability of ["staff.manage", "settings.change", "quarantine.read"] as const)
      expect(ACCESS[capability]).toEqual(["administrator"]);
  });

  it("[A9] lets only a shift lead take a contact from somebody else", () => {
    expect(ACCESS["contact.reassign"]).toEqual(["shift_lead"]);
  });

  it("[A7] lets everybody know who they are", () => {
    for (const role of Role.options) expect(decideAccess(role, "self.read").allowed).toBe(true);
  });

  it("[A8] cannot be changed while the program runs", () => {
    expect(() => Object.assign(ACCESS, { "staff.manage": Role.options })).toThrow(TypeError);
    expect(() => (ACCESS["staff.manage"] as Role[]).push("advocate")).toThrow(TypeError);
    expect(decideAccess("advocate", "staff.manage").allowed).toBe(false);
  });
});
