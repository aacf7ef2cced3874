import { ROUTES, routeOf, type Places, type Route } from "./routes.ts";

/** Where ARI is, and who asks. `password` is a secret. */
export interface AriAccess {
  /** Without a slash at its end, `http://127.0.0.1:8088/ari`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** What Asterisk answered. `away`: nobody can tell whether it was done. */
export type Answered =
  | { readonly kind: "ok"; readonly body: unknown }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "away" };

/** What goes along with a request: always in its body, because addresses end up in logs (VS10). */
export interface Given {
  readonly body?: unknown;
}

/** Asks Asterisk. Never throws. */
export interface Ari {
  readonly ask: <Name extends Route>(route: Name, places: Places<Name>, given?: Given) => Promise<Answered>;
}

/** Longer than Asterisk, which is near, ever needs. */
const PATIENCE_MS = 5_000;

/**
 * Makes the one client; `signal` ends what it is asking. Nothing is asked while `mayAsk` says no, looked at before each request: it is away
 * then.
 */
export function ariClient(
  access: AriAccess,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
  mayAsk: () => boolean = () => true,
): Ari {
  return {
    ask: async (route, places, given = {}) =>
      mayAsk() ? askAri(access, fetch, ROUTES[route], places, { ...given, signal }) : { kind: "away" },
  };
}

/** One request to ARI. For `ariClient`, and for the proof that recording fails. */
export async function askAri(
  access: AriAccess,
  fetch: typeof globalThis.fetch,
  route: string,
  places: Readonly<Record<string, string>>,
  { body, signal }: Given & { readonly signal?: AbortSignal | undefined } = {},
): Promise<Answered> {
  const [method, path] = routeOf(route, places);
  const url = new URL(`${access.url}${path}`);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: authorizationOf(access),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: "manual",
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    });
    const words = await response.text();
    if (!response.ok) return { kind: "refused", status: response.status };
    return { kind: "ok", body: words === "" ? null : JSON.parse(words) };
  } catch {
    return { kind: "away" };
  }
}

/** What Asterisk is shown in each request. A secret. */
export function authorizationOf({ username, password }: AriAccess): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
