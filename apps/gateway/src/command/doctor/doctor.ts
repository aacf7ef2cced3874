import { lineOf, ok, wrong, type Finding } from "./finding.ts";
import type { ChannelsConfig } from "../../intake/channels-config.ts";
import { readInstances } from "../../intake/read-instances.ts";
import { mayDemo } from "../../demo/seed.ts";
import { readEnv, type Env } from "../../env/read.ts";
import { lookAtAddress } from "./look-at-address.ts";
import { connectPatients, lookAtChannel } from "./look-at-channels.ts";
import { lookAtDatabase } from "./look-at-database.ts";
import { lookAtDisk } from "./look-at-disk.ts";
import { sendTest, type SendTo } from "./send-test.ts";

export interface DoctorParts {
  readonly environment: NodeJS.ProcessEnv;
  readonly channels: ChannelsConfig;
  readonly sendTo: SendTo | null;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly uuid: () => string;
  readonly fetch: typeof globalThis.fetch;
  /** Hears each line as soon as it is known. */
  readonly say: (line: string) => void;
}

/**
 * Looks at everything a deployment stands on, and says one plain line about each. Changes nothing, and may run beside
 * gateways at work. Whether nothing was wrong.
 */
export async function doctor(parts: DoctorParts): Promise<boolean> {
  let sound = true;
  const tell = (...findings: readonly Finding[]): void => {
    for (const finding of findings) {
      sound &&= finding.kind !== "wrong";
      parts.say(lineOf(finding));
    }
  };
  const read = readEnv(parts.environment);
  if (read.kind === "refused") {
    // The channels' variables too: all errors are told together.
    const { reasons } = await readInstances(parts.channels, parts.environment, true);
    tell(...[...read.reasons, ...reasons].map((reason) => wrong(`Environment: ${reason}`)));
    return sound;
  }
  await examine(read.env, parts, tell);
  return sound;
}

async function examine(
  env: Env,
  parts: DoctorParts,
  tell: (...findings: readonly Finding[]) => void,
): Promise<void> {
  const { clock, random, fetch } = parts;
  const instances = await readInstances(parts.channels, parts.environment, mayDemo(env));
  tell(
    ...(instances.reasons.length === 0
      ? [ok("Environment: complete.")]
      : instances.reasons.map((reason) => wrong(`Environment: ${reason}`))),
  );
  const { findings, keyring } = await lookAtDatabase(env, clock);
  tell(...findings, await lookAtDisk(env.dataFolder));
  const address = { keyring, fetch, random };
  tell(...(await lookAtAddress({ variable: "HOLDFAST_URL", url: env.url, ...address })));
  if (env.reachUrl.href !== env.url.href)
    tell(...(await lookAtAddress({ variable: "HOLDFAST_REACH_URL", url: env.reachUrl, ...address })));
  const { reachUrl, exitUrl } = env;
  const connected = connectPatients(instances, { reachUrl, exitUrl, fetch, clock, random });
  tell(...connected.findings);
  for (const patient of connected.patients) tell(await lookAtChannel(patient));
  if (parts.sendTo !== null) tell(await sendTest(parts.sendTo, connected.patients, parts));
}
