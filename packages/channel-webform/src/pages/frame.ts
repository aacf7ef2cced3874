import type { Waits, Way } from "@holdfast/channel-kit";
import type { PageFrame } from "@holdfast/neutral-page";
import type { WebformConfig } from "../config.ts";
import type { Say } from "../texts/texts.ts";

/** What every page is drawn with. */
export interface Frame extends PageFrame {
  readonly say: Say;
  readonly config: WebformConfig;
  /** The other ways to reach the team, and which of them do not work now. */
  readonly ways: readonly Way[];
  /** What whoever waits is told just now. */
  readonly waits: Waits;
}
