import type { ReactNode } from "react";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(async () => (await import("../crisis/crisis-bar.tsx")).CrisisBar);

/** Where it stands which clocks of crises somebody has, and how many nobody has. */
export function CrisisPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="safety_plan.change" />;
}
