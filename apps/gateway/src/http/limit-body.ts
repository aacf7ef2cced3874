import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refusal } from "./refusal.ts";

/**
 * Refuses a request whose body has more bytes than this. The library looks at the body even where its length was told, which has the server
 * make a stream of it; Node itself holds a request to the length it told, so there its word is enough.
 */
export function limitBody(bytesMost: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: bytesMost, onError: () => refusal("too_large") });
  return async (c, next) => {
    const length = c.req.header("content-length");
    if (length === undefined || c.req.header("transfer-encoding") !== undefined) return counted(c, next);
    return Number(length) <= bytesMost ? next() : refusal("too_large");
  };
}
