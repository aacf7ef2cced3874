import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart } from "../shell/later-part.ts";

const SECTION = laterPart(async () => (await import("./alarms-section.tsx")).AlarmsSection);

/** Where alarms stand on the board, which stands without them: they come after it. */
export function AlarmsPlace(): ReactNode {
  return <LaterBar part={SECTION} capability="alarm.see" />;
}
