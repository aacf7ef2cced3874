import type { CallLine, ContactId, UserId } from "@holdfast/case-schema";
import { ChannelId } from "@holdfast/case-schema";
import { randomUUID } from "node:crypto";
import type { LiveCall, CallLegFacts } from "../calls/call-facts.ts";
import type { CallPicture } from "../calls/call-store.ts";
import type { Store } from "../store/store.ts";
import { sampleArrival } from "./sample-arrival.ts";

/** The channel of every sample call. */
export const SAMPLE_VOICE: ChannelId = ChannelId.parse("voice");

/** Somebody rings: the contact by the ordinary road, and the call beside it. Its number is withheld unless `from` says one. */
export async function sampleCall(
  store: Store,
  given: { readonly at: number; readonly from?: string; readonly key?: string; readonly line?: CallLine },
): Promise<LiveCall> {
  const { at, from = null, key = randomUUID(), line = "voice" } = given;
  await store.intake.arrive(
    sampleArrival({
      channel: SAMPLE_VOICE,
      medium: "voice",
      dedupeKey: key,
      threadKey: key,
      address: from,
      text: "",
      targetMs: 20_000,
    }),
  );
  const came = await store.calls.came({ channel: SAMPLE_VOICE, key, line, at, from });
  if (came.kind !== "kept") throw new Error(`the sample call is ${came.kind}`);
  return came.call;
}

/** The caller alone, with music or without. */
export function callerLeg(since: number, isOnHold = false): CallLegFacts {
  return {
    leg: "caller",
    who: "caller",
    user: null,
    party: null,
    state: "up",
    isOnHold,
    isListening: false,
    since,
  };
}

/** Somebody of us, who can be heard. */
export function staffLeg(user: UserId, since: number, given: Partial<CallLegFacts> = {}): CallLegFacts {
  return {
    leg: `answer-${user}`.slice(0, 64),
    who: "staff",
    user,
    party: null,
    state: "up",
    isOnHold: false,
    isListening: false,
    since,
    ...given,
  };
}

/** Two who talk. */
export function talkingWith(user: UserId, since: number): CallPicture {
  return { phase: "talking", legs: [callerLeg(since), staffLeg(user, since)] };
}

/** A caller who waits, with music. */
export function waitingAlone(since: number, phase: "waiting" | "back" = "waiting"): CallPicture {
  return { phase, legs: [callerLeg(since, true)] };
}

/** A call that `by` answered. */
export async function sampleAnswered(
  store: Store,
  by: UserId,
  given: Parameters<typeof sampleCall>[1],
): Promise<LiveCall & { readonly contactId: ContactId }> {
  const call = await sampleCall(store, given);
  const moved = await store.calls.answered(call.id, by, call.version, talkingWith(by, given.at), given.at);
  if (moved.kind !== "moved") throw new Error(`the sample call is ${moved.kind}`);
  return call;
}
