import { expect, it } from "vitest";
import { bareEnvironment } from "./bare-environment.ts";

it("gives where programs are and where Node keeps what it compiled, and nothing else of a machine", () => {
  const machine = {
    PATH: "/bin",
    NODE_COMPILE_CACHE: "/kept",
    DATABASE_URL: "postgres://x",
    NODE_OPTIONS: "-x",
  };
  expect(bareEnvironment(machine)).toEqual({ PATH: "/bin", NODE_COMPILE_CACHE: "/kept" });
});

it("names no place for what was compiled where there is none, and finds no program where no path leads", () => {
  expect(bareEnvironment({ HOME: "/root" })).toEqual({ PATH: "" });
});
