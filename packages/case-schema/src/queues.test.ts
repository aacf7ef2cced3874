import { describe, expect, it } from "vitest";
import { Queues } from "./queues.ts";

const main = {
  id: "main",
  name: { en: "Night line", es: "Línea nocturna", fr: "Ligne de nuit" },
  feeds: "everything",
};

describe("[Q14] the queues", () => {
  it("are the one that everything feeds, under a name of its own or the console's", () => {
    expect(Queues.parse([main])).toEqual([main]);
    expect(Queues.safeParse([{ ...main, name: null }]).success).toBe(true);
  });

  it.each<[string, unknown]>([
    ["none: whoever writes stands somewhere", []],
    ["two, before anything can be routed", [main, main]],
    ["one that leaves a channel out: its contacts would stand nowhere", [{ ...main, feeds: ["text"] }]],
    ["one that is named in one language", [{ ...main, name: { en: "Night line" } }]],
    ["one that is named with nothing", [{ ...main, name: { en: " ", es: " ", fr: " " } }]],
    ["one whose name no database holds", [{ ...main, name: { ...main.name, en: "Night\0line" } }]],
    ["one named with half a character", [{ ...main, name: { ...main.name, en: "Night \uD83C" } }]],
    ["one whose name turns what stands beside it", [{ ...main, name: { ...main.name, en: "\u202Eenil" } }]],
    ["one whose name is a command to a terminal", [{ ...main, name: { ...main.name, en: "\u001B[2J a" } }]],
  ])("are never %s", (_name, wrong) => {
    expect(Queues.safeParse(wrong).success).toBe(false);
  });
});
