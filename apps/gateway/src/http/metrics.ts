import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { refusal } from "./refusal.ts";

/** What is counted about requests. Labels are enumerations: never a path, an id or an address. */
export interface Metrics {
  readonly registry: Registry;
  readonly served: (route: RouteLabel, status: number, seconds: number) => void;
  /** A GraphQL document that was answered, by the name under which it is counted: one of the console's, or `other`. */
  readonly answered: (document: string, seconds: number) => void;
  /** Shows a number that something else keeps, read whenever the metrics are. */
  readonly show: (name: string, help: string, read: () => number) => void;
  /** Shows whether each of several named things is so. The names are the deployment's own, never somebody's. */
  readonly showEach: (
    name: string,
    help: string,
    label: string,
    read: () => ReadonlyMap<string, boolean>,
  ) => void;
}

export type RouteLabel = "auth" | "graphql" | "channels" | "pictures" | "health" | "pages";

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "holdfast_request_seconds",
    help: "Time to answer a request.",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  const documents = new Histogram({
    name: "holdfast_graphql_seconds",
    help: "Time to answer a GraphQL document, by the console's name for it.",
    labelNames: ["document"],
    buckets: [0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  return {
    registry,
    answered: (document, seconds) => documents.observe({ document }, seconds),
    served: (route, status, seconds) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    show: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        collect: (): void => gauge.set(read()),
      });
    },
    showEach: (name, help, label, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        collect: (): void => {
          for (const [one, isSo] of read()) gauge.set({ [label]: one }, Number(isSo));
        },
      });
    },
  };
}

/** `/metrics` for whoever holds the token; without a token it is not there. */
export function metricsRoute({ registry }: Metrics, token: string | null): Hono {
  const app = new Hono();
  app.get("/metrics", async (c) => {
    if (token === null) return refusal("not_found");
    if (!sameSecret(c.req.header("authorization") ?? "", `Bearer ${token}`))
      return refusal("unauthenticated", { "www-authenticate": "Bearer" });
    return c.body(await registry.metrics(), 200, { "content-type": registry.contentType });
  });
  return app;
}

/** Compared as digests in constant time: neither length nor first difference tells a guesser anything. */
function sameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
