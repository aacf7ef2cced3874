import type { Gateway } from "../app.ts";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import { isLoopback } from "../env/origin.ts";
import type { Env } from "../env/read.ts";

export interface WhereToGo {
  readonly env: Pick<Env, "url" | "reachUrl" | "loopback" | "trustedProxies">;
  readonly gateway: Pick<Gateway, "channels" | "off" | "consoleBuilt">;
  /** Set when demo accounts were made just now: the only time their password is said. */
  readonly demoPassword: string | null;
  readonly staff: number;
}

/** What the audit is not worth where the role that runs the gateways owns it. */
export const AUDIT_IS_OWN =
  "The audit belongs to the role that runs this gateway, which could change it and be found out only by its seals: give it to a role of its own";

/** What a person who started Holdfast needs to know next, line by line. */
export function whereToGo({ env, gateway, demoPassword, staff }: WhereToGo): readonly string[] {
  const { url, reachUrl } = env;
  const usernames = DEMO_ACCOUNTS.map(({ username }) => username).join(", ");
  return [
    ...gateway.off.map(({ id, because }) => `Channel ${id} is off: ${because}`),
    ...(gateway.consoleBuilt ? [] : ["The console is not built; `npx -y pnpm@10 start` builds it"]),
    `Listening on ${url.origin}`,
    `  Console       ${url.origin}/`,
    `  Public form   ${reachUrl.origin}/reach`,
    // The demo's own channel: there a newcomer plays whoever texts in.
    ...(gateway.channels.some(({ id }) => id === "loopback")
      ? [`  Text in       ${reachUrl.origin}/channels/loopback`]
      : []),
    ...(demoPassword === null ? [] : [`  Sign in as    ${usernames}`, `  Password      ${demoPassword}`]),
    ...cautions(env),
    ...(staff === 0
      ? ["Nobody can sign in yet: run `npx -y pnpm@10 holdfast create-administrator <username>`"]
      : []),
  ];
}

/** What works but is probably not meant. */
function cautions({ url, reachUrl, loopback, trustedProxies }: WhereToGo["env"]): readonly string[] {
  const here = isLoopback(url.hostname);
  const clear = [url, reachUrl].some(
    ({ protocol, hostname }) => protocol === "http:" && !isLoopback(hostname),
  );
  return [
    ...(here && !loopback
      ? ["Other machines are not answered until HOLDFAST_URL says how they call this one"]
      : []),
    ...(url.protocol === "https:" && trustedProxies.empty
      ? [
          "TRUSTED_PROXIES names no proxy, so everybody behind the one that speaks https counts as one client when they sign in or write in",
        ]
      : []),
    ...(clear ? ["Without https, passwords and words travel readable for everybody on the way"] : []),
  ];
}
