import { variableName, type Channel, type Found } from "@holdfast/channel-kit";
import type { InstancesRead, Instance } from "../../intake/read-instances.ts";
import { withPatience } from "../../intake/with-patience.ts";
import { doctorHost, type DoctorHostParts } from "./doctor-host.ts";
import { note, ok, wrong, type Finding } from "./finding.ts";

/** A configured channel, connected for the doctor. */
export interface Patient {
  readonly instance: Instance;
  readonly channel: Channel;
}

const PATIENCE_MS = 20_000;

/** What to do about each reason; `variables` are the channel's own. */
const REMEDIES: Readonly<Record<Extract<Found, { kind: "down" }>["reason"], (variables: string) => string>> =
  {
    unreachable: (variables) =>
      `the provider does not answer. Check this machine's way out, and the addresses in ${variables}.`,
    credentials: (variables) =>
      `the provider does not accept us. Compare name, account and secret in ${variables} with the provider's own pages.`,
    suspended: () => "the provider has suspended the account. See there why.",
    number: (variables) => `the number that sends is not the account's. Compare it with ${variables}.`,
    line: () => "the provider has lost its line to the carrier. Ask the carrier; nothing here is wrong.",
    provider: (variables) =>
      `the provider answers with a fault. See its status page, and whether the addresses in ${variables} are right.`,
  };

/** Connects every channel that has its variables; one that cannot be is found wrong. */
export function connectPatients(
  { instances, off }: InstancesRead,
  parts: DoctorHostParts,
): { readonly patients: readonly Patient[]; readonly findings: readonly Finding[] } {
  const connected = instances.map((instance): Patient | Finding => {
    try {
      const host = doctorHost(instance.id, parts);
      return { instance, channel: instance.definition.connect(instance.config, host) };
    } catch {
      // The message may repeat the configuration, secrets and all.
      return wrong(`Channel ${instance.id}: cannot be connected with the variables it was given.`);
    }
  });
  return {
    patients: connected.flatMap((one) => ("channel" in one ? [one] : [])),
    findings: [
      ...connected.flatMap((one) => ("channel" in one ? [] : [one])),
      ...off.map(({ id, because }) => note(`Channel ${id}: off, ${because}.`)),
    ],
  };
}

/** Asks a channel's provider for real. */
export async function lookAtChannel({ instance: { id }, channel }: Patient): Promise<Finding> {
  if (channel.check === undefined) return ok(`Channel ${id}: has no provider to ask.`);
  try {
    const found = await withPatience(channel.check(), PATIENCE_MS);
    if (found.kind === "well") return ok(`Channel ${id}: works.`);
    return wrong(`Channel ${id}: ${REMEDIES[found.reason](variableName(id, "*"))}`);
  } catch {
    return wrong(
      `Channel ${id}: could not be asked. Try again; if it stays, that is a fault of the channel.`,
    );
  }
}
