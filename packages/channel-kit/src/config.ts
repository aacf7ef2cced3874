import type { z } from "zod";
import type { ChannelDefinition } from "./define-channel.ts";

/** The environment variable that carries one field of one instance. */
export function variableName(instance: string, field: string): string {
  const snake = field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`);
  return `HOLDFAST_${instance}_${snake}`.replaceAll("-", "_").toUpperCase();
}

/** What an instance's variables come to. Reasons name variables and never repeat the value of a secret (CH9). */
export type ConfigRead<Schema extends z.ZodObject> =
  | { readonly kind: "ready"; readonly config: z.infer<Schema> }
  | { readonly kind: "off" }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/**
 * Reads an instance's configuration, with all that is wrong told together. None of its variables set and some of them
 * needed: off. Some set and any wrong: refused.
 */
export function readConfig<Schema extends z.ZodObject>(
  definition: ChannelDefinition<Schema>,
  instance: string,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigRead<Schema> {
  const given = Object.keys(definition.config.shape).flatMap((field) => {
    const value = environment[variableName(instance, field)];
    // An empty variable is how a compose file says "not set".
    return value === undefined || value === "" ? [] : [[field, value] as const];
  });
  const read = definition.config.safeParse(Object.fromEntries(given));
  if (read.success) return { kind: "ready", config: read.data };
  if (given.length === 0) return { kind: "off" };
  const set = new Set(given.map(([field]) => field));
  const secrets = new Set<string>(definition.secrets);
  return {
    kind: "refused",
    reasons: read.error.issues.map((issue) => {
      const field = String(issue.path[0] ?? "");
      const name = field === "" ? `The settings of ${instance}` : variableName(instance, field);
      if (field !== "" && !set.has(field)) return `${name} is missing.`;
      // Somebody's own message may repeat what was typed, so a secret's is not shown. Nor is that of a rule over
      // several fields, which may speak about a secret too.
      return secrets.has(field) || field === ""
        ? `${name} is not valid.`
        : `${name} is not valid: ${issue.message}.`;
    }),
  };
}
