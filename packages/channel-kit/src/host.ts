import type { Conversation } from "./conversation.ts";

/** Facts for the log: numbers, ids and enumerations. Words and addresses have no place in it. */
export type Facts = Readonly<Record<string, number | boolean | string | null>>;

/** What the gateway lends a channel. Nothing else of the house is in reach. */
export interface Host {
  readonly fetch: typeof globalThis.fetch;
  /** The public address of this instance's webhook, for providers that are told where to report. */
  readonly webhookUrl: string;
  readonly log: (event: string, facts?: Facts) => void;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** `size` random bytes from the system's secure source. */
  readonly random: (size: number) => Uint8Array;
  /**
   * An intake cursor. Written after what it covers was stored: a crash between the two reads that once more, and the
   * dedupe keys make it once.
   */
  readonly checkpoint: {
    read(name: string): Promise<string | null>;
    write(name: string, value: string): Promise<void>;
  };
  /** The neutral page that a public page's quick exit leads to: the same that `/exit` answers with. */
  readonly exitUrl: URL;
  /** One thread by its key, for channels with pages; `request` says which client asks. */
  readonly conversation: (threadKey: string, request: Request) => Conversation;
}
