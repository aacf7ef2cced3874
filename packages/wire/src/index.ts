export { EMPTY_BOARD, applyEvents, latestRevision, loadBoard, type Board } from "./board.ts";
export { Cursor, decodeCursor, encodeCursor, sameEpoch, type CursorParts } from "./cursor.ts";
export { QueueEvent, RevisionEvent, WireEvent } from "./event.ts";
export { EMPTY_FEED, stepFeed, type Feed, type FeedEffect, type FeedInput, type FeedStep } from "./feed.ts";
export { followStream, startFollowing } from "./follow-stream.ts";
export { type FollowEffect, type FollowInput, type FollowStep, type Follower } from "./follower.ts";
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
export { MAIN_QUEUE, StreamName, contactStream } from "./stream.ts";
export { ANSWER_WITHIN_MS, ASK_AGAIN_AFTER_MS, HEAD_EVERY_MS, REPLAY_LIMIT, SILENCE_MS } from "./timing.ts";
export { WIRE_VERSION } from "./version.ts";
