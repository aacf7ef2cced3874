import { Hono } from "hono";
import { refusal } from "./refusal.ts";

/**
 * `/exit`: away at once to a harmless page, leaving as little as a server can. On a host that the console shares, cookies
 * stay, or an advocate who tries the form would be signed out; the public pages set none.
 */
export function exitRoute(exitUrl: URL, sharedHost: boolean): Hono {
  const cleared = sharedHost ? `"cache", "storage"` : `"cache", "cookies", "storage"`;
  const headers = {
    "cache-control": "no-store",
    "clear-site-data": cleared,
    "referrer-policy": "no-referrer",
  };
  const app = new Hono();
  app.get(
    "/exit",
    () => new Response(null, { status: 303, headers: { ...headers, location: exitUrl.href } }),
  );
  // A page that is being left cannot follow an answer; it only tells.
  app.post("/exit", () => new Response(null, { status: 204, headers }));
  app.all("/exit", () => refusal("method", { Allow: "GET, POST" }));
  return app;
}
