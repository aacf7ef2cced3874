import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHeard } from "./run-program.ts";

/*
 * The script itself runs, in a folder of its own, with an `npx` that answers as it is told: what is proved is how it
 * adds up and how it ends, not what it starts.
 */
const script = fileURLToPath(new URL("../../../.ci/run", import.meta.url));
let folder: string;

/** What is there already, so that nothing is installed. */
const INSTALLED =
  "chromium bearerbox smsbox dovecot doveadm postfix openssl kamailio redis-server promtool baresip sipp espeak-ng mmdebstrap".split(
    " ",
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-ci-"));
  for (const name of [".ci", "bin"]) await mkdir(join(folder, name));
  await copyFile(script, join(folder, ".ci/run"));
  for (const name of INSTALLED) await program(name, "exit 0");
});
afterEach(() => rm(folder, { recursive: true }));

async function program(name: string, words: string): Promise<void> {
  await writeFile(join(folder, "bin", name), `#!/bin/sh\n${words}\n`);
  await chmod(join(folder, "bin", name), 0o755);
}

interface Answers {
  install?: string;
  check?: string;
  test?: string;
}

async function run({ install = "exit 0", check = "exit 0", test = "echo '7 passed, 0 failed'" }: Answers) {
  await program("npx", `case "$3" in install) ${install};; check) ${check};; test) ${test};; esac`);
  const command = `PATH="${join(folder, "bin")}:$PATH" bash "${join(folder, ".ci/run")}"`;
  const { code, words } = await runHeard("sh", ["-c", command], folder);
  return { green: code === 0, words, last: words.trimEnd().split("\n").at(-1) };
}

describe("what continuous integration runs", () => {
  it("counts the check among what passed, and ends with the plain line", async () => {
    expect(await run({})).toMatchObject({ green: true, last: "8 passed, 0 failed" });
  });

  it("is red when the check failed, and still runs the tests", async () => {
    const { green, last, words } = await run({ check: "echo 'lint says no'; exit 1" });
    expect({ green, last }).toEqual({ green: false, last: "7 passed, 1 failed" });
    expect(words).toContain("lint says no");
  });

  it("is red when a test failed", async () => {
    const answer = await run({ test: "echo '6 passed, 1 failed, 2 skipped'; exit 1" });
    expect(answer).toMatchObject({ green: false, last: "7 passed, 1 failed, 2 skipped" });
  });

  it("says what was skipped by its name, and is green all the same", async () => {
    const answer = await run({ test: "echo '6 passed, 0 failed, 9 skipped (voice: 9)'" });
    expect(answer).toMatchObject({ green: true, last: "7 passed, 0 failed, 9 skipped (voice: 9)" });
  });

  it("is red when the tests ended without a word", async () => {
    expect(await run({ test: "exit 137" })).toMatchObject({ green: false, last: "1 passed, 1 failed" });
  });

  it("is red when the tests say well but end badly", async () => {
    const answer = await run({ test: "echo '7 passed, 0 failed'; exit 1" });
    expect(answer).toMatchObject({ green: false, last: "8 passed, 1 failed" });
  });

  it("goes no further when the packages cannot be installed", async () => {
    const { green, last, words } = await run({ install: "exit 1", check: "echo checked" });
    expect({ green, last }).toEqual({ green: false, last: "0 passed, 1 failed" });
    expect(words).not.toContain("checked");
  });

  it("gives nothing that it starts an input to wait for", async () => {
    const answer = await run({ check: "cat >/dev/null" });
    expect(answer).toMatchObject({ green: true });
  });
});
