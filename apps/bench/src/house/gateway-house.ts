import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { serveLocalTwilio } from "@holdfast/channel-sms-twilio/testing";
import { startEmbedded, type Embedded } from "@holdfast/db";
import { freePort } from "@holdfast/tooling/free-port";
import type { Webhook } from "../traffic/text-request.ts";
import { startGateway, type GatewayProcess } from "./gateway-process.ts";

/** Invented; signs what the house is told. */
const ACCOUNT = `AC${"0123456789abcdef".repeat(2)}`;
const TOKEN = "fedcba9876543210".repeat(2);
const NUMBER = "+15550100";
const FIRST_PAUSE_MS = 500;
const PASSWORD = "a password for the benchmark only";

/** A real gateway over a database of its own, reachable by text: the house as a hotline would run it. */
export interface GatewayHouse {
  readonly url: URL;
  /** The database's folder. */
  readonly data: string;
  /** Where texts are brought, and what signs them. */
  readonly webhook: Webhook;
  readonly gateway: () => GatewayProcess;
  /** Starts the gateway again, on the same port, without waiting until it serves. */
  readonly startAgain: () => void;
  /** Starts one gateway more over the same database, and waits until it serves. Whoever signed in at one is known at each. */
  readonly another: () => Promise<OtherGateway>;
  /** Joins in using the house's database; it runs on until the house is closed. */
  readonly database: () => Promise<Embedded>;
  /** The cookie of somebody of the demo who has just signed in; an advocate when nobody is named. */
  readonly signIn: (username?: string) => Promise<string>;
  /** Ends everything that was started, in whatever state it is, and removes the folder. */
  readonly close: () => Promise<void>;
}

/** A gateway beside the first one. */
export interface OtherGateway {
  readonly url: URL;
  readonly pid: number;
}

/** Starts a house in a folder of its own and waits until it serves; `environment` is what its gateway is told besides. */
export async function openGatewayHouse(
  environment: Readonly<Record<string, string>> = {},
): Promise<GatewayHouse> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-house-"));
  // As root the server runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const data = join(folder, "pg");
  const port = await freePort();
  const url = new URL(`http://localhost:${port}`);
  const webhook: Webhook = {
    url: new URL("/channels/sms-twilio/webhook", url),
    account: ACCOUNT,
    token: TOKEN,
    number: NUMBER,
  };
  const twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: NUMBER,
    webhookUrl: () => webhook.url.href,
    clock: Date.now,
  });
  const start = (at: URL = url): GatewayProcess =>
    startGateway(at, {
      PORT: at.port,
      HOLDFAST_DATA: folder,
      HOLDFAST_DEMO_PASSWORD: PASSWORD,
      ...variablesOf("SMS_TWILIO", {
        ACCOUNT_SID: ACCOUNT,
        AUTH_TOKEN: TOKEN,
        FROM: NUMBER,
        API_URL: twilio.url,
      }),
      ...environment,
    });
  let gateway = start();
  const others: GatewayProcess[] = [];
  let database: Promise<Embedded> | null = null;
  const joinDatabase = (): Promise<Embedded> => (database ??= startEmbedded(data, () => {}));
  const close = async (): Promise<void> => {
    await Promise.all([gateway, ...others].map(async (each) => each.stop()));
    // Whoever was killed has left the database running; the last one to use it stops it.
    const last = await joinDatabase().catch(() => null);
    await last?.stop();
    await twilio.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await gateway.ready();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    data,
    webhook,
    gateway: () => gateway,
    startAgain: () => {
      gateway = start();
    },
    another: async () => {
      const at = new URL(`http://localhost:${await freePort()}`);
      const other = start(at);
      others.push(other);
      await other.ready();
      return { url: at, pid: other.pid };
    },
    database: joinDatabase,
    signIn: (username = "dana") => signIn(url, username),
    close,
  };
}

/** What a channel's fields are called in the environment. */
export function variablesOf(
  instance: string,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`HOLDFAST_${instance}_${field}`, value]),
  );
}

async function signIn(url: URL, username: string): Promise<string> {
  // The accounts of a demo are made after the gateway serves; who tries ten times in a minute is not let in at all.
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(new URL("/api/auth/sign-in/username", url), {
      method: "POST",
      headers: { "content-type": "application/json", origin: url.origin },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    await answer.arrayBuffer();
    const cookies = answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
    if (answer.status === 200 && cookies.length > 0) return cookies.join("; ");
    if (tries === 7) throw new Error(`nobody can sign in: ${answer.status}`);
    await delay(FIRST_PAUSE_MS * 2 ** (tries - 1));
  }
}
