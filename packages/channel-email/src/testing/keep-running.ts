import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";

/** A program that runs until it is ended, and no longer than we do. */
export interface Running {
  readonly end: () => Promise<void>;
}

/**
 * Waits for the end of its input, which comes when we ask for it and when we die, however that happens; then ends the
 * program and waits for it.
 */
const KEEPER = `
"$@" </dev/null &
program=$!
while read -r _; do :; done
kill -TERM "$program" 2>/dev/null
wait "$program"
`;

const END_MS = 20_000;

/** Starts a program that stays in the foreground; what it prints goes to the file `output`. */
export async function keepRunning(command: readonly [string, ...string[]], output: string): Promise<Running> {
  const words = await open(output, "a", 0o600);
  const keeper = spawn("/bin/sh", ["-c", KEEPER, "keeper", ...command], {
    stdio: ["pipe", words.fd, words.fd],
    // Not told of a Ctrl-C at the terminal before we are: the end of its input is the only word it takes.
    detached: true,
  });
  await once(keeper, "spawn");
  await words.close();
  const ended = once(keeper, "exit");
  return {
    end: async () => {
      if (keeper.exitCode !== null || keeper.signalCode !== null) return;
      keeper.stdin?.end();
      const patience = setTimeout(() => keeper.kill("SIGKILL"), END_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}
