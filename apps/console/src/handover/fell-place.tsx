import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";

const SECTION: LaterPart = laterPart(async () => (await import("./handover-parts.ts")).FellSection);

/** Where the board says, to whoever leads, what nobody accepted by the end of a shift. It comes after the board. */
export function FellPlace({ part = SECTION }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="escalation.see" />;
}
