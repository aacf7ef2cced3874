import type {
  CallDecline,
  CallEnd,
  CallHappening,
  CallId,
  CallLine,
  CallPartyId,
  CallPhase,
  CallPrompt,
  ChannelId,
  ContactId,
  UserId,
} from "@holdfast/case-schema";
import type { LogPosition } from "../log/log-store.ts";
import type { Moved } from "../moves/move-store.ts";
import type { CallAnswerStore } from "./call-answer-store.ts";
import type { CallAskStore } from "./call-ask-store.ts";
import type { CallDeviceStore } from "./call-device-store.ts";
import type { Call, CallFacts, CallLegFacts, CallWithPerson, LiveCall } from "./call-facts.ts";
import type { CallPartyStore } from "./call-party-store.ts";

/** A call that came in. Personal data: `from`; `null` when it was withheld. */
export interface CallCame {
  readonly channel: ChannelId;
  /** Its name at its channel, which is its contact's thread key. */
  readonly key: string;
  readonly line: CallLine;
  readonly at: number;
  readonly from: string | null;
}

/** A call that we begin from a contact. */
export interface CallBegun {
  readonly channel: ChannelId;
  readonly contactId: ContactId;
  readonly key: string;
  readonly line: CallLine;
  readonly at: number;
  readonly by: UserId;
}

/** How a call stands, all of it: written twice is written once. */
export interface CallPicture {
  readonly phase: Exclude<CallPhase, "ended">;
  readonly legs: readonly CallLegFacts[];
}

/** What happened, for the call's course. Personal data: `digit`. */
export interface CallHappened {
  readonly kind: CallHappening;
  readonly at: number;
  readonly leg?: string | undefined;
  readonly user?: UserId | undefined;
  readonly party?: CallPartyId | undefined;
  readonly digit?: string | undefined;
  readonly decline?: CallDecline | undefined;
  readonly prompt?: CallPrompt | undefined;
}

/** What came of writing about a call. `over`: it has ended, or there is none such; nothing was changed. */
export type CallKept = { readonly kind: "kept"; readonly call: LiveCall } | { readonly kind: "over" };

/** What came of giving a call to somebody. */
export type CallMoved = Moved | { readonly kind: "over" };

/** What came of a call being put through. `kept_here`: nothing, for they are in danger or in a pressing lane; `over`: it was over. */
export type PutThrough = "closed" | "ended" | "over" | "kept_here";

/** How many calls that came in have ended. Whoever was never answered hung up while they waited, at once or later. */
export interface CallEndings {
  readonly answered: number;
  /** Hung up while they waited, but not sooner than what is counted apart. */
  readonly abandoned: number;
  /** Hung up sooner than that. */
  readonly short: number;
}

export interface CallStore {
  /**
   * Keeps that somebody rings us, once for each key. Its contact is there already; `no_contact` when it is not. Whoever rings
   * again within ten minutes keeps the wait, rises by a lane, and is offered first to whom they talked with.
   */
  readonly came: (
    given: CallCame,
  ) => Promise<{ readonly kind: "kept"; readonly call: LiveCall } | { readonly kind: "no_contact" | "over" }>;
  /** Begins a call from a contact that `by` has. `other_call`: one goes on there already. */
  readonly begun: (
    given: CallBegun,
  ) => Promise<
    | { readonly kind: "kept"; readonly call: LiveCall }
    | { readonly kind: "not_holder" | "other_call" | "not_found" }
  >;
  /** Every call of a channel that goes on, the one that waits longest first. */
  readonly live: (channel: ChannelId) => Promise<readonly LiveCall[]>;
  /** Keeps how a call stands, and what happened. What is as it was, and nothing happened, is no new version. */
  readonly record: (
    call: CallId,
    picture: CallPicture,
    happened: readonly CallHappened[],
  ) => Promise<CallKept>;
  /**
   * `by` talks with them: the contact is claimed from the version that was seen, owes no answer, and the call stands like that,
   * all in one. Whoever has the contact already talks with them again.
   */
  readonly answered: (
    call: CallId,
    by: UserId,
    expectedVersion: number,
    picture: CallPicture,
    at: number,
  ) => Promise<CallMoved>;
  /** `to` has it from `from`, and talks with them: one compare-and-set on who has it. */
  readonly handedOver: (
    call: CallId,
    from: UserId,
    to: UserId,
    picture: CallPicture,
    at: number,
  ) => Promise<CallMoved>;
  /** It lost its advocate: back in the queue, at the head, with the wait kept. Whoever has it no longer matters. */
  readonly requeued: (call: CallId, picture: CallPicture, at: number) => Promise<CallKept>;
  /**
   * They hung up before anybody talked with them. The contact closes itself; one with whom somebody talked before waits in the
   * queue for whoever looks at it.
   */
  readonly abandoned: (call: CallId, at: number) => Promise<"closed" | "ended" | "over">;
  /** It is over. Its contact stays with whoever has it, until they close it. Ended twice is ended once. */
  readonly ended: (
    call: CallId,
    as: Exclude<CallEnd, "hung_up_waiting" | "put_through">,
    at: number,
  ) => Promise<"ended" | "over">;
  /**
   * They asked for the partner's line and talk there (DB756): the call is over for us, and a contact that nobody had taken closes
   * itself. Done again, it is done. Whoever is in danger or in a pressing lane by then waits on instead (DB766).
   */
  readonly putThrough: (call: CallId, at: number) => Promise<PutThrough>;
  /** Those of a channel's calls of these names that were put through: they may still be talked in. */
  readonly putThroughOf: (channel: ChannelId, keys: readonly string[]) => Promise<readonly LiveCall[]>;
  /** Whose callers may be told of the partner's line just now (DB755); nobody while no lead has it told of. */
  readonly dueElsewhere: (channel: ChannelId) => Promise<readonly CallId[]>;
  /** How the calls that came in ended since an instant. */
  readonly endings: (since: number, shortMs: number) => Promise<CallEndings>;
  /** Whoever has a contact whose call is over: they are rung no more until they close it or set it aside. */
  readonly wrappingUp: () => Promise<readonly UserId[]>;
  /** Every call that goes on, with a position read by the same statement. */
  readonly standing: () => Promise<{ readonly asOf: LogPosition; readonly rows: readonly CallFacts[] }>;
  /** The call of a contact that goes on, else its last one. */
  readonly ofContact: (contactId: ContactId) => Promise<Call | null>;
  /** The one of them in which the person was on the line: they rang, or answered. A call to somebody else is none of theirs. */
  readonly lastWithPerson: (contactId: ContactId) => Promise<CallWithPerson | null>;
  readonly devices: CallDeviceStore;
  readonly asks: CallAskStore;
  readonly parties: CallPartyStore;
  readonly answers: CallAnswerStore;
}
