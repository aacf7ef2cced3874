import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StoreOptions } from "@holdfast/db";
import { bareEnvironment } from "@holdfast/tooling/bare-environment";

const PROGRAM = fileURLToPath(new URL("gateway-process.ts", import.meta.url));

/** A gateway that the system can stop, and have go on. */
export interface ForkedGateway {
  readonly url: URL;
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Ends it, stopped or not. */
  readonly kill: () => Promise<void>;
}

/** Starts a gateway in a process of its own beside those that have the database; resolves once it listens. */
export async function forkedGateway(
  connection: StoreOptions["connection"],
  variables: Readonly<Record<string, string>>,
): Promise<ForkedGateway> {
  const child: ChildProcess = fork(PROGRAM, {
    env: {
      ...bareEnvironment(),
      CONNECTION: JSON.stringify(connection),
      VARIABLES: JSON.stringify(variables),
    },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const died = ended.then(() => Promise.reject(new Error("a gateway died by itself")));
  const [said] = (await Promise.race([once(child, "message"), died])) as unknown[];
  died.catch(() => "later it is ended");
  return {
    url: new URL(String(said)),
    pause: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
