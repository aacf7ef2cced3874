import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "@holdfast/tooling/bare-environment";

const COMMAND = fileURLToPath(new URL("../../../gateway/src/command.ts", import.meta.url));
/** A command takes seconds; one that hangs is ended, and what it had said by then is told. */
const LONGEST_MS = 75_000;

/** Runs `pnpm holdfast …` on a data folder, and gives what it said; rejects with it when the command fails. */
export async function holdfast(dataFolder: string, ...args: readonly string[]): Promise<string> {
  return holdfastTold("", dataFolder, ...args);
}

/** The same, of a command that reads what it is told. */
export async function holdfastTold(
  told: string,
  dataFolder: string,
  ...args: readonly string[]
): Promise<string> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...bareEnvironment(), HOME: process.env["HOME"], HOLDFAST_DATA: dataFolder },
    stdio: ["pipe", "pipe", "pipe"],
    timeout: LONGEST_MS,
    killSignal: "SIGKILL",
  });
  child.stdin.end(told);
  let words = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (words += text));
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  if (code !== 0) throw new Error(`pnpm holdfast ${args.join(" ")} failed (${code ?? signal}):\n${words}`);
  return words;
}
