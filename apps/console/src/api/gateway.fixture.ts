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
  ["Agreed", "agreed"],
  ["CaseOfContact", "caseOfContact"],
  ["Standing", "threadStanding"],
  ["BlockCount", "blockCount"],
  ["HelpOwed", "helpOwed"],
  ["Beside", "beside"],
  ["Announcements", "announcements"],
  ["UnreadWhispers", "unreadWhispers"],
]);

/** What is answered where a test prepared nothing and nothing is the usual answer. */
const USUALLY: ReadonlyMap<string, unknown> = new Map([
  ["Agreed", { agreed: { __typename: "Contact", followUps: [] } }],
  ["HelpOwed", { helpOwed: [] }],
  ["Beside", { beside: { watches: [], whispers: [] } }],
  ["Announcements", { announcements: [] }],
  ["UnreadWhispers", { unreadWhispers: [] }],
]);

const nameOf = (body: string): string => /"operationName":"(\w+)"/.exec(body)?.[1] ?? "";

/** Whether a test prepared nothing for what its screen asks in passing: a gateway that fails, not one that says nothing. */
function isUnprepared(body: string, json: unknown): boolean {
  const asked = IN_PASSING.get(nameOf(body));
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
    const usual = USUALLY.get(nameOf(asked.body));
    const instead =
      usual === undefined ? { data: null, errors: [{ message: "not prepared" }] } : { data: usual };
    const json = unprepared ? instead : given.json;
    return new Response(JSON.stringify(json), {
      status: given.status ?? 200,
      headers: { "content-type": "application/json" },
    });
  });
  return log;
}
