import type { QueueRow } from "@holdfast/wire";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { caseRow } from "../case/case-at.ts";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";

/** What may be shared, which asks the gateway for itself. A contact stands without it, so it comes after it. */
const SHARING: LaterPart = laterPart(async () => (await import("./contact-sharing.tsx")).ContactSharing);

/** How long until what is always to be in the header is asked for again where it could not be fetched, in milliseconds. */
const AGAIN_MS = 5_000;

/** Where a contact's header says what may be shared; until that is here it says nothing of it, which shares nothing. */
export function ContactSharingPlace({
  row,
  part = SHARING,
}: {
  readonly row: QueueRow;
  readonly part?: LaterPart;
}): ReactNode {
  const now = useStore(part.state);
  useLayoutEffect(() => caseRow.set(row), [row]);
  useEffect(() => part.fetch(), [part]);
  useEffect(() => {
    if (now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, now.kind]);
  return now.kind === "here" ? <now.Loaded /> : <span aria-hidden="true">…</span>;
}
