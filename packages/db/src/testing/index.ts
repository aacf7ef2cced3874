export { SAMPLE_CHANNEL, sampleArrival } from "./sample-arrival.ts";
export { rawClient } from "./raw-client.ts";
export { sampleAsker, sampleCase } from "./sample-case.ts";
export { sampleFollowUp } from "./sample-follow-up.ts";
export { FORGET_SECRET, sampleForget, sampleVerified } from "./sample-forget.ts";
export { sampleHeld } from "./sample-held.ts";
export {
  callerLeg,
  sampleAnswered,
  sampleCall,
  SAMPLE_VOICE,
  staffLeg,
  talkingWith,
  waitingAlone,
} from "./sample-call.ts";
export { sampleFile, sampleMail } from "./sample-mail.ts";
export { holdingHistory, type HoldingHistory } from "./holding-history.ts";
export { sampleHolds, sampleLeadMove } from "./sample-lead-move.ts";
export { sampleMark } from "./sample-mark.ts";
export { sampleOptOut } from "./sample-opt-out.ts";
export { sampleOwnWord } from "./sample-own-word.ts";
export { SAMPLE_COURSE, samplePlan, samplePlanEdit } from "./sample-plan.ts";
export { samplePreference } from "./sample-preference.ts";
export { sampleDangerOver, sampleKeep } from "./sample-seen.ts";
export { SAMPLE_RECIPIENT_WORDS, sampleRelease, sampleSpoken } from "./sample-release.ts";
export { sampleSession } from "./sample-session.ts";
export { sampleStaff } from "./sample-staff.ts";
export { emptyDatabase, testDatabase, type TestDatabase } from "./test-database.ts";
export { startTestServer, type TestServer } from "./test-server.ts";
export { TEST_KEYRING, testStore, type TestStore, type TestStoreOptions } from "./test-store.ts";
export { turnedTime } from "./turned-time.ts";
export { statementEar, type StatementEar } from "./statement-ear.ts";
