import type { AlarmCauseFound, AlarmFacts, AlarmRound, StoredAlarmWay } from "@holdfast/db";
import { ALARM_COURSES, dueAlarms } from "@holdfast/rota";

/** What a round hangs on besides the facts. */
export interface RoundParts {
  /** By which ways the house can tell anybody anything now. */
  readonly open: ReadonlySet<StoredAlarmWay>;
  readonly newId: () => string;
}

const keyOf = ({ kind, thing }: Pick<AlarmCauseFound, "kind" | "thing">): string => `${kind} ${thing}`;

/**
 * Whether somebody sees to all that an alarm was of. Whoever waited already when they said so makes the queue's alarm no more: what still
 * holds is of others, whom nobody would be told of, as in a busy hour there always is somebody.
 */
const isSeenTo = ({ kind, isAcknowledged }: AlarmFacts["standing"][number]): boolean =>
  kind === "waiting_too_long" && isAcknowledged;

/**
 * Since when a cause counts. What ended and holds again counts from its end, so that what comes and goes is not told each time; whoever
 * waits counts from when they were owed an answer, as somebody else's wait that ended is none of theirs.
 */
function countedFrom(cause: AlarmCauseFound, endedAt: number | undefined): number {
  return endedAt === undefined || cause.kind === "waiting_too_long"
    ? cause.since
    : Math.max(cause.since, endedAt);
}

/**
 * What begins, what is over, and who is told of what (G631, G680): whatever has held for as long as its kind says stands once, for just as
 * long as that is so; who is told is packages/rota's to say.
 */
export function planRound(facts: AlarmFacts, { open, newId }: RoundParts): AlarmRound {
  const { now, told, standing } = facts;
  const ended = new Map(facts.ended.map((one) => [keyOf(one), one.since]));
  const held = new Map(
    facts.causes
      .map((cause) => ({ ...cause, since: countedFrom(cause, ended.get(keyOf(cause))) }))
      .filter(({ kind, since }) => now - since >= ALARM_COURSES[kind].afterMs)
      .map((cause) => [keyOf(cause), cause]),
  );
  const known = new Set(standing.map(keyOf));
  const begin = [...held.values()]
    .filter((cause) => !known.has(keyOf(cause)))
    .map((cause) => ({ ...cause, id: newId() }));
  const over = standing.filter((alarm) => !held.has(keyOf(alarm)) || isSeenTo(alarm));
  const stands = [
    ...standing.filter((alarm) => !over.includes(alarm)),
    ...begin.map((alarm) => ({ ...alarm, isAcknowledged: false })),
  ];
  const ids = new Map(stands.map((alarm) => [keyOf(alarm), alarm.id]));
  const onCall = facts.onCall.map((one) => ({ ...one, ways: one.ways.filter((way) => open.has(way)) }));
  const people = new Map(onCall.map(({ who }) => [String(who), who]));
  const tell = dueAlarms(stands, onCall, told, now).flatMap(({ duty, who, way, ...alarm }) => {
    const [alarmId, person] = [ids.get(keyOf(alarm)), people.get(who)];
    return alarmId === undefined || person === undefined
      ? []
      : [{ id: newId(), alarmId, duty, who: person, way }];
  });
  return { begin, end: over.map(({ id }) => id), tell };
}
