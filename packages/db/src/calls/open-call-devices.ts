import type { SessionId, UserId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { CallDevice, CallDeviceStore } from "./call-device-store.ts";

const lendDevice = statement<
  Record<string, never>,
  [device: string, userId: UserId, sessionId: SessionId, nowMs: number]
>(
  "lend_call_device",
  "insert into call_device (device, user_id, session_id, lent_at) values ($1, $2, $3, instant($4))",
);

const DEVICE = `select device, user_id as "userId", session_id as "sessionId", reachable as "isReachable"
  from call_device where ended_at is null`;

const deviceOf = statement<CallDevice, [device: string]>("call_device_of", `${DEVICE} and device = $1`);

const lentDevices = statement<CallDevice>("call_devices_lent", `${DEVICE} order by lent_at, device`);

const keepReachable = statement<Record<string, never>, [device: string, isReachable: boolean]>(
  "call_device_reachable",
  "update call_device set reachable = $2 where device = $1 and ended_at is null",
);

/** By every way in which a session ends: signing out deletes it, time runs out, an account is disabled. */
const endStranded = statement<{ device: string }, [nowMs: number]>(
  "end_stranded_call_devices",
  `update call_device set ended_at = instant($1), reachable = false
   where ended_at is null and not exists (
     select from session where session.id = call_device.session_id and session.expires_at > instant($1))
   returning device`,
);

const endDevice = statement<Record<string, never>, [device: string, nowMs: number]>(
  "end_call_device",
  `update call_device set ended_at = instant($2), reachable = false where device = $1 and ended_at is null`,
);

export function openCallDevices({ pool, clock }: Inside): CallDeviceStore {
  return {
    async lend(device, userId, sessionId) {
      await lendDevice(pool, device, userId, sessionId, clock());
    },
    async of(device) {
      return (await deviceOf(pool, device))[0] ?? null;
    },
    lent: async () => lentDevices(pool),
    async reachable(device, isReachable) {
      await keepReachable(pool, device, isReachable);
    },
    async endStranded() {
      return (await endStranded(pool, clock())).map(({ device }) => device);
    },
    async end(device) {
      await endDevice(pool, device, clock());
    },
  };
}
