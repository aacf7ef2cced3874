import { z } from "zod";
import { isLoopback } from "./origin.ts";

/** The organisation's own directory, as the environment names it. Holds a secret: never logged, never printed. */
export interface DirectoryEnv {
  readonly issuer: URL;
  readonly clientId: string;
  /** Read from its file each time the directory is looked up, so that a new one is taken without a start. */
  readonly secret:
    | { readonly kind: "value"; readonly value: string }
    | { readonly kind: "file"; readonly path: string };
  /** As people call it. */
  readonly name: string;
  /** What it says in `amr` or `acr` when it has asked for a second factor; empty: it never counts. */
  readonly secondFactor: ReadonlySet<string>;
}

const text = (most: number) => z.string().trim().min(1).max(most).optional();

/** The variables of the directory, each by itself. */
export const DIRECTORY_FIELDS = {
  HOLDFAST_OIDC_ISSUER: z
    .string()
    .transform((given, check) => {
      const url = URL.parse(given);
      const isPlain = url !== null && url.username === "" && url.search === "" && url.hash === "";
      if (isPlain && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))))
        return url;
      check.addIssue({ code: "custom", message: "must be an https address without a query" });
      return z.NEVER;
    })
    .optional(),
  HOLDFAST_OIDC_CLIENT_ID: text(500),
  HOLDFAST_OIDC_CLIENT_SECRET: text(2_000),
  HOLDFAST_OIDC_CLIENT_SECRET_FILE: text(4_000),
  HOLDFAST_OIDC_NAME: text(40),
  HOLDFAST_OIDC_SECOND_FACTOR: z
    .string()
    .default("")
    .transform((given) => new Set(given.split(",").flatMap((each) => each.trim() || []))),
};

type Given = z.infer<z.ZodObject<typeof DIRECTORY_FIELDS>>;

export type DirectoryRead =
  | { readonly kind: "read"; readonly directory: DirectoryEnv | null }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** All of the directory or nothing of it: half a directory would be one that lets nobody in, and nobody knows why. */
export function directoryIn(given: Given): DirectoryRead {
  const { HOLDFAST_OIDC_ISSUER: issuer, HOLDFAST_OIDC_CLIENT_ID: clientId } = given;
  const { HOLDFAST_OIDC_CLIENT_SECRET: value, HOLDFAST_OIDC_CLIENT_SECRET_FILE: path } = given;
  const { HOLDFAST_OIDC_NAME: name, HOLDFAST_OIDC_SECOND_FACTOR: secondFactor } = given;
  const isNamed = [issuer, clientId, value, path, name].some((each) => each !== undefined);
  if (!isNamed && secondFactor.size === 0) return { kind: "read", directory: null };
  const reasons: string[] = [];
  if (issuer === undefined) reasons.push("HOLDFAST_OIDC_ISSUER is missing.");
  if (clientId === undefined) reasons.push("HOLDFAST_OIDC_CLIENT_ID is missing.");
  if ((value === undefined) === (path === undefined))
    reasons.push(
      "One of HOLDFAST_OIDC_CLIENT_SECRET and HOLDFAST_OIDC_CLIENT_SECRET_FILE has to be set, and not both.",
    );
  if (issuer === undefined || clientId === undefined || reasons.length > 0)
    return { kind: "refused", reasons };
  const secret =
    path === undefined ? { kind: "value" as const, value: value ?? "" } : { kind: "file" as const, path };
  return {
    kind: "read",
    directory: { issuer, clientId, secret, name: name ?? issuer.host, secondFactor },
  };
}
