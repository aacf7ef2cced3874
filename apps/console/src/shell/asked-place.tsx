import type { ReactNode } from "react";
import { LaterBar } from "./later-bar.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

/** What is asked of leads. The console stands without it, so it comes after it, and to leads alone. */
const ASKED: LaterPart = laterPart(
  async () => (await import("../reach/lift-asks-banner.tsx")).LiftAsksBanner,
);

/** Where what colleagues ask of leads stands; fetched for a lead as soon as the console stands, until it is here. */
export function AskedPlace({ part = ASKED }: { readonly part?: LaterPart }): ReactNode {
  return <LaterBar part={part} capability="contact.lift_lock" />;
}
