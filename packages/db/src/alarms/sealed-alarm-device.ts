import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { asJson, AS_TEXT, sealedRecord, type SealedRecord } from "../sealing/sealed-record.ts";
import type { Inside } from "../store/inside.ts";
import type { PushSubscription } from "./alarm-device-store.ts";

const Subscription = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() });

/** Where somebody's browser is pushed to, under a key of its own (DB712). */
export function sealedAlarmDevice(inside: Pick<Inside, "owners">): SealedRecord<PushSubscription> {
  return sealedRecord(inside, "alarm_device", PLACE.alarmDevice, asJson(Subscription));
}

/** The private half of the house's key (DB713). */
export function sealedPushKey(inside: Pick<Inside, "owners">): SealedRecord<string> {
  return sealedRecord(inside, "push_key", PLACE.pushKey, AS_TEXT);
}
