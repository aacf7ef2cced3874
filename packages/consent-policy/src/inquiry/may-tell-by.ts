import type { TellingWay } from "@holdfast/case-schema";

/** How somebody may be reached now, as the contact policy judges it. */
export interface Reaching {
  /** Whether words that they did not agree on beforehand may leave for them. */
  readonly mayWrite: boolean;
  /** Whether they may be called. */
  readonly mayCall: boolean;
}

/**
 * Whether somebody whom a breach concerns may be told in this way (SPEC.md, CO77). Telling them is no reason to reach them where
 * they may not be reached: then it waits until they are there themselves.
 */
export function mayTellBy(way: TellingWay, { mayWrite, mayCall }: Reaching): boolean {
  switch (way) {
    case "message":
      return mayWrite;
    case "call":
      return mayCall;
    case "in_person":
    case "waits":
      return true;
  }
}
