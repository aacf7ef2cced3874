export { Cursor, decodeCursor, encodeCursor, sameEpoch, type CursorParts } from "./cursor.ts";
export { QueueEvent, RevisionEvent, WireEvent } from "./event.ts";
export {
  Batch,
  Head,
  Join,
  JoinAnswer,
  Leave,
  RefusalReason,
  ResetReason,
  type ClientEvents,
  type ServerEvents,
} from "./protocol.ts";
export { QueueRow, StaffName } from "./queue-row.ts";
export { MAIN_QUEUE, StreamName, contactStream } from "./stream.ts";
export { WIRE_VERSION } from "./version.ts";
