import { ChannelId } from "@holdfast/case-schema";
import { readConfig, type ChannelDefinition } from "@holdfast/channel-kit";
import type { ChannelEntry, ChannelsConfig } from "./channels-config.ts";

/** A channel instance whose variables are right, not connected yet. */
export interface Instance {
  readonly id: ChannelId;
  readonly definition: ChannelDefinition;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A channel that is listed and not carried. */
export interface Off {
  readonly id: string;
  /** A sentence for the boot log. */
  readonly because: string;
}

/** What the list and the environment come to. */
export interface InstancesRead {
  readonly instances: readonly Instance[];
  readonly off: readonly Off[];
  /** Everything that is wrong, of all instances. */
  readonly reasons: readonly string[];
}

type OneRead =
  | { readonly instance: Instance }
  | { readonly off: Off }
  | { readonly reasons: readonly string[] };

/** Loads every listed channel and reads its variables; nothing is connected. */
export async function readInstances(
  config: ChannelsConfig,
  environment: Readonly<Record<string, string | undefined>>,
  demo: boolean,
): Promise<InstancesRead> {
  const read = await Promise.all(config.map((entry) => readOne(entry, environment, demo)));
  const twice = config.filter(({ id }, index) => config.findIndex((entry) => entry.id === id) !== index);
  return {
    instances: read.flatMap((one) => ("instance" in one ? [one.instance] : [])),
    off: read.flatMap((one) => ("off" in one ? [one.off] : [])),
    reasons: [
      ...twice.map(({ id }) => `The channel ${id} is listed twice in channels.config.ts.`),
      ...read.flatMap((one) => ("reasons" in one ? one.reasons : [])),
    ],
  };
}

async function readOne(
  entry: ChannelEntry,
  environment: Readonly<Record<string, string | undefined>>,
  demo: boolean,
): Promise<OneRead> {
  const id = ChannelId.safeParse(entry.id);
  if (!id.success)
    return {
      reasons: [
        "A channel in channels.config.ts has an id that is not lower-case letters, digits and dashes.",
      ],
    };
  if (entry.only === "demo" && !demo) return { off: { id: entry.id, because: "it is for demos only" } };
  const loaded = await load(entry);
  if ("reason" in loaded) return { reasons: [loaded.reason] };
  const { definition } = loaded;
  const read = readConfig(definition, entry.id, environment);
  switch (read.kind) {
    case "ready":
      return { instance: { id: id.data, definition, config: read.config } };
    case "off":
      return { off: { id: entry.id, because: "none of its variables is set" } };
    case "refused":
      return { reasons: read.reasons };
  }
}

async function load(
  entry: ChannelEntry,
): Promise<{ readonly definition: ChannelDefinition } | { readonly reason: string }> {
  try {
    return { definition: (await entry.load()).default };
  } catch (error) {
    // Nothing of the configuration has been read yet, so the message can only speak about code.
    const why = error instanceof Error ? error.message.split("\n")[0] : "it threw something that is no error";
    return { reason: `The package of the channel ${entry.id} cannot be loaded: ${why}.` };
  }
}
