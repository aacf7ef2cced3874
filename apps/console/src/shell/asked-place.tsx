import { useEffect, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { laterPart, type LaterPart } from "./later-part.ts";

/** What is asked of leads. The console stands without it, so it comes after it, and to leads alone. */
const ASKED: LaterPart = laterPart(
  async () => (await import("../reach/lift-asks-banner.tsx")).LiftAsksBanner,
);

/** Where what colleagues ask of leads stands; fetched for a lead as soon as the console stands. */
export function AskedPlace({ part = ASKED }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const isLead = useMe().capabilities.has("contact.lift_lock");
  useEffect(() => {
    if (isLead && now.kind === "wanted") part.fetch();
  }, [part, isLead, now.kind]);
  return isLead && now.kind === "here" ? <now.Loaded /> : null;
}
