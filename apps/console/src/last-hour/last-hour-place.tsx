import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";

const SECTION: LaterPart = laterPart(async () => (await import("./last-hour-section.tsx")).LastHourSection);

/** Where the counts of the last hour stand, for whoever leads. */
export function LastHourPlace({ part = SECTION }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="last_hour.read" />;
}
