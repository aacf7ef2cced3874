import { describe, expect, it } from "vitest";
import { imagined } from "../testing/imagined-workspace.ts";
import { checkOutsideLiterals, TOLD_INSIDE } from "./outside-literals.ts";

const SAID = 'export const words = "Are you there?";\n';
const complaints = (files: Readonly<Record<string, string>>): readonly string[] =>
  checkOutsideLiterals(imagined(files)).map((complaint) => complaint.replace(/: .*/, ""));

describe("what is said outside", () => {
  it.each([
    "packages/channel-pigeon/src/page.ts",
    "packages/channel-pigeon/src/texts/deep/page.tsx",
    "packages/channel-pigeon/src/texts/en.json",
    "packages/channel-pigeon/prompts/texts.json",
    "packages/db/src/settings/default-letters.ts",
    "apps/gateway/src/http/refusal.ts",
    "apps/gateway/src/intake/greeting.ts",
    "apps/gateway/src/reach/check.ts",
  ])("does not stand in %s", (path) => {
    expect(complaints({ [path]: `\n${SAID}` })).toEqual([`${path}:2`]);
  });

  it.each([
    "packages/outside-wordings/src/en.json",
    "packages/channel-kit/src/config.ts",
    "packages/channel-pigeon/src/page.test.ts",
    "packages/channel-pigeon/src/testing/visitor.ts",
    "packages/channel-pigeon/src/fixtures.ts",
    "packages/channel-pigeon/README.md",
    "packages/channel-pigeon/turbo.json",
    "apps/console/src/queue.tsx",
    "apps/gateway/src/boot/say.ts",
  ])("may stand in %s", (path) => {
    expect(complaints({ [path]: SAID })).toEqual([]);
  });

  it("may be anything in a channel that is carried in a demo only", () => {
    const page = { "packages/channel-pigeon/src/page.ts": SAID };
    const line = '  { id: "pigeon", load: () => import("@holdfast/channel-pigeon")';
    const listed = (rest: string) => ({
      ...page,
      "apps/gateway/channels.config.ts": `[\n${line}${rest} },\n]`,
    });
    expect(complaints(listed(', only: "demo"'))).toEqual([]);
    expect(complaints(listed(""))).toHaveLength(1);
  });

  it("needs an exception only while something is said there, and each says to whom", () => {
    const [path = "", to = ""] = Object.entries(TOLD_INSIDE)[0] ?? [];
    expect(to).not.toBe("");
    expect(complaints({ [path]: SAID })).toEqual([]);
    expect(complaints({ [path]: "export const one = 1;\n" })).toEqual([path]);
  });
});
