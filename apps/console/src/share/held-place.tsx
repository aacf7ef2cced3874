import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";

const HELD: LaterPart = laterPart(async () => (await import("./held-desk.tsx")).HeldDesk);

/** Where what waits for a lead's or counsel's word stands; fetched for them alone, until it is here. */
export function HeldPlace({ part = HELD }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="held.decide" />;
}
