import { useEffect, useState } from "react";
import { freshness } from "../live/connection.ts";

/** How often the line was cut and is back again: what may have changed meanwhile is to be asked anew. */
export function useTimesBack(): number {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let wasStale = freshness.get().kind === "stale";
    return freshness.subscribe(() => {
      const { kind } = freshness.get();
      if (kind === "live" && wasStale) setTimes((before) => before + 1);
      wasStale = kind === "stale" || (wasStale && kind !== "live");
    });
  }, []);
  return times;
}
