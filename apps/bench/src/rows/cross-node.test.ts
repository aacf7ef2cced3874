import { expect, it } from "vitest";
import { NO_REDIS } from "../server/bare-redis.ts";
import { measureCrossNode } from "./cross-node.ts";

const SCALE = { speakers: 8, paced: 4, crowded: 8, warmUp: 1, rounds: 1 };

it.for(["notify", "redis"] as const)(
  "has everything that is said at one end heard at the other by %s, on both sides",
  async (kind, { skip }) => {
    skip(kind === "redis" && NO_REDIS !== null, NO_REDIS ?? "");
    const [wait, rate, heard] = await measureCrossNode(kind, SCALE);
    expect(heard).toMatchObject({ ours: "80 of 80", verdict: "exact" });
    for (const figure of [wait, rate]) expect(figure?.ratio).toBeGreaterThan(0);
  },
);
