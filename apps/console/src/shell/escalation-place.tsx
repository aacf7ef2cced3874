import type { ReactNode } from "react";
import { laterPart, type LaterPart } from "./later-part.ts";
import { useAskedPart } from "./use-asked-part.ts";

const BAR: LaterPart = laterPart(
  async () => (await import("../escalation/escalation-bar.tsx")).EscalationBar,
);

/** Nobody sees that it is missing, so nobody can ask for it again. */
const AGAIN_MS = 5_000;

/** Where it stands that a colleague calls a lead. Fetched for whoever has a queue, until it is here: whoever escalates hears of it, too. */
export function EscalationPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  const now = useAskedPart(part, true, true, AGAIN_MS);
  return now.kind === "here" ? <now.Loaded /> : null;
}
