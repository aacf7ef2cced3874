import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let cookie: string;
beforeAll(async () => {
  house = await testGateway({ environment: { HOLDFAST_METRICS_TOKEN: "a token for tests only" } });
  cookie = await house.signIn("dana");
});
afterAll(() => house.close());

const WORDS = "PLEASE-HELP-555-0142";

/** Writes bytes as they are: no client library would send most of this. */
async function raw(bytes: string): Promise<string> {
  const socket = connect({ port: Number(house.url.port), host: "127.0.0.1" });
  await once(socket, "connect");
  socket.write(bytes);
  socket.on("error", () => {});
  return text(socket);
}
const request = (line: string, headers: Record<string, string> = {}, body = ""): Promise<string> =>
  raw(
    `${line} HTTP/1.1\r\n${Object.entries({
      Host: house.url.host,
      Connection: "close",
      "Content-Length": String(body.length),
      ...headers,
    })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("")}\r\n${body}`,
  );
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(new URL(path, house.url), { redirect: "manual", headers });

/** One short sentence that repeats nothing of what was sent; as plain text, in each language. */
async function sentence(answer: Response): Promise<string> {
  const said = await answer.text();
  expect(said).not.toContain(WORDS);
  const words = said.startsWith("{") ? (JSON.parse(said) as { errors: { message: string }[] }).errors : [];
  const messages = said.startsWith("{") ? words.map(({ message }) => message) : said.trimEnd().split("\n");
  expect(messages).toHaveLength(said.startsWith("{") ? 1 : 3);
  for (const message of messages) expect(message).toMatch(/^[A-Z][^\n]{5,120}\.$/);
  return messages[0] ?? "";
}

