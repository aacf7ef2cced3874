import { describe, expect, it } from "vitest";
import { redisAddress } from "./redis-address.ts";

describe("the address of a Redis", () => {
  it.each([
    ["redis://localhost", { isTls: false, host: "localhost", port: 6379, user: "default", password: "" }],
    [
      "rediss://:a%20word@redis.example.org:7000/3",
      { isTls: true, host: "redis.example.org", port: 7000, user: "default", password: "a word" },
    ],
    ["redis://house:p%40ss@[::1]:1", { isTls: false, host: "::1", port: 1, user: "house", password: "p@ss" }],
  ])("[G637] is read as it is written: %s", (url, address) => {
    expect(redisAddress(url)).toEqual(address);
  });
});
