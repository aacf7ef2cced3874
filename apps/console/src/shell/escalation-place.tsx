import { useEffect, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(
  async () => (await import("../escalation/escalation-bar.tsx")).EscalationBar,
);

/** Nobody sees that it is missing, so nobody can ask for it again. */
const AGAIN_MS = 5_000;

/** Where it stands that a colleague calls a lead. Fetched for whoever has a queue, until it is here: whoever escalates hears of it, too. */
export function EscalationPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  useEffect(() => part.fetch(), [part]);
  useEffect(() => {
    if (now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, now]);
  return now.kind === "here" ? <now.Loaded /> : null;
}
