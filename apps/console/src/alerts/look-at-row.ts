import type { QueueRow } from "@holdfast/wire";
import {
  ALERTS,
  DANGER_AGAIN_MS,
  DANGER_TO_LEADS_MS,
  RING_EVERY_MS,
  SHOWN_WITHIN_MS,
  UNREAD_AGAIN_MS,
  type AlertKind,
} from "./alert-table.ts";
import { DUE_ALERTS, dueStage, dueTimes, type DueStage } from "./due-stage.ts";
import {
  isBackForMe,
  isDangerWordForMe,
  isEndangered,
  isLiftAskedOfMe,
  isOfferedToMe,
  isWaiting,
  type AlertAct,
  type Outlook,
} from "./outlook.ts";

/** Danger that waits for somebody. Instants are milliseconds. */
interface Danger {
  readonly from: number;
  /** From when its times count: since it was first heard. */
  readonly heardFrom: number | null;
  readonly again: number;
  readonly isToldToLeads: boolean;
}

/** Messages that nobody has read. Instants are milliseconds. */
type Unread =
  /** Their contact is open where somebody looks: they are about to stand there, or whoever showed them is gone. */
  | { readonly kind: "on_the_way"; readonly since: number; readonly count: number }
  | { readonly kind: "unread"; readonly since: number; readonly isHeardAgain: boolean };

/** What is known of one contact, and what was told of it. */
export interface Seen {
  /** The highest version that was ever seen. */
  readonly row: QueueRow;
  /** Whether it is open still, as far as is known. */
  readonly isHere: boolean;
  /** The version under which it left, until it is back under a higher one; 0 where that was never heard. */
  readonly leftAt: number;
  readonly danger: Danger | null;
  readonly unread: Unread | null;
  readonly due: DueStage;
  /** When the bell rings again, while its call is offered to whoever sits here. Milliseconds. */
  readonly bellAt: number | null;
  readonly isOffered: boolean;
}

/** What comes of looking at one contact. */
export interface Look {
  readonly seen: Seen;
  readonly acts: readonly AlertAct[];
  /** When to look again, if nothing changes before. */
  readonly again: readonly number[];
  /** Whether it began to wait, in no danger. */
  readonly hasCome: boolean;
}

/** Looks at a contact: what is new since it was seen, and what is due by the clock. `null`: never seen before. */
export function lookAtRow(
  before: Seen | null,
  newest: QueueRow,
  outlook: Outlook,
  now: number,
  isStart: boolean,
): Look {
  // A snapshot that was taken earlier than an event tells nothing.
  const row = before !== null && newest.version < before.row.version ? before.row : newest;
  // It left after what is known of it, and is back: as if it had never been seen, also where such a snapshot showed it meanwhile.
  const isBack = before !== null && before.row.version < before.leftAt && before.leftAt < row.version;
  // Seen all along, back under the version that was known, or shown once more by a snapshot from before it left: what was told
  // still holds.
  const known =
    before !== null &&
    !isBack &&
    (before.isHere || row.version === before.row.version || row.version < before.leftAt);
  const was = known ? before : null;
  const isSame = was !== null && was.row.version === row.version;
  const acts: AlertAct[] = [];
  const again: number[] = [];
  const act = (alert: AlertKind, forms: Partial<AlertAct> = {}): void => {
    acts.push({ ...formsOf(alert, row, outlook), ...forms });
  };
  const danger = lookAtDanger(was?.danger ?? null, row, outlook, now, act, again);
  const unread = lookAtUnread(before, isSame, row, outlook, now, isStart, act, again);
  const due = lookAtDue(was, row, outlook, now, isStart, act, again);
  const bellAt = lookAtBell(was?.bellAt ?? null, row, outlook, now, act, again);
  if (isDangerWordForMe(row, outlook) && !(was !== null && isDangerWordForMe(was.row, outlook)))
    act("danger_word");
  const isOffered = isOfferedToMe(row, outlook);
  // What waits and is offered for a while is said where it stands, with by whom (AL71).
  if (isOffered && was?.isOffered !== true) act("assigned", { says: !outlook.offered.has(row.id) });
  if (isBackForMe(row, outlook.me) && was?.row.backSince !== row.backSince) act("back_from_aside");
  if (isLiftAskedOfMe(row, outlook) && !(was !== null && isSameAsk(was.row, row, outlook))) act("lift_asked");
  if (!isStart && isLiftAnswerNews(was?.row ?? null, row, outlook.me)) act("lift_answered");
  if (outlook.leads && isGoneNews(was?.row ?? null, row, isStart)) act("holder_gone");
  const hasCome = !isStart && isWaiting(row) && !isEndangered(row) && !(was !== null && isWaiting(was.row));
  const isUnchanged =
    before !== null &&
    before.isHere &&
    before.row === row &&
    before.danger === danger &&
    before.unread === unread &&
    before.due === due &&
    before.bellAt === bellAt &&
    before.isOffered === isOffered;
  const leftAt = before !== null && row.version < before.leftAt ? before.leftAt : 0;
  const seen = isUnchanged ? before : { row, isHere: true, leftAt, danger, unread, due, bellAt, isOffered };
  return { seen, acts, again, hasCome };
}

