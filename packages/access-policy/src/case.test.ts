import { Role } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import {
  caseViewerCan,
  contactViewerCan,
  decideCase,
  decideContact,
  decideFiling,
  type CaseRelation,
  type ContactRelation,
} from "./case.ts";
import { CaseAct, ContactAct, ContactState } from "./record-row.ts";
import { RECORD_TABLE } from "./record-table.ts";

const NOW = 1_800_000_000_000;
/** What a lead on shift may. */
const LEADS: readonly CaseAct[] = [
  "read",
  "change",
  "withdraw",
  "serve",
  "let_in",
  "decide_held",
  "bar",
  "review_glass",
  "read_plan",
  "change_plan",
  "lead_crisis",
  "unmask",
];
const known = { status: "active", brokeGlassAt: null, isBarred: false } as const;
const stranger = { ...known, isOnShift: true, hadContact: false, isLetIn: false };
const BOTH = [false, true];
const relations: readonly CaseRelation[] = Role.options.flatMap((role) =>
  BOTH.flatMap((isOnShift) =>
    BOTH.flatMap((hadContact) => BOTH.map((isLetIn) => ({ ...known, role, isOnShift, hadContact, isLetIn }))),
  ),
);
/** What their tie to it lets them do: not what everybody of their role may do with every case. */
const may = (relation: CaseRelation) => {
  const anyway = CaseAct.options.filter(
    (act) => decideCase({ ...relation, ...stranger, isOnShift: false }, act, NOW).allowed,
  );
  return CaseAct.options.filter((act) => !anyway.includes(act) && decideCase(relation, act, NOW).allowed);
};

