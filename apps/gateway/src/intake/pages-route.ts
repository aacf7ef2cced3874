import type { PagesIntake } from "@holdfast/channel-kit";
import { Hono, type MiddlewareHandler } from "hono";
import { refusal } from "../http/refusal.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { readBody } from "./read-body.ts";
import type { Origin } from "./to-arrival.ts";

/** Largest form taken: the longest message, every character written as nine, and room for the other fields. */
export const FORM_MAX = 262_144;
const BODY_PATIENCE_MS = 20_000;

/** Headers of every public page, unless the page has set its own. */
const PAGE_HEADERS: readonly (readonly [string, string])[] = [
  ["cache-control", "no-store"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
  [
    "content-security-policy",
    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  ],
];

/** Where an instance's pages answer. */
export function pagesPath(pages: PagesIntake, { id }: Origin): string {
  return pages.at ?? `/channels/${id}`;
}

/** The pages of one instance at their place, with the public headers and a limit on what is posted. */
export function pagesRoute(pages: PagesIntake, origin: Origin, log: Log): Hono {
  const path = pagesPath(pages, origin);
  const app = new Hono();
  app.onError((error) => {
    log.error("page_failed", { channel: origin.id, ...errorFacts(error) });
    return refusal("unavailable", { "retry-after": "5" });
  });
  // This matches the place itself as well.
  app.use(`${path}/*`, limited);
  app.route(path, pages.app);
  // The same page, for who types the slash.
  app.route(`${path}/`, pages.app);
  return app;
}

const limited: MiddlewareHandler = async (context, next) => {
  const { raw } = context.req;
  if (raw.method !== "GET" && raw.method !== "HEAD") {
    const read = await readBody(raw, FORM_MAX, BODY_PATIENCE_MS);
    if (read.kind === "too_large") return refusal("too_large");
    if (read.kind === "incomplete") return refusal("malformed");
    const { method, headers } = raw;
    context.req.raw = new Request(raw.url, { method, headers, body: read.body });
  }
  await next();
  for (const [name, value] of PAGE_HEADERS)
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  return undefined;
};
