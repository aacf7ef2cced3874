import type { QueueRow } from "@holdfast/wire";
import type { ReactNode } from "react";
import type { SafeContact } from "./reach-documents.ts";
import { useReadLiftAsk } from "./read-lift-ask.ts";
import { useReachNow } from "./reach-of.ts";
import { useReachDoings } from "./use-reach-doings.ts";

/** Hears the keys about reaching somebody, and fetches what is asked of leads. A part of its own: what it hears of by the clock draws nothing else anew. */
export function ReachKeys({
  row,
  safe,
}: {
  readonly row: QueueRow;
  readonly safe: SafeContact | null;
}): ReactNode {
  useReadLiftAsk(row);
  useReachDoings(useReachNow(row, safe));
  return null;
}
