export { answerJoin, type LogRead, type ReplaySource } from "./answer-join.ts";
export { createRing, type LoggedEvent, type Ring, type RingLimits } from "./ring.ts";
