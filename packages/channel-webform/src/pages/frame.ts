import type { Language } from "@holdfast/case-schema";
import type { Way } from "@holdfast/channel-kit";
import type { WebformConfig } from "../config.ts";
import type { Say } from "../texts/texts.ts";

/** What every page is drawn with. */
export interface Frame {
  readonly language: Language;
  readonly say: Say;
  readonly config: WebformConfig;
  /** The neutral page that quick exit goes to. */
  readonly exitUrl: URL;
  /** The other ways to reach the team, and which of them do not work now. */
  readonly ways: readonly Way[];
}
