import { randomBytes } from "node:crypto";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { freePort } from "@holdfast/tooling/free-port";
import { createGateway, type Gateway, type GatewayOptions } from "../app.ts";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import { hashPassword } from "../auth/password-hash.ts";
import { readEnv } from "../env/read.ts";
import type { Measure } from "../intake/too-many.ts";
import type { Log } from "../log/log.ts";
import { client, type TestClient } from "./client.ts";

/** Everybody's password in tests. */
export const TEST_PASSWORD = "a password for tests only";

/**
 * A machine that does much at once may look at the sessions late, and everybody is signed out until it has: nothing of what these
 * tests ask. G4's own tests turn their clock.
 */
const TRUSTED_FOR_MS = 120_000;

/** Tests ask as fast as they can. */
const ENDLESS: Measure = { most: Number.POSITIVE_INFINITY, windowMs: 60_000 };

/** It protects nothing, and is asked for at each sign-in of a test. */
const QUICK = { log2N: 10, r: 8, p: 1 };

let hashed: Promise<string> | undefined;

/** A gateway on a fresh database and a port of its own, with the demo people in it. */
export interface TestGateway extends TestClient {
  readonly url: URL;
  readonly store: TestStore;
  readonly gateway: Gateway;
  /** Every line that was logged, as JSON. */
  readonly logged: string[];
  readonly close: () => Promise<void>;
}

export interface TestGatewayOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** A free one when left out. */
  readonly port?: number;
  readonly channels?: GatewayOptions["channels"];
  readonly consoleFolder?: string;
  /** Another gateway's database; a fresh one when left out. */
  readonly beside?: { readonly store: Pick<TestStore, "connection"> };
  /** What one person may ask in a while; without end unless said otherwise. */
  readonly questions?: Measure;
  /** The real clock unless said otherwise. */
  readonly clock?: () => number;
  /** The gateway's own unless said otherwise. */
  readonly storeClock?: () => number;
}

export async function testGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const port = options.port ?? (await freePort());
  const environment = { PORT: String(port), ...options.environment };
  const read = readEnv(environment);
  if (read.kind === "refused") throw new Error(read.reasons.join(" "));
  const clock = options.clock ?? Date.now;
  const storeClock = options.storeClock ?? clock;
  const store = await testStore(
    options.beside
      ? { connection: options.beside.store.connection, clock: storeClock }
      : { clock: storeClock },
  );
  const logged: string[] = [];
  const write: Log["info"] = (event, facts) => void logged.push(JSON.stringify({ event, ...facts }));
  if (options.beside === undefined) {
    const passwordHash = await (hashed ??= hashPassword(TEST_PASSWORD, QUICK));
    for (const account of DEMO_ACCOUNTS) await store.staff.create({ ...account, passwordHash });
  }
  const started = await createGateway({
    env: read.env,
    environment,
    channels: options.channels ?? [],
    demo: false,
    consoleFolder: options.consoleFolder ?? "/nonexistent",
    anchors: { add: async () => {} },
    store,
    keyring: store.keyring,
    clock,
    random: randomBytes,
    fetch: globalThis.fetch,
    log: { info: write, warn: write, error: write },
    trustedForMs: TRUSTED_FOR_MS,
    questions: options.questions ?? ENDLESS,
  });
  if (started.kind === "refused") throw new Error(started.reasons.join(" "));
  const { gateway } = started;
  const url = new URL(`http://localhost:${port}`);
  return {
    ...client(url, TEST_PASSWORD),
    url,
    store,
    gateway,
    logged,
    close: async () => {
      await gateway.close();
      await store.close();
    },
  };
}
