import { FLOOD_FROM } from "@holdfast/queue-policy";
import { useEffect, useRef, useState } from "react";
import { ask } from "../api/ask.ts";
import { FloodsDocument, type Flood } from "./flood-documents.ts";

/** How long after an answer it is asked again, in milliseconds, when something changed: whoever reads a group reads on meanwhile. */
const AGAIN_AFTER_MS = 10_000;

/**
 * Contacts about one rumour among those who are to be judged, asked for as often as these change and no oftener than each ten seconds.
 * What could not be asked is as if there were none: everybody is shown one by one, as without it.
 */
export function useFloods(unjudged: readonly string[]): readonly Flood[] {
  const [floods, learn] = useState<readonly Flood[]>([]);
  const mayAskAt = useRef(0);
  const wanted = unjudged.length < FLOOD_FROM ? "" : unjudged.join(" ");
  useEffect(() => {
    if (wanted === "") return undefined;
    // Whoever comes while it is answered makes the answer no worse: in a flood somebody always does.
    const look = async (): Promise<void> => {
      const answer = await ask(FloodsDocument, {});
      if (answer.kind === "data") learn(answer.data.floods);
    };
    const wait = Math.max(0, mayAskAt.current - performance.now());
    const timer = setTimeout(() => {
      mayAskAt.current = performance.now() + AGAIN_AFTER_MS;
      void look();
    }, wait);
    return () => clearTimeout(timer);
  }, [wanted]);
  return wanted === "" ? [] : floods;
}
