import type { QueueRow } from "@holdfast/wire";
import { useEffect, type ReactNode } from "react";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { channelHealth } from "../status/channel-health.ts";
import { createStore, useStore } from "../store/store.ts";

/** What is done with a call in its contact. It comes after the contact, and only where calls come in. */
const CONTACT_CALL: LaterPart = laterPart(async () => (await import("./contact-call.tsx")).ContactCall);

/** The contact whose call is shown. */
export const callShownOf = createStore<QueueRow | null>(null);

/** Where the call of an opened contact stands. */
export function ContactCallPlace({
  row,
  part = CONTACT_CALL,
}: {
  readonly row: QueueRow;
  readonly part?: LaterPart;
}): ReactNode {
  const now = useStore(part.state);
  const hasCalls = useStore(channelHealth).channels.some(({ medium }) => medium === "voice");
  useEffect(() => {
    if (hasCalls) part.fetch();
  }, [part, hasCalls]);
  useEffect(() => callShownOf.set(row), [row]);
  return hasCalls && now.kind === "here" ? <now.Loaded /> : null;
}
