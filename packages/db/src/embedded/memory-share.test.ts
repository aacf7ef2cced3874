import { describe, expect, it } from "vitest";
import { memoryShare } from "./memory-share.ts";

const GIGABYTE = 2 ** 30;

describe("the database's share of the memory", () => {
  it.each([
    ["a machine of 512 MB", GIGABYTE / 2, "128MB"],
    ["a machine of 1 GB", GIGABYTE, "128MB"],
    ["a machine of 4 GB", 4 * GIGABYTE, "512MB"],
    ["a machine of 3.7 GB, whole megabytes", 3.7 * GIGABYTE, "473MB"],
    ["a machine of 64 GB", 64 * GIGABYTE, "1024MB"],
    ["no limit that is known", Number.POSITIVE_INFINITY, "1024MB"],
  ])("is an eighth within its bounds: %s", (_, memory, share) => {
    expect(memoryShare(memory)).toEqual([`shared_buffers = ${share}`]);
  });
});
