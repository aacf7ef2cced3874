import { expect, it } from "vitest";
import { imagined } from "../testing/imagined-workspace.ts";
import { checkMachineTraces } from "./machine-traces.ts";

// Joined here, so that this file does not name what it looks for.
const path = (...parts: readonly string[]): string => `/${parts.join("/")}`;
const host = (...parts: readonly string[]): string => parts.join(".");

it.each([
  path("home", "somebody", "holdfast"),
  path("Users", "somebody", "holdfast"),
  path("root", "holdfast", "data"),
  path("work", "main", "apps"),
  path("tmp", "plan", "note.md"),
  host("registry", "npmjs", "org"),
])("complains about %s", (trace) => {
  expect(checkMachineTraces(imagined({ "a.md": `see ${trace} for more` }))).toHaveLength(1);
});

it.each(["/root", "/usr/bin/chromium", "https://example.org/home/page/one", "../work/x/", "./home/start/"])(
  "has nothing against %s",
  (words) => {
    expect(checkMachineTraces(imagined({ "a.md": `see ${words} for more` }))).toEqual([]);
  },
);

it("leaves alone what is not ours to choose", () => {
  expect(checkMachineTraces(imagined({ "pnpm-lock.yaml": path("home", "a", "b") }))).toEqual([]);
});
