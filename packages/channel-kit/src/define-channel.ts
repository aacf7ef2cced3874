import type { AnswerSubject, ChannelTraits } from "@holdfast/case-schema";
import type { z } from "zod";
import type { Calls } from "./calls.ts";
import type { FetchedMedia } from "./fetched-media.ts";
import type { Found } from "./found.ts";
import type { Host } from "./host.ts";
import type { Intake } from "./intake.ts";
import type { Missed } from "./missed.ts";
import type { Outbound, SendResult } from "./outbound.ts";

/** A conversation that we begin. Personal data. */
export interface Begun {
  /** What `Outbound.threadKey` will be, and what makes the answers to it this conversation's. */
  readonly threadKey: string;
  /** Other keys under which what comes back is found, as an inbound message's `names` are. */
  readonly names?: readonly string[];
}

/** A channel at work. An optional member is the capability: what is not there cannot be done. */
export interface Channel {
  readonly intake: readonly [Intake, ...Intake[]];
  readonly send: (message: Outbound) => Promise<SendResult>;
  /**
   * Names a conversation that we begin with this address (CH33); `null` when the address is our own. Left out where the
   * address itself is the thread key, and where we cannot begin. Sends nothing.
   */
  readonly begin?: (address: string) => Begun | null;
  /** What stands above an answer on their screen (CH39). Left out where messages have no subject. */
  readonly answerSubject?: AnswerSubject;
  /** What stands before our address on their screen (CH46). Left out where nothing does. */
  readonly senderName?: string;
  /** Shows the person that somebody writes. */
  readonly typing?: (threadKey: string) => Promise<void>;
  /** Deletes the provider's copy of a message and of its media, by the `ref` that came with it. What is gone already is
   * forgotten. */
  readonly forget?: (ref: string) => Promise<"forgotten" | "retry">;
  /**
   * A copy stays there until its words are taken back, or forgotten here, however long a provider may keep copies otherwise: others
   * read them where they lie (G411).
   */
  readonly copiesStay?: true;
  /** Fetches one picture or file of an inbound message, by the `ref` in its `media`, at most `most` bytes (CH22). */
  readonly media?: (ref: string, most: number) => Promise<FetchedMedia>;
  /** Asks the provider for messages that arrived since the cursor of the last call; `null` the first time. */
  readonly missedSince?: (cursor: string | null) => Promise<Missed>;
  /** Asks the provider for real whether a message of ours would leave now. Sends nothing and never throws (CH23). */
  readonly check?: () => Promise<Found>;
  /** Carries calls: spoken contacts, live (CH50 to CH61). */
  readonly calls?: Calls;
}

/**
 * What a channel is (id, title, traits, configuration) and how it connects. `Config` is what the zod schema makes of the
 * instance's variables.
 */
export interface ChannelDefinition<Schema extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  /** What advocates call it, in English; the console translates by medium. */
  readonly title: string;
  readonly traits: ChannelTraits;
  /** One field a variable: `retryMs` of instance `sms-main` is read from `HOLDFAST_SMS_MAIN_RETRY_MS`. */
  readonly config: Schema;
  /** Fields whose values are secrets: never printed, not even when they are wrong. */
  readonly secrets: readonly Extract<keyof z.infer<Schema>, string>[];
  /** Opens nothing yet: a live intake starts with `listen`, the rest waits to be called. A method, so that a definition
   * of any configuration fits a list of definitions. */
  connect(this: void, config: z.infer<Schema>, host: Host): Channel;
}

/**
 * Declares a channel. Pure: importing a channel package starts nothing, and the definition is frozen.
 *
 * @example
 * export default defineChannel({ id: "loopback", title: "Loopback", traits, config, secrets: [], connect });
 */
export function defineChannel<Schema extends z.ZodObject>(
  definition: ChannelDefinition<Schema>,
): ChannelDefinition<Schema> {
  const { traits, secrets } = definition;
  Object.freeze(traits.address);
  Object.freeze(traits.readableBy);
  return Object.freeze({ ...definition, traits: Object.freeze(traits), secrets: Object.freeze(secrets) });
}
