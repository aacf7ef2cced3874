import type { HttpBindings } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import type { AddressRange } from "../env/address-range.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { clientAddress, CLIENT_ADDRESS_HEADER } from "./client-address.ts";
import type { Metrics, RouteLabel } from "./metrics.ts";
import { refusal } from "./refusal.ts";
import { securityHeaders } from "./security-headers.ts";
import { siteOf } from "./site.ts";

type Bindings = { Bindings: Partial<HttpBindings> };

/** Paths that monitors ask by address, under whatever name. */
const BY_ADDRESS = /^\/(?:healthz|readyz|metrics)$/;

/** Where providers deliver. One beside us, such as an SMS gateway of our own, calls by address. */
const WEBHOOK = /^\/channels\/[^/]+\/webhook(?:\/|$)/;

/** Everything that answers, by who may meet it. */
export interface Routes {
  readonly url: URL;
  readonly reachUrl: URL;
  readonly trustedProxies: AddressRange;
  readonly log: Log;
  readonly clock: () => number;
  readonly metrics: Metrics;
  /** On every host: health and metrics, which are asked by address. */
  readonly anywhere: readonly Hono[];
  /** On the public host: intake, public pages, quick exit. */
  readonly publicPages: readonly Hono[];
  /** On the console's host: sign-in, GraphQL, the console. */
  readonly staffPages: readonly Hono[];
}

/** The whole HTTP face: every request is judged by path and host here before any route sees it. */
export function gatewayRoutes(routes: Routes): Hono<Bindings> {
  const { url, reachUrl, log } = routes;
  const app = new Hono<Bindings>();
  const failed = (error: unknown): Response => {
    log.error("request_failed", errorFacts(error));
    return refusal("failed");
  };
  const anywhere = together(routes.anywhere, failed);
  const staffOnly = together(routes.staffPages, failed);
  const publicOnly = together(routes.publicPages, failed);
  const both = together([...routes.publicPages, ...routes.staffPages], failed);
  const publicNames = new Set(["channels", ...firstSegments(publicOnly)]);

  app.onError(failed);
  app.use(measured(routes), dressed(url), addressed(routes.trustedProxies));
  app.all("*", async (c) => {
    if (!readable(c.req.path)) return refusal("malformed");
    if (BY_ADDRESS.test(c.req.path)) return anywhere.fetch(c.req.raw, c.env);
    const site = siteOf(c.req.header("host") ?? null, url, reachUrl);
    // Whoever delivers is believed for their signature, whatever name they know us by (G8).
    const isBeside = site === "loopback" || site === "unknown";
    if (isBeside && WEBHOOK.test(c.req.path)) return publicOnly.fetch(c.req.raw, c.env);
    switch (site) {
      case "both":
        return both.fetch(c.req.raw, c.env);
      case "public":
        return publicOnly.fetch(c.req.raw, c.env);
      case "staff":
        return publicNames.has(c.req.path.split("/")[1] ?? "")
          ? refusal("not_found")
          : staffOnly.fetch(c.req.raw, c.env);
      case "loopback":
        // Cookies and origin checks know one name; a browser is led to it.
        return c.req.method === "GET" || c.req.method === "HEAD"
          ? new Response(null, { status: 307, headers: { location: elsewhere(c.req.url, url) } })
          : refusal("other_host");
      case "unknown":
        return refusal("other_host");
    }
  });
  return app;
}

/** One app of several. It has its own way to fail, because the framework's would print the error with its words. */
function together(parts: readonly Hono[], failed: (error: unknown) => Response): Hono {
  const app = new Hono();
  app.onError(failed);
  for (const part of parts) app.route("/", part);
  app.notFound(() => refusal("not_found"));
  return app;
}

/** First path segments that an app's routes name. */
function firstSegments(app: Hono): ReadonlySet<string> {
  const segments = app.routes.map(({ path }) => path.split("/")[1] ?? "");
  return new Set(segments.filter((segment) => /^[a-z][a-z0-9-]*$/.test(segment)));
}

/** Whether a path decodes and holds no NUL, which no address of ours has and some libraries stumble over. */
function readable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

function elsewhere(asked: string, url: URL): string {
  const { pathname, search } = new URL(asked);
  return `${url.origin}${pathname.replace(/^\/{2,}/, "/")}${search}`;
}

function labelOf(path: string): RouteLabel {
  if (path.startsWith("/api/auth/")) return "auth";
  if (path === "/graphql") return "graphql";
  if (path.startsWith("/channels/")) return "channels";
  if (path.startsWith("/pictures/")) return "pictures";
  return BY_ADDRESS.test(path) ? "health" : "pages";
}

function measured({ metrics, clock }: Routes): MiddlewareHandler<Bindings> {
  return async (c, next) => {
    const began = clock();
    await next();
    metrics.served(labelOf(c.req.path), c.res.status, (clock() - began) / 1000);
  };
}

function dressed(url: URL): MiddlewareHandler<Bindings> {
  const headers = Object.entries(securityHeaders(url.protocol === "https:"));
  return async (c, next) => {
    const { outgoing } = c.env;
    // Node sends these beside what the answer brings, and the answer's win. Only an answer that is not on its way over
    // Node's HTTP is dressed itself, which costs as much as judging the request did.
    if (outgoing !== undefined) for (const [name, value] of headers) outgoing.setHeader(name, value);
    await next();
    if (outgoing !== undefined) return;
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}

function addressed(trusted: AddressRange): MiddlewareHandler<Bindings> {
  return async (c, next) => {
    const peer = c.env.incoming?.socket.remoteAddress ?? "";
    const address = clientAddress(peer, c.req.header("x-forwarded-for") ?? null, trusted);
    c.req.raw.headers.set(CLIENT_ADDRESS_HEADER, address);
    await next();
  };
}
