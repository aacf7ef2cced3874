import type { Duty } from "../shift.ts";
import { ALARM_COURSES, ALARM_KINDS, ALARMS_OF_DANGER, type AlarmKind } from "./alarm-kinds.ts";

export type AlarmWay = "push" | "email" | "text";

/** Which alarm: of what kind, of which thing, since when. A cause that ended and holds again is another one. */
export interface Alarm {
  readonly kind: AlarmKind;
  /** An id, and nothing that says whose it is. */
  readonly thing: string;
  /** In milliseconds since 1970, by the database's clock, as every instant here. */
  readonly since: number;
}

/** A cause that holds. */
export interface AlarmCause extends Alarm {
  /** Whether somebody said that they see to it. */
  readonly isAcknowledged: boolean;
}

/** Somebody who is on call, and the ways by which they wish to be told. */
export interface OnCall {
  readonly duty: Duty;
  readonly who: string;
  readonly ways: readonly AlarmWay[];
}

/** What somebody is told, by which way, as on call for what. */
export interface AlarmTelling extends Alarm {
  readonly duty: Duty;
  readonly who: string;
  readonly way: AlarmWay;
}

/** What was told, or was begun to be: that it may not have arrived makes it no less. */
export interface AlarmTold extends AlarmTelling {
  readonly at: number;
  /** Whether it surely did not come there. */
  readonly hasFailed: boolean;
}

/** So many messages does one person get by one way within an hour, whatever happens (RO14). The team's own figure. */
export const HOURLY_MAX = 12;
/** Of these so many may be of anything but danger, whose the others are (RO15). The team's own figure. */
export const OTHERS_HOURLY_MAX = 8;
const HOUR_MS = 60 * 60_000;
const OF_DANGER: ReadonlySet<AlarmKind> = new Set(ALARMS_OF_DANGER);

/** Which alarms are due now, to whom and by which way: the most pressing first (RO11 to RO16). */
export function dueAlarms(
  causes: readonly AlarmCause[],
  onCall: readonly OnCall[],
  told: readonly AlarmTold[],
  now: number,
): readonly AlarmTelling[] {
  const due = causes
    .filter(
      ({ isAcknowledged, kind, since }) => !isAcknowledged && now - since >= ALARM_COURSES[kind].afterMs,
    )
    .toSorted(
      (one, other) =>
        ALARM_KINDS.indexOf(one.kind) - ALARM_KINDS.indexOf(other.kind) || one.since - other.since,
    )
    .flatMap((cause) => tellingsOf(cause, onCall, told, now));
  return withinHourly(due, told, now);
}

function tellingsOf(
  { kind, thing, since }: Alarm,
  onCall: readonly OnCall[],
  told: readonly AlarmTold[],
  now: number,
): readonly AlarmTelling[] {
  const ofThis = told.filter((one) => one.kind === kind && one.thing === thing && one.since === since);
  const tellings = new Map<string, AlarmTelling>();
  for (const { duty, who, ways } of reached(kind, onCall, ofThis, now))
    for (const way of ways) {
      const last = ofThis.findLast((one) => one.who === who && one.way === way)?.at;
      const isDue = last === undefined || now - last >= ALARM_COURSES[kind].againMs;
      // Whoever is on call for two duties is told once.
      if (isDue && !tellings.has(`${who} ${way}`))
        tellings.set(`${who} ${way}`, { kind, thing, since, duty, who, way });
    }
  return [...tellings.values()];
}

/**
 * Whoever is on call for the duties that an alarm has come to (RO12). A duty that nobody can be told for is passed over at once, and one
 * that nothing came to of what was told (RO16).
 */
function reached(
  kind: AlarmKind,
  onCall: readonly OnCall[],
  told: readonly AlarmTold[],
  now: number,
): readonly OnCall[] {
  const { ladder, escalateMs } = ALARM_COURSES[kind];
  const people: OnCall[] = [];
  for (const duty of ladder) {
    const able = onCall.filter((one) => one.duty === duty && one.ways.length > 0);
    people.push(...able);
    const before = told.filter((one) => one.duty === duty);
    const first = Math.min(...before.map(({ at }) => at));
    const isPassed =
      before.length === 0
        ? able.length === 0
        : before.every(({ hasFailed }) => hasFailed) || now - first >= escalateMs;
    if (!isPassed) break;
  }
  return people;
}

/**
 * Leaves out whoever was told as often as anybody is within an hour by one way (RO14), but for danger, which has a share of its own
 * (RO15). What is told at one time is one message: what danger is told with needs none.
 */
function withinHourly(
  due: readonly AlarmTelling[],
  told: readonly AlarmTold[],
  now: number,
): readonly AlarmTelling[] {
  const keyOf = ({ who, way }: AlarmTelling): string => `${who} ${way}`;
  const times = Map.groupBy(
    told.filter(({ at }) => now - at < HOUR_MS),
    keyOf,
  );
  const timesOf = (one: AlarmTelling): number => new Set(times.get(keyOf(one))?.map(({ at }) => at)).size;
  const ofDanger = due.filter((one) => OF_DANGER.has(one.kind) && timesOf(one) < HOURLY_MAX);
  const isTold = new Set(ofDanger.map(keyOf));
  return due.filter(
    (one) => isTold.has(keyOf(one)) || (!OF_DANGER.has(one.kind) && timesOf(one) < OTHERS_HOURLY_MAX),
  );
}
