import type { ChannelId, Medium, UserId } from "@holdfast/case-schema";
import { arrangeQueue, dangerOf, isWaiting, judgeHealth, type Health } from "@holdfast/queue-policy";
import type { QueueRow, ShiftRow } from "@holdfast/wire";

/** What one colleague holds, in the queue's order. */
export interface Holding {
  readonly id: UserId;
  readonly name: string;
  readonly rows: readonly QueueRow[];
  /** How many of them are owed an answer now. */
  readonly owed: number;
}

/** Somebody on shift, and what they hold. */
export interface OnShift extends Holding {
  readonly shift: ShiftRow;
}

/** Who waits on one channel for somebody. */
export interface ChannelWaiting {
  readonly id: ChannelId;
  readonly medium: Medium;
  readonly count: number;
  /** Since when the one who waits longest waits; `null` when nobody does. */
  readonly longestSince: number | null;
  readonly endangered: number;
}

/** What the board shows. `null` wherever something is not known: never an empty list, never 0. */
export interface BoardFacts {
  /** By name, so that places say nothing about anybody. */
  readonly onShift: readonly OnShift[] | null;
  /** Those who hold something and are not on shift; all who hold something while nobody knows who is. */
  readonly offShift: readonly Holding[] | null;
  /** Who waits for somebody, in the queue's order. */
  readonly unclaimed: readonly QueueRow[] | null;
  /** How many nobody has and nobody is owed to until a time. */
  readonly setAside: number;
  readonly channels: readonly ChannelWaiting[] | null;
  readonly health: Health | null;
}

export interface BoardSources {
  /** Everything open; `null` while it is not known. */
  readonly rows: readonly QueueRow[] | null;
  /** Everybody on shift; `null` while it is not known. */
  readonly shifts: readonly ShiftRow[] | null;
  /** The channels there are, which show although nobody waits on them. */
  readonly channels: readonly { readonly id: ChannelId; readonly medium: Medium }[];
}

/** What the board shows of what is known. Counts nobody's work and ranks nobody. */
export function boardFacts({ rows, shifts, channels }: BoardSources, now: number): BoardFacts {
  const arranged = rows === null ? null : arrangeQueue(rows).map(({ row }) => row);
  const unheld = arranged?.filter(({ holder }) => holder === null) ?? null;
  const unclaimed = unheld?.filter(isWaiting) ?? null;
  const holdings = arranged === null ? null : holdingsOf(arranged);
  const isOn = new Set(shifts?.map(({ id }) => id));
  return {
    onShift:
      shifts?.toSorted(byName).map((shift) => {
        const nothing = { id: shift.id, name: shift.name, rows: [], owed: 0 };
        return { ...(holdings?.get(shift.id) ?? nothing), name: shift.name, shift };
      }) ?? null,
    offShift:
      holdings === null ? null : [...holdings.values()].filter(({ id }) => !isOn.has(id)).toSorted(byName),
    unclaimed,
    setAside: (unheld?.length ?? 0) - (unclaimed?.length ?? 0),
    channels: unclaimed === null ? null : waitingByChannel(unclaimed, channels),
    health:
      unheld === null || shifts === null
        ? null
        : judgeHealth(
            unheld,
            shifts,
            now,
            channels.length === 0 ? undefined : channels.map(({ medium }) => medium),
          ),
  };
}

function holdingsOf(rows: readonly QueueRow[]): ReadonlyMap<UserId, Holding> {
  const holdings = new Map<UserId, Holding>();
  for (const [id, held] of Map.groupBy(rows, ({ holder }) => holder?.id ?? null)) {
    const name = held[0]?.holder?.name;
    if (id === null || name === undefined) continue;
    const owed = held.filter((row) => row.unanswered > 0 && isWaiting(row)).length;
    holdings.set(id, { id, name, rows: held, owed });
  }
  return holdings;
}

function waitingByChannel(
  unclaimed: readonly QueueRow[],
  channels: BoardSources["channels"],
): readonly ChannelWaiting[] {
  const known = new Map(channels.map(({ id, medium }) => [id, medium] as const));
  // A contact may stand on a channel that this deployment no longer carries.
  for (const { channel, medium } of unclaimed) if (!known.has(channel)) known.set(channel, medium);
  const byChannel = Map.groupBy(unclaimed, ({ channel }) => channel);
  return [...known].map(([id, medium]) => {
    const rows = byChannel.get(id) ?? [];
    return {
      id,
      medium,
      count: rows.length,
      longestSince: rows.length === 0 ? null : Math.min(...rows.map(({ waitingSince }) => waitingSince)),
      endangered: rows.filter((row) => dangerOf(row) !== null).length,
    };
  });
}

function byName(one: { readonly name: string; readonly id: UserId }, other: typeof one): number {
  return one.name.localeCompare(other.name) || one.id.localeCompare(other.id);
}
