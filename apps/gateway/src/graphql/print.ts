// node src/graphql/print.ts [--check]
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { printedFiles } from "./printed-files.ts";

/** Writes what others read from the schema; with `--check` only compares, and fails when a file is out of date. */
for (const [file, text] of printedFiles()) {
  const path = fileURLToPath(file);
  if (!process.argv.includes("--check")) await writeFile(path, text);
  else if ((await readFile(path, "utf8").catch(() => "")) !== text) {
    console.error(`${path} is out of date: run pnpm --filter @holdfast/gateway print`);
    process.exitCode = 1;
  }
}
