import type { Capability } from "@holdfast/access-policy";
import { useEffect, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import type { LaterPart } from "./later-part.ts";

/** Nobody sees that it is missing, so nobody can ask for it again. */
const AGAIN_MS = 5_000;

/** A bar above every screen of whoever has a capability: fetched for them, until it is here. */
export function LaterBar({
  part,
  capability,
}: {
  readonly part: LaterPart;
  readonly capability: Capability;
}): ReactNode {
  const now = useStore(part.state);
  const isTheirs = useMe().capabilities.has(capability);
  useEffect(() => {
    if (isTheirs) part.fetch();
  }, [part, isTheirs]);
  useEffect(() => {
    if (!isTheirs || now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, isTheirs, now]);
  return isTheirs && now.kind === "here" ? <now.Loaded /> : null;
}
