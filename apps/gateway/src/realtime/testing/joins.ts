import type { Store } from "@holdfast/db";
import {
  encodeCursor,
  type Join,
  type JoinAnswer,
  MAIN_QUEUE,
  type StreamName,
  WIRE_VERSION,
} from "@holdfast/wire";
import type { TestSocket } from "./test-gateway.ts";

/** The wire as a stranger may speak it: anything at all. */
export const ask = (socket: TestSocket, join: unknown): Promise<JoinAnswer> =>
  socket.timeout(5_000).emitWithAck("join", join as Join) as Promise<JoinAnswer>;

/** Joins from where the log stands now. */
export async function joinAtHead(
  socket: TestSocket,
  { log }: Pick<Store, "log">,
  stream: StreamName = MAIN_QUEUE,
): Promise<JoinAnswer> {
  return ask(socket, { version: WIRE_VERSION, stream, cursor: encodeCursor(await log.head()) });
}
