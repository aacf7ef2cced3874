import type { AlertRule } from "./alert-table.ts";

/** What leads are called to, and what whoever called them hears of it: rows of the one table (SPEC.md). */
export const ESCALATION_ALERTS = {
  escalation_called: {
    rule: "AL36",
    tone: "danger",
    screen: "fixed_bar",
    speech: { urgency: "assertive", breaksThrough: true },
    // The house calls again, and says so: DB597.
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "leads",
    notice: null,
    mayBeMuted: false,
  },
  escalation_unseen: {
    rule: "AL37",
    tone: "soft",
    screen: "in_place",
    speech: { urgency: "assertive", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "holder",
    notice: null,
    mayBeMuted: false,
  },
  escalation_seen: {
    rule: "AL38",
    tone: "soft",
    screen: "in_place",
    speech: { urgency: "assertive", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "holder",
    notice: null,
    mayBeMuted: false,
  },
} as const satisfies Readonly<Record<string, AlertRule>>;
