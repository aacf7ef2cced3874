import type { UserId } from "@holdfast/case-schema";
import type { Client } from "pg";

/** Begins the session that {@link sampleAsker} asks in. It lives, and has proved whose it is, whatever a test's clock says. */
export async function sampleSession(client: Client, of: UserId, provedAt = "2100-01-01"): Promise<void> {
  await client.query(
    `insert into session (id, token, user_id, expires_at, proved_at) values ($1::uuid, $1::uuid::text, $1::uuid, '2100-01-01', $2)
     on conflict (id) do update set proved_at = excluded.proved_at`,
    [of, provedAt],
  );
  // As one from before the house had a time of its own, by which it would end.
  await client.query("begin; set local session_replication_role = replica");
  await client.query("update session set began_house = null, proved_house = null where id = $1", [of]);
  await client.query("commit");
}
