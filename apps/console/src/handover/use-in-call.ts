import { calls, isUnansweredCall, type KnownCall } from "../calls/calls.ts";
import { queue, rowOf, type QueueState } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";

/** Whether somebody speaks or listens in a call now: whoever has it, was asked into it, or listens as a lead. Pure. */
export function isInCall(known: ReadonlyMap<unknown, KnownCall>, board: QueueState, me: string): boolean {
  return [...known.values()].some(
    ({ row: call }) =>
      call !== null &&
      ((!isUnansweredCall(call) && rowOf(board, call.id)?.holder?.id === me) ||
        call.with.some(({ id }) => id === me) ||
        call.listening.some(({ id }) => id === me)),
  );
}

/** The same of whoever is signed in, drawn again when that changes: nothing of handovers is said aloud to them meanwhile. */
export function useInCall(): boolean {
  const me = useMe().id;
  return isInCall(useStore(calls), useStore(queue), me);
}