describe("whose a case is", () => {
  it("[A49] is nobody's who is nothing to it, whatever they are, but a lead's on shift", () => {
    for (const role of Role.options)
      expect(may({ role, ...stranger })).toEqual(role === "shift_lead" ? LEADS : []);
  });

  it("[A50] is theirs to read and change who answers and has or had a contact there", () => {
    const had = { ...stranger, isOnShift: false, hadContact: true };
    for (const role of Role.options)
      expect(may({ role, ...had })).toEqual(
        {
          advocate: ["read", "change", "withdraw", "read_plan", "change_plan", "unmask"],
          shift_lead: [
            "read",
            "change",
            "withdraw",
            "serve",
            "decide_held",
            "read_plan",
            "change_plan",
            "unmask",
          ],
        }[role as string] ?? [],
      );
    expect(decideCase({ role: "advocate", ...had }, "read", NOW)).toMatchObject({
      allowed: true,
      rule: "A50",
    });
  });

  it("[A51] is theirs who were let in by name: to read, and to change for whoever answers", () => {
    const letIn = { ...stranger, isOnShift: false, isLetIn: true };
    expect(may({ role: "advocate", ...letIn })).toEqual([
      "read",
      "change",
      "withdraw",
      "read_plan",
      "change_plan",
      "unmask",
    ]);
    expect(may({ role: "counsel", ...letIn })).toEqual(["read", "serve", "read_plan"]);
    expect(may({ role: "privacy_officer", ...letIn })).toEqual(["read", "withdraw", "read_plan"]);
    expect(decideCase({ role: "counsel", ...letIn }, "read", NOW)).toMatchObject({ rule: "A51" });
  });

  it("[A52] is a lead's while they are on shift, who alone lets others in", () => {
    expect(decideCase({ role: "shift_lead", ...stranger }, "let_in", NOW)).toMatchObject({ rule: "A52" });
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

describe("the safety plans of a case", () => {
  it.each([
    ["A95", "had a contact there", { hadContact: true }, { advocate: "rw", shift_lead: "rw" }],
    [
      "A96",
      "was let in by name",
      { isLetIn: true },
      { advocate: "rw", shift_lead: "rw", privacy_officer: "r", counsel: "r" },
    ],
    ["A97", "is on shift", { isOnShift: true }, { shift_lead: "rwl" }],
    ["A98", "opened it in an emergency", { brokeGlassAt: NOW }, { advocate: "r", shift_lead: "r" }],
    ["A65", "is barred, whatever else", { isLetIn: true, isOnShift: true, isBarred: true }, {}],
    ["A71", "is nothing to it", {}, {}],
  ] as const)(
    "[%s] are, for whoever %s, these roles' to read, write and lead",
    (_rule, _who, tie, expected) => {
      const relation = { ...stranger, isOnShift: false, ...tie };
      const letters = { r: "read_plan", w: "change_plan", l: "lead_crisis" } as const;
      const found = Role.options.flatMap((role) => {
        const able = (["r", "w", "l"] as const).filter(
          (each) => decideCase({ role, ...relation }, letters[each], NOW).allowed,
        );
        return able.length === 0 ? [] : [[role, able.join("")]];
      });
      expect(Object.fromEntries(found)).toEqual(expected);
    },
  );

  it("[A98] are open to whoever said that it is an emergency for no longer than the case is", () => {
    const opened = { ...stranger, isOnShift: false, role: "advocate", brokeGlassAt: NOW } as const;
    for (const at of [NOW + 3_599_999, NOW + 3_600_000])
      expect(decideCase(opened, "read_plan", at).allowed).toBe(decideCase(opened, "read", at).allowed);
  });
});

describe("who may not, whatever else they are to it", () => {
  it("[A65] is whoever is barred, in every role, also in an emergency, and whoever is not known to be clear", () => {
    for (const relation of relations)
      for (const isBarred of [true, undefined as unknown as boolean])
        expect(caseViewerCan({ ...relation, isBarred, brokeGlassAt: NOW }, NOW)).toEqual({
          acts: [],
          fields: [],
        });
  });
});

describe("an emergency", () => {
  it("[A67] opens a case to read for an hour to whoever answers, without who else was let in", () => {
    for (const role of Role.options)
      for (const [at, isOpen] of [
        [NOW, true],
        [NOW + 3_599_999, true],
        [NOW + 3_600_000, false],
        [NOW - 1, false],
        [Number.NaN, false],
      ] as const) {
        const relation = { ...stranger, isOnShift: false, role, brokeGlassAt: NOW };
        const opens = isOpen && (role === "advocate" || role === "shift_lead");
        expect(decideCase(relation, "read", at)).toMatchObject(
          opens ? { rule: "A67", fields: ["facts", "record", "filings"] } : { allowed: false, fields: [] },
        );
        expect(decideCase(relation, "change", at).allowed).toBe(false);
      }
  });

  it("[A68] may be said of any case by whoever answers, on shift or not, and of none that is not there", () => {
    const said = (role: Role, status: CaseRelation["status"]) =>
      decideCase({ ...stranger, isOnShift: false, role, status }, "break_glass", NOW).allowed;
    expect(Role.options.filter((role) => said(role, "closed"))).toEqual(["advocate", "shift_lead"]);
    expect(Role.options.filter((role) => said(role, null))).toEqual([]);
  });
});

describe("what was opened in an emergency", () => {
  it("[A84] is looked at by a lead on shift, and by a privacy officer of any case, whom it shows nothing of it", () => {
    const lookers = (isOnShift: boolean) =>
      Role.options.filter(
        (role) => decideCase({ role, ...stranger, isOnShift }, "review_glass", NOW).allowed,
      );
    expect([lookers(true), lookers(false)]).toEqual([["shift_lead", "privacy_officer"], ["privacy_officer"]]);
    expect(decideCase({ role: "privacy_officer", ...stranger }, "read", NOW).allowed).toBe(false);
  });
});

describe("a bar", () => {
  it("[A66] is set by a lead on shift, and by a privacy officer who reads nothing by it", () => {
    const setters = Role.options.filter((role) => decideCase({ role, ...stranger }, "bar", NOW).allowed);
    expect(setters).toEqual(["shift_lead", "privacy_officer"]);
    expect(caseViewerCan({ role: "privacy_officer", ...stranger }, NOW)).toEqual({
      acts: ["bar", "review_glass"],
      fields: [],
    });
  });
});

describe("what is held of a case", () => {
  it("[A56] is decided by counsel of any case, unless they are barred", () => {
    const cam = { ...stranger, role: "counsel", isOnShift: false } as const;
    expect(decideCase(cam, "decide_held", NOW)).toEqual({ allowed: true, rule: "A56", fields: [] });
    expect(decideCase({ ...cam, isBarred: true }, "decide_held", NOW)).toMatchObject({ rule: "A65" });
  });
});

describe("who says in which case a contact is", () => {
  it("[A53] [A69] is whoever has it, and a lead on shift once it is closed", () => {
    for (const role of Role.options)
      for (const isOnShift of BOTH) {
        const allowed = (["theirs", "closed", "others"] as const).filter(
          (contact) => decideFiling({ role, isOnShift, contact, isBarred: false }, NOW).allowed,
        );
        const isLead = role === "shift_lead" && isOnShift;
        const own = role === "advocate" || role === "shift_lead" ? ["theirs"] : [];
        expect(allowed).toEqual(isLead ? ["theirs", "closed"] : own);
      }
  });
});

const contactRelations: readonly ContactRelation[] = Role.options.flatMap((role) =>
  [...ContactState.options, null].flatMap((state) =>
    BOTH.map((is) => ({ role, state, isOnShift: is, isHolder: !is, isBarred: false })),
  ),
);

describe("what somebody may do with contacts", () => {
  it.each([
    ["A77", "find"],
    ["A88", "read"],
  ] as const)("[%s] is, in any state, to %s each for whoever answers, and for nobody else", (rule, act) => {
    for (const relation of contactRelations) {
      const answers = relation.role === "advocate" || relation.role === "shift_lead";
      const decided = decideContact(relation, act, NOW);
      const isTheirs = answers && relation.state !== null;
      expect([decided.allowed, decided.rule]).toEqual(isTheirs ? [true, rule] : [false, "A1"]);
      expect(decideContact(relation, act, Number.NaN).allowed).toBe(false);
    }
  });

  it("[A87] is nothing for whoever is barred, in every role and state, holder or lead, and for whoever is not known to be clear", () => {
    for (const relation of contactRelations)
      for (const isBarred of [true, undefined as unknown as boolean, null as unknown as boolean]) {
        expect(contactViewerCan({ ...relation, isBarred }, NOW)).toEqual([]);
        for (const contact of ["theirs", "closed", "others"] as const)
          expect(decideFiling({ ...relation, contact, isBarred }, NOW).allowed).toBe(false);
      }
    const lead = { role: "shift_lead", state: "closed", isOnShift: true, isHolder: false } as const;
    expect(decideContact({ ...lead, isBarred: true }, "read", NOW)).toMatchObject({ rule: "A87" });
    expect(contactViewerCan({ ...lead, isBarred: false }, NOW)).toEqual(ContactAct.options);
  });
});

describe("who is shown an address of a contact clear", () => {
  it("[A74] [A75] is whoever has it, and a lead on shift in any state, and nobody else whatever they may do with it otherwise", () => {
    const shown = Role.options.flatMap((role) =>
      [...ContactState.options, null].flatMap((state) =>
        BOTH.flatMap((isOnShift) =>
          BOTH.flatMap((isHolder) => {
            const { rule, fields } = decideContact(
              { role, state, isOnShift, isHolder, isBarred: false },
              "unmask",
              NOW,
            );
            const who = `${role} ${state} ${isOnShift ? "on" : "off"} ${isHolder ? "theirs" : "others'"}`;
            return fields.length > 0 ? [`${who}: ${rule} ${fields.join()}`] : [];
          }),
        ),
      ),
    );
    expect(shown).toEqual([
      "advocate claimed off theirs: A74 address",
      "advocate claimed on theirs: A74 address",
      "shift_lead waiting on others': A75 address",
      "shift_lead waiting on theirs: A75 address",
      "shift_lead claimed off theirs: A74 address",
      "shift_lead claimed on others': A75 address",
      "shift_lead claimed on theirs: A74 address",
      "shift_lead closed on others': A75 address",
      "shift_lead closed on theirs: A75 address",
    ]);
  });

  it("[A71] [A74] is nobody at a moment that is none", () => {
    const theirs = {
      role: "shift_lead",
      state: "claimed",
      isOnShift: true,
      isHolder: true,
      isBarred: false,
    } as const;
    expect(decideContact(theirs, "unmask", Number.NaN)).toEqual({ allowed: false, rule: "A1", fields: [] });
  });

  it("[A74] is named by no line that does anything else", () => {
    for (const { grants, fields } of RECORD_TABLE.filter(({ effect }) => effect === "allow"))
      expect(fields.includes("address")).toBe(grants.some(({ acts }) => acts.includes("unmask")));
  });
});
