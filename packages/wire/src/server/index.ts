export { answerJoin, type LogRead, type ReplaySource } from "./answer-join.ts";
export { createLogReader, type Announce, type LogReader, type ReadSoFar } from "./log-reader.ts";
export type { LogPage, LogSource, StoredEvent } from "./log-source.ts";
export { createReplayReader, type ReplayReader } from "./replay-reader.ts";
export { createRing, type LoggedEvent, type Ring, type RingLimits } from "./ring.ts";
