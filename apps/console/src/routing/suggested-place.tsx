import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";

const SECTION: LaterPart = laterPart(async () => (await import("./suggested-section.tsx")).SuggestedSection);

/** Where the board says, to whoever leads, who should take what. It comes after the board. */
export function SuggestedPlace({ part = SECTION }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="workload.read" />;
}
