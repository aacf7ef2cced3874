import type { QueueRow } from "@holdfast/wire";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";
import { escalateRow, escalating } from "./escalate-at.ts";

const ESCALATE: LaterPart = laterPart(async () => (await import("./escalate-here.tsx")).EscalateHere);

/** Where an opened contact says whether leads were called to it, and calls them. It comes after the contact; its key works before. */
export function EscalatePlace({
  row,
  part = ESCALATE,
}: {
  readonly row: QueueRow;
  readonly part?: LaterPart;
}): ReactNode {
  const now = useStore(part.state);
  const wanted = useStore(escalating);
  useLayoutEffect(() => escalateRow.set(row), [row]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked for again by whoever wants it, where it could not be fetched
  useEffect(() => part.fetch(), [part, wanted]);
  useEffect(() => () => escalating.set(null), []);
  return now.kind === "here" ? <now.Loaded /> : null;
}
