import { ASK_AGAIN_AFTER_MS, MAIN_QUEUE, WIRE_VERSION } from "@holdfast/wire";
import type { WebSocket } from "ws";
import type { Speech } from "./console-speech.ts";

/**
 * Says where a console stands that was away, and resolves with the bytes of what it missed: JSON, the same for everybody who stood there.
 * `at`: a cursor of the queue's stream, or for the limit how much of its ring is known.
 */
export async function catchUp(socket: WebSocket, speech: Speech, at: string): Promise<Buffer> {
  const answered = Promise.withResolvers<Buffer>();
  const broke = (): void => answered.reject(new Error("the line broke before it was up to date"));
  socket.on("error", broke);
  socket.on("close", broke);
  if (speech === "bare") {
    socket.on("open", () => socket.send(JSON.stringify({ since: Number(at) })));
    socket.on("message", answered.resolve);
    return answered.promise;
  }
  const join = JSON.stringify(["join", { version: WIRE_VERSION, stream: MAIN_QUEUE, cursor: at }]);
  socket.on("message", (data: Buffer) => {
    const kind = data.toString("latin1", 0, 3);
    if (kind.startsWith("0")) return socket.send("40");
    if (kind.startsWith("2")) return socket.send("3");
    if (kind.startsWith("40")) return socket.send(`420${join}`);
    if (kind !== "430") return;
    const answer = data.subarray(3);
    // As a console does: whoever is told that nobody can say it now asks again later (W11).
    if (isForLater(answer)) setTimeout(() => socket.send(`420${join}`), ASK_AGAIN_AFTER_MS);
    else answered.resolve(answer);
  });
  return answered.promise;
}

/** Whether an answer says no more than that there is none at the moment. */
export function isForLater(answer: Buffer): boolean {
  return answer.toString("latin1", 0, 100).includes('"reason":"unavailable"');
}

/** The contacts that a catch-up tells of, in its order; none when it was refused. */
export function missedIn(bytes: Buffer): readonly string[] {
  const read = JSON.parse(bytes.toString()) as Missed | readonly [{ readonly batch?: Missed }];
  const missed = "events" in read ? read : read[0].batch;
  return (missed?.events ?? []).map(({ id }) => id);
}

interface Missed {
  readonly events: readonly { readonly id: string }[];
}
