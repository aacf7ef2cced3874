import type { QueueRow } from "@holdfast/wire";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { laterPart } from "../shell/later-part.ts";
import { createStore, useStore } from "../store/store.ts";

/** The contact that is open, for what stands beside it. */
export const besideRow = createStore<QueueRow | null>(null);

const SECTION = laterPart(async () => (await import("./beside-section.tsx")).BesideHere);
/** Nobody sees that it is missing, so nobody can ask for it again. */
const AGAIN_MS = 5_000;

/** Where it stands who watches an opened contact, and what is whispered there: it comes after the contact. */
export function WatchPlace({ row }: { readonly row: QueueRow }): ReactNode {
  const now = useStore(SECTION.state);
  useLayoutEffect(() => besideRow.set(row), [row]);
  useEffect(() => SECTION.fetch(), []);
  useEffect(() => {
    if (now.kind !== "missed") return undefined;
    const timer = setTimeout(SECTION.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return now.kind === "here" ? <now.Loaded /> : null;
}
