import type { UserId } from "@holdfast/case-schema";
import type { CallRow, QueueRow } from "@holdfast/wire";
import { queue, rowOf, type QueueState } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { calls, isUnansweredCall, ringsFor, type KnownCall } from "./calls.ts";
import { phoneOf, type PhoneHere } from "./phone-here.ts";

/** A call with its contact as the queue shows it. */
export interface ShownCall {
  readonly call: CallRow;
  readonly row: QueueRow;
}

/** A call that I am in: as whoever has it, as a colleague who was asked, or as a lead who listens. */
export interface CurrentCallFacts extends ShownCall {
  readonly as: "holder" | "colleague" | "listener";
}

/** The calls that ring for me, whoever waits longest first. */
export function useOffers(): readonly ShownCall[] {
  const me = useMe().id;
  return offersFor(useStore(calls), useStore(queue), me);
}

export function offersFor(
  known: ReadonlyMap<unknown, KnownCall>,
  board: QueueState,
  me: UserId,
): readonly ShownCall[] {
  return shown(known, board)
    .filter(({ call }) => ringsFor(call, me))
    .toSorted((one, other) => one.call.waitingFrom - other.call.waitingFrom);
}

/** The call that I am in; `null` while I am in none. */
export function useCurrentCall(here: PhoneHere): CurrentCallFacts | null {
  const me = useMe().id;
  return currentCall(useStore(calls), useStore(queue), me, here);
}

export function currentCall(
  known: ReadonlyMap<unknown, KnownCall>,
  board: QueueState,
  me: UserId,
  here: PhoneHere,
): CurrentCallFacts | null {
  const all = shown(known, board);
  const mine = all.find(({ call, row }) => row.holder?.id === me && !isUnansweredCall(call));
  if (mine !== undefined) return { ...mine, as: "holder" };
  const listened = all.find(({ call }) => call.listening.some(({ id }) => id === me));
  if (listened !== undefined) return { ...listened, as: "listener" };
  const leg = phoneOf(here)?.leg;
  const joined = all.find(
    ({ call, row }) =>
      call.with.some(({ id }) => id === me) || (leg?.phase === "up" && leg.contact === row.number),
  );
  return joined === undefined ? null : { ...joined, as: "colleague" };
}

function shown(known: ReadonlyMap<unknown, KnownCall>, board: QueueState): readonly ShownCall[] {
  return [...known.values()].flatMap(({ row: call }) => {
    if (call === null) return [];
    const row = rowOf(board, call.id);
    return row === null ? [] : { call, row };
  });
}
