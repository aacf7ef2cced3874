import { useEffect } from "react";
import { useStore } from "../store/store.ts";
import type { Fetched, LaterPart } from "./later-part.ts";

/** How long until a part that somebody waits for is fetched again where it could not be, in milliseconds. */
const AGAIN_MS = 500;

/** How far a part is that is fetched before it is asked for, and again in a while where somebody waits for it, or should. */
export function useAskedPart<Props>(
  part: LaterPart<Props>,
  isOffered: boolean,
  isAsked: boolean,
  againMs: number = AGAIN_MS,
): Fetched<Props> {
  const now = useStore(part.state);
  const isAwaited = isOffered && isAsked;
  useEffect(() => {
    if (isOffered) part.fetch();
  }, [part, isOffered]);
  useEffect(() => {
    if (isAwaited) part.fetch();
  }, [part, isAwaited]);
  useEffect(() => {
    if (!isAwaited || now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, againMs);
    return () => clearTimeout(timer);
  }, [part, now.kind, isAwaited, againMs]);
  return now;
}
