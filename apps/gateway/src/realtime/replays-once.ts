import type { JoinAnswer, WireEvent } from "@holdfast/wire";
import { Decoder, Encoder, PacketType, type Packet } from "socket.io-parser";

type Replay = Extract<JoinAnswer, { readonly kind: "replay" }>;

/**
 * Socket.IO's own parser, to which an answer of a join is text once, whoever it goes to, and each event once, in whatever answer it
 * stands (W43). What goes out is to the letter what it would be otherwise. Answers and events must never be changed.
 */
export function replaysOnce() {
  const answers = new WeakMap<Replay, string>();
  const events = new WeakMap<WireEvent, string>();
  const ofEvent = once(events, (event) => JSON.stringify(event));
  const ofAnswer = once(answers, ({ kind, batch: { events: all, ...range } }) => {
    const batch = `${JSON.stringify(range).slice(0, -1)},"events":[${all.map(ofEvent).join(",")}]}`;
    return `[{"kind":"${kind}","batch":${batch}}]`;
  });
  return {
    Decoder,
    /** Socket.IO makes one for each server, by `new`. */
    Encoder: class extends Encoder {
      override encode(packet: Packet): unknown[] {
        const replay = replayIn(packet);
        if (replay === null) return super.encode(packet);
        return [`${PacketType.ACK}${packet.id}${ofAnswer(replay)}`];
      }
    },
  };
}

function once<Told extends object>(known: WeakMap<Told, string>, make: (told: Told) => string) {
  return (told: Told): string => {
    const text = known.get(told) ?? make(told);
    known.set(told, text);
    return text;
  };
}

/** The answer of a join in a packet; joins alone are answered by the server. */
function replayIn({ type, nsp, data }: Packet): Replay | null {
  if (type !== PacketType.ACK || nsp !== "/") return null;
  const [said] = data as readonly JoinAnswer[];
  return said?.kind === "replay" ? said : null;
}
