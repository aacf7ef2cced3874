import { describe, expect, it } from "vitest";
import { syncsIn } from "./watch-syncs.ts";

describe("what strace wrote", () => {
  it("is read with the time that each call took", () => {
    expect(syncsIn("4711  1700000000.500000 fdatasync(5) = 0 <0.002000>\n")).toEqual([
      { begun: 1_700_000_000_500, ended: 1_700_000_000_502 },
    ]);
  });

  it("is read across the two halves of a call that others interrupt", () => {
    const [sync] = syncsIn(
      [
        "11    10.000000 fdatasync(5 <unfinished ...>",
        "12    10.001000 fsync(7) = 0 <0.000500>",
        "11    10.004000 <... fdatasync resumed>) = 0 <0.004000>",
      ].join("\n"),
    ).toSorted((one, other) => one.begun - other.begun);
    expect(sync).toEqual({ begun: 10_000, ended: 10_004 });
  });

  it.each([
    "11 10.0 fdatasync(5) = -1 EIO (Input/output error) <0.001000>",
    "11 10.0 +++ exited with 0 +++",
    "11 10.0 --- SIGUSR1 {si_signo=SIGUSR1} ---",
    "11 10.0 fdatasync(5 <unfinished ...>",
    "",
  ])("counts no call that failed or did not come back: %j", (line) => {
    expect(syncsIn(line)).toEqual([]);
  });
});
