import type { Outbound } from "../outbound.ts";
import type { Delivery } from "../delivery.ts";
import type { Found } from "../found.ts";
import type { InboundEvent } from "../inbound-event.ts";

/** The other side of `host.fetch`, and what reached the person through it. */
export interface FakeProvider {
  /** Answers the channel's requests; leave it out when the channel sends none. */
  readonly fetch?: (request: Request) => Response | Promise<Response>;
  /** How often it was asked for something, where that is done in another language than HTTP; `fetch` is left out then. */
  readonly asked?: () => number;
  /** Every text that reached the person, in order and joined; `null` when they fetch it from the conversation. */
  readonly delivered: (() => string) | null;
}

/** How the channel sends, and how its provider can be made to misbehave. `null`: this provider cannot. */
export interface SendFixture {
  readonly message: Outbound;
  /** `null`: it carries no text at all, and says that it refuses each. */
  readonly accepts: (() => FakeProvider) | null;
  readonly throttles: (() => FakeProvider) | null;
  readonly refuses: (() => FakeProvider) | null;
  /** Takes the message and loses the line before it answers. */
  readonly vanishes: (() => FakeProvider) | null;
}

/** A delivery with a name for the test's title. Called afresh each time, so that it may be signed with the hour. */
export interface NamedDelivery {
  readonly name: string;
  readonly delivery: () => Delivery;
}

/** What the provider of a webhook sends. */
export interface WebhookFixture {
  /**
   * What `verify` can vouch for. Left out: the whole body, because the provider signs it. `caller`: the provider signs
   * nothing and shows a secret, so that a body changed on the way cannot be told.
   */
  readonly vouchesFor?: "caller";
  /** The provider's signed delivery of one message: `event` is its name of it, `thread` who writes. */
  readonly message: (said: {
    readonly event: string;
    readonly thread: string;
    readonly text: string;
  }) => Delivery;
  /** Any bytes at all, signed as the provider would sign them. */
  readonly sign: (body: Uint8Array<ArrayBuffer>) => Delivery;
  /** Real payloads, and exactly what must be read out of them. */
  readonly examples: readonly (NamedDelivery & {
    readonly expected: readonly InboundEvent[] | "unreadable";
  })[];
  /** Deliveries that somebody else made up. The suite adds changed bodies and missing headers by itself. */
  readonly forged: readonly [NamedDelivery, ...NamedDelivery[]];
  /** Signed deliveries of kinds the channel does not know. */
  readonly unknown: readonly NamedDelivery[];
}

/** A provider that kept messages we may have missed. */
export interface MissedFixture {
  readonly provider: () => FakeProvider;
  /** The deliveries with which it would have brought the same messages, oldest first. */
  readonly deliveries: readonly [() => Delivery, ...(() => Delivery)[]];
}

/** A provider that keeps files of inbound messages. */
export interface MediaFixture {
  /** The `ref` of a file it has, as `parse` lists it, and one of a file it has not. */
  readonly ref: string;
  readonly missing: string;
  /** A `ref` at a host that is not the provider's. */
  readonly elsewhere: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly provider: () => FakeProvider;
  /** The configuration's secrets, in every form in which they could leave. */
  readonly secrets: readonly [string, ...string[]];
}

/** A provider that is asked whether it works. */
export interface CheckFixture {
  readonly well: () => FakeProvider;
  /**
   * Providers on a bad day, and the reason that must be told. The suite adds broken and silent ones by itself, as far as they
   * are reached by HTTP.
   */
  readonly down: readonly {
    readonly name: string;
    readonly provider: () => FakeProvider;
    readonly reason: Extract<Found, { kind: "down" }>["reason"];
  }[];
}

/** Asks the channel's own app, as a browser would; paths start at its root. */
export type Ask = (request: Request) => Promise<Response>;

/** What a browser does with the channel's pages. */
export interface PagesFixture {
  /** Every page that anybody may open. */
  readonly open: readonly (() => Request)[];
  /** The request that stores `text`; `ask` fetches the form first when it carries something needed. */
  readonly write: (ask: Ask, text: string) => Request | Promise<Request>;
  /** The request that shows the conversation of a thread, as its owner makes it. */
  readonly read: (threadKey: string) => Request | Promise<Request>;
}

/** All that the contract test needs to know about one channel. Everything in it is invented. */
export interface ChannelFixtures {
  /** The channel's module, `import.meta.resolve("./index.ts")`: it is imported in a process of its own. */
  readonly module: string;
  /** A configuration that is right: fields and values as the environment gives them. */
  readonly config: Readonly<Record<string, string>>;
  /** One wrong value a field: for secrets, the suite also sees that it is not repeated. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Words, names and addresses of these fixtures, which no log may carry. */
  readonly personal: readonly [string, ...string[]];
  readonly send: SendFixture;
  readonly webhook: WebhookFixture | null;
  readonly pages: PagesFixture | null;
  /** Left out when the channel cannot ask for what it missed. */
  readonly missed?: MissedFixture;
  /** Left out when its messages carry no files. */
  readonly media?: MediaFixture;
  /** Left out when the channel cannot ask whether its provider works; `offline` when it has no provider to ask. */
  readonly check?: CheckFixture | "offline";
  /** Whether it carries calls. */
  readonly carriesCalls?: boolean;
}
