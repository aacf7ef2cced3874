import type { Row } from "./frame/row.ts";
import { claimRace } from "./rows/claim-race.ts";
import { dedupe } from "./rows/dedupe.ts";
import { gapFreeTail } from "./rows/gap-free-tail.ts";
import { ingestDb } from "./rows/ingest-db.ts";

/** The suite. Numbers are those of the plan, so that a row keeps its number for ever. */
export const ROWS: readonly Row[] = [ingestDb, dedupe, claimRace, gapFreeTail];
