import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
});
afterAll(() => house.close());

const PATHS = ["/", "/nothing.txt", "/graphql", "/healthz", "/exit", "/reach", "/api/auth/get-session"];
const WORDS = "PLEASE-HELP-555-0142";
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(new URL(path, house.url), { redirect: "manual", headers });

describe("every answer", () => {
  it("[G450] is kept by nobody, what GraphQL and sign-in tell included", async () => {
    for (const path of PATHS) expect((await get(path)).headers.get("cache-control")).toContain("no-store");
    const cookie = await house.signIn("dana");
    const told = await house.post("/graphql", { query: "{ me { name } }" }, { cookie });
    const signedOut = await house.post("/api/auth/sign-out", {}, { cookie });
    for (const answer of [told, signedOut]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toContain("no-store");
    }
  });

  it("[G450] can be read by no other origin", async () => {
    const origin = "https://evil.example.org";
    for (const path of PATHS) {
      const { headers } = await get(path, { origin });
      expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
    const headers = { origin, "access-control-request-method": "POST" };
    const asked = await fetch(new URL("/graphql", house.url), { method: "OPTIONS", headers });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([405, null]);
  });

  it("[G450] of text says which characters it has", async () => {
    for (const path of PATHS)
      expect((await get(path)).headers.get("content-type") ?? "").not.toMatch(
        /^text\/(?!.*; charset=utf-8$)/i,
      );
  });

  it.each(PATHS)("[G450] repeats nothing to TRACE at %s", async (path) => {
    const socket = connect({ port: Number(house.url.port), host: "127.0.0.1" });
    await once(socket, "connect");
    socket.on("error", () => {});
    socket.write(
      `TRACE ${path} HTTP/1.1\r\nHost: ${house.url.host}\r\nConnection: close\r\nCookie: holdfast.session_token=${WORDS}\r\nX: ${WORDS}\r\n\r\n`,
    );
    const said = await text(socket);
    expect(said).toMatch(/^HTTP\/1\.1 [45]\d\d /);
    expect(said).not.toContain(WORDS);
  });
});
