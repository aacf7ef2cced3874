import { useEffect, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { laterPart, type LaterPart } from "./later-part.ts";

const BAR: LaterPart = laterPart(async () => (await import("../emergency/emergency-bar.tsx")).EmergencyBar);

/** Nobody sees that it is missing, so nobody can ask for it again. */
const AGAIN_MS = 5_000;

/** Where it stands that cases were opened in an emergency; fetched for whoever looks at that, until it is here. */
export function EmergencyPlace({ part = BAR }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const mayLook = useMe().capabilities.has("case.review_glass");
  useEffect(() => {
    if (mayLook) part.fetch();
  }, [part, mayLook]);
  useEffect(() => {
    if (!mayLook || now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, mayLook, now]);
  return mayLook && now.kind === "here" ? <now.Loaded /> : null;
}
