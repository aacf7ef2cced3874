import type { Row } from "./frame/row.ts";
import { auditRate } from "./rows/audit-rate.ts";
import { backup } from "./rows/backup.ts";
import { callAnswer } from "./rows/call-answer.ts";
import { callCrowd } from "./rows/call-crowd.ts";
import { caseOpen } from "./rows/case-open.ts";
import { changingStorm } from "./rows/changing-storm.ts";
import { claimBloat } from "./rows/claim-bloat.ts";
import { claimRace } from "./rows/claim-race.ts";
import { claimThroughput } from "./rows/claim-throughput.ts";
import { coldStart } from "./rows/cold-start.ts";
import { consoleKeys, consoleLoad, consoleMemory } from "./rows/console-list.ts";
import { consoleReconnect } from "./rows/console-reconnect.ts";
import { consoleShift } from "./rows/console-shift.ts";
import { consoleSoak } from "./rows/console-soak.ts";
import { consentDecide } from "./rows/consent-decide.ts";
import { crossNode } from "./rows/cross-node.ts";
import { dedupe } from "./rows/dedupe.ts";
import { durability } from "./rows/durability.ts";
import { e2eCrowd } from "./rows/e2e-crowd.ts";
import { fanout } from "./rows/fanout.ts";
import { gapFreeTail } from "./rows/gap-free-tail.ts";
import { groundingKeys } from "./rows/grounding-keys.ts";
import { ingestDb } from "./rows/ingest-db.ts";
import { ingestHttp } from "./rows/ingest-http.ts";
import { keyRotation } from "./rows/key-rotation.ts";
import { matchNext } from "./rows/match.ts";
import { queueListDb } from "./rows/queue-list-db.ts";
import { queueListHttp } from "./rows/queue-list-http.ts";
import { raceOfEverything } from "./rows/race-of-everything.ts";
import { rebalance } from "./rows/rebalance.ts";
import { reconnectStorm } from "./rows/reconnect-storm.ts";
import { search } from "./rows/search.ts";
import { steadySoak } from "./rows/soak.ts";
import { walSoak } from "./rows/wal-soak.ts";
import { mailParse } from "./rows/mail-parse.ts";
import { mailArrival } from "./rows/mail-arrival.ts";

/** The suite. Numbers are those of the plan, so that a row keeps its number for ever. */
export const ROWS: readonly Row[] = [
  ingestDb,
  ingestHttp,
  dedupe,
  claimRace,
  claimThroughput,
  claimBloat,
  matchNext,
  queueListDb,
  queueListHttp,
  fanout,
  e2eCrowd,
  reconnectStorm,
  gapFreeTail,
  crossNode,
  durability,
  walSoak,
  steadySoak,
  coldStart,
  consoleKeys,
  consoleLoad,
  consoleMemory,
  mailParse,
  mailArrival,
  consoleReconnect,
  consoleShift,
  consoleSoak,
  consentDecide,
  callCrowd,
  callAnswer,
  caseOpen,
  auditRate,
  backup,
  search,
  keyRotation,
  groundingKeys,
  rebalance,
  raceOfEverything,
  changingStorm,
];
