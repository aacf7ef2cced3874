import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { variableName } from "@holdfast/channel-kit";
import type { StoreOptions } from "@holdfast/db";
import { bareEnvironment } from "@holdfast/tooling/bare-environment";

const PROGRAM = fileURLToPath(new URL("mail-process.ts", import.meta.url));

export interface MailGatewayOptions {
  readonly connection: StoreOptions["connection"];
  /** The channel's settings, by field. */
  readonly settings: Readonly<Record<string, string>>;
  /** How long a mailbox stays a dead one's. */
  readonly leaseMs: number;
}

/** A gateway in a process of its own that is loaded, and reads mail from the first message that it gets. */
export async function mailGateway(options: MailGatewayOptions): Promise<ChildProcess> {
  const fields = Object.entries(options.settings);
  const child = fork(PROGRAM, {
    env: {
      ...bareEnvironment(),
      CONNECTION: JSON.stringify(options.connection),
      LEASE: String(options.leaseMs),
      ...Object.fromEntries(fields.map(([field, value]) => [variableName("email", field), value])),
    },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const died = once(child, "exit").then(() => Promise.reject(new Error("a gateway died by itself")));
  await Promise.race([once(child, "message"), died]);
  died.catch(() => "later it is ended");
  return child;
}
