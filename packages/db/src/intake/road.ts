import type pg from "pg";
import { openHeldClients, type HeldClients } from "../sql/held-clients.ts";
import { patiently } from "../sql/pool.ts";

/**
 * Plans are kept for ever; made while a table was small, they must not scan it, nor its index from end to end for a hash
 * or a merge, once it is large: row by row they cost the same at any size.
 */
const SETTINGS = [
  "plan_cache_mode=force_generic_plan",
  "enable_seqscan=off",
  "enable_hashjoin=off",
  "enable_mergejoin=off",
];

/** The connections that arrivals are stored on: one for each batch in flight, or for each that travels alone. */
export function openRoad(connection: pg.PoolConfig): HeldClients {
  return openHeldClients(patiently(connection, SETTINGS));
}
