import { spawn } from "node:child_process";
import { once } from "node:events";
import { access } from "node:fs/promises";

/** Runs a program to its end with its output shown as it comes; the exit code, 127 when it cannot be started. */
export async function runShown(
  program: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(program, parameters, { stdio: ["ignore", "inherit", "inherit"], env: environment });
  return exitCode(child);
}

/** What a program said on both of its outputs, and how it ended. */
export interface Heard {
  code: number;
  words: string;
}

/** Runs a program to its end and keeps what it says. */
export async function runHeard(
  program: string,
  parameters: readonly string[],
  folder: string,
): Promise<Heard> {
  const child = spawn(program, parameters, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (words += text));
  }
  return { code: await exitCode(child), words };
}

async function exitCode(child: ReturnType<typeof spawn>): Promise<number> {
  try {
    const [code] = (await once(child, "close")) as [number | null];
    return code ?? 1;
  } catch {
    // `once` rejects with the "error" event: there is no such program.
    return 127;
  }
}

/** Whether this process may install system packages: root, on a system that has apt. */
export async function mayUseApt(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  return access("/usr/bin/apt-get").then(
    () => true,
    () => false,
  );
}
