import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import type { ServerUser } from "./server-user.ts";

/**
 * Runs one of PostgreSQL's programs to its end, in a session of its own: Ctrl-C at the terminal reaches the gateway
 * only, which stops things in order. `meanwhile` is called once it is at work, and may take its time.
 */
export async function runBinary(
  file: string,
  args: readonly string[],
  user: ServerUser | undefined,
  meanwhile: () => void = () => {},
): Promise<void> {
  const child = spawn(file, args, {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
  });
  const ended = once(child, "exit");
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (words += text));
  meanwhile();
  const [code] = (await ended) as [number | null];
  // The server that pg_ctl started inherits the pipe and would keep this process alive.
  child.stderr.destroy();
  if (code !== 0) throw new Error(`${basename(file)} ${args[0]} failed: ${words.trim()}`);
}
