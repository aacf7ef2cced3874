import { Role } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Capability } from "./capability.ts";
import { capabilitiesOf, decideAccess } from "./decide.ts";
import { ACCESS } from "./table.ts";

const PLANS = ["safety_plan.read", "safety_plan.change"] as const;
const FILES = ["picture.view", "picture.quarantine", "file.download", "source.download"] as const;
const LATE = ["surge.see", "surge.turn", "practice.keep", "practice.oversee"] as const;
const OF_THE_SHIFT = ["last_hour.read", "announcement.read", "announcement.say", ...LATE] as const;
const BESIDE = ["whisper.keep", "draft.read", "draft.write"] as const;
const ON_SHIFT = ["closed.read", "shift.keep", "board.read", "care.keep"] as const;
const ON_CALL = ["rota.read", "alarm.see", "alarm.reach"] as const;
const ROTA = ["rota.read", "rota.keep", "alarm.see", "alarm.reach"] as const;
const RECIPIENTS = ["recipient.read", "recipient.unmask"] as const;
const INQUIRIES = ["inquiry.handle", "inquiry.unmask"] as const;
const roles = fc.constantFrom(...Role.options);
const capabilities = fc.constantFrom(...Capability.options);
const numRuns = rounds(300);

/** The table as a reader sees it, written out again: a change to the table has to be made in both places on purpose. */
const expected: Record<Role, readonly string[]> = {
  advocate: [
    "self.read",
    "self.change",
    "queue.read",
    "contact.read",
    "contact.claim",
    "contact.answer",
    "contact.note",
    "contact.triage",
    "contact.escalate",
    "contact.hand_over",
    ...BESIDE,
    "contact.transfer",
    "contact.take_over",
    "contact.continue",
    "contact.unmask",
    "contact.return",
    "follow_up.keep",
    "contact.close",
    "contact.keep_preference",
    "contact.judge_hands",
    "contact.end_danger",
    "contact.ask_lift",
    "contact.mark_shared",
    "contact.plan",
    "case.read",
    "case.change",
    "case.unmask",
    "case.file",
    "case.break_glass",
    ...PLANS,
    ...RECIPIENTS,
    "release.read",
    "release.keep",
    "release.withdraw",
    "disclosure.send",
    "inquiry.log",
    "breach.report",
    "call.answer",
    "call.dial",
    ...ON_SHIFT,
    ...ON_CALL,
    ...(["announcement.read", "surge.see"] as const),
    "practice.keep",
    "staff.list",
    ...FILES,
    "grounding.use",
    "grounding.review",
    "settings.read",
  ],
  shift_lead: [
    "self.read",
    "self.change",
    "queue.read",
    "contact.read",
    "contact.claim",
    "contact.answer",
    "contact.note",
    "contact.triage",
    "contact.escalate",
    "escalation.see",
    "contact.hand_over",
    ...BESIDE,
    "contact.transfer",
    "contact.take_over",
    "contact.continue",
    "contact.unmask",
    "contact.return",
    "follow_up.keep",
    "follow_up.note",
    "contact.reassign",
    "contact.close",
    "contact.keep_preference",
    "contact.judge_hands",
    "contact.end_danger",
    "contact.ask_lift",
    "contact.lift_lock",
    "contact.block",
    "contact.mark_shared",
    "contact.plan",
    "case.read",
    "case.change",
    "case.unmask",
    "case.file",
    "case.let_in",
    "case.bar",
    "case.break_glass",
    "case.review_glass",
    ...PLANS,
    "crisis.lead",
    ...RECIPIENTS,
    "release.read",
    "release.keep",
    "release.withdraw",
    "disclosure.send",
    "disclosure.sign",
    "held.decide",
    "person.forget",
    "inquiry.log",
    ...INQUIRIES,
    "legal.keep",
    "breach.report",
    "breach.handle",
    "call.answer",
    "call.dial",
    "call.listen",
    ...ON_SHIFT,
    "workload.read",
    "workload.check_in",
    ...ROTA,
    ...OF_THE_SHIFT,
    "staff.list",
    "skill.keep",
    ...FILES,
    "grounding.use",
    "grounding.review",
    "grounding.counts",
    "settings.read",
  ],
  privacy_officer: [
    "self.read",
    "self.change",
    "case.read",
    "case.bar",
    "case.review_glass",
    "safety_plan.read",
    "recipient.read",
    "recipient.vet",
    "recipient.unmask",
    "release.read",
    "release.withdraw",
    "inquiry.log",
    ...INQUIRIES,
    "breach.report",
    "breach.handle",
    ...ON_CALL,
    "report.read",
    "report.decide",
    "settings.read",
    "audit.read",
  ],
  counsel: [
    "self.read",
    "self.change",
    "case.read",
    "safety_plan.read",
    ...RECIPIENTS,
    "release.read",
    "held.decide",
    "inquiry.log",
    ...INQUIRIES,
    "legal.keep",
    "legal.decide",
    "breach.report",
    ...ON_CALL,
    "report.read",
    "report.decide",
    "settings.read",
  ],
  administrator: [
    "self.read",
    "self.change",
    "inquiry.log",
    "breach.report",
    ...ROTA,
    ...(["staff.list", "staff.manage", "skill.keep"] as const),
    "grounding.review",
    "grounding.keep",
    "grounding.counts",
    "settings.read",
    "settings.change",
    "quarantine.read",
    "audit.read",
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
        expect(capability).not.toMatch(/^(queue|contact|call|draft|closed|picture)\./);
  });

  it("[A6] leaves people, settings and the quarantine to administrators", () => {
    for (const capability of ["staff.manage", "settings.change", "quarantine.read"] as const)
      expect(ACCESS[capability]).toEqual(["administrator"]);
  });

  it("[A9] lets only a shift lead take a contact from somebody else without a reason", () => {
    expect(ACCESS["contact.reassign"]).toEqual(["shift_lead"]);
  });

  it("[A43] lets only a shift lead lift a lock, and whoever answers ask for it", () => {
    expect(ACCESS["contact.lift_lock"]).toEqual(["shift_lead"]);
    expect(ACCESS["contact.ask_lift"]).toEqual(ACCESS["contact.answer"]);
  });

  it("[A42] lets whoever answers keep what somebody said, judge who holds the device and say that danger is over", () => {
    for (const capability of [
      "contact.keep_preference",
      "contact.judge_hands",
      "contact.end_danger",
    ] as const)
      expect(ACCESS[capability]).toEqual(ACCESS["contact.answer"]);
  });

  it("[A13] lets whoever answers go on with somebody elsewhere, and nobody else", () => {
    for (const role of Role.options)
      expect(decideAccess(role, "contact.continue").allowed).toBe(
        decideAccess(role, "contact.answer").allowed,
      );
  });

  it("[A13] [A1] lets nobody learn by going on what they could not read: that somebody is there, and who has them", () => {
    for (const role of ACCESS["contact.continue"])
      for (const capability of ["queue.read", "contact.read"] as const)
        expect(decideAccess(role, capability).allowed).toBe(true);
  });

  it("[A41] gives whoever answers files and messages as they came, and nobody who does not", () => {
    for (const capability of ["file.download", "source.download"] as const)
      expect(ACCESS[capability]).toEqual(["advocate", "shift_lead"]);
  });

  it("[A12] lets whoever answers take a contact over", () => {
    expect(ACCESS["contact.take_over"]).toEqual(["advocate", "shift_lead"]);
  });

  it("[A10] leaves reports to those who can be the named officer, who are none of those that see pictures", () => {
    for (const capability of ["report.read", "report.decide"] as const)
      expect(ACCESS[capability]).toEqual(["privacy_officer", "counsel"]);
    for (const role of ACCESS["report.decide"])
      expect(decideAccess(role, "picture.view").allowed).toBe(false);
  });

  it("[A80] has the audit read by privacy officers and administrators, and by nobody whose looks it is about", () => {
    expect(ACCESS["audit.read"]).toEqual(["privacy_officer", "administrator"]);
    for (const role of ACCESS["audit.read"]) expect(decideAccess(role, "contact.read").allowed).toBe(false);
  });

  it("[A11] leaves drafts to those who answer", () => {
    for (const capability of ["draft.read", "draft.write"] as const)
      expect(ACCESS[capability]).toEqual(["advocate", "shift_lead"]);
  });

  it("[A7] lets everybody know who they are, arrange their own screen and look after their account", () => {
    for (const role of Role.options)
      for (const capability of ["self.read", "self.change"] as const)
        expect(decideAccess(role, capability).allowed).toBe(true);
  });

  it("[A8] cannot be changed while the program runs", () => {
    expect(() => Object.assign(ACCESS, { "staff.manage": Role.options })).toThrow(TypeError);
    expect(() => (ACCESS["staff.manage"] as Role[]).push("advocate")).toThrow(TypeError);
    expect(decideAccess("advocate", "staff.manage").allowed).toBe(false);
  });
});
