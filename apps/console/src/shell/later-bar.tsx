import type { Capability } from "@holdfast/access-policy";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import type { LaterPart } from "./later-part.ts";
import { useAskedPart } from "./use-asked-part.ts";

/** Nobody sees that it is missing, so nobody can ask for it again. */
const AGAIN_MS = 5_000;

/** What stands on a screen of whoever has a capability, as a bar above each: fetched for them alone, until it is here. */
export function LaterBar({
  part,
  capability,
}: {
  readonly part: LaterPart;
  readonly capability: Capability;
}): ReactNode {
  const isTheirs = useMe().capabilities.has(capability);
  const now = useAskedPart(part, isTheirs, isTheirs, AGAIN_MS);
  return isTheirs && now.kind === "here" ? <now.Loaded /> : null;
}
