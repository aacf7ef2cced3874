import { PLACE } from "../sealing/places.ts";
import { AS_TEXT, sealedRecord, type SealedRecord } from "../sealing/sealed-record.ts";
import type { Inside } from "../store/inside.ts";

/** Where somebody who works here wishes to be told, under a key of its own (DB674). */
export function sealedAlarmAddress(inside: Pick<Inside, "owners">): SealedRecord<string> {
  return sealedRecord(inside, "alarm_address", PLACE.alarmAddress, AS_TEXT);
}
