import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

it("[G457] the unit of our example hides the history of the sources, and keeps memory off the disk", async () => {
  const unit = await readFile(new URL("../../deploy/holdfast.service", import.meta.url), "utf8");
  const settings = unit.split("\n").filter((line) => !line.startsWith("#"));
  const folder = settings.find((line) => line.startsWith("WorkingDirectory="))?.split("=")[1];
  expect(settings).toContain(`InaccessiblePaths=-${folder}/.git`);
  for (const line of ["LimitCORE=0", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="])
    expect(settings).toContain(line);
});