type Act = (alert: AlertKind, forms?: Partial<AlertAct>) => void;

/** What is left of an alert's forms for whoever sits here. */
function formsOf(alert: AlertKind, row: QueueRow, { standing, muted }: Outlook): AlertAct {
  const rule = ALERTS[alert];
  const isFree = standing === "available";
  const isMuted = rule.mayBeMuted && muted.has(row.channel);
  return {
    alert,
    row,
    count: 1,
    tone: isFree && !isMuted ? rule.tone : null,
    says: rule.speech !== null,
    notifies: rule.notice !== null && (isFree || !rule.mayBeMuted),
  };
}

function lookAtDanger(
  before: Danger | null,
  row: QueueRow,
  { standing, isWrappingUp, leads }: Outlook,
  now: number,
  act: Act,
  again: number[],
): Danger | null {
  if (!isEndangered(row)) return null;
  let danger = before;
  // Whoever wraps up is left alone for as long as others may take it; what nobody took by then is heard by them, too (AL43).
  const heardBySelfAt = (danger?.from ?? now) + DANGER_TO_LEADS_MS;
  const isLeftAlone = isWrappingUp && now < heardBySelfAt;
  const canHear = standing === "available" && !isLeftAlone;
  if (isLeftAlone) again.push(heardBySelfAt);
  if (danger === null) {
    danger = { from: now, heardFrom: canHear ? now : null, again: 0, isToldToLeads: false };
    act("danger_waiting", isLeftAlone ? { tone: null } : {});
  } else if (canHear && danger.heardFrom === null) {
    danger = { ...danger, heardFrom: now };
    act("danger_waiting", { says: false, notifies: false });
  }
  const { heardFrom } = danger;
  if (canHear && heardFrom !== null) {
    const times = DANGER_AGAIN_MS.map((afterMs) => heardFrom + afterMs);
    const passed = times.filter((time) => time <= now).length;
    if (passed > danger.again) {
      danger = { ...danger, again: passed };
      act("danger_waiting", { says: false, notifies: false });
    }
    again.push(...times.slice(passed));
  }
  if (leads && !danger.isToldToLeads) {
    if (now < danger.from + DANGER_TO_LEADS_MS) again.push(danger.from + DANGER_TO_LEADS_MS);
    else {
      danger = { ...danger, isToldToLeads: true };
      act("danger_unanswered");
    }
  }
  return danger;
}

