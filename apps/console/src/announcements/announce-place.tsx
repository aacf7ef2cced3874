import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";

const SECTION: LaterPart = laterPart(async () => (await import("./announce-section.tsx")).AnnounceSection);

/** Where a lead says something to the whole shift. */
export function AnnouncePlace({ part = SECTION }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="announcement.say" />;
}
