import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BEGUN_VARIABLE, copyBegun, keepBegun } from "./begun-folder.ts";

let kept: string;
const environment = (): NodeJS.ProcessEnv => ({ [BEGUN_VARIABLE]: kept });
beforeEach(async () => {
  kept = await mkdtemp(join(tmpdir(), "holdfast-begun-"));
});
afterEach(() => rm(kept, { recursive: true, force: true }));

const folder = async (words: string): Promise<string> => {
  const data = await mkdtemp(join(kept, "house-"));
  await mkdir(join(data, "database"), { mode: 0o700 });
  await writeFile(join(data, "database", "words"), words);
  return data;
};

describe("the folder that houses begin with", () => {
  it("is not there for the first of a run, nor outside of one", async () => {
    expect(await copyBegun(join(kept, "second"), environment())).toBe(false);
    expect(await copyBegun(join(kept, "second"), {})).toBe(false);
  });

  it("is what the first left, with its modes, and everybody's own", async () => {
    await keepBegun(await folder("first"), environment());
    await keepBegun(await folder("second"), environment());
    for (const name of ["one", "other"]) {
      const data = join(kept, name);
      expect(await copyBegun(data, environment())).toBe(true);
      const words = join(data, "database", "words");
      expect(await readFile(words, "utf8")).toBe("first");
      expect((await stat(join(data, "database"))).mode & 0o777).toBe(0o700);
      await writeFile(words, "changed here alone");
    }
  });

  it("says when it cannot be kept", async () => {
    await expect(keepBegun(join(kept, "nowhere"), environment())).rejects.toThrow("cp");
  });
});
