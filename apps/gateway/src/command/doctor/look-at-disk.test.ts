import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diskFinding, lookAtDisk } from "./look-at-disk.ts";

const GB = 1024 ** 3;

describe("the disk", () => {
  it.each([
    [0, "wrong"],
    [GB - 1, "wrong"],
    [GB, "note"],
    [5 * GB - 1, "note"],
    [5 * GB, "ok"],
  ])("with %d bytes free is %s", (free, kind) => {
    expect(diskFinding(free).kind).toBe(kind);
  });

  it("is asked where the folder will be, when it is not there yet", async () => {
    const { words } = await lookAtDisk(join(import.meta.dirname, "not", "there", "yet"));
    expect(words).toMatch(/^Disk: \d+\.\d GB free/);
  });
});
