import { expect, it } from "vitest";
import { refusalFaults } from "./guard/one-sentence.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { hostileBodies, hostileBytes, PATHS_OUT } from "./talk/hostile.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { rawRequest, sayRaw } from "./talk/raw.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** Stands in every hostile request: an answer that holds it repeats what it was sent. */
const MARK = stage.secret("zephyrine-7731");

const ROUTES = [
  "/",
  "/graphql",
  "/reach",
  "/exit",
  "/healthz",
  "/readyz",
  "/metrics",
  "/channels/loopback",
  "/channels/loopback/webhook",
  "/channels/nowhere/webhook",
  "/api/auth/sign-in/username",
  "/api/auth/get-session",
  "/socket.io/?EIO=4&transport=polling",
] as const;

const ALIVE = { alive: true, ready: 200 };

async function state(): Promise<typeof ALIVE> {
  const { gateway, url } = stage.house();
  return { alive: gateway().alive(), ready: (await askInTime(new URL("/readyz", url))).status };
}

/** What is wrong with the answer to one request; a line that was cut while we wrote is an answer too. */
async function faultsOf(what: string, route: string, how: RequestInit): Promise<string[]> {
  const answer = await askInTime(new URL(route, stage.house().url), { ...how, redirect: "manual" }).catch(
    (error: unknown) => {
      // That nothing is said at all is none.
      if (error instanceof TypeError) return null;
      throw error;
    },
  );
  return answer === null
    ? []
    : refusalFaults(`${what} to ${route}`, answer.status, await answer.text(), [MARK]);
}

for (const route of ROUTES)
  it(`${route} answers hostile bodies with one impersonal sentence`, async () => {
    const faults: string[] = [];
    for (const { what, type, body } of hostileBodies(MARK)) {
      const headers = { "x-anything": MARK, ...(type === null ? {} : { "content-type": type }) };
      faults.push(...(await faultsOf(what, route, { method: "POST", body, headers })));
    }
    for (const method of ["PUT", "DELETE", "PATCH", "PROPFIND", "OPTIONS"])
      faults.push(...(await faultsOf(method, route, { method })));
    expect(faults).toEqual([]);
    expect(await state()).toEqual(ALIVE);
  });

it("no path leads out of the console's folder", async () => {
  const { url } = stage.house();
  const faults: string[] = [];
  for (const path of PATHS_OUT) {
    const heard = await sayRaw(url, rawRequest(`GET ${path}`, { host: url.host }));
    if (/root:|"dependencies"|createGateway|\[core\]/.test(heard)) faults.push(`${path} leads out`);
    faults.push(...refusalFaults(path, statusIn(heard), bodyIn(heard), [MARK]));
  }
  expect(faults).toEqual([]);
  expect(await state()).toEqual(ALIVE);
});

it("what is not HTTP is refused or cut off, and nothing falls over", async () => {
  const { url } = stage.house();
  const heard = await Promise.all(hostileBytes(url.host, MARK).map((bytes) => sayRaw(url, bytes)));
  const faults = heard.flatMap((text, nth) =>
    text === "" ? [] : refusalFaults(`bytes ${nth}`, statusIn(text), bodyIn(text), [MARK]),
  );
  expect(faults).toEqual([]);
  expect(await state()).toEqual(ALIVE);
});

it("cookies, origins and signatures that somebody made up open nothing", async () => {
  const { url } = stage.house();
  const json = { "content-type": "application/json" };
  const asked = (headers: Record<string, string>): Promise<Response> =>
    askInTime(new URL("/graphql", url), {
      method: "POST",
      headers: { ...json, ...headers },
      body: JSON.stringify({ query: "{ queue { asOf } }" }),
    });
  for (const token of [MARK, "a".repeat(7000), "%00", `${MARK}.${"A".repeat(43)}=`])
    expect((await asked({ cookie: `holdfast.session_token=${token}` })).status).toBe(401);
  const { cookie } = await signInByHttp(url, "dana");
  expect((await asked({ cookie })).status).toBe(200);
  expect((await asked({ cookie, origin: "https://elsewhere.example.org" })).status).toBe(403);
  expect((await asked({ cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
  const got = await askInTime(new URL("/graphql?query={queue{asOf}}", url), { headers: { cookie } });
  expect(got.ok).toBe(false);
  const forged = await askInTime(new URL("/channels/loopback/webhook", url), {
    method: "POST",
    headers: { ...json, "x-loopback-signature": "0".repeat(64) },
    body: JSON.stringify({ kind: "message", event: "forged", from: "555-0111", text: MARK }),
  });
  expect(forged.ok).toBe(false);
});

it("after all of it, what is well formed and signed is taken, and it is the only thing in the queue", async () => {
  const { url } = stage.house();
  const message = { event: "after the storm", from: stage.secret("555-0172"), text: "Is this still on?" };
  expect((await deliver(url, message)).ok).toBe(true);
  expect(await readQueue(await signInByHttp(url, "ada"))).toHaveLength(1);
});

function statusIn(heard: string): number {
  return Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1]);
}

function bodyIn(heard: string): string {
  return heard.slice(heard.indexOf("\r\n\r\n") + 4);
}
