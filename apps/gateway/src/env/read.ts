import { fileURLToPath } from "node:url";
import { z } from "zod";
import { parseAddressRange, type AddressRange } from "./address-range.ts";
import { DIRECTORY_FIELDS, directoryIn, type DirectoryEnv } from "./directory-env.ts";
import { isLoopback, parseOrigin } from "./origin.ts";
import type { VariableName } from "./variables.ts";

/** What the environment decides, checked and complete. Holds secrets: never logged, never printed. */
export interface Env {
  readonly port: number;
  readonly host: string;
  /** Whether only this machine can connect. */
  readonly loopback: boolean;
  /** `null`: the embedded database. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly url: URL;
  readonly reachUrl: URL;
  readonly trustedProxies: AddressRange;
  readonly masterKey: string | undefined;
  readonly nextMasterKey: string | undefined;
  readonly demoPassword: string | null;
  /** Hosts of push services beside those of the browsers' makers. */
  readonly pushServices: ReadonlySet<string>;
  /** `null`: gateways tell each other by the database. */
  readonly redisUrl: string | null;
  /** How long a gateway that stops is not ready and works all the same. */
  readonly drainMs: number;
  readonly metricsToken: string | null;
  readonly exitUrl: URL;
  /** How long ago a session may have proved whose it is where something leaves. */
  readonly provedWithinMs: number;
  /** As much as may have passed while the house was switched off, without anybody saying what time it is (DB565). */
  readonly offMs: number;
  /** `null`: nobody signs in by a directory. */
  readonly directory: DirectoryEnv | null;
  readonly production: boolean;
}

/** The environment, or every reason why it cannot be used, all at once. Reasons name variables, never values. */
export type EnvRead =
  | { readonly kind: "read"; readonly env: Env }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

const DEFAULT_DATA = fileURLToPath(new URL("../../../../data", import.meta.url));
const DEFAULT_EXIT = "https://www.wikipedia.org/";

/** Every sentence says what would be right and repeats nothing of what was given, because it may be a secret. */
const refuse = (sentence: string) => ({ error: sentence });

const origin = z.string().transform((text, check) => {
  const url = parseOrigin(text);
  if (url !== null) return url;
  check.addIssue({ code: "custom", message: "must be an http or https origin without a path" });
  return z.NEVER;
});

const key = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && Buffer.from(text, "base64").length === 32,
    refuse("must be 32 bytes in base64"),
  );

const Raw = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, refuse("must be a number from 0 to 65535"))
    .transform(Number)
    .refine((port) => port <= 65_535, refuse("must be a number from 0 to 65535"))
    .default(4000),
  HOST: z.string().max(255).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => ["postgres:", "postgresql:"].includes(URL.parse(text)?.protocol ?? ""),
      refuse("must be a postgres:// address"),
    )
    .optional(),
  HOLDFAST_DATA: z.string().default(DEFAULT_DATA),
  HOLDFAST_URL: origin.optional(),
  HOLDFAST_REACH_URL: origin.optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text, check) => {
      const range = parseAddressRange(text);
      if (range !== null) return range;
      check.addIssue({ code: "custom", message: "must be addresses or CIDR ranges separated by commas" });
      return z.NEVER;
    }),
  HOLDFAST_MASTER_KEY: key.optional(),
  HOLDFAST_NEXT_MASTER_KEY: key.optional(),
  HOLDFAST_DEMO_PASSWORD: z
    .string()
    .min(12, refuse("must have at least 12 characters"))
    .max(256, refuse("must have at most 256 characters"))
    .optional(),
  HOLDFAST_REDIS_URL: z
    .string()
    .refine(
      (text) => ["redis:", "rediss:"].includes(URL.parse(text)?.protocol ?? ""),
      refuse("must be a redis:// or rediss:// address"),
    )
    .optional(),
  HOLDFAST_DRAIN_SECONDS: z
    .string()
    .regex(/^(?:\d|1\d|20)$/, refuse("must be a number of seconds from 0 to 20"))
    .transform(Number)
    .default(0),
  HOLDFAST_METRICS_TOKEN: z.string().min(16, refuse("must have at least 16 characters")).optional(),
  HOLDFAST_EXIT_URL: z
    .string()
    .default(DEFAULT_EXIT)
    .transform((text, check) => {
      const url = URL.parse(text);
      if (url !== null && /^https?:$/.test(url.protocol) && url.username === "") return url;
      check.addIssue({ code: "custom", message: "must be an http or https address" });
      return z.NEVER;
    }),
  HOLDFAST_PROVED_MINUTES: z
    .string()
    .regex(/^(?:[1-9]|[1-5]\d|60)$/, refuse("must be a number of minutes from 1 to 60"))
    .transform(Number)
    .default(10),
  HOLDFAST_PUSH_SERVICES: z
    .string()
    .regex(
      /^[a-z0-9.-]+(?::\d{1,5})?(?:,[a-z0-9.-]+(?::\d{1,5})?)*$/,
      refuse("must be hosts separated by commas"),
    )
    .transform((text) => new Set(text.split(",")))
    .optional(),
  HOLDFAST_OFF_HOURS: z
    .string()
    .regex(/^(?:\d|[1-9]\d|1[0-5]\d|16[0-8])$/, refuse("must be a number of hours from 0 to 168"))
    .transform(Number)
    .default(0),
  ...DIRECTORY_FIELDS,
  NODE_ENV: z.string().default("development"),
} satisfies Record<VariableName, z.ZodType>);

/** Reads the environment once, at boot. A variable that is set to nothing counts as unset. */
export function readEnv(environment: NodeJS.ProcessEnv): EnvRead {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const raw = Raw.safeParse(given);
  if (!raw.success) {
    const reasons = raw.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`);
    return { kind: "refused", reasons: [...new Set(reasons)] };
  }
  const { data } = raw;
  const directory = directoryIn(data);
  if (directory.kind === "refused") return directory;
  const url = data.HOLDFAST_URL ?? new URL(`http://localhost:${data.PORT}`);
  return {
    kind: "read",
    env: {
      port: data.PORT,
      host: data.HOST,
      loopback: isLoopback(data.HOST),
      databaseUrl: data.DATABASE_URL ?? null,
      dataFolder: data.HOLDFAST_DATA,
      url,
      reachUrl: data.HOLDFAST_REACH_URL ?? url,
      trustedProxies: data.TRUSTED_PROXIES,
      masterKey: data.HOLDFAST_MASTER_KEY,
      nextMasterKey: data.HOLDFAST_NEXT_MASTER_KEY,
      demoPassword: data.HOLDFAST_DEMO_PASSWORD ?? null,
      pushServices: data.HOLDFAST_PUSH_SERVICES ?? new Set(),
      redisUrl: data.HOLDFAST_REDIS_URL ?? null,
      drainMs: data.HOLDFAST_DRAIN_SECONDS * 1_000,
      metricsToken: data.HOLDFAST_METRICS_TOKEN ?? null,
      exitUrl: data.HOLDFAST_EXIT_URL,
      offMs: data.HOLDFAST_OFF_HOURS * 3_600_000,
      provedWithinMs: data.HOLDFAST_PROVED_MINUTES * 60_000,
      directory: directory.directory,
      production: data.NODE_ENV === "production",
    },
  };
}
