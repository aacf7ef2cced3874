import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ALERTS, type AlertKind, type AlertRule } from "./alert-table.ts";

/** Tone, urgency, times it comes again, on a break, who hears of it: as SPEC.md has it. */
const TABLE: readonly (readonly [string, AlertKind, string])[] = [
  ["AL10", "call_offered", "ring | assertive! | every 3000 | nothing | holder"],
  ["AL11", "danger_waiting", "danger | assertive! | at 20000, 40000 | silent | all"],
  ["AL12", "danger_unanswered", "danger | assertive! | never | silent | leads"],
  ["AL26", "danger_word", "danger | assertive! | never | silent | holder_and_leads"],
  ["AL13", "assigned", "soft | polite | never | silent | holder"],
  ["AL14", "message_read", "none | polite | never | same | holder"],
  ["AL15", "message_held", "tick | polite | at 60000 | silent | holder"],
  ["AL16", "contact_waiting", "soft | polite | never | silent | all"],
  ["AL17", "due_near", "none | polite | never | leads | holder_and_leads"],
  ["AL18", "overdue", "soft | polite | never | leads | holder_and_leads"],
  ["AL18", "overdue_twice", "soft | polite | never | leads | holder_and_leads"],
  ["AL19", "holder_gone", "soft | assertive! | never | silent | leads"],
  ["AL25", "back_from_aside", "soft | polite | never | silent | set_it_aside"],
  ["AL27", "lift_asked", "soft | polite | never | silent | leads"],
  ["AL28", "lift_answered", "soft | polite | never | silent | holder"],
  ["AL29", "help_owed", "soft | polite | never | silent | all"],
  ["AL33", "emergency_opened", "soft | assertive | never | silent | leads"],
  ["AL34", "emergency_overdue", "soft | assertive | never | silent | leads"],
  ["AL35", "uncovered", "soft | assertive | never | silent | leads"],
  ["AL36", "escalation_called", "danger | assertive! | never | silent | leads"],
  ["AL37", "escalation_unseen", "soft | assertive | never | silent | holder"],
  ["AL38", "escalation_seen", "soft | assertive | never | silent | holder"],
  ["AL39", "crisis_yours", "soft | polite | never | silent | holder"],
  ["AL40", "crisis_near", "none | polite | never | same | holder"],
  ["AL41", "crisis_overdue", "soft | assertive | never | silent | holder_and_leads"],
  ["AL42", "crisis_unheld", "soft | assertive | never | silent | all"],
  ["AL45", "shift_ends", "none | polite | never | same | holder"],
  ["AL44", "handover_offered", "soft | polite | never | silent | holder_and_leads"],
  ["AL50", "watched", "none | polite | never | same | holder"],
  ["AL51", "whispered", "soft | polite | never | silent | holder_and_leads"],
  ["AL52", "announced", "none | polite | never | same | all"],
  ["AL66", "alarm_begins", "none | polite | never | same | leads"],
  ["AL20", "connection_lost", "none | assertive | never | same | all"],
  ["AL20", "connection_restored", "none | polite | never | same | all"],
  ["AL21", "background", "none | none | never | same | all"],
];

function inOneLine({ tone, speech, repeat, onBreak, whom }: AlertRule): string {
  const urgency = speech === null ? "none" : `${speech.urgency}${speech.breaksThrough ? "!" : ""}`;
  const again =
    repeat.kind === "while"
      ? `every ${repeat.everyMs}`
      : repeat.kind === "at"
        ? `at ${repeat.afterMs.join(", ")}`
        : "never";
  return [tone ?? "none", urgency, again, onBreak, whom].join(" | ");
}

describe("the table of alerts", () => {
  it.each(TABLE)("[%s] says of %s what the specification says", (rule, kind, line) => {
    expect(ALERTS[kind].rule).toBe(rule);
    expect(inOneLine(ALERTS[kind])).toBe(line);
  });

  it("has no row that is not tested, and none that the specification does not know", () => {
    expect(new Set(TABLE.map(([, kind]) => kind))).toEqual(new Set(Object.keys(ALERTS)));
    const spec = readFileSync(join(import.meta.dirname, "SPEC.md"), "utf8");
    for (const { rule } of Object.values(ALERTS)) expect(spec).toContain(`| **${rule}** |`);
  });

  it("[AL4] shows every alert somewhere, whatever is turned off", () => {
    for (const { screen } of Object.values(ALERTS)) expect(screen).toMatch(/^[a-z_]+$/);
    expect(ALERTS.danger_waiting.screen).toBe("row_top_and_chip");
    expect(ALERTS.call_offered.screen).toBe("fixed_bar");
  });

  it("[AL7] lets nobody mute danger, calls and a holder who is gone", () => {
    const unmutable = Object.entries(ALERTS).filter(([, { mayBeMuted }]) => !mayBeMuted);
    expect(unmutable.map(([kind]) => kind)).toEqual([
      "call_offered",
      "danger_waiting",
      "danger_unanswered",
      "danger_word",
      "holder_gone",
      "help_owed",
      "emergency_opened",
      "emergency_overdue",
      "uncovered",
      "escalation_called",
      "escalation_unseen",
      "escalation_seen",
      "crisis_yours",
      "crisis_overdue",
      "crisis_unheld",
    ]);
  });

  it("breaks through what was just said for danger, calls and absence only", () => {
    const through = Object.entries(ALERTS).filter(([, { speech }]) => speech?.breaksThrough === true);
    expect(through.map(([kind]) => kind)).toEqual([
      "call_offered",
      "danger_waiting",
      "danger_unanswered",
      "danger_word",
      "holder_gone",
      "escalation_called",
    ]);
  });
});
