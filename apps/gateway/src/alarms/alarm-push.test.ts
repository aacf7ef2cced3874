import { execFileSync } from "node:child_process";
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { ChannelId, type UserId } from "@holdfast/case-schema";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

interface Pushed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const taken: Pushed[] = [];
const HOUR_MS = 3_600_000;
const answers = new Map<string, number>();
const before = getCACertificates("default");
let folder: string;
let service: Server;
let host: string;
let house: TestGateway;
let lee: string;
let leeId: UserId;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "push-"));
  const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  execFileSync("openssl", ["req", "-x509", ...ec, "-keyout", keyFile, "-out", certFile, ...subject], {
    stdio: "ignore",
  });
  const [key, cert] = [readFileSync(keyFile, "utf8"), readFileSync(certFile, "utf8")];
  setDefaultCACertificates([...before, cert]);
  service = createServer({ key, cert }, (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const path = request.url ?? "";
      taken.push({ path, headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(answers.get(path) ?? 201, { location: "/elsewhere" }).end("not read");
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => service.listen(port, "localhost", resolve));
  host = `localhost:${(service.address() as AddressInfo).port}`;
  house = await testGateway({ environment: { HOLDFAST_PUSH_SERVICES: host } });
  lee = await house.signIn("lee");
  leeId = (await house.store.staff.list()).find(({ name }) => name === "Lee")!.id;
});
afterAll(async () => {
  await house.close();
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
  setDefaultCACertificates(before);
  rmSync(folder, { recursive: true });
});

/** A browser of the test's own. */
function browser(path: string) {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const auth = randomBytes(16);
  return {
    keys,
    auth,
    endpoint: `https://${host}${path}`,
    p256dh: keys.getPublicKey().toString("base64url"),
    said: auth.toString("base64url"),
  };
}
type Browser = ReturnType<typeof browser>;

const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array | string, length: number) =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));

/** What was pushed, as the browser reads it (RFC 8188, RFC 8291). */
function read({ keys, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const theirs = body.subarray(21, 21 + body.readUInt8(20));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), theirs]);
  const secret = derive(keys.computeSecret(theirs), auth, info, 32);
  const sealed = body.subarray(21 + theirs.length);
  const [key, nonce] = [
    derive(secret, salt, "Content-Encoding: aes128gcm\0", 16),
    derive(secret, salt, "Content-Encoding: nonce\0", 12),
  ];
  const open = createDecipheriv("aes-128-gcm", key, nonce);
  open.setAuthTag(sealed.subarray(-16));
  const clear = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
  return clear.subarray(0, clear.lastIndexOf(2)).toString();
}

async function ask(cookie: string, text: string): Promise<unknown> {
  return (await house.ask(cookie, text, {})).data;
}
const keep = async (one: Pick<Browser, "endpoint" | "p256dh" | "said">, cookie = lee) =>
  ask(
    cookie,
    `mutation { done: keepAlarmDevice(endpoint: "${one.endpoint}", p256dh: "${one.p256dh}", auth: "${one.said}") }`,
  );
const mine = async (cookie = lee) =>
  (await ask(cookie, "{ myAlarmDevices { key count } }")) as {
    readonly myAlarmDevices: { readonly key: string | null; readonly count: number };
  };
/** Lee is to be told of a channel that has been down for long: the house's own rounds would end what is of nothing before it is told. */
async function alarm(thing: string): Promise<void> {
  const [id, seenAt] = [crypto.randomUUID(), Date.now()];
  await house.store.outages.report({
    channel: ChannelId.parse(thing),
    since: seenAt - HOUR_MS,
    seenAt,
    reason: "unreachable",
    by: "a gateway beside",
  });
  await house.store.alarms.round([], ({ now, standing }) => {
    // Such a round may have found it already, and told nobody: nobody is on call.
    const stands = standing.find((one) => one.thing === thing);
    return {
      begin: stands === undefined ? [{ kind: "channel_down", thing, since: now, id }] : [],
      end: [],
      tell: [{ id: crypto.randomUUID(), alarmId: stands?.id ?? id, duty: "lead", who: leeId, way: "push" }],
    };
  });
}

describe("alarms by web push", () => {
  it("[G681] go to the browser that whoever is on call said, in one word that it alone reads, signed as the house", async () => {
    const one = browser("/one");
    expect(await keep(one)).toEqual({ done: true });
    // The house makes it by itself, a moment after it began.
    await expect.poll(async () => (await mine()).myAlarmDevices.key).not.toBeNull();
    const key = (await mine()).myAlarmDevices.key ?? "";
    await alarm("a-channel");
    await expect.poll(() => taken.length, { timeout: 30_000 }).toBe(1);
    const { path, headers, body } = taken[0]!;
    expect(path).toBe("/one");
    expect(headers).toMatchObject({
      ttl: "900",
      urgency: "high",
      topic: "needed",
      "content-encoding": "aes128gcm",
    });
    expect(read(one, body)).toBe("needed");
    const [, token = "", said] = /^vapid t=([^,]+), ?k=(.+)$/u.exec(headers.authorization ?? "") ?? [];
    expect(said).toBe(key);
    const [head = "", claims = "", signature = ""] = token.split(".");
    const point = Buffer.from(key, "base64url");
    const jwk = {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    };
    const publicKey = createPublicKey({ key: jwk, format: "jwk" });
    const signed = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
    expect(
      verify("sha256", Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, "base64url")),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      aud: `https://${host}`,
      sub: `https://${house.url.host}`,
    });
    for (const secret of [one.endpoint, "Lee", "a-channel"])
      expect(house.logged.join("\n")).not.toContain(secret);
  });

  it("[G681] follow nothing, try again what was not taken, and forget a browser that the service knows no more", async () => {
    answers.set("/two", 307);
    answers.set("/one", 410);
    expect(await keep(browser("/two"))).toEqual({ done: true });
    const count = taken.length;
    await alarm("another");
    await expect.poll(async () => (await mine()).myAlarmDevices.count, { timeout: 30_000 }).toBe(1);
    expect(
      taken
        .slice(count)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(["/one", "/two"]);
    answers.delete("/two");
  });

  it("[G681] go to no other service, and to no browser without keys, and to none once whoever said it takes it back", async () => {
    const one = browser("/three");
    expect(await keep({ ...one, endpoint: "https://127.0.0.1/three" })).toEqual({ done: false });
    expect(await keep({ ...one, p256dh: "short" })).toEqual({ done: false });
    expect(await keep(one)).toEqual({ done: true });
    const stands = `myAlarmDevices(endpoint: "${one.endpoint}") { count isHere }`;
    const both = { count: 2, isHere: true };
    expect(await ask(lee, `{ ${stands} }`)).toEqual({ myAlarmDevices: both });
    await ask(lee, `mutation { removeAlarmDevices(endpoint: "${one.endpoint}") }`);
    expect(await ask(lee, `{ ${stands} }`)).toEqual({ myAlarmDevices: { count: 1, isHere: false } });
    expect(await ask(lee, "mutation { done: removeAlarmDevices }")).toEqual({ done: true });
    expect((await mine()).myAlarmDevices.count).toBe(0);
  });
});
