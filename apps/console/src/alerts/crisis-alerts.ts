import type { AlertRule } from "./alert-table.ts";

/** What is told of the clocks of crises: rows of the one table (SPEC.md). */
export const CRISIS_ALERTS = {
  crisis_yours: {
    rule: "AL39",
    tone: "soft",
    screen: "fixed_bar",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "holder",
    notice: null,
    mayBeMuted: false,
  },
  crisis_near: {
    rule: "AL40",
    tone: null,
    screen: "fixed_bar",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "same",
    whom: "holder",
    notice: null,
    mayBeMuted: true,
  },
  crisis_overdue: {
    rule: "AL41",
    tone: "soft",
    screen: "fixed_bar",
    speech: { urgency: "assertive", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "holder_and_leads",
    notice: null,
    mayBeMuted: false,
  },
  crisis_unheld: {
    rule: "AL42",
    tone: "soft",
    screen: "fixed_bar",
    speech: { urgency: "assertive", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "all",
    notice: null,
    mayBeMuted: false,
  },
} as const satisfies Readonly<Record<string, AlertRule>>;
