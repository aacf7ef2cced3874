export { EMPTY_BOARD, applyEvents, latestRevision, loadBoard, type Board } from "./board.ts";
export { CallRow } from "./call-row.ts";
export { Cursor, decodeCursor, encodeCursor, sameEpoch, type CursorParts } from "./cursor.ts";
export {
  AskEvent,
  CallEvent,
  ChannelEvent,
  FollowUpEvent,
  Outage,
  QueueEvent,
  RevisionEvent,
  SameAddressEvent,
  ShiftEvent,
  TakeOverEvent,
  WireEvent,
} from "./event.ts";
export { BesideEvent, CaseEvent, CaseNewsAbout, LeadMoveEvent } from "./read-anew-event.ts";
export { DraftNotice } from "./draft-notice.ts";
export { EMPTY_FEED, stepFeed, type Feed, type FeedEffect, type FeedInput, type FeedStep } from "./feed.ts";
export { followStream, startFollowing } from "./follow-stream.ts";
export { type FollowEffect, type FollowInput, type FollowStep, type Follower } from "./follower.ts";
export {
  applyOutages,
  loadOutages,
  NO_OUTAGES,
  type ChannelState,
  type KnownChannel,
  type Outages,
} from "./outages.ts";
export {
  forgetAbsent,
  hearPresence,
  NOBODY,
  PRESENT_EVERY_MS,
  Presence,
  Present,
  whoIsAt,
  type Doing,
  type PresenceTable,
} from "./presence.ts";
export {
  Batch,
  Head,
  Join,
  JoinAnswer,
  Leave,
  RefusalReason,
  Reset,
  ResetReason,
  type ClientEvents,
  type ServerEvents,
} from "./protocol.ts";
export { QueueRow, StaffName } from "./queue-row.ts";
export { connectPatienceMs, patienceMs, waitBeforeTryMs } from "./reconnect.ts";
export { ShiftRow, standsAs } from "./shift-row.ts";
export { NO_SHIFTS, applyShifts, loadShifts, type Shifts } from "./shifts.ts";
export { MAIN_BOARD, MAIN_QUEUE, StreamName, caseOf, caseStream, contactStream, isOfCase } from "./stream.ts";
export { ANSWER_WITHIN_MS, ASK_AGAIN_AFTER_MS, HEAD_EVERY_MS, REPLAY_LIMIT, SILENCE_MS } from "./timing.ts";
export { WIRE_VERSION } from "./version.ts";
