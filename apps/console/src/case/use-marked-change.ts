import { useEffect, useRef, useState } from "react";

/** How long it is to be seen that somebody else changed something, in milliseconds. */
export const MARKED_MS = 2_000;

/** Whether somebody else changed just now what stands there at this revision. */
export function useMarkedChange(revision: number, isMine: boolean): boolean {
  const known = useRef(revision);
  const [isMarked, mark] = useState(false);
  useEffect(() => {
    if (revision === known.current) return undefined;
    known.current = revision;
    mark(!isMine);
    const timer = setTimeout(() => mark(false), MARKED_MS);
    return () => clearTimeout(timer);
  }, [revision, isMine]);
  return isMarked;
}
