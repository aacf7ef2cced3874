import type { ChannelId, ContactId, Language, MessageId, SendFailure } from "@holdfast/case-schema";
import type { ReachRecord } from "../reach/reach-record.ts";
import type { SurgeKind } from "./surge-store.ts";

/** What the line itself says to whoever waits. */
export type LineTextAbout = Extract<SurgeKind, "holding_text" | "overflow">;

/** Somebody who waits long enough, and of whom nothing of this kind was decided yet. */
export interface LineTextDue {
  readonly contactId: ContactId;
  readonly channel: ChannelId;
  readonly language: Language | null;
  readonly about: LineTextAbout;
  readonly surgeId: string;
}

/** What is said, and how long it is worth sending (`null`: it never goes stale); or what stands in its way. Personal data: `text`. */
export type LineTextSaid =
  | { readonly text: string; readonly validForMs: number | null }
  | { readonly refusal: SendFailure };

/** The line's own words to whoever waits, while a lead has it say some (DB703). */
export interface LineTextStore {
  /**
   * Whoever is due by one of these channels, of what can be said, who waits longest first; at most `most`. Of what only machines wrote,
   * nobody is.
   */
  readonly due: (
    channels: readonly ChannelId[],
    abouts: readonly LineTextAbout[],
    most: number,
  ) => Promise<readonly LineTextDue[]>;
  /**
   * Keeps what `say` says of what is known of reaching them, at the very version of the contact whose facts it was asked of:
   * queued as a message of nobody's, or why nothing was said. Once for each kind in a contact, at however many gateways;
   * `false`: it was said, they wait no more, or the switch is off. `say` may be asked more often than once. Throws when the
   * contact changes again and again.
   */
  readonly keep: (
    due: Pick<LineTextDue, "contactId" | "about" | "surgeId">,
    say: (record: ReachRecord) => LineTextSaid,
  ) => Promise<boolean>;
  /** What a message of the line's is about, and whether its switch is still on; `null` of any other. */
  readonly aboutOf: (
    messageId: MessageId,
  ) => Promise<{ readonly about: LineTextAbout; readonly isOn: boolean } | null>;
}
