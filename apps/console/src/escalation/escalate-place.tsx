import type { QueueRow } from "@holdfast/wire";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { laterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";
import { escalateRow, escalating } from "./escalate-at.ts";

const ABOVE = laterPart(async () => (await import("../contact/above-contact.tsx")).AboveContact);

/** Where an opened contact says whether leads were called to it, and what goes or came with it. It comes after the contact; the key of the first works before. */
export function EscalatePlace({ row }: { readonly row: QueueRow }): ReactNode {
  const now = useStore(ABOVE.state);
  const wanted = useStore(escalating);
  useLayoutEffect(() => escalateRow.set(row), [row]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked for again by whoever wants it, where it could not be fetched
  useEffect(() => ABOVE.fetch(), [wanted]);
  useEffect(() => () => escalating.set(null), []);
  return now.kind === "here" ? <now.Loaded /> : null;
}
