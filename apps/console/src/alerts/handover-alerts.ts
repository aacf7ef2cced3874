import type { AlertRule } from "./alert-table.ts";

/** What is told of the end of a shift, and of contacts that are handed over at it: rows of the one table (SPEC.md). */
export const HANDOVER_ALERTS = {
  shift_ends: {
    rule: "AL45",
    tone: null,
    screen: "fixed_bar",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "same",
    whom: "holder",
    notice: null,
    mayBeMuted: true,
  },
  handover_offered: {
    rule: "AL44",
    tone: "soft",
    screen: "fixed_bar",
    speech: { urgency: "polite", breaksThrough: false },
    repeat: { kind: "never" },
    onBreak: "silent",
    whom: "holder_and_leads",
    notice: null,
    mayBeMuted: true,
  },
} as const satisfies Readonly<Record<string, AlertRule>>;
