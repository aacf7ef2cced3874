import { vi } from "vitest";

export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly body: string;
  readonly cache: string | undefined;
}

/** What screens ask in passing, and the field that answers it. */
const IN_PASSING: ReadonlyMap<string, string> = new Map([
  ["Canned", "settings"],
  ["Colleagues", "colleagues"],
]);

/** Whether a test prepared nothing for what its screen asks in passing: a gateway that fails, not one that says nothing. */
function isUnprepared(body: string, json: unknown): boolean {
  const asked = IN_PASSING.get(/"operationName":"(\w+)"/.exec(body)?.[1] ?? "");
  const given = json as { readonly data?: Readonly<Record<string, unknown>> | null } | null;
  return asked !== undefined && given?.data?.[asked] === undefined;
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
    const unprepared = isUnprepared(asked.body, given.json);
    const json = unprepared ? { data: null, errors: [{ message: "not prepared" }] } : given.json;
    return new Response(JSON.stringify(json), {
      status: given.status ?? 200,
      headers: { "content-type": "application/json" },
    });
  });
  return log;
}
