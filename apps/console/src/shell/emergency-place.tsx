import type { ReactNode } from "react";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(async () => (await import("../emergency/emergency-bar.tsx")).EmergencyBar);

/** Where it stands that cases were opened in an emergency, for whoever looks at that. */
export function EmergencyPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="case.review_glass" />;
}
