import type { AlertRule } from "./alert-table.ts";

/** What is told of whatever stands beside contacts, of what is said to the shift, and of alarms: rows of the one table (SPEC.md). */
export const BESIDE_ALERTS = {
  watched: {
    rule: "AL50",
    tone: null,
    screen: "in_place",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "same",
    whom: "holder",
    notice: null,
    mayBeMuted: true,
  },
  whispered: {
    rule: "AL51",
    tone: "soft",
    screen: "fixed_bar",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "holder_and_leads",
    notice: null,
    mayBeMuted: true,
  },
  announced: {
    rule: "AL52",
    tone: null,
    screen: "fixed_bar",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "same",
    whom: "all",
    notice: null,
    mayBeMuted: true,
  },
  alarm_begins: {
    rule: "AL66",
    tone: null,
    screen: "in_place",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "same",
    whom: "leads",
    notice: null,
    mayBeMuted: true,
  },
} as const satisfies Readonly<Record<string, AlertRule>>;
