import { expect, it } from "vitest";
import type { Log } from "../log/log.ts";
import type { Services } from "./context.ts";
import { graphqlRoute } from "./server.ts";

const SILENT: Log = { info() {}, warn() {}, error() {} };
const never = (): never => {
  throw new Error("is not asked");
};

it.each([
  ["is told so while that can be told", true, 401, "UNAUTHENTICATED"],
  ["is not told so once nobody can tell", false, 503, "UNAVAILABLE"],
] as const)("[G4] whom nobody finds signed in %s", async (_what, isKnown, status, code) => {
  let available = true;
  const app = graphqlRoute({
    services: {} as Services,
    sessions: { available: () => available, identifyOwner: async () => ((available = isKnown), null) },
    url: new URL("http://console.example.org"),
    log: SILENT,
    shared: { learn: never },
    answered: never,
    asksTooOften: never,
    actsTooOften: never,
  });
  const answer = await app.request("http://console.example.org/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://console.example.org" },
    body: JSON.stringify({ query: "{ me { id } }" }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([
    status,
    { errors: [{ extensions: { code } }] },
  ]);
});
