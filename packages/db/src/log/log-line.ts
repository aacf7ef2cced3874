import type pg from "pg";
import { openHeldClients, type HeldClients } from "../sql/held-clients.ts";
import { patiently } from "../sql/pool.ts";

/**
 * The connection on which the log is read on and on: what was committed is told as fast as that goes, whoever else waits for one of the
 * pool's, and its one statement is planned once, not with every read of a connection that has not had it yet. The plan is kept for ever:
 * made while the log was small, it must not scan it once it is large.
 */
export function openLogLine(connection: pg.PoolConfig): HeldClients {
  return openHeldClients(patiently(connection, ["plan_cache_mode=force_generic_plan", "enable_seqscan=off"]));
}
