import { CaseStatus } from "@holdfast/case-schema/case";
import { parseRecords } from "./parse-records.ts";
import { CaseAct, ContactAct, ContactState } from "./record-row.ts";

/** For how long a case that was opened in an emergency is read (A67). */
export const EMERGENCY_OPEN_MS = 3_600_000;
const everybody = ["advocate", "shift_lead", "privacy_officer", "counsel", "administrator"];
const whoeverAnswers = ["advocate", "shift_lead"];
const whoeverMayBeNamed = ["privacy_officer", "counsel"];
const anyCase = CaseStatus.options;
const all = { states: anyCase, effect: "allow", withinMs: null } as const;

/**
 * The one table of records: what somebody is to one, and in which state it is, says what they may do with it and what of it they are
 * shown. It is read when this file is, and whoever finds a line that cannot be meant starts nothing (A70).
 */
export const RECORD_TABLE = parseRecords([
  // Before everything else, whatever else they are to it.
  {
    ...all,
    rule: "A65",
    record: "case",
    effect: "deny",
    ties: ["barred"],
    grants: [{ roles: everybody, acts: CaseAct.options }],
    fields: [],
  },
  {
    ...all,
    rule: "A52",
    record: "case",
    ties: ["on_shift"],
    grants: [
      {
        roles: ["shift_lead"],
        acts: ["read", "change", "withdraw", "serve", "let_in", "decide_held", "bar", "review_glass"],
      },
    ],
    fields: ["facts", "record", "filings", "door"],
  },
  {
    ...all,
    rule: "A51",
    record: "case",
    ties: ["let_in"],
    grants: [
      { roles: whoeverAnswers, acts: ["read", "change", "withdraw"] },
      { roles: whoeverMayBeNamed, acts: ["read"] },
      // What they do who only read otherwise.
      { roles: ["privacy_officer"], acts: ["withdraw"] },
      { roles: ["counsel"], acts: ["serve"] },
      { roles: ["shift_lead"], acts: ["serve", "decide_held"] },
    ],
    fields: ["facts", "record", "filings", "door"],
  },
  // Who once answered and keeps the house now has no case by that any more (A5).
  {
    ...all,
    rule: "A50",
    record: "case",
    ties: ["had_contact"],
    grants: [
      { roles: whoeverAnswers, acts: ["read", "change", "withdraw"] },
      { roles: ["shift_lead"], acts: ["serve", "decide_held"] },
    ],
    fields: ["facts", "record", "filings", "door"],
  },
  {
    ...all,
    rule: "A67",
    record: "case",
    ties: ["broke_glass"],
    withinMs: EMERGENCY_OPEN_MS,
    grants: [{ roles: whoeverAnswers, acts: ["read"] }],
    fields: ["facts", "record", "filings"],
  },
  // Counsel reads no case by that, and is asked of any.
  {
    ...all,
    rule: "A56",
    record: "case",
    ties: ["anybody"],
    grants: [{ roles: ["counsel"], acts: ["decide_held"] }],
    fields: [],
  },
  {
    ...all,
    rule: "A68",
    record: "case",
    ties: ["anybody"],
    grants: [{ roles: whoeverAnswers, acts: ["break_glass"] }],
    fields: [],
  },
  {
    ...all,
    rule: "A84",
    record: "case",
    ties: ["anybody"],
    grants: [{ roles: ["privacy_officer"], acts: ["review_glass"] }],
    fields: [],
  },
  {
    ...all,
    rule: "A66",
    record: "case",
    ties: ["anybody"],
    grants: [{ roles: ["privacy_officer"], acts: ["bar"] }],
    fields: [],
  },
  // A plan is part of the case, and is read and written by acts of its own.
  {
    ...all,
    rule: "A97",
    record: "case",
    ties: ["on_shift"],
    grants: [{ roles: ["shift_lead"], acts: ["read_plan", "change_plan", "lead_crisis"] }],
    fields: [],
  },
  {
    ...all,
    rule: "A95",
    record: "case",
    ties: ["had_contact", "let_in"],
    grants: [{ roles: whoeverAnswers, acts: ["read_plan", "change_plan"] }],
    fields: [],
  },
  {
    ...all,
    rule: "A96",
    record: "case",
    ties: ["let_in"],
    grants: [{ roles: whoeverMayBeNamed, acts: ["read_plan"] }],
    fields: [],
  },
  {
    ...all,
    rule: "A98",
    record: "case",
    ties: ["broke_glass"],
    withinMs: EMERGENCY_OPEN_MS,
    grants: [{ roles: whoeverAnswers, acts: ["read_plan"] }],
    fields: [],
  },
  // No other line names the address: whoever reads a case is shown its mask.
  {
    ...all,
    rule: "A93",
    record: "case",
    ties: ["had_contact", "let_in"],
    grants: [{ roles: whoeverAnswers, acts: ["unmask"] }],
    fields: ["address"],
  },
  {
    ...all,
    rule: "A94",
    record: "case",
    ties: ["on_shift"],
    grants: [{ roles: ["shift_lead"], acts: ["unmask"] }],
    fields: ["address"],
  },
  {
    ...all,
    rule: "A140",
    record: "case",
    ties: ["broke_glass"],
    withinMs: EMERGENCY_OPEN_MS,
    grants: [{ roles: whoeverAnswers, acts: ["unmask"] }],
    fields: ["address"],
  },
  // Before everything else, whatever else they are to it: a contact is part of the case in which it is filed.
  {
    ...all,
    rule: "A87",
    record: "contact",
    effect: "deny",
    states: ContactState.options,
    ties: ["barred"],
    grants: [{ roles: everybody, acts: ContactAct.options }],
    fields: [],
  },
  {
    ...all,
    rule: "A53",
    record: "contact",
    states: ["claimed"],
    ties: ["holder"],
    grants: [{ roles: whoeverAnswers, acts: ["file"] }],
    fields: [],
  },
  {
    ...all,
    rule: "A69",
    record: "contact",
    states: ["closed"],
    ties: ["on_shift"],
    grants: [{ roles: ["shift_lead"], acts: ["file"] }],
    fields: [],
  },
  // Each may be the one that is looked for; what is in it is read where it is opened, which is recorded.
  {
    ...all,
    rule: "A77",
    record: "contact",
    states: ContactState.options,
    ties: ["anybody"],
    grants: [{ roles: whoeverAnswers, acts: ["find"] }],
    fields: [],
  },
  // Whoever waits is anybody's who answers, and so is what somebody else has: a person in danger must not wait for one colleague.
  {
    ...all,
    rule: "A88",
    record: "contact",
    states: ContactState.options,
    ties: ["anybody"],
    grants: [{ roles: whoeverAnswers, acts: ["read"] }],
    fields: ["facts"],
  },
  // No other line names the address: whoever opens a contact, searches or files one is shown its mask.
  {
    ...all,
    rule: "A74",
    record: "contact",
    states: ["claimed"],
    ties: ["holder"],
    grants: [{ roles: whoeverAnswers, acts: ["unmask"] }],
    fields: ["address"],
  },
  {
    ...all,
    rule: "A75",
    record: "contact",
    states: ContactState.options,
    ties: ["on_shift"],
    grants: [{ roles: ["shift_lead"], acts: ["unmask"] }],
    fields: ["address"],
  },
]);
