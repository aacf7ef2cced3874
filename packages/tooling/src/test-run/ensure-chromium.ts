import { CHROMIUM_MISSING, CHROMIUM_VARIABLE, type findChromium } from "./chromium.ts";

/** What `ensureChromium` needs of the machine. */
export interface Machine {
  environment: NodeJS.ProcessEnv;
  find: typeof findChromium;
  /** Whether this process may install system packages with apt. */
  mayInstall: () => Promise<boolean>;
  /** Runs a program with its output shown; the exit code. */
  run: (program: string, parameters: readonly string[]) => Promise<number>;
  say: (words: string) => void;
}

export type Browser = { kind: "found"; path: string } | { kind: "missing"; because: string };

/** Makes sure that a browser is there: found, or installed from Debian where that is allowed, or missing with the reason. */
export async function ensureChromium({ environment, find, mayInstall, run, say }: Machine): Promise<Browser> {
  const found = find(environment);
  if (found) return { kind: "found", path: found };
  const named = environment[CHROMIUM_VARIABLE];
  if (named)
    return { kind: "missing", because: `${CHROMIUM_VARIABLE} names ${named}, which is not a program.` };
  if (!(await mayInstall())) return { kind: "missing", because: CHROMIUM_MISSING };

  say("no Chromium here: installing Debian's, this takes a minute or two");
  const quiet = ["-q", "-y", "--no-install-recommends"];
  // Package lists of a fresh image are empty; old ones name versions that are gone.
  const updated = await run("apt-get", ["-q", "update"]);
  const installed =
    updated === 0
      ? await run("apt-get", ["install", ...quiet, "chromium", "chromium-headless-shell"])
      : updated;
  if (installed !== 0)
    return { kind: "missing", because: `apt-get ended with ${installed}. ${CHROMIUM_MISSING}` };
  const path = find(environment);
  return path ? { kind: "found", path } : { kind: "missing", because: CHROMIUM_MISSING };
}
