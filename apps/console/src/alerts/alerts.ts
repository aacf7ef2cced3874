import type { ContactId } from "@holdfast/case-schema";
import { TICK_GAP_MS, WAITING_GAP_MS, type ToneName } from "./alert-table.ts";
import { lookAtRow, type Seen } from "./look-at-row.ts";
import { isWaiting, type AlertAct, type Outlook } from "./outlook.ts";

/** What was seen and told so far. Instants are milliseconds. */
export interface Watch {
  readonly isStarted: boolean;
  readonly seen: ReadonlyMap<ContactId, Seen>;
  /** What was heard to have left before it was ever seen, with the version under which it did. */
  readonly leftUnseen: ReadonlyMap<ContactId, number>;
  readonly lastTickAt: number;
  /** A message whose tick had to wait for its distance. */
  readonly owedTick: ContactId | null;
  readonly lastWaitingAt: number;
  /** Whether somebody began to wait since that was last said. */
  readonly isWaitingOwed: boolean;
}

export const NOTHING_SEEN: Watch = {
  isStarted: false,
  seen: new Map(),
  leftUnseen: new Map(),
  lastTickAt: Number.NEGATIVE_INFINITY,
  owedTick: null,
  lastWaitingAt: Number.NEGATIVE_INFINITY,
  isWaitingOwed: false,
};

export interface Decision {
  readonly watch: Watch;
  readonly acts: readonly AlertAct[];
  /** When to decide again though nothing changed; `null` when nothing is due by the clock. */
  readonly againAt: number | null;
}

/** What calls for attention now, by the table of SPEC.md, and has not been told before. */
export function decide(watch: Watch, outlook: Outlook, now: number): Decision {
  const acts: AlertAct[] = [];
  const again: number[] = [];
  const changed = new Map<ContactId, Seen>();
  let waiting = 0;
  let hasCome = false;
  for (const row of outlook.board.rows.values()) {
    const before = watch.seen.get(row.id) ?? null;
    const look = lookAtRow(before, row, outlook, now, !watch.isStarted);
    if (before === null) {
      // An old snapshot shows for the first time what had left already.
      const leftAt = watch.leftUnseen.get(row.id) ?? 0;
      changed.set(row.id, leftAt > row.version ? { ...look.seen, leftAt } : look.seen);
    } else if (look.seen !== before) changed.set(row.id, look.seen);
    if (isWaiting(look.seen.row)) waiting += 1;
    hasCome ||= look.hasCome;
    acts.push(...look.acts);
    again.push(...look.again);
  }
  for (const [id, seen] of watch.seen) {
    if (outlook.board.rows.has(id)) continue;
    const goneAt = outlook.board.gone.get(id) ?? 0;
    // That it had left before what is known of it, which an old snapshot makes heard late, is no news.
    if (goneAt > 0 && goneAt < seen.row.version) continue;
    // Also of what a snapshot left out before: the version under which it left may be heard after that.
    const leftAt = Math.max(seen.leftAt, goneAt);
    if (seen.isHere || leftAt > seen.leftAt)
      changed.set(id, { ...seen, isHere: false, leftAt, unread: null });
  }
  const seen = changed.size === 0 ? watch.seen : new Map([...watch.seen, ...changed]);
  const leftUnseen = withLeftUnseen(watch, outlook);
  const counted = countWaiting(
    { ...watch, seen, leftUnseen, isStarted: true },
    outlook,
    hasCome,
    waiting,
    now,
  );
  const ticked = spaceTicks(counted.watch, [...acts, ...counted.acts], outlook, now);
  const times = [...again, ...counted.again, ...ticked.again];
  return {
    watch: ticked.watch,
    acts: eachToneOnce(ticked.acts),
    againAt: times.length === 0 ? null : times.reduce((soonest, time) => Math.min(soonest, time)),
  };
}

function withLeftUnseen({ leftUnseen, seen }: Watch, { board }: Outlook): Watch["leftUnseen"] {
  const more = [...board.gone].filter(([id, at]) => !seen.has(id) && at > (leftUnseen.get(id) ?? 0));
  return more.length === 0 ? leftUnseen : new Map([...leftUnseen, ...more]);
}

interface Step {
  readonly watch: Watch;
  readonly acts: readonly AlertAct[];
  readonly again: readonly number[];
}

/** Counts who waits, at its distance from the last time. */
function countWaiting(watch: Watch, outlook: Outlook, hasCome: boolean, waiting: number, now: number): Step {
  if (waiting === 0 || !(hasCome || watch.isWaitingOwed))
    return { watch: { ...watch, isWaitingOwed: false }, acts: [], again: [] };
  const at = watch.lastWaitingAt + WAITING_GAP_MS;
  if (now < at) return { watch: { ...watch, isWaitingOwed: true }, acts: [], again: [at] };
  const isHeard = outlook.newContactSound && outlook.standing === "available" && !outlook.isWrappingUp;
  const tone = isHeard ? "soft" : null;
  const says = !outlook.isHeld;
  // Under a hold whoever asked to hear that somebody came still does; the sentence waits for its end.
  if (!says && (tone === null || !hasCome))
    return { watch: { ...watch, isWaitingOwed: true }, acts: [], again: [] };
  return {
    watch: { ...watch, isWaitingOwed: !says, lastWaitingAt: now },
    acts: [{ alert: "contact_waiting", row: null, count: waiting, tone, says, notifies: false }],
    again: [],
  };
}

/** Keeps ticks apart: one that comes too soon waits for its time, with all that come meanwhile. */
function spaceTicks(watch: Watch, acts: readonly AlertAct[], outlook: Outlook, now: number): Step {
  const own = acts.find(({ tone }) => tone === "tick")?.row?.id ?? null;
  const wanted = own ?? (isStillOwed(watch, outlook) ? watch.owedTick : null);
  if (wanted === null) return { watch: { ...watch, owedTick: null }, acts, again: [] };
  const at = watch.lastTickAt + TICK_GAP_MS;
  if (now < at) {
    const silent = acts.map((act) => (act.tone === "tick" ? { ...act, tone: null } : act));
    return { watch: { ...watch, owedTick: wanted }, acts: silent, again: [at] };
  }
  const row = watch.seen.get(wanted)?.row ?? null;
  const late: AlertAct = {
    alert: "message_held",
    row,
    count: 0,
    tone: "tick",
    says: false,
    notifies: false,
  };
  return {
    watch: { ...watch, owedTick: null, lastTickAt: now },
    acts: own === null ? [...acts, late] : acts,
    again: [],
  };
}

function isStillOwed({ owedTick, seen }: Watch, { standing }: Outlook): boolean {
  return standing === "available" && owedTick !== null && seen.get(owedTick)?.unread?.kind === "unread";
}

/** Leaves each tone to the first that sounds it. */
function eachToneOnce(acts: readonly AlertAct[]): readonly AlertAct[] {
  const heard = new Set<ToneName>();
  return acts.map((act) => {
    if (act.tone === null) return act;
    if (heard.has(act.tone)) return { ...act, tone: null };
    heard.add(act.tone);
    return act;
  });
}
