import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeChannel, readFiles } from "./make-channel.ts";
import { CONFIG, GATEWAY_PACKAGE } from "./plan-channel.ts";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const ID = "carrier-pigeon";
const FOLDER = `packages/channel-${ID}`;
/** Room for a slow machine; a conformance run takes a few seconds. */
const LONG_MS = 120_000;

let root = "";
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "new-channel-"));
  const parts = ["packages/channel-loopback", CONFIG, GATEWAY_PACKAGE, "tsconfig.base.json"];
  for (const part of parts)
    await cp(join(repository, part), join(root, part), {
      recursive: true,
      filter: (path) => !relative(repository, path).split(sep).includes("node_modules"),
    });
  before = await readFiles(root, ".");
  const made = await makeChannel(root, ID);
  if (made.kind === "refused") throw new Error(made.because);
  // What an install would link: the new channel depends on what the loopback depends on.
  await symlink(
    join(repository, "packages/channel-loopback/node_modules"),
    join(root, FOLDER, "node_modules"),
  );
}, LONG_MS);

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Runs a tool of the repository on the new package, with nothing of this test run's environment. */
async function tool(script: string, args: readonly string[]): Promise<string> {
  const env = {
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
    HOME: root,
    NO_COLOR: "1",
  };
  const options = { cwd: join(root, FOLDER), env, timeout: LONG_MS };
  const { stdout } = await run(
    process.execPath,
    [join(repository, "node_modules", script), ...args],
    options,
  );
  return stdout;
}

describe("a channel made by the scaffold", () => {
  it("changes nothing outside its package but the list and the gateway's dependency", async () => {
    const after = await readFiles(root, ".");
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(new Set(changed.filter((path) => !path.startsWith(`${FOLDER}/`)))).toEqual(
      new Set([CONFIG, GATEWAY_PACKAGE]),
    );
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    const added = (after.get(CONFIG)?.split("\n") ?? []).filter(
      (line) => !before.get(CONFIG)?.includes(line),
    );
    expect(added).toHaveLength(1);
  });

  it("carries the loopback's name nowhere", async () => {
    for (const [path, text] of await readFiles(root, FOLDER))
      expect(`${path}\n${text}`).not.toMatch(/loopback/i);
  });

  it(
    "type-checks",
    async () => {
      await expect(tool("typescript/bin/tsc", ["-p", "."])).resolves.toBe("");
    },
    LONG_MS,
  );

  it(
    "passes the whole contract test",
    async () => {
      const printed = await tool("vitest/vitest.mjs", [
        "run",
        "--root",
        join(root, FOLDER),
        "--reporter=verbose",
      ]);
      expect(printed).toContain(`channel contract (${ID})`);
      expect(printed).toMatch(/Tests\s+\d+ passed/);
      expect(printed).not.toMatch(/failed|skipped/);
    },
    LONG_MS,
  );

  it("is refused a second time, and stays as it was", async () => {
    const page = join(root, FOLDER, "src/index.ts");
    const was = await readFile(page, "utf8");
    expect(await makeChannel(root, ID)).toEqual({
      kind: "refused",
      because: `There is a ${FOLDER} already.`,
    });
    expect(await readFile(page, "utf8")).toBe(was);
  });
});
