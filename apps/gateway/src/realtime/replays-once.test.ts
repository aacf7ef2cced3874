import { ContactId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import {
  encodeCursor,
  MAIN_QUEUE,
  type JoinAnswer,
  type RevisionEvent,
  type WireEvent,
} from "@holdfast/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Encoder, PacketType, type Packet } from "socket.io-parser";
import { replaysOnce } from "./replays-once.ts";

const id = ContactId.parse("00000000-0000-4000-8000-000000000001");
const at = (xid: number) => encodeCursor({ epoch: "1".padStart(16, "0"), xid: BigInt(xid), seq: 0n });
const revision = (version: number): RevisionEvent => ({ kind: "revision", id, version });
const ended = (reason: string): WireEvent =>
  ({ kind: "ask", id, version: 1, row: null, said: reason }) as never;
const replay = (events: readonly WireEvent[]): JoinAnswer => ({
  kind: "replay",
  batch: { stream: MAIN_QUEUE, from: at(1), to: at(9), events: [...events] },
});
const acknowledges = (answer: unknown, packetId = 0): Packet => ({
  type: PacketType.ACK,
  nsp: "/",
  id: packetId,
  data: [answer],
});
const encoder = () => new (replaysOnce().Encoder)();

/** An event that counts how often it was made text. */
function counted(): { readonly event: WireEvent; readonly times: () => number } {
  let times = 0;
  const event = Object.defineProperty(revision(1), "version", {
    enumerable: true,
    get: () => (times += 1),
  });
  return { event, times: () => times };
}

describe("the text of an answer", () => {
  it("[W43] is to the letter what Socket.IO makes of it, whatever is in it and whoever it goes to", () => {
    const event = fc.oneof(fc.nat().map(revision), fc.string({ unit: "binary" }).map(ended));
    const answer = fc.oneof(
      fc.array(event, { maxLength: 6 }).map(replay),
      fc.constantFrom<JoinAnswer>(
        { kind: "reset", reason: "too_old" },
        { kind: "refused", reason: "unavailable" },
      ),
    );
    fc.assert(
      fc.property(answer, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (said, ids) => {
        const ours = encoder();
        for (const each of ids)
          expect(ours.encode(acknowledges(said, each))).toEqual(
            new Encoder().encode(acknowledges(said, each)),
          );
      }),
      { numRuns: rounds(100) },
    );
  });

  it("[W43] is made once for all who get the same answer", () => {
    const { event, times } = counted();
    const ours = encoder();
    const answer = replay([event]);
    const [first] = ours.encode(acknowledges(answer, 0));
    expect(ours.encode(acknowledges(answer, 12))).toEqual([String(first).replace("30[", "312[")]);
    expect(times()).toBe(1);
  });

  it("[W43] holds each event as text once, in whatever answer it stands", () => {
    const { event, times } = counted();
    const ours = encoder();
    ours.encode(acknowledges(replay([event])));
    ours.encode(acknowledges(replay([event, revision(2)])));
    expect(times()).toBe(1);
  });

  it("leaves all else to Socket.IO, whatever it looks like", () => {
    const packets: readonly Packet[] = [
      { type: PacketType.EVENT, nsp: "/", data: ["batch", replay([revision(1)])] },
      { type: PacketType.CONNECT, nsp: "/", data: { sid: "it" } },
      { ...acknowledges(replay([revision(1)])), nsp: "/other" },
      { type: PacketType.ACK, nsp: "/", id: 1, data: [] },
      acknowledges(null),
      acknowledges("replay"),
    ];
    for (const packet of packets)
      expect(encoder().encode({ ...packet })).toEqual(new Encoder().encode({ ...packet }));
  });
});
