import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { CONFIG, GATEWAY_PACKAGE, planChannel, SOURCE, type Planned } from "./plan-channel.ts";

/** Folders that are made, not written. */
const MADE = new Set(["node_modules", "dist", "generated", ".turbo", "coverage"]);

/** Makes a channel in the workspace at `root`, or refuses and changes nothing. */
export async function makeChannel(root: string, id: string): Promise<Planned> {
  const packages = await readdir(join(root, "packages"));
  const planned = planChannel(id, {
    source: await readFiles(root, SOURCE),
    packages: new Set(packages),
    config: await readFile(join(root, CONFIG), "utf8"),
    gatewayPackage: await readFile(join(root, GATEWAY_PACKAGE), "utf8"),
  });
  if (planned.kind === "refused") return planned;
  for (const [path, text] of planned.files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return planned;
}

/** Every written file below `folder`, by its path from `root`. */
export async function readFiles(root: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep);
    if (entry.isFile() && !path.some((part) => MADE.has(part)))
      files.set(path.join("/"), await readFile(join(root, ...path), "utf8"));
  }
  return files;
}
