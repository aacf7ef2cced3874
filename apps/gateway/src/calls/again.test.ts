import { describe, expect, it } from "vitest";
import { again } from "./again.ts";

/** What failed so often came to, and what was told of it. */
async function failing(times: number, isOurs: () => boolean = () => true) {
  let tries = 0;
  const told: string[] = [];
  const write = (level: string) => (event: string) => void told.push(`${level} ${event}`);
  const came = await again(
    "it_failed",
    async () => {
      tries += 1;
      if (tries <= times) throw new Error("with words");
      return tries;
    },
    {
      wait: async () => {},
      isOurs,
      log: { info: write("info"), warn: write("warn"), error: write("error") },
    },
  );
  return { came, told };
}

describe("what is tried again", () => {
  it("[G261] comes to something as soon as it can", async () => {
    expect(await failing(3)).toEqual({
      came: 4,
      told: ["warn it_failed", "warn it_failed", "warn it_failed"],
    });
  });

  it("[G261] is given up and told as a fault when it fails for too long", async () => {
    const { came, told } = await failing(1_000);
    expect(came).toBeNull();
    expect(told.at(-1)).toBe("error it_failed");
    expect(told.filter((line) => line.startsWith("error"))).toHaveLength(1);
  });

  it("[G261] is left to whoever has it now", async () => {
    let asked = 0;
    const { came } = await failing(1_000, () => (asked += 1) < 3);
    expect(came).toBeNull();
  });
});
