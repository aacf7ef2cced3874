import { ChannelId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { PLACE } from "../sealing/places.ts";
import { seal } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { QuarantineStore } from "./quarantine-store.ts";

const putDelivery = statement<
  Record<string, never>,
  [
    id: string,
    channel: string,
    reason: string,
    bytes: number,
    nowMs: number,
    ownerKey: Buffer,
    bodyKey: Buffer,
    body: Buffer,
  ]
>(
  "quarantine_put",
  `insert into quarantine (id, channel, reason, bytes, at, owner_key, body_key, body)
   values ($1, $2, $3, $4, instant($5), $6, $7, $8)`,
);

const listDeliveries = statement<
  { id: string; channel: string; reason: string; bytes: number; at: number },
  [most: number, last: string | null]
>(
  "quarantine_list",
  `select id, channel, reason, bytes, ms(at) as at from quarantine
   order by coalesce(reason = $2, false), quarantine.at desc, id desc limit $1`,
);

const forgetDeliveries = statement<{ id: string }, [beforeMs: number, reason: string | null]>(
  "quarantine_forget",
  `delete from quarantine where at < instant($1) and not is_younger('quarantine', id, instant($1))
     and ($2::text is null or reason = $2) returning id`,
);

export function openQuarantine({ pool, owners, clock, houseTime }: Inside): QuarantineStore {
  return {
    async put({ channel, reason, raw, bytes = raw.byteLength }) {
      const id = v7();
      // Nobody's contact: the delivery is its own owner, so that it can be forgotten alone.
      const { owner, wrapped } = owners.make(id);
      const { key, body } = seal(owner, PLACE.quarantine(id), raw);
      await putDelivery(pool, id, channel, reason, bytes, clock(), wrapped, key, body);
    },
    async list(most, last) {
      const rows = await listDeliveries(pool, most, last ?? null);
      return rows.map(({ channel, ...row }) => ({ ...row, channel: ChannelId.parse(channel) }));
    },
    async forget(olderThanMs, reason) {
      const until = await houseTime.surely();
      return until === null ? 0 : (await forgetDeliveries(pool, until - olderThanMs, reason)).length;
    },
  };
}
