import type { ReactNode } from "react";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

const BARS: LaterPart = laterPart(async () => (await import("../watching/colleague-bars.tsx")).ColleagueBars);

/** Where it stands what leads say to the shift, and that a colleague wrote beside a contact. */
export function ColleaguesPlace({ part = BARS }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="announcement.read" />;
}
