import { describe, expect, it } from "vitest";
import { mergeEdits } from "./apply-edit.ts";
import { CHECKPOINTS, clockAt, type CrisisClock } from "./crisis-clock.ts";
import { crisisReasons } from "./crisis.ts";
import { classesOf, FIELDS } from "./plan-fields.ts";
import { Question } from "./questions.ts";
import { EmotionalStep } from "./sections.ts";
import { answer, editOf, emptyPlan, SINCE, skip } from "./testing/any-edit.ts";

it.each([
  ["not_now", "none", []],
  ["planning", "needs_care_today", []],
  ["within_24h", "none", ["leaves_within_24h"]],
  ["now", "none", ["leaves_now"]],
  ["planning", "emergency", ["injury"]],
  ["now", "emergency", ["leaves_now", "injury"]],
] as const)("[SP40] ready %s and hurt %s is a crisis because of %o", (ready, injury, reasons) => {
  const edits = [
    ...Question.options.map(skip),
    answer("injury", injury, { basedOn: 1 }),
    editOf("ready_to_leave", ready),
  ];
  expect(crisisReasons(mergeEdits(emptyPlan(), edits, SINCE).plan)).toEqual(reasons);
});

it("[SP40] a plan of which nothing is known is none", () => {
  expect(crisisReasons(emptyPlan())).toEqual([]);
});

const MINUTE = 60_000;
const clock = (changed: Partial<CrisisClock> = {}): CrisisClock => ({
  startedAtMs: 0,
  pauses: [],
  met: [],
  ...changed,
});

describe("the clock", () => {
  it("[SP41] has five checkpoints, up to a day", () => {
    expect(CHECKPOINTS.map(({ minutes }) => minutes)).toEqual([15, 60, 240, 720, 1440]);
  });

  it.each([
    [0, [], "lead_aware", 15],
    [14, [], "lead_aware", 1],
    [15, ["lead_aware"], "options_tried", 45],
    [241, ["lead_aware", "options_tried", "after_4_hours"], "after_12_hours", 479],
  ] as const)("[SP41] after %i minutes %o are overdue, and %s is due in %i", (minutes, overdue, id, left) => {
    expect(clockAt(clock(), minutes * MINUTE)).toEqual({
      isRunning: true,
      countedMs: minutes * MINUTE,
      overdue,
      next: { id, leftMs: left * MINUTE },
    });
  });

  it("[SP41] after a day there is nothing ahead, and what was met is not overdue", () => {
    const met = ["lead_aware", "options_tried", "after_4_hours", "after_12_hours"] as const;
    expect(clockAt(clock({ met }), 1440 * MINUTE)).toMatchObject({ overdue: ["outcome"], next: null });
  });

  it("[SP41] does not count while it is halted", () => {
    const pauses = [{ fromMs: 10 * MINUTE, toMs: 30 * MINUTE }];
    expect(clockAt(clock({ pauses }), 20 * MINUTE)).toMatchObject({
      isRunning: false,
      countedMs: 10 * MINUTE,
    });
    expect(clockAt(clock({ pauses }), 34 * MINUTE)).toMatchObject({
      isRunning: true,
      countedMs: 14 * MINUTE,
    });
    const open = [{ fromMs: 10 * MINUTE, toMs: null }];
    expect(clockAt(clock({ pauses: open }), 999 * MINUTE)).toMatchObject({
      isRunning: false,
      countedMs: 10 * MINUTE,
      overdue: [],
    });
  });

  it("[SP41] counts nothing before it starts, and a halt of the future is none yet", () => {
    const pauses = [{ fromMs: 50 * MINUTE, toMs: null }];
    expect(clockAt(clock({ startedAtMs: 10 * MINUTE }), 0).countedMs).toBe(0);
    expect(clockAt(clock({ pauses }), 20 * MINUTE)).toMatchObject({
      isRunning: true,
      countedMs: 20 * MINUTE,
    });
  });
});

it("[SP3] every field says what kinds of fact may be in it, and words may hold any that point at somebody", () => {
  const names = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  expect(names.filter((name) => !classesOf(name).includes("existence_of_contact"))).toEqual([]);
  expect(classesOf("section.shelter_and_backup")).toContain("shelter_location");
  expect(classesOf("first.where")).toEqual(["existence_of_contact", "current_location"]);
  expect(classesOf("ready_to_leave")).not.toContain("health");
});

it("[SP22] what helps with strong feelings goes from nearest at hand to the surroundings", () => {
  expect(EmotionalStep.options).toEqual([
    "warning_signs",
    "own_coping",
    "people_and_places_for_distraction",
    "people_to_ask_for_help",
    "professionals_and_lines",
    "making_the_environment_safer",
  ]);
});

it("[SP4] an empty plan says nothing: no outcome, no phase, nothing given to anybody", () => {
  expect(emptyPlan().fields).toEqual({});
});
