import { randomUUID } from "node:crypto";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import type { AlarmDeviceStore } from "./alarm-device-store.ts";
import { sealedAlarmDevice, sealedPushKey } from "./sealed-alarm-device.ts";

/** More devices than anybody carries. */
const MOST = 5;

const lockKey = statement<{ readonly locked: string }>(
  "lock_push_key",
  "select pg_advisory_xact_lock(hashtextextended('push_key', 0))::text as locked",
);
const readKey = statement<{
  readonly id: string;
  readonly public_key: string;
  readonly owner_key: Buffer;
  readonly body: Buffer;
}>("push_key_read", "select id, public_key, owner_key, body from push_key");
const forgetKey = statement<{ readonly id: string }>(
  "push_key_forget",
  "with gone as (delete from alarm_device) delete from push_key returning id",
);
const addKey = statement<
  { readonly id: string },
  [id: string, publicKey: string, ownerKey: Buffer, body: Buffer, nowMs: number]
>(
  "push_key_add",
  "insert into push_key (id, public_key, owner_key, body, at) values ($1, $2, $3, $4, instant($5)) returning id",
);
/** Anew, not in its place: what is sealed says of which id it is. */
const dropSame = statement<{ readonly id: string }, [endpointHash: Buffer]>(
  "alarm_device_drop_same",
  "delete from alarm_device where endpoint_hash = $1 returning id",
);
const addDevice = statement<
  { readonly id: string },
  [
    id: string,
    user: string,
    session: string,
    endpointHash: Buffer,
    ownerKey: Buffer,
    body: Buffer,
    nowMs: number,
  ]
>(
  "alarm_device_add",
  `insert into alarm_device (id, user_id, session_id, endpoint_hash, owner_key, body, at)
   values ($1, $2, $3, $4, $5, $6, instant($7)) on conflict (endpoint_hash) do nothing returning id`,
);
const dropOldest = statement<{ readonly id: string }, [user: string, most: number]>(
  "alarm_device_drop_oldest",
  `delete from alarm_device where id in (
     select id from alarm_device where user_id = $1 order by at desc, id desc offset $2) returning id`,
);
const readDevices = statement<
  { readonly count: number; readonly is_here: boolean },
  [user: string, endpointHash: Buffer | null]
>(
  "alarm_devices_stand",
  `select count(*)::int as count, coalesce(bool_or(endpoint_hash = $2::bytea), false) as is_here
   from alarm_device where user_id = $1`,
);
const removeDevices = statement<{ readonly id: string }, [user: string, endpointHash: Buffer | null]>(
  "alarm_devices_remove",
  "delete from alarm_device where user_id = $1 and ($2::bytea is null or endpoint_hash = $2::bytea) returning id",
);
const forgetDevices = statement<{ readonly id: string }, [ids: readonly string[]]>(
  "alarm_devices_forget",
  "delete from alarm_device where id = any ($1::uuid[]) returning id",
);

export function openAlarmDevices(inside: Inside): AlarmDeviceStore {
  const { pool, keyring, databaseTime } = inside;
  const devices = sealedAlarmDevice(inside);
  const keys = sealedPushKey(inside);
  const hashOf = (endpoint: string): Buffer => keyring.hash("alarm_device", endpoint);
  return {
    key: async (make) =>
      transaction(pool, async (on) => {
        await lockKey(on);
        const [found] = await readKey(on);
        const opened = found === undefined ? null : keys.open(found.id, found);
        if (found !== undefined && opened !== null)
          return { publicKey: found.public_key, privateKey: opened };
        await forgetKey(on);
        const made = make();
        const id = randomUUID();
        const { wrapped, body } = keys.seal(id, made.privateKey);
        await addKey(on, id, made.publicKey, wrapped, body, await databaseTime(on));
        return made;
      }),
    publicKey: async () => (await readKey(pool))[0]?.public_key ?? null,
    keep: async ({ id, user, sessionId, subscription }) =>
      transaction(pool, async (on) => {
        const { wrapped, body } = devices.seal(id, subscription);
        const hash = hashOf(subscription.endpoint);
        await dropSame(on, hash);
        await addDevice(on, id, user, sessionId, hash, wrapped, body, await databaseTime(on));
        await dropOldest(on, user, MOST);
      }),
    async stands(user, endpoint) {
      const [found] = await readDevices(pool, user, endpoint === null ? null : hashOf(endpoint));
      return { count: found?.count ?? 0, isHere: found?.is_here ?? false };
    },
    async remove(user, endpoint) {
      await removeDevices(pool, user, endpoint === null ? null : hashOf(endpoint));
    },
    async forget(ids) {
      await forgetDevices(pool, ids);
    },
  };
}
