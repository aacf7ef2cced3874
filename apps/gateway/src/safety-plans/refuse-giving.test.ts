import { CaseId, ContactId, PersonId, UserId } from "@holdfast/case-schema";
import type { StoredPlan } from "@holdfast/db";
import { expect, it } from "vitest";
import { refuseGiving, type PieceAsked } from "./refuse-giving.ts";

const id = (nth: number): string => `01890000-0000-7000-8000-${String(nth).padStart(12, "0")}`;
const DANA = { id: UserId.parse(id(1)), name: "Dana" };
const SINCE = Date.parse("2027-01-15T08:00:00Z");
const said = (field: string, value: unknown, at = SINCE + 1) => ({
  field,
  value: { kind: "answered", value },
  version: 1,
  saidAt: at,
  at,
  by: DANA,
  isReadable: true,
});
const plan = (...values: StoredPlan["values"]): StoredPlan => ({
  id: id(3),
  caseId: CaseId.parse(id(4)),
  person: PersonId.parse(id(5)),
  contactId: ContactId.parse(id(6)),
  forWhom: "self",
  revision: 0,
  begunAt: SINCE,
  begunBy: DANA,
  isForgotten: false,
  values,
});
const PRIVATE = plan(said("first.device_safe", "yes"));

it.each<[what: string, of: StoredPlan, over: Partial<PieceAsked>, refusal: string | null]>([
  ["a piece that they asked for, to a device that is private", PRIVATE, {}, null],
  ["one that they did not ask for", PRIVATE, { isAgreed: false }, "not_agreed"],
  ["an answer to a question", PRIVATE, { field: "first.where" }, "no_words"],
  ["how near leaving is", PRIVATE, { field: "ready_to_leave" }, "no_words"],
  ["what helps with strong feelings", PRIVATE, { field: "emotional.own_coping" }, null],
  ["one to a device of which nobody asked", plan(), {}, "not_safe"],
  ["one to a device that may not be private", plan(said("first.device_safe", "not_sure")), {}, "not_safe"],
  [
    "one to a device that was private in an earlier contact",
    plan(said("first.device_safe", "yes", SINCE - 1)),
    {},
    "not_safe",
  ],
  ["one read out where nobody asked of the device", plan(), { way: "spoken" }, null],
  [
    "one read out where the device is not private",
    plan(said("first.device_safe", "no")),
    { way: "spoken" },
    "not_safe",
  ],
  [
    "one read out where somebody is there",
    plan(said("first.device_safe", "yes"), said("first.alone", "not_alone")),
    { way: "spoken" },
    "not_safe",
  ],
])("[G534] of %s the answer is as the table has it", (_what, of, over, refusal) => {
  const asked = { field: "section.bag", way: "message", isAgreed: true, ...over } as const;
  expect(refuseGiving(of, asked, { since: SINCE, now: SINCE + 60_000 })).toBe(refusal);
});