/** Rings while a call is offered, and not a moment longer: it is offered to nobody who is not available. */
function lookAtBell(
  before: Seen["bellAt"],
  row: QueueRow,
  { ringing, standing }: Outlook,
  now: number,
  act: Act,
  again: number[],
): Seen["bellAt"] {
  if (!ringing.has(row.id) || standing !== "available") return null;
  const isDue = before === null || before <= now;
  if (before === null) act("call_offered");
  else if (isDue) act("call_offered", { says: false, notifies: false });
  const next = isDue ? now + RING_EVERY_MS : before;
  again.push(next);
  return next;
}

function lookAtUnread(
  before: Seen | null,
  isSame: boolean,
  row: QueueRow,
  { me, reading }: Outlook,
  now: number,
  isStart: boolean,
  act: Act,
  again: number[],
): Seen["unread"] {
  const shown = reading.get(row.id) ?? null;
  if (row.holder?.id !== me || row.unanswered === 0 || (shown !== null && shown >= row.version)) return null;
  const unread = before?.unread ?? null;
  const waited = unread?.kind === "on_the_way" ? unread : null;
  const came = isStart || isSame ? 0 : newMessages(before?.row ?? null, row);
  const count = came + (waited?.count ?? 0);
  if (count > 0) {
    const since = waited?.since ?? now;
    if (shown !== null && now < since + SHOWN_WITHIN_MS) {
      again.push(since + SHOWN_WITHIN_MS);
      return waited !== null && came === 0 ? waited : { kind: "on_the_way", since, count };
    }
    act("message_held", { count });
    again.push(now + UNREAD_AGAIN_MS);
    return { kind: "unread", since: now, isHeardAgain: false };
  }
  if (unread?.kind !== "unread" || unread.isHeardAgain) return unread;
  if (now < unread.since + UNREAD_AGAIN_MS) {
    again.push(unread.since + UNREAD_AGAIN_MS);
    return unread;
  }
  act("message_held", { count: row.unanswered, says: false, notifies: false });
  return { ...unread, isHeardAgain: true };
}

/** How many messages came between two versions, whether or not those between were seen. */
function newMessages(before: QueueRow | null, after: QueueRow): number {
  // What is owed since another time is all new: an answer lies between.
  if (before === null || before.unanswered === 0 || after.waitingSince !== before.waitingSince)
    return after.unanswered;
  return Math.max(0, after.unanswered - before.unanswered);
}

function lookAtDue(
  was: Seen | null,
  row: QueueRow,
  { me, leads, standing }: Outlook,
  now: number,
  isStart: boolean,
  act: Act,
  again: number[],
): DueStage {
  const times = dueTimes(row);
  const stage = dueStage(times, now);
  const isMine = row.holder?.id === me;
  if (leads || isMine) again.push(...times.filter((time) => time > now));
  const isSameTime = was !== null && was.row.dueAt === row.dueAt;
  const told = isSameTime ? was.due : isStart ? stage : 0;
  const alert = stage > told ? DUE_ALERTS[stage] : null;
  const isTold = leads || (isMine && standing === "available");
  if (alert !== null && isTold) act(alert);
  // What is owed no longer keeps how far it was, so that a clock that is set back tells nothing twice.
  return isSameTime && stage < told ? told : stage;
}

/** Whether it is news that a holder is gone, or that the contact came back for that. */
function isGoneNews(was: QueueRow | null, row: QueueRow, isStart: boolean): boolean {
  if (row.holderGoneSince === null || (isStart && row.holder === null)) return false;
  return was === null || was.holderGoneSince === null || (was.holder === null) !== (row.holder === null);
}

/** Whether what I am asked was asked of me when it was seen before. */
function isSameAsk(was: QueueRow, row: QueueRow, outlook: Outlook): boolean {
  return isLiftAskedOfMe(was, outlook) && was.liftAskedAt === row.liftAskedAt;
}

/** Whether a lead has answered what I asked since it was seen. */
function isLiftAnswerNews(was: QueueRow | null, row: QueueRow, me: Outlook["me"]): boolean {
  if (row.liftAnswer === null || row.holder?.id !== me) return false;
  return was?.liftAskedAt !== row.liftAskedAt || was.liftAnswer !== row.liftAnswer;
}
