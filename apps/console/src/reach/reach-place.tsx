import { useEffect, type ReactNode } from "react";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { AwaitedPart } from "../shell/awaited-part.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useAskedPart } from "../shell/use-asked-part.ts";
import { useStore } from "../store/store.ts";
import { reachQuestion } from "./reach-dialog-store.ts";

/** The questions about reaching somebody. A contact stands without them, so they come after it. */
const ASKED: LaterPart = laterPart(async () => (await import("./reach-asked.tsx")).ReachAsked);

/** Where those questions open; they are fetched as soon as a contact is open, so that they are there at the first press. */
export function ReachPlace({ part = ASKED }: { readonly part?: LaterPart }): ReactNode {
  const isAsking = useStore(reachQuestion).kind !== "none";
  const now = useAskedPart(part, true, isAsking);
  useFocusAfter(isAsking, focusAfterMove);
  // A question that was asked of one contact is not open when another one is.
  useEffect(() => letGo, []);
  if (!isAsking) return null;
  return now.kind === "here" ? <now.Loaded /> : <AwaitedPart letGo={letGo} />;
}

function letGo(): void {
  reachQuestion.set({ kind: "none" });
}
