import type { RumourSettings } from "@holdfast/case-schema";
import type { ContactFacts } from "../contacts/contact-facts.ts";

/** A contact that waits for somebody, as far as it is compared with others. Nothing of it is a word that anybody could read. */
export interface WaitingWords {
  readonly row: ContactFacts;
  /** Its distinct words, keyed (DB466), as names of them. */
  readonly words: readonly string[];
  /** The first of the names that are going round whose words all stand in it; `null`: none. */
  readonly source: string | null;
  readonly place: string | null;
}

export interface FloodStore {
  /** Of the contacts that nobody has and that people wrote, the `most` newest (DB682). Reads no text, and changes nothing. */
  readonly waiting: (most: number, rumours: RumourSettings) => Promise<readonly WaitingWords[]>;
}
