import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALARM_COURSES, ALARM_KINDS } from "./alarm-kinds.ts";
import {
  dueAlarms,
  HOURLY_MAX,
  OTHERS_HOURLY_MAX,
  type AlarmCause,
  type AlarmTelling,
  type AlarmTold,
  type OnCall,
} from "./due-alarms.ts";

const MINUTE = 60_000;
const danger: AlarmCause = { kind: "danger_unclaimed", thing: "c1", since: 0, isAcknowledged: false };
const LEE: OnCall = { duty: "lead", who: "lee", ways: ["email"] };
const MO: OnCall = { duty: "manager", who: "mo", ways: ["text"] };
const { afterMs, escalateMs, againMs } = ALARM_COURSES.danger_unclaimed;

/** Time passes in steps from 0, and whatever is due is told; `at` may change who is on call, and what holds. */
function passing(
  untilMs: number,
  at: (now: number) => { readonly causes: readonly AlarmCause[]; readonly onCall: readonly OnCall[] },
  stepMs = 10_000,
  hasFailed: (telling: AlarmTelling) => boolean = () => false,
): readonly AlarmTold[] {
  const told: AlarmTold[] = [];
  for (let now = 0; now <= untilMs; now += stepMs) {
    const { causes, onCall } = at(now);
    told.push(
      ...dueAlarms(causes, onCall, told, now).map((telling) => ({
        ...telling,
        at: now,
        hasFailed: hasFailed(telling),
      })),
    );
  }
  return told;
}
const short = (told: readonly AlarmTold[]) => told.map(({ at, who, way }) => `${at / MINUTE} ${who} ${way}`);

