import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart } from "../shell/later-part.ts";

const SECTION = laterPart(async () => (await import("./staffing-section.tsx")).StaffingSection);

/** Where it stands what the hours ahead need, for whoever leads. */
export function StaffingPlace(): ReactNode {
  return <LaterBar part={SECTION} capability="last_hour.read" />;
}
