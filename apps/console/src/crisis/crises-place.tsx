import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";

const SECTION: LaterPart = laterPart(async () => (await import("./crises-section.tsx")).CrisesSection);

/** Where the clocks that run stand on the board, for whoever leads. The board stands without them, so they come after it. */
export function CrisesPlace({ part = SECTION }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="crisis.lead" />;
}
