import { randomUUID } from "node:crypto";
import { ChannelId, SEEN_TO_FOR_MS } from "@holdfast/case-schema";
import type { AlarmCauseFound, Store, StoredAlarmWay } from "@holdfast/db";
import { ALARMS_OF_DANGER } from "@holdfast/rota";
import type { Chore } from "../chores/chore.ts";
import type { Log } from "../log/log.ts";
import { readMissingLead } from "../rota/missing-lead.ts";
import type { AlarmDoors } from "./alarm-doors.ts";
import { makePushKey, type PushParts } from "./push-out.ts";
import { planRound } from "./plan-round.ts";
import { sendDue } from "./send-due.ts";

/** Of no channel, so it stands beside them under a name that no channel has. */
const ALARMS = ChannelId.parse("house-alarms");
/** So long a gateway that died keeps others from looking. */
const LEASE_MS = 15_000;
const EVERY_MS = 5_000;
const HOUR_MS = 3_600_000;
/** As long as anybody asks who was told of what, and when. */
const KEPT_MS = 90 * 24 * HOUR_MS;

export interface AlarmChoreParts {
  readonly store: Pick<Store, "alarms" | "alarmAddresses" | "alarmDevices" | "leases" | "rota" | "shifts">;
  readonly doors: AlarmDoors;
  readonly push: Pick<PushParts, "fetch" | "services">;
  /** Where the console is. */
  readonly house: URL;
  readonly holder: string;
  readonly clock: () => number;
  readonly log: Log;
}

/**
 * Finds what whoever is on call has to be told of, and tells them (G631). One gateway looks at a time, each commit after the one before
 * it; whichever comes first sends what is due.
 */
export function alarmChores(parts: AlarmChoreParts): readonly Chore[] {
  const { store, doors, holder } = parts;
  const { alarms, alarmAddresses, alarmDevices, leases } = store;
  return [
    {
      name: "alarms",
      everyMs: EVERY_MS,
      run: async () => {
        if (!(await leases.take(ALARMS, "alarms", holder, LEASE_MS))) return 0;
        // Nobody's browser can be pushed to before the house has its key.
        if ((await alarmDevices.publicKey()) === null) await alarmDevices.key(makePushKey);
        let lapsed = 0;
        for (const kind of ALARMS_OF_DANGER) lapsed += await alarms.lapse(kind, SEEN_TO_FOR_MS);
        const beside = await missing(store);
        const open = new Set<StoredAlarmWay>(["push", ...doors.keys()]);
        return (
          lapsed + (await alarms.round(beside, (facts) => planRound(facts, { open, newId: randomUUID })))
        );
      },
    },
    {
      name: "alarm_tellings",
      everyMs: 1_000,
      run: async () => sendDue({ ...parts, alarms, devices: store.alarmDevices }),
    },
    { name: "asked_alarm_addresses", everyMs: HOUR_MS, run: async () => alarmAddresses.forgetAsked() },
    { name: "old_alarms", everyMs: HOUR_MS, run: async () => alarms.forget(KEPT_MS) },
  ];
}

async function missing(store: Pick<Store, "rota" | "shifts">): Promise<readonly AlarmCauseFound[]> {
  const found = await readMissingLead(store);
  return found === null ? [] : [{ kind: "lead_missing", thing: `lead.${found.because}`, since: found.since }];
}