describe("an alarm", () => {
  it("[RO11] [RO12] [RO13] is told to the first duty once its cause has held, then to the next, and again after a while", () => {
    const told = passing(12 * MINUTE, () => ({ causes: [danger], onCall: [LEE, MO] }));
    expect(short(told)).toEqual(["1 lee email", "4 mo text", "6 lee email", "9 mo text", "11 lee email"]);
    expect([afterMs, escalateMs, againMs]).toEqual([MINUTE, 3 * MINUTE, 5 * MINUTE]);
  });

  it.each<[string, readonly OnCall[], readonly string[]]>([
    ["passes over a duty that nobody is on for", [MO], ["1 mo text"]],
    ["passes over whoever gave no way", [{ ...LEE, ways: [] }, MO], ["1 mo text"]],
    ["goes by every way that they gave", [{ ...LEE, ways: ["push", "text"] }], ["1 lee push", "1 lee text"]],
    [
      "goes once to whoever is on for two duties",
      [LEE, { ...MO, who: "lee", ways: ["email"] }],
      ["1 lee email"],
    ],
    ["goes to nobody where nobody is on call", [], []],
  ])("[RO11] [RO12] %s", (_name, onCall, told) => {
    expect(short(passing(5 * MINUTE - 1, () => ({ causes: [danger], onCall })))).toEqual(told);
  });

  it("[RO13] is over for everybody once somebody acknowledged it, and once its cause ended", () => {
    const seen = passing(60 * MINUTE, (now) => ({
      causes: [{ ...danger, isAcknowledged: now > 2 * MINUTE }],
      onCall: [LEE, MO],
    }));
    expect(short(seen)).toEqual(["1 lee email"]);
    const again = passing(10 * MINUTE, (now) => ({
      causes: now < 2 * MINUTE ? [danger] : [{ ...danger, since: 2 * MINUTE }],
      onCall: [LEE],
    }));
    expect(short(again)).toEqual(["1 lee email", "3 lee email", "8 lee email"]);
  });

  const many = (count: number, kind: AlarmCause["kind"] = "channel_down") =>
    Array.from({ length: count }, (_none, nth) => ({
      ...danger,
      kind,
      thing: `${nth}`,
      since: -60 * MINUTE,
    }));

  it("[RO14] tells all that is due at one time, the most pressing first, and goes on: it is one message, however much it is of", () => {
    const causes = [...many(20), ...many(20, "danger_unclaimed")];
    const told = dueAlarms(causes, [LEE], [], 0);
    expect(told).toHaveLength(40);
    expect(told[0]?.kind).toBe("danger_unclaimed");
    const all = passing(12 * MINUTE, () => ({ causes, onCall: [LEE] }));
    expect([...new Set(all.map(({ at }) => at / MINUTE))]).toEqual([0, 5, 10]);
  });

  const toldBefore = (count: number) =>
    many(count).map((one, nth) => ({
      ...one,
      duty: LEE.duty,
      who: LEE.who,
      way: "email" as const,
      at: nth * MINUTE,
      hasFailed: false,
    }));

  it("[RO14] tells nobody a thirteenth time within an hour, and again once the first is an hour ago", () => {
    const before = toldBefore(HOURLY_MAX);
    expect(dueAlarms([danger], [LEE], before.slice(1), 60 * MINUTE - 1)).toHaveLength(1);
    expect(dueAlarms([danger], [LEE], before, 60 * MINUTE - 1)).toEqual([]);
    expect(dueAlarms([danger], [LEE], before, 60 * MINUTE)).toHaveLength(1);
  });

  it("[RO15] keeps danger a share of what is told within an hour, which nothing else uses up, and tells with it whatever is due", () => {
    const down = { ...danger, kind: "channel_down" as const, thing: "new", since: -60 * MINUTE };
    const now = 60 * MINUTE - 1;
    expect(dueAlarms([down], [LEE], toldBefore(OTHERS_HOURLY_MAX - 1), now)).toHaveLength(1);
    const used = toldBefore(OTHERS_HOURLY_MAX);
    expect(dueAlarms([down], [LEE], used, now)).toEqual([]);
    expect(dueAlarms([down, danger], [LEE], used, now).map(({ kind }) => kind)).toEqual([
      "danger_unclaimed",
      "channel_down",
    ]);
    const owed = { ...danger, kind: "danger_owed" as const };
    expect(dueAlarms([owed], [LEE], used, now)).toHaveLength(1);
    expect(OTHERS_HOURLY_MAX).toBeLessThan(HOURLY_MAX);
  });

  it("[RO11] [RO12] of danger that is owed an answer is told after ten minutes, to leads, then to a manager", () => {
    const cause = { ...danger, kind: "danger_owed" as const };
    const told = passing(26 * MINUTE, () => ({ causes: [cause], onCall: [LEE, MO] }));
    expect(short(told)).toEqual(["10 lee email", "15 mo text", "20 lee email", "25 mo text"]);
  });

  it.each([
    ["report_due", ["lead", "manager", "counsel"], 24],
    ["counsel_due", ["counsel", "lead", "manager"], 24],
    ["follow_up_missed", ["lead", "manager"], 12],
    ["consent_ending", ["lead"], 1],
  ] as const)("[RO17] of a clock is told at once, to one duty after another: %s", (kind, ladder, times) => {
    const onCall = (["counsel", "manager", "lead"] as const).map((duty) => ({
      duty,
      who: duty,
      ways: ["text" as const],
    }));
    const told = passing(23 * 60 * MINUTE, () => ({ causes: [{ ...danger, kind }], onCall }), 5 * MINUTE);
    expect([...new Set(told.map(({ who }) => who))]).toEqual(ladder);
    expect(told[0]?.at).toBe(0);
    expect(told.filter(({ who }) => who === ladder[0])).toHaveLength(times);
  });

  it("[RO16] goes to the next duty at once when nothing came to the one before, and waits where one of two ways did", () => {
    const at = () => ({ causes: [danger], onCall: [{ ...LEE, ways: ["email", "text"] as const }, MO] });
    const lost = (way: string) =>
      passing(2 * MINUTE, at, 10_000, (one) => one.who === "lee" && (way === "all" || one.way === way));
    expect(short(lost("all"))).toEqual(["1 lee email", "1 lee text", `${7 / 6} mo text`]);
    expect(short(lost("email"))).toEqual(["1 lee email", "1 lee text"]);
  });

  it("[RO11] [RO13] [RO14] whatever holds: nobody is told too early, too often, or of what is acknowledged, and a first telling is never lost", () => {
    const cause = fc.record({
      kind: fc.constantFrom(...ALARM_KINDS),
      thing: fc.constantFrom("a", "b"),
      since: fc.integer({ min: 0, max: 30 }).map((minutes) => minutes * MINUTE),
      isAcknowledged: fc.boolean(),
    });
    const people = fc.array(
      fc.record({
        duty: fc.constantFrom("lead" as const, "manager" as const, "counsel" as const),
        who: fc.constantFrom("lee", "mo"),
        ways: fc.uniqueArray(fc.constantFrom("push" as const, "email" as const, "text" as const)),
      }),
      { maxLength: 3 },
    );
    const same = (one: AlarmCause) => `${one.kind} ${one.thing} ${String(one.since)}`;
    const causes = fc.uniqueArray(cause, { maxLength: 3, selector: same });
    fc.assert(
      fc.property(causes, people, (all, onCall) => {
        const held = (now: number) => all.filter(({ since }) => since <= now);
        const told = passing(90 * MINUTE, (now) => ({ causes: held(now), onCall }), MINUTE);
        for (const one of told) {
          const course = ALARM_COURSES[one.kind];
          expect(one.at - one.since).toBeGreaterThanOrEqual(course.afterMs);
          expect(all).toContainEqual(expect.objectContaining({ thing: one.thing, isAcknowledged: false }));
          const alike = told.filter(
            (other) =>
              other.who === one.who &&
              other.way === one.way &&
              other.at > one.at - course.againMs &&
              other.at <= one.at &&
              other.kind === one.kind &&
              other.thing === one.thing &&
              other.since === one.since,
          );
          expect(alike).toEqual([one]);
          const hour = told.filter(
            ({ who, way, at }) =>
              who === one.who && way === one.way && at <= one.at && one.at - at < 60 * MINUTE,
          );
          expect(new Set(hour.map(({ at }) => at)).size).toBeLessThanOrEqual(HOURLY_MAX);
        }
        for (const one of all.filter(({ isAcknowledged }) => !isAcknowledged)) {
          const { ladder } = ALARM_COURSES[one.kind];
          const isAble = onCall.some(({ duty, ways }) => ladder.includes(duty) && ways.length > 0);
          const isTold = told.some(
            ({ kind, thing, since }) => same({ ...one, kind, thing, since }) === same(one),
          );
          const isCrowded = told.length >= OTHERS_HOURLY_MAX;
          expect(isCrowded || isTold === isAble).toBe(true);
        }
      }),
      { numRuns: rounds(200) },
    );
  });
});
