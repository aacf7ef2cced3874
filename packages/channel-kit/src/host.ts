import type { Conversation } from "./conversation.ts";
import type { Waits } from "./waits.ts";
import type { Way } from "./way.ts";

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
   * 32 bytes that only this deployment can make of `text`: the same at every gateway and after a restart, others for
   * another channel. A page can be asked for something later without anything being kept of it (CH25).
   */
  readonly sign: (text: string) => Uint8Array;
  /**
   * An intake cursor. Written after what it covers was stored: a crash between the two reads that once more, and the
   * dedupe keys make it once.
   */
  readonly checkpoint: {
    read(name: string): Promise<string | null>;
    write(name: string, value: string): Promise<void>;
  };
  /**
   * Runs `work` while this gateway alone holds what `name` names among this channel's (a mailbox): it waits for its turn,
   * and resolves once `work` has, or once `signal` aborts and `work` has ended (CH29). `work`'s signal aborts with
   * `signal` and when the turn is lost; lost, `work` is run again at its next turn. What `work` throws is thrown, after the
   * turn was given up. A gateway that dies, or that cannot reach the database, loses its turn within ten seconds.
   *
   * One that is stopped for longer loses it too, and is told nothing meanwhile: `isHeld` says whether the turn is its own at this very
   * moment, and is asked before each thing that nobody else's turn may see done.
   */
  readonly hold: (
    name: string,
    signal: AbortSignal,
    work: (signal: AbortSignal, isHeld: () => boolean) => Promise<void>,
  ) => Promise<void>;
  /** The neutral page that a public page's quick exit leads to: the same that `/exit` answers with. */
  readonly exitUrl: URL;
  /** The other ways to reach us, one for each medium that other channels carry, and which of them are down (CH24). */
  readonly ways: () => readonly Way[];
  /** What whoever waits is told just now (CH62). */
  readonly waits: () => Waits;
  /** One thread by its key, for channels with pages; `request` says which client asks. */
  readonly conversation: (threadKey: string, request: Request) => Conversation;
}
