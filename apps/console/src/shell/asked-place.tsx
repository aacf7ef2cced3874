import { useEffect, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { laterPart, type LaterPart } from "./later-part.ts";

/** What is asked of leads. The console stands without it, so it comes after it, and to leads alone. */
const ASKED: LaterPart = laterPart(
  async () => (await import("../reach/lift-asks-banner.tsx")).LiftAsksBanner,
);

/** Nobody sees that it is missing, so nobody can ask for it again. */
const AGAIN_MS = 5_000;

/** Where what colleagues ask of leads stands; fetched for a lead as soon as the console stands, until it is here. */
export function AskedPlace({ part = ASKED }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const isLead = useMe().capabilities.has("contact.lift_lock");
  useEffect(() => {
    if (isLead) part.fetch();
  }, [part, isLead]);
  useEffect(() => {
    if (!isLead || now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, isLead, now]);
  return isLead && now.kind === "here" ? <now.Loaded /> : null;
}
