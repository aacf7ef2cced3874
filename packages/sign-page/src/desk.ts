import type { SignPageAnswer } from "@holdfast/case-schema";
import type { Terms } from "./terms.ts";

/** The two that open a page: the end of its address, and the code that was told apart from it. */
export interface Keys {
  readonly token: string;
  readonly code: string;
}

/** What the page is made of; whoever serves it brings this. `null`: these keys open nothing now, and nobody is told why. */
export interface Desk {
  readonly open: (keys: Keys) => Promise<Terms | null>;
  readonly answer: (keys: Keys, answer: SignPageAnswer) => Promise<"signed" | "declined" | null>;
  /** The neutral page that quick exit goes to. */
  readonly exitUrl: URL;
  /** Hears of a failure of ours; never of what somebody sent. */
  readonly failed: (error: unknown) => void;
}
