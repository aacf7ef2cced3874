import { useEffect, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";

const HELD: LaterPart = laterPart(async () => (await import("./held-desk.tsx")).HeldDesk);

/** How long until it is asked for again where it could not be fetched, in milliseconds. */
const AGAIN_MS = 5_000;

/** Where what waits for a lead's or counsel's word stands; fetched for them alone, until it is here. */
export function HeldPlace({ part = HELD }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const mayDecide = useMe().capabilities.has("held.decide");
  useEffect(() => {
    if (mayDecide) part.fetch();
  }, [part, mayDecide]);
  useEffect(() => {
    if (!mayDecide || now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, mayDecide, now.kind]);
  return mayDecide && now.kind === "here" ? <now.Loaded /> : null;
}
