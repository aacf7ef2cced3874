import type { Language } from "@holdfast/case-schema";
import type { WORDINGS } from "@holdfast/outside-wordings";

/** Names one text of those that every page has. */
export type PageTextId = keyof (typeof WORDINGS)["en"]["page"];

/** What every page is drawn with, whatever it is for. */
export interface PageFrame {
  readonly language: Language;
  readonly say: (id: PageTextId) => string;
  /** The neutral page that quick exit goes to. */
  readonly exitUrl: URL;
}
