import { DEMO_PASSWORD } from "../house/house.ts";
import { askInTime } from "./ask-in-time.ts";

/** The demo accounts. */
export type StaffMember = "dana" | "ada" | "marta" | "lee" | "pat" | "cam" | "alex";

/** Somebody inside, without a screen: what a console asks the gateway, asked directly. */
export interface Staff {
  /** Runs one GraphQL document and gives its `data`; throws what the gateway refuses. */
  readonly ask: <Data>(document: string, variables?: Record<string, unknown>) => Promise<Data>;
  readonly cookie: string;
}

/** Signs in by HTTP. */
export async function signInByHttp(url: URL, username: string): Promise<Staff> {
  const headers = { "content-type": "application/json", origin: url.origin };
  const answer = await askInTime(new URL("/api/auth/sign-in/username", url), {
    method: "POST",
    headers,
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return {
    cookie,
    ask: (document, variables = {}) => ask(url, { ...headers, cookie }, { query: document, variables }),
  };
}

async function ask<Data>(url: URL, headers: Record<string, string>, body: unknown): Promise<Data> {
  const answer = await askInTime(new URL("/graphql", url), {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  const { data, errors } = (await answer.json()) as { data?: Data; errors?: unknown };
  if (errors !== undefined || data === undefined) throw new Error(`refused: ${JSON.stringify(errors)}`);
  return data;
}
