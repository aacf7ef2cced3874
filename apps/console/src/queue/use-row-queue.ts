import { standsIn } from "@holdfast/queue-policy";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useStore } from "../store/store.ts";
import { queues, useQueueWords } from "./queues.ts";

/** In which queue a contact stands, and in which other it overflowed to, in words; `null` where there is one queue. */
export function useRowQueue(row: QueueRow, now: number): string | null {
  const known = useStore(queues);
  const words = useQueueWords();
  if (known.length === 1) return null;
  const { own, also } = standsIn(row, known, now);
  const name = words(own);
  if (also === null) return name;
  const other = words(also);
  return t`${name}, for its long wait also ${other}`;
}
