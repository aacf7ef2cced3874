import { Role } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { RULES } from "../table.ts";
import { approverOf, isOpenedByApproval, mayDecideHeld } from "./approval.ts";
import { heldDueAt, reportDueAt } from "./clocks.ts";

it("[CO55] waits for a lead or counsel exactly where a rule says so, and never while a life is in danger", () => {
  const waiting = RULES.filter((rule) => approverOf(rule) !== null);
  const asked = RULES.filter(({ id, outcome }) => outcome.startsWith("needs_") || id === "B2");
  expect(waiting).toEqual(asked);
  expect(waiting.filter((rule) => approverOf(rule) === "counsel").map(({ id }) => id)).toEqual(["C4", "C5"]);
});

it("[CO56] [CO72] opens no demand by anybody's word but what the person agreed to, or a judge ordered and counsel looked at", () => {
  let isOrdered = false;
  const opens = (ruleId: "C3" | "C4" | "C5" | "C6" | "C7", consent_state: "none" | "written_valid") =>
    isOpenedByApproval({ ruleId }, { consent_state }, { isOrdered });
  for (const state of ["none", "written_valid"] as const)
    for (isOrdered of [false, true])
      expect([opens("C3", state), opens("C4", state), opens("C5", state)]).toEqual([false, false, isOrdered]);
  expect([opens("C6", "none"), opens("C6", "written_valid")]).toEqual([false, true]);
});

it("[CO55] lets nobody decide but the one role that it waits for, and nobody what they asked for themself", () => {
  for (const role of Role.options)
    for (const approver of ["supervisor", "counsel"] as const) {
      const may = role === (approver === "supervisor" ? "shift_lead" : "counsel");
      const held = { approver, askedBy: "dana" };
      expect(mayDecideHeld({ id: "other", role }, held)).toBe(may ? null : "not_the_role");
      expect(mayDecideHeld({ id: "dana", role }, held)).toBe(may ? "own" : "not_the_role");
    }
});

it("[CO61] gives a quarter of an hour where a life hangs on it, an hour otherwise, and counsel until the return date", () => {
  const due = (
    outcome: "needs_supervisor" | "needs_legal" | "allow_limited",
    obligations:
      | readonly never[]
      | readonly ["supervisor_decision_15min"]
      | readonly ["supervisor_concurrence"],
    returnBy: number | null = null,
  ) => heldDueAt({ outcome, obligations }, 0, returnBy) / 60_000;
  expect(due("needs_supervisor", ["supervisor_decision_15min"])).toBe(15);
  expect(due("allow_limited", ["supervisor_concurrence"])).toBe(15);
  expect(due("needs_supervisor", [])).toBe(60);
  expect(due("needs_legal", [], 120_000)).toBe(2);
  expect(due("needs_legal", [])).toBe(24 * 60);
  expect(reportDueAt("US-CA", 1_000)).toBe(1_000 + 24 * 3_600_000);
  expect(reportDueAt(null, 0)).toBe(24 * 3_600_000);
});
