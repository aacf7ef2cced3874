import { useEffect, useRef } from "react";
import { announce } from "../announce/announce.ts";
import { callNews } from "./call-news.ts";
import type { CurrentCallFacts } from "./use-my-calls.ts";

/** Says aloud, once each, what happens in the call that I am in: to hear it nobody has to look away from what they write. */
export function useCallNews(current: CurrentCallFacts | null): void {
  const known = useRef(current);
  useEffect(() => {
    const before = known.current;
    known.current = current;
    for (const words of callNews(before, current))
      announce({ kind: `call-news:${words}`, urgency: "polite", about: "mine", words: () => words });
  }, [current]);
}
