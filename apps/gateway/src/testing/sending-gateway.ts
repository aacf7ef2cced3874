import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StoreOptions } from "@holdfast/db";
import { bareEnvironment } from "@holdfast/tooling/bare-environment";

const PROGRAM = fileURLToPath(new URL("outbox-process.ts", import.meta.url));

/** The account of the local Twilio that such gateways speak to. */
export const SENDING_ACCOUNT = {
  accountSid: `AC${"0".repeat(32)}`,
  authToken: "0123456789abcdef0123456789abcdef",
  number: "+15550100",
} as const;

export interface SendingGatewayOptions {
  readonly connection: StoreOptions["connection"];
  readonly apiUrl: string;
  /** How far its clock is ahead. */
  readonly clockAheadMs?: number;
}

/** A gateway in a process of its own that is loaded, and sends from the first message that it gets. */
export async function sendingGateway(options: SendingGatewayOptions): Promise<ChildProcess> {
  const { connection, apiUrl, clockAheadMs = 0 } = options;
  const child = fork(PROGRAM, {
    env: {
      ...bareEnvironment(),
      CONNECTION: JSON.stringify(connection),
      CLOCK_AHEAD: String(clockAheadMs),
      HOLDFAST_TEXTS_ACCOUNT_SID: SENDING_ACCOUNT.accountSid,
      HOLDFAST_TEXTS_AUTH_TOKEN: SENDING_ACCOUNT.authToken,
      HOLDFAST_TEXTS_FROM: SENDING_ACCOUNT.number,
      HOLDFAST_TEXTS_API_URL: apiUrl,
    },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const died = once(child, "exit").then(() => Promise.reject(new Error("a gateway died by itself")));
  await Promise.race([once(child, "message"), died]);
  died.catch(() => "later it is ended");
  return child;
}

/** Longer than what it may be handing over takes. */
const ENDS_WITHIN_MS = 30_000;

/** Ends it by a signal; its exit code, or the signal's name. Throws where it does not end in time, or had ended before. */
export async function endGateway(
  child: ChildProcess,
  signal: "SIGKILL" | "SIGTERM",
): Promise<number | string> {
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`a gateway had ended by itself: ${child.signalCode ?? child.exitCode}`);
  const ended = once(child, "exit", { signal: AbortSignal.timeout(ENDS_WITHIN_MS) });
  child.kill(signal);
  const [code, by] = (await ended.catch((cause: unknown) => {
    throw new Error(`a gateway did not end within ${ENDS_WITHIN_MS} ms of ${signal}`, { cause });
  })) as [number | null, string | null];
  return code ?? by ?? "nothing";
}
