import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { sealedAlarmAddress } from "./sealed-alarm-address.ts";
import { sealedAlarmDevice } from "./sealed-alarm-device.ts";
import {
  acknowledgeAlarm,
  alarmCauses,
  beginAlarms,
  endAlarms,
  endedAlarms,
  forgetAlarms,
  lapseAlarms,
  leaseTellings,
  lockAlarms,
  onCallNow,
  settleTellings,
  shownAlarms,
  standingAlarms,
  tellAlarms,
  toldAlarms,
} from "./alarm-statements.ts";
import type { AlarmStore } from "./alarm-store.ts";

const HOUR_MS = 60 * 60_000;
/** More than anybody reads. */
const SHOWN_MAX = 100;

export function openAlarms(inside: Inside): AlarmStore {
  const { pool, commits, databaseTime } = inside;
  const sealed = sealedAlarmAddress(inside);
  const onDevice = sealedAlarmDevice(inside);
  return {
    async round(beside, plan) {
      const count = await transaction(pool, async (on) => {
        await lockAlarms(on);
        const now = await databaseTime(on);
        const causes = [...(await alarmCauses(on, now)), ...beside];
        const { begin, end, tell } = plan({
          now,
          causes,
          standing: await standingAlarms(on),
          ended: await endedAlarms(on, JSON.stringify(causes)),
          told: await toldAlarms(on, now - HOUR_MS),
          onCall: await onCallNow(on, now),
        });
        if (end.length > 0) await endAlarms(on, end, now);
        if (begin.length > 0) await beginAlarms(on, JSON.stringify(begin));
        if (tell.length > 0) await tellAlarms(on, JSON.stringify(tell), now);
        return begin.length + end.length + tell.length;
      });
      if (count > 0) commits.happened();
      return count;
    },
    async lease(holder, leaseMs) {
      const rows = await leaseTellings(pool, holder, leaseMs, await databaseTime(pool));
      return rows.map(
        ({ id, who, way, attempt, address_id: addressId, owner_key, body, language, devices }) => {
          const address = addressId === null ? null : sealed.open(addressId, { owner_key, body });
          const to = address === null || language === null ? null : { address, language };
          const told = (devices ?? []).flatMap((each) => {
            const row = { owner_key: Buffer.from(each.key, "hex"), body: Buffer.from(each.body, "hex") };
            const subscription = onDevice.open(each.id, row);
            return subscription === null ? [] : [{ id: each.id, subscription }];
          });
          return { id, who, way, attempt, to, devices: told };
        },
      );
    },
    async settle(ids, holder, outcome) {
      const isAgain = outcome.kind === "again";
      const dueAt = (await databaseTime(pool)) + (isAgain ? outcome.afterMs : 0);
      await settleTellings(pool, ids, holder, isAgain ? "due" : outcome.kind, dueAt);
    },
    standing: async (by) => (await shownAlarms(pool, SHOWN_MAX, by)).map(({ alarm }) => alarm),
    async acknowledge(id, by) {
      const kind = (await acknowledgeAlarm(pool, id, by, await databaseTime(pool)))[0]?.kind ?? "not_found";
      if (kind === "acknowledged") commits.happened();
      return kind;
    },
    async lapse(kind, olderThanMs) {
      const { length } = await lapseAlarms(pool, kind, (await databaseTime(pool)) - olderThanMs);
      if (length > 0) commits.happened();
      return length;
    },
    async forget(olderThanMs) {
      return (await forgetAlarms(pool, (await databaseTime(pool)) - olderThanMs))[0]?.count ?? 0;
    },
  };
}
