import type { Keyring, Store } from "@holdfast/db";
import type { Hono } from "hono";
import type { Auth } from "./auth/auth.ts";
import { bucketAddress } from "./auth/bucket-address.ts";
import { authRoutes } from "./auth/routes.ts";
import { countTries } from "./auth/sign-in-tries.ts";
import type { Env } from "./env/read.ts";
import type { OpenChannel } from "./graphql/context.ts";
import { graphqlRoute } from "./graphql/server.ts";
import { clientAddressOf } from "./http/client-address.ts";
import { consolePages } from "./http/console-pages.ts";
import { exitRoute } from "./http/exit.ts";
import { healthRoutes } from "./http/health.ts";
import { metricsRoute, type Metrics } from "./http/metrics.ts";
import { gatewayRoutes } from "./http/routes.ts";
import type { StaticFile } from "./http/static-files.ts";
import type { Log } from "./log/log.ts";
import type { LiveSessions } from "./sessions/live-sessions.ts";

export interface Faces {
  readonly env: Env;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly log: Log;
  readonly auth: Auth;
  readonly sessions: LiveSessions;
  readonly channels: { readonly channels: readonly OpenChannel[]; readonly public: Hono };
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly metrics: Metrics;
  readonly readAgeMs: () => number;
  readonly stopping: () => boolean;
}

/** Whether staff and public meet on one host. */
function sharesHost({ url, reachUrl }: Pick<Env, "url" | "reachUrl">): boolean {
  return url.host === reachUrl.host;
}

/** Everything that answers HTTP, each part where people may meet it. */
export function gatewayFaces(parts: Faces): ReturnType<typeof gatewayRoutes> {
  const { env, store, keyring, clock, random, log, auth, sessions, channels, metrics } = parts;
  const { url, reachUrl, trustedProxies } = env;
  const services = { store, channels: channels.channels, recheckSessions: sessions.recheck };
  const standInOf = (request: Request, username: string | null): string =>
    bucketAddress(clientAddressOf(request), (text) => keyring.hash("address", text), username);
  const tooManyTries = countTries(store.prisma, clock);
  const { readAgeMs, stopping } = parts;
  return gatewayRoutes({
    url,
    reachUrl,
    trustedProxies,
    log,
    clock,
    metrics,
    anywhere: [
      healthRoutes({ store, sessionsAvailable: sessions.available, readAgeMs, stopping }),
      metricsRoute(metrics, env.metricsToken),
    ],
    publicPages: [exitRoute(env.exitUrl, sharesHost(env)), channels.public],
    staffPages: [
      authRoutes({ auth, url, log, standInOf, tooManyTries }),
      graphqlRoute({ services, sessions, url, log }),
      consolePages({ files: parts.files, url, random }),
    ],
  });
}
