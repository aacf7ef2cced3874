import type { ReactNode } from "react";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(async () => (await import("../care/care-bar.tsx")).CareBar);

/** Where one's own time after a contact stands, and a break that is offered. */
export function CarePlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="care.keep" />;
}
