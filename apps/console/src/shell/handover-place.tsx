import type { ReactNode } from "react";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(async () => (await import("../handover/handover-parts.ts")).HandoverBar);

/** Where it stands that a shift ends soon, and what is handed over to whom. */
export function HandoverPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="contact.hand_over" />;
}
