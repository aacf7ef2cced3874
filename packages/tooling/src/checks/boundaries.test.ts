import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { program } from "./question.ts";
import { checkRooms } from "./rooms.ts";
import { openWorkspace } from "./workspace.ts";

/*
 * Each test plants one forbidden edge in a copy of the workspace's real manifests and tags, and asks the two guards.
 * A guard that lets the edge pass lets it pass in the repository, too.
 */
const root = fileURLToPath(new URL("../../../..", import.meta.url));
const turbo = join(root, "node_modules/.bin/turbo");
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), "holdfast-rooms-"));
  const { rooms } = openWorkspace(root);
  const files = ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", "turbo.json"];
  const shapes = rooms.flatMap(({ folder }) =>
    ["package.json", "turbo.json"].map((file) => `${folder}/${file}`),
  );
  for (const file of [...files, ...shapes]) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await cp(join(root, file), join(copy, file));
  }
});
afterEach(() => rm(copy, { recursive: true }));

const boundaries = () => program("boundaries", [turbo, "boundaries"], copy).ask();

async function declare(folder: string, need: string, kind = "dependencies"): Promise<void> {
  const path = join(copy, folder, "package.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as Record<string, Record<string, string>>;
  manifest[kind] = { ...manifest[kind], [need]: "workspace:*" };
  await writeFile(path, JSON.stringify(manifest));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(copy, path)), { recursive: true });
  await writeFile(join(copy, path), text);
}

it("finds nothing in the workspace as it is", async () => {
  expect(await boundaries()).toMatchObject({ passed: true });
  expect(checkRooms(openWorkspace(copy))).toEqual([]);
});

it.each([
  ["packages/channel-loopback", "@holdfast/db"],
  ["packages/channel-loopback", "@holdfast/wire"],
  ["packages/channel-loopback", "@holdfast/ui"],
  ["packages/channel-loopback", "@holdfast/channel-webform"],
  ["apps/console", "@holdfast/db"],
  ["apps/gateway", "@holdfast/ui"],
  ["packages/db", "@holdfast/wire"],
  ["packages/wire", "@holdfast/channel-kit"],
  ["packages/ui", "@holdfast/case-schema"],
  ["packages/tooling", "@holdfast/case-schema"],
])("refuses an edge from %s to %s, declared or dev-declared", async (folder, need) => {
  for (const kind of ["dependencies", "devDependencies"]) {
    await declare(folder, need, kind);
    const { passed, words } = await boundaries();
    expect(passed).toBe(false);
    expect(words).toContain(need);
    expect(checkRooms(openWorkspace(copy))).not.toEqual([]);
  }
});

it("refuses the kit to the console, which meets it behind a channel's softphone alone", async () => {
  for (const kind of ["dependencies", "devDependencies"]) {
    await declare("apps/console", "@holdfast/channel-kit", kind);
    expect(checkRooms(openWorkspace(copy))).not.toEqual([]);
  }
  await write("apps/console/src/planted.ts", 'export type { Calls } from "@holdfast/channel-voice-sip";\n');
  expect(checkRooms(openWorkspace(copy)).join()).toContain("by its ./device alone");
});

it("refuses an import that was never declared, even of a type", async () => {
  await write(
    "apps/console/src/planted.ts",
    'import type { Store } from "@holdfast/db";\nexport type Planted = Store;\n',
  );
  expect(await boundaries()).toMatchObject({ passed: false, words: expect.stringContaining("@holdfast/db") });
});

it("refuses an import that climbs out of its package", async () => {
  await write("packages/wire/src/planted.ts", 'export { openStore } from "../../db/src/index.ts";\n');
  expect(await boundaries()).toMatchObject({
    passed: false,
    words: expect.stringContaining("leaves the package"),
  });
});
