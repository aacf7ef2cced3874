import type { SendResult } from "@holdfast/channel-kit";
import type { AlarmTellingOutcome, DueAlarmTelling, Store } from "@holdfast/db";
import type { Log } from "../log/log.ts";
import type { AlarmDoors } from "./alarm-doors.ts";
import { alarmText } from "./alarm-text.ts";
import { makePushKey, pushOut, type PushParts } from "./push-out.ts";

export interface SendDueParts {
  readonly alarms: Pick<Store["alarms"], "lease" | "settle">;
  readonly devices: Pick<Store["alarmDevices"], "key" | "forget">;
  readonly doors: AlarmDoors;
  readonly push: Pick<PushParts, "fetch" | "services">;
  /** Where the console is. */
  readonly house: URL;
  readonly holder: string;
  readonly clock: () => number;
  readonly log: Log;
}

/** Longer than a channel may take, with room for statements: what a gateway that died had is not known to have left. */
export const TELLING_LEASE_MS = 20_000;
/** Whoever reads it later is told anew by then. */
const GOOD_MS = 15 * 60_000;
/** First pause before it is tried again; it grows up to the longest. */
const AGAIN_MS = 10_000;
const AGAIN_MAX_MS = 2 * 60_000;

/**
 * Sends what is due, each person one message by one way, however many alarms it stands for. What surely did not leave is tried again
 * until it does or nobody needs it any more; of what nobody knows whether it left nothing is sent again (CH6), and the alarm's own
 * repeat comes. How many messages left.
 */
export async function sendDue(parts: SendDueParts): Promise<number> {
  const { alarms, holder, log } = parts;
  const due = await alarms.lease(holder, TELLING_LEASE_MS);
  const messages = Map.groupBy(due, ({ who, way }) => `${who} ${way}`);
  const outcomes = await Promise.all(
    [...messages.values()].map(async (tellings) => {
      const [first] = tellings;
      if (first === undefined) return false;
      const outcome = await sendOne(first, parts);
      await alarms.settle(
        tellings.map(({ id }) => id),
        holder,
        outcome,
      );
      log.info("alarm_told", { way: first.way, attempt: first.attempt, result: outcome.kind });
      return outcome.kind === "sent";
    }),
  );
  return outcomes.filter(Boolean).length;
}

async function sendOne(due: DueAlarmTelling, parts: SendDueParts): Promise<AlarmTellingOutcome> {
  const { id, way, to, attempt } = due;
  const { doors, house, clock } = parts;
  if (way === "push") return pushOne(due, parts);
  const door = doors.get(way);
  if (to === null || door === undefined) return { kind: "failed" };
  const message = {
    id,
    address: to.address,
    text: alarmText(to.language, house),
    goodUntil: clock() + GOOD_MS,
  };
  return outcomeOf(await door.send(message), attempt);
}

/** To every device of theirs: it left once it left to one of them. What a push service knows no more is forgotten. */
async function pushOne(
  { devices: theirs, attempt }: DueAlarmTelling,
  { devices, push, house, log }: SendDueParts,
): Promise<AlarmTellingOutcome> {
  if (theirs.length === 0) return { kind: "failed" };
  const key = await devices.key(makePushKey);
  const pushed = await Promise.all(
    theirs.map(async ({ id, subscription }) => ({
      id,
      ...(await pushOut(subscription, key, { ...push, house, log })),
    })),
  );
  const gone = pushed.filter(({ kind }) => kind === "gone").map(({ id }) => id);
  if (gone.length > 0) await devices.forget(gone);
  if (pushed.some(({ kind }) => kind === "sent")) return { kind: "sent" };
  return pushed.some(({ kind }) => kind === "again")
    ? { kind: "again", afterMs: Math.min(AGAIN_MAX_MS, AGAIN_MS * attempt) }
    : { kind: "failed" };
}

function outcomeOf(result: SendResult, attempt: number): AlarmTellingOutcome {
  switch (result.kind) {
    case "accepted":
      return { kind: "sent" };
    case "rejected":
      return { kind: "failed" };
    case "unknown":
      return { kind: "unknown" };
    case "retry":
      return { kind: "again", afterMs: Math.max(result.afterMs, Math.min(AGAIN_MAX_MS, AGAIN_MS * attempt)) };
  }
}
