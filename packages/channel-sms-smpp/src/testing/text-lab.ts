import { setTimeout as pause } from "node:timers/promises";
import type { Channel, Found, WebhookIntake } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import { freePort } from "@holdfast/tooling/free-port";
import channel, { type Settings } from "../index.ts";
import { webhookIntake } from "../webhook.ts";
import { startCarrier, type Carrier } from "./carrier.ts";
import { startIntake, type Intake } from "./intake.ts";
import { startKannel, type Kannel, type KannelOptions } from "./kannel.ts";

/** The whole road: our channel, a real Kannel, a carrier, and an intake in the gateway's place. */
export interface TextLab {
  readonly send: Channel["send"];
  readonly check: () => Promise<Found>;
  /** The channel with some settings changed. */
  readonly connect: (changed: Partial<Settings>) => Channel;
  /** The channel's clock. */
  readonly clock: () => number;
  readonly kannel: Kannel;
  readonly carrier: Carrier;
  readonly intake: Intake;
  readonly close: () => Promise<void>;
}

/** The number that people write to in the tests. */
export const OUR_NUMBER = "15550199";
const SECRET = "an-invented-secret-for-kannel";
const CARRIER_PASSWORD = "carrier1";
const LOOK_MS = 20;

/**
 * Starts all four on the loopback interface; Kannel as the README says, or otherwise where a test is about that, and the
 * channel with the carrier's codes that are given. Kannel reaches the carrier by the port that `lineTo` gives for it.
 */
export async function startTextLab(
  otherwise: KannelOptions["otherwise"] = {},
  {
    blockedCodes,
    lineTo = async (port) => port,
  }: Partial<Pick<Settings, "blockedCodes">> & { readonly lineTo?: (port: number) => Promise<number> } = {},
): Promise<TextLab> {
  const carrier = await startCarrier(await freePort(), CARRIER_PASSWORD);
  const webhook: WebhookIntake = webhookIntake({ callbackSecret: SECRET, blockedCodes });
  const intake = await startIntake(webhook);
  const kannel = await startKannel({
    smscPort: await lineTo(carrier.port),
    smscPassword: CARRIER_PASSWORD,
    from: OUR_NUMBER,
    callbackUrl: intake.url,
    callbackSecret: SECRET,
    otherwise,
  });
  const settings: Settings = {
    ...kannel.settings,
    from: OUR_NUMBER,
    callbackUrl: intake.url,
    callbackSecret: SECRET,
    blockedCodes,
  };
  const host = { ...testHost(), clock: Date.now, fetch: globalThis.fetch };
  const connect = (changed: Partial<Settings>): Channel => channel.connect({ ...settings, ...changed }, host);
  const { send, check } = connect({});
  if (check === undefined) throw new Error("the channel cannot be asked whether it works");
  const close = async (): Promise<void> => {
    await kannel.remove();
    await carrier.close();
    await intake.close();
  };
  return { send, check, connect, clock: host.clock, kannel, carrier, intake, close };
}

/** Resolves once `holds`; throws with `what` when it never does. */
export async function until(what: string, holds: () => boolean, patienceMs = 30_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`${what} did not come to be`);
    await pause(LOOK_MS);
  }
}

/** Longer together than what left the store takes to be handed on. */
const STILL_LOOKS = 25;

/**
 * Resolves once the carrier has brought everything, and Kannel's store is empty and stays so: the last report has passed through
 * it, too. A report that Kannel has not read yet is nowhere in its store, however long a busy machine lets it wait.
 */
export async function untilStill({
  kannel,
  carrier,
}: {
  readonly kannel: Pick<Kannel, "stored">;
  readonly carrier: Pick<Carrier, "isIdle">;
}): Promise<void> {
  let looks = 0;
  await until("an empty store", () => {
    looks = carrier.isIdle() && kannel.stored() === 0 ? looks + 1 : 0;
    return looks > STILL_LOOKS;
  });
}
