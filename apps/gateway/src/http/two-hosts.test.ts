import { request } from "node:http";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const STAFF = "https://hold.example.org";
const PUBLIC = "https://talk.example.org";
let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({
    environment: {
      HOLDFAST_URL: STAFF,
      HOLDFAST_REACH_URL: PUBLIC,
      HOLDFAST_LOOPBACK_SECRET: "an invented secret of the tests",
    },
    channels: [
      { id: "webform", load: () => import("@holdfast/channel-webform") },
      { id: "loopback", load: () => import("@holdfast/channel-loopback") },
    ],
  });
});
afterAll(() => house.close());

async function ask(origin: string, path: string, method = "GET", headers: Record<string, string> = {}) {
  const asked = request({
    port: house.url.port,
    path,
    method,
    headers: { host: new URL(origin).host, ...headers },
  });
  asked.end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

describe("two hosts", () => {
  it("[G8] keep the public pages where people write", async () => {
    expect((await ask(PUBLIC, "/reach")).status).toBe(200);
    const exit = await ask(PUBLIC, "/exit");
    expect(exit.status).toBe(303);
    expect(exit.headers["clear-site-data"]).toContain('"cookies"');
  });

  it("[G8] keep the console away from there: no page, no sign-in, no GraphQL", async () => {
    for (const path of [
      "/",
      "/index.html",
      "/contacts",
      "/api/auth/get-session",
      "/api/auth/sign-in/username",
    ])
      expect((await ask(PUBLIC, path)).status).toBe(404);
    const json = { "content-type": "application/json" };
    expect((await ask(PUBLIC, "/graphql", "POST", json)).status).toBe(404);
  });

  it("[G8] keep the public pages away from the console's", async () => {
    for (const path of ["/reach", "/reach/return", "/exit", "/channels/webform"])
      expect((await ask(STAFF, path)).status).toBe(404);
    expect((await ask(STAFF, "/graphql", "POST", { "content-type": "application/json" })).status).toBe(401);
  });

  it("[G8] answer to no other name", async () => {
    for (const host of ["https://other.example.org", "http://127.0.0.1", "http://localhost:4000"])
      expect((await ask(host, "/")).status).toBe(421);
  });

  it("[G8] let whoever delivers call by address, and believe them no more for it", async () => {
    const deliver = async (origin: string, path: string) => (await ask(origin, path, "POST")).status;
    for (const beside of ["http://127.0.0.1", "http://gateway:4000", PUBLIC]) {
      expect(await deliver(beside, "/channels/loopback/webhook")).toBe(403);
      expect(await deliver(beside, "/channels/loopback/webhook/status")).toBe(403);
    }
    expect(await deliver(STAFF, "/channels/loopback/webhook")).toBe(404);
    for (const path of ["/channels/loopback", "/channels/webhook", "/reach/webhook", "/graphql"])
      expect(await deliver("http://127.0.0.1", path)).toBe(421);
  });

  it("[G8] open sockets under the console's name alone", async () => {
    const open = async (origin: string) => (await ask(origin, "/socket.io/?EIO=4&transport=polling")).status;
    expect(await open(STAFF)).toBe(200);
    for (const host of [PUBLIC, "https://evil.example.org", "http://127.0.0.1", `${STAFF}:4000`])
      expect(await open(host)).toBe(403);
  });

  it("insist on https once it is there", async () => {
    const held = "max-age=31536000; includeSubDomains";
    expect((await ask(STAFF, "/")).headers["strict-transport-security"]).toBe(held);
    expect((await ask(PUBLIC, "/reach")).headers["strict-transport-security"]).toBe(held);
  });
});
