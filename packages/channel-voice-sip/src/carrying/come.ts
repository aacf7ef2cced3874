import type { CallEvent, CallStanding, InboundEvent } from "@holdfast/channel-kit";

type Came = Extract<CallEvent, { kind: "came" }>;

/** The message that stands for a call on the ordinary road (CH50): without words, and once however often it is stored. */
export function messageOf({ call, from, via, at }: Pick<Came, "call" | "from" | "via" | "at">): InboundEvent {
  return {
    kind: "message",
    dedupeKey: `call:${call}`,
    threadKey: call,
    address: from,
    text: "",
    sentAt: at,
    ...(via === null ? {} : { via }),
  };
}

/** The messages of all callers that stand: whoever came while nobody looked is stored before it is told. */
export function messagesOf(calls: readonly CallStanding[]): readonly InboundEvent[] {
  return calls
    .filter(({ legs }) => legs.some(({ who }) => who.kind === "caller"))
    .map(({ call, from, via, startedAt }) => messageOf({ call, from, via, at: startedAt }));
}
