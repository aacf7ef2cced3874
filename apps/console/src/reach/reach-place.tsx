import { useEffect, type ReactNode } from "react";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { AwaitedPart } from "../shell/awaited-part.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";
import { reachQuestion } from "./reach-dialog-store.ts";

/** The questions about reaching somebody. A contact stands without them, so they come after it. */
const ASKED: LaterPart = laterPart(async () => (await import("./reach-asked.tsx")).ReachAsked);

/** How long until a question that somebody waits for is fetched again where it could not be, in milliseconds. */
const AGAIN_MS = 500;

/** Where those questions open; they are fetched as soon as a contact is open, so that they are there at the first press. */
export function ReachPlace({ part = ASKED }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const isAsking = useStore(reachQuestion).kind !== "none";
  useFocusAfter(isAsking, focusAfterMove);
  useEffect(() => part.fetch(), [part]);
  useEffect(() => {
    if (isAsking) part.fetch();
  }, [part, isAsking]);
  useEffect(() => {
    if (!isAsking || now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, now.kind, isAsking]);
  // A question that was asked of one contact is not open when another one is.
  useEffect(() => letGo, []);
  if (!isAsking) return null;
  return now.kind === "here" ? <now.Loaded /> : <AwaitedPart letGo={letGo} />;
}

function letGo(): void {
  reachQuestion.set({ kind: "none" });
}
