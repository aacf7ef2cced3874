import type { ReactNode } from "react";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(async () => (await import("../board/uncovered-bar.tsx")).UncoveredBar);

/** Where it stands that nobody on shift may take who waits, for whoever leads. */
export function UncoveredPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="contact.reassign" />;
}
