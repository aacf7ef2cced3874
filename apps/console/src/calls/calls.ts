import type { ContactId, UserId } from "@holdfast/case-schema";
import type { CallRow, QueueRow, WireEvent } from "@holdfast/wire";
import { useSyncExternalStore } from "react";
import { createStore } from "../store/store.ts";

/** What is known of a contact's calls; `row: null` once none goes on. */
export interface KnownCall {
  readonly version: number;
  readonly row: CallRow | null;
}

/** The calls that go on, and those that ended meanwhile. */
export const calls = createStore<ReadonlyMap<ContactId, KnownCall>>(new Map());

/** Takes in a snapshot, which is the whole of what goes on. */
export function loadCalls(rows: readonly CallRow[]): void {
  calls.set(new Map(rows.map((row) => [row.id, { version: row.version, row }])));
}

/** Takes in what the queue's stream says of calls, in whatever order it comes (W4). */
export function hearOfCalls(events: readonly WireEvent[]): void {
  const heard = events.filter((event) => event.kind === "call");
  if (heard.length === 0) return;
  calls.update((before) => {
    const next = new Map(before);
    for (const { id, version, row } of heard)
      if (version > (next.get(id)?.version ?? 0)) next.set(id, { version, row });
    return next;
  });
}

/** The call of a contact that goes on now; `null` when none does. */
export function callOf(id: ContactId): CallRow | null {
  return calls.get().get(id)?.row ?? null;
}

/** The same, drawn again when that one changes. */
export function useCall(id: ContactId): CallRow | null {
  return useSyncExternalStore(calls.subscribe, () => callOf(id));
}

/** Whether a call rings for somebody. */
export function ringsFor(row: CallRow | null, user: UserId): boolean {
  return row?.ringing.includes(user) === true;
}

/** Whether what rings for somebody is their own call to somebody outside, for which their telephone comes first. */
export function isOwnRing(
  { direction }: Pick<CallRow, "direction">,
  row: Pick<QueueRow, "holder"> | null,
  me: UserId,
): boolean {
  return direction === "out" && row?.holder?.id === me;
}

/** Whether it waits for somebody to answer it. */
export function isUnansweredCall(row: CallRow | null): boolean {
  return row !== null && row.direction === "in" && WAITING.has(row.phase);
}

const WAITING: ReadonlySet<CallRow["phase"]> = new Set(["greeting", "waiting", "ringing", "back"]);
