import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart } from "../shell/later-part.ts";

const SECTION = laterPart(async () => (await import("./call-endings-section.tsx")).CallEndingsSection);

/** Where the board says how calls ended. It is counted after the board stands, so it is fetched after it, too. */
export function CallEndingsPlace(): ReactNode {
  return <LaterBar part={SECTION} capability="board.read" />;
}
