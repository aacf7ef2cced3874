import type { ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";

const GROUNDING: LaterPart = laterPart(async () => (await import("./own-grounding.tsx")).OwnGrounding);

/** Where somebody's own three minutes stand; neither a contact nor a bar waits for them. */
export function OwnGroundingPlace(): ReactNode {
  return <LaterBar part={GROUNDING} capability="grounding.use" />;
}