describe("hostile GraphQL", () => {
  const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    house.post("/graphql", body, { cookie, ...headers });

  it.each([
    "{",
    "null",
    "[]",
    '"x"',
    `{"query":1}`,
    `{"query":"{me{id}}","variables":"${WORDS}"}`,
    '[{"query":"{me{id}}"}]',
    "\0",
  ])("[G6] malformed body %j", async (body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(await sentence(answer)).toBe("This request cannot be read.");
  });

  it.each([
    ["lists", 5_000, "[", "]"],
    ["lists", 40_000, "[", "]"],
    ["objects", 10_001, '{"a":', "}"],
    ["objects", 40_000, '{"a":', "}"],
  ])("[G6] %s that lie in each other %i deep", async (_kind, depth, open, close) => {
    const value = `${open.repeat(depth)}1${close.repeat(depth)}`;
    for (const body of [
      `{"query":"{me{id}}","variables":{"a":${value}}}`,
      `{"query":"{me{id}}","extensions":${value}}`,
      value,
    ]) {
      const answer = await ask(body);
      expect(answer.status).toBe(400);
      expect(await sentence(answer)).toBe("This request cannot be read.");
    }
  });

  it("[G6] an oversized body, declared or not", async () => {
    const answer = await ask(JSON.stringify({ query: "{me{id}}", variables: { x: "x".repeat(300_000) } }));
    expect(answer.status).toBe(413);
    expect(await sentence(answer)).toBe("This is too large.");
    const chunk = `40000\r\n${"x".repeat(0x40000)}\r\n1\r\nx\r\n0\r\n\r\n`;
    const said = await raw(
      `POST /graphql HTTP/1.1\r\nHost: ${house.url.host}\r\nConnection: close\r\nContent-Type: application/json\r\nCookie: ${cookie}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
    );
    expect(said).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])("[G2] %s", async (method) => {
    const answer = await fetch(new URL("/graphql?query={me{id}}", house.url), {
      method,
      headers: { cookie },
    });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "application/graphql",
    "",
  ])("[G2] content of the kind %j", async (type) => {
    const answer = await ask('{"query":"{me{id}}"}', { "content-type": type });
    expect(answer.status).toBe(415);
    await sentence(answer);
  });

  it.each<Record<string, string>>([
    { origin: "https://evil.example.org" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("[G2] from elsewhere: %j", async (headers) => {
    const answer = await ask({ query: "{me{id}}" }, headers);
    expect(answer.status).toBe(403);
    await sentence(answer);
  });

  const nested = (depth: number): string => `${"{ me ".repeat(depth)}{ id }${" }".repeat(depth)}`;
  it.each([
    ["a very deep query", nested(50)],
    ["a bomb of aliases", `{ ${Array.from({ length: 400 }, (_, n) => `a${n}: me { id }`).join(" ")} }`],
    ["a thousand aliases", `{ ${Array.from({ length: 1_000 }, (_, n) => `a${n}: me { id }`).join(" ")} }`],
    [
      "fragments that double each other",
      `{ me { ...F0 } } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on Me { ...F${n + 1} ...F${n + 1} }`).join(" ")} fragment F40 on Me { id }`,
    ],
    ["a fragment inside itself", "{ me { ...F } } fragment F on Me { ...F }"],
    ["many directives", `{ me { id ${"@skip(if: false) ".repeat(1_000)} } }`],
    ["a long list", `{ contact(id: ["${"x".repeat(60_000)}"]) { __typename } }`],
    ["no query", ""],
    ["words instead of a query", "please help"],
  ])("[G6] %s", async (_name, query) => {
    const began = performance.now();
    const answer = await ask({ query });
    expect(performance.now() - began).toBeLessThan(1_000);
    const { data, errors } = (await answer.json()) as { data?: unknown; errors?: unknown[] };
    expect(data ?? null).toBeNull();
    expect(errors?.length).toBeGreaterThan(0);
  });

  it("[G6] variables of the wrong kind are refused and never logged", async () => {
    const query =
      "mutation ($id: ID!, $n: Int!) { claimContact(id: $id, expectedVersion: $n) { __typename } }";
    const answer = await house.ask(cookie, query, { id: { a: WORDS }, n: WORDS });
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(house.logged.join("\n")).not.toContain(WORDS);
  });

  it("an id that is none, a NUL in it included, is not found", async () => {
    for (const id of [
      "x",
      "\0",
      "01890000-0000-7000-8000-00000000000\0",
      "' or 1=1 --",
      "x".repeat(10_000),
    ]) {
      const { data } = await house.ask(cookie, "query ($id: ID!) { contact(id: $id) { __typename } }", {
        id,
      });
      expect(data).toEqual({ contact: { __typename: "NotFound" } });
    }
  });

  it("numbers beyond what the database can hold break nothing", async () => {
    const query = "query ($n: Int, $b: ID) { closedContacts(number: $n, before: $b) { next } }";
    for (const n of [-2_147_483_648, -1, 0, 2_147_483_647])
      expect((await house.ask(cookie, query, { n })).data).toEqual({ closedContacts: { next: null } });
    const page = await house.ask(cookie, query, {
      b: "999999999999999:01890000-0000-7000-8000-000000000000",
    });
    expect(page.data).toEqual({ closedContacts: { next: null } });
    expect((await house.ask(cookie, query, { b: "x" })).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  it("each operation of a document is answered with its own data", async () => {
    const query = "query A { me { name } } query B { settings { reopenWithinMs } }";
    const named = async (operationName: string) =>
      (await (await ask({ query, operationName })).json()) as { data: object };
    expect((await named("A")).data).toEqual({ me: { name: "Dana" } });
    expect((await named("B")).data).toEqual({ settings: { reopenWithinMs: 86_400_000 } });
    expect((await named("A")).data).toEqual({ me: { name: "Dana" } });
  });
});

describe("hostile sign-in", () => {
  const path = "/api/auth/sign-in/username";
  it.each(["{", "[", "null", '"x"', "\0", `{"username":"dana\\u0000","password":"${WORDS}"}`])(
    "malformed body %j",
    async (body) => {
      const answer = await house.post(path, body);
      expect(answer.status).toBe(400);
      expect(await sentence(answer)).toBe("This request cannot be read.");
    },
  );

  it("an oversized body", async () => {
    const answer = await house.post(path, { username: "dana", password: "x".repeat(20_000) });
    expect(answer.status).toBe(413);
    await sentence(answer);
  });

  it("other methods", async () => {
    const answer = await fetch(new URL(path, house.url), { method: "DELETE" });
    expect(answer.status).toBe(405);
  });
});

describe("hostile requests to any path", () => {
  it.each(["evil.example.org", "localhost", "localhost:1", "localhost@evil.org", ""])(
    "[G8] for the host %j",
    async (host) => {
      for (const path of ["/", "/graphql", "/exit", "/api/auth/get-session"]) {
        const said = await request(`GET ${path}`, { Host: host });
        expect(said).toMatch(/^HTTP\/1\.1 4(?:21|00) /);
        expect(said).not.toContain("evil");
      }
    },
  );

  it("[G8] under this machine's other name, a browser is led to the one it should use", async () => {
    const said = await request("GET /contacts/12?a=1", { Host: `127.0.0.1:${house.url.port}` });
    expect(said).toMatch(/^HTTP\/1\.1 307 /);
    expect(said.toLowerCase()).toContain(`location: ${house.url.origin}/contacts/12?a=1\r\n`);
    const post = await request("POST /graphql", { Host: `127.0.0.1:${house.url.port}` });
    expect(post).toMatch(/^HTTP\/1\.1 421 /);
  });

  it.each(["/%", "/%00", "/%c0%ae", "/a%00b", "/graphql%00", "/%E0%A4%A"])("the path %s", async (path) => {
    const said = await request(`GET ${path}`);
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said).toContain("This request cannot be read.");
  });

  it.each([
    "//evil.example.org/",
    "/\\evil.example.org",
    "/..//..//etc/passwd",
    "/assets/%2e%2e/%2e%2e/package.json",
    "http://evil.example.org/",
  ])("the path %s leads nowhere else", async (path) => {
    const said = await request(`GET ${path}`);
    expect(said).toMatch(/^HTTP\/1\.1 (?:200|400|404|421|503) /);
    expect(said).not.toMatch(/location: (?!.*localhost)/i);
    expect(said).not.toContain("root:");
  });

  it.each([
    ["huge headers", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["a huge address", `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ["no HTTP", "please help\r\n\r\n", 400],
    ["no Host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["a NUL in a header", `GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n`, 400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
  ])("%s", async (_name, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it("dresses every answer, refusals too", async () => {
    for (const path of ["/", "/nothing.txt", "/graphql", "/healthz", "/exit", "/api/auth/nothing", "/%00"]) {
      const { headers } = await get(path);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("permissions-policy")).toContain("microphone=(self)");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.has("x-powered-by")).toBe(false);
      expect(headers.has("strict-transport-security")).toBe(false);
    }
  });

  it("answers health by any name, metrics only for the token", async () => {
    expect((await get("/healthz")).status).toBe(200);
    expect(await (await get("/readyz")).json()).toMatchObject({
      ready: true,
      database: true,
      sessions: true,
    });
    expect(await request("GET /readyz", { Host: "10.0.0.7" })).toMatch(/^HTTP\/1\.1 200 /);
    for (const authorization of ["", "Bearer", "Bearer wrong", "Basic YTph", "a token for tests only"])
      expect((await get("/metrics", { authorization })).status).toBe(401);
    const metrics = await get("/metrics", { authorization: "Bearer a token for tests only" });
    expect(metrics.status).toBe(200);
    const said = await metrics.text();
    expect(said).toContain("holdfast_request_seconds");
    expect(said).not.toContain("/contacts");
  });
});
