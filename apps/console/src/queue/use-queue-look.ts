import type { UserId } from "@holdfast/case-schema";
import { isShownIn } from "@holdfast/queue-policy";
import type { QueueRow } from "@holdfast/wire";
import { useMemo } from "react";
import { useStore } from "../store/store.ts";
import { chosenLook, lookOf, queuesIn, type Look } from "./looked-at.ts";
import { queues } from "./queues.ts";

export interface QueueLook {
  readonly look: Look;
  /** Whether a contact is shown to whoever looks so. */
  readonly isShown: (row: QueueRow) => boolean;
}

const everything = (): boolean => true;

/** What somebody looks at of the queues, at an instant in milliseconds since 1970. */
export function useQueueLook(me: UserId, now: number): QueueLook {
  const known = useStore(queues);
  const look = lookOf(useStore(chosenLook), known, me);
  const looked = useMemo(() => queuesIn(look, known, me), [look, known, me]);
  // Only what overflows asks the time: nothing is looked through again for a clock that changes nothing.
  const time = known.some(({ overflow }) => overflow !== null) ? now : 0;
  const isShown = useMemo(
    () => (look === "all" ? everything : (row: QueueRow) => isShownIn(row, known, looked, time)),
    [look, known, looked, time],
  );
  return { look, isShown };
}
