import { vi } from "vitest";

export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly body: string;
  readonly cache: string | undefined;
}

/** Puts a gateway of a few prepared answers where the network would be, and writes down what it was asked. */
export function stubGateway(
  answer: (asked: Asked) => { status?: number; json: unknown } | "unreachable",
): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const asked = {
      url,
      method: init.method ?? "GET",
      body: typeof init.body === "string" ? init.body : "",
      cache: init.cache,
    };
    log.push(asked);
    const given = answer(asked);
    if (given === "unreachable") throw new TypeError("fetch failed");
    return new Response(JSON.stringify(given.json), {
      status: given.status ?? 200,
      headers: { "content-type": "application/json" },
    });
  });
  return log;
}
