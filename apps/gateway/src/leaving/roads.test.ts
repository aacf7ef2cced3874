import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getNamedType, isUnionType } from "graphql";
import { describe, expect, it } from "vitest";
import { neededBy } from "../graphql/needed.ts";
import { schema } from "../graphql/schema.ts";
import { ADDRESSES, BY_THE_CLOCK, DEEDS, LETS_LEAVE } from "./roads.ts";

const type = schema.getMutationType();
const deeds = Object.values(type?.getFields() ?? {});
const letsLeave = (field: (typeof deeds)[number]): boolean => {
  const needed = type === undefined || type === null ? null : neededBy(field, type);
  return needed !== null && LETS_LEAVE[needed];
};
const asksFor = (name: string): boolean => {
  const answer = getNamedType(type?.getFields()[name]?.type ?? null);
  return isUnionType(answer) && answer.getTypes().some((one) => one.name === "ProveItsYou");
};
/** All that is written in a folder, tests and what they stand on aside. */
function sources(folder: URL): readonly { readonly file: string; readonly text: string }[] {
  const path = fileURLToPath(folder);
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.fixture\.|(?:^|\/)testing\//.test(file))
    .map((file) => ({ file, text: readFileSync(`${path}/${file}`, "utf8") }));
}

describe("a road by which something leaves", () => {
  it("[G494] is in the table, whatever deed it is: each that needs what lets something leave, and no other", () => {
    const needing = deeds.filter(letsLeave).map(({ name }) => name);
    expect(Object.keys(DEEDS).toSorted()).toEqual(needing.toSorted());
  });

  it("[G494] asks for a proof where the table says so, and nowhere else", () => {
    for (const [name, road] of Object.entries(DEEDS))
      expect([name, asksFor(name)]).toEqual([name, road.asks !== "never"]);
  });

  it("[G494] is in the table, whatever address it has", () => {
    const addresses = sources(new URL("..", import.meta.url)).flatMap(({ text }) =>
      [...text.matchAll(/\.(?:all|get|post|put|patch|delete)\("(\/[^"]*)"/g)].flatMap(
        ([, path]) => path ?? [],
      ),
    );
    const known = addresses.filter((path) => path !== "/index.html");
    expect([...new Set(known)].toSorted()).toEqual(Object.keys(ADDRESSES).toSorted());
  });

  it("[G494] is in the table, where a chore sends: none does but by the channels' own doors", () => {
    const senders = sources(new URL("..", import.meta.url)).flatMap(({ file, text }) =>
      /\b(?:door|channel)\.send\(/.test(text) ? [file] : [],
    );
    expect(senders.toSorted()).toEqual([
      "alarms/alarm-doors.ts",
      "alarms/send-due.ts",
      // Whoever has the machine tries a channel, by the command line.
      "command/doctor/send-test.ts",
      "graphql/alarm-addresses.ts",
      "outbox/hand-over.ts",
      // Hears what comes of what hand-over.ts sends, and passes it on.
      "outbox/send-rounds.ts",
      // What is practised goes nowhere: its channel answers by itself.
      "practice/practice-channel.ts",
      "practice/practice-desk.ts",
    ]);
    expect(Object.keys(BY_THE_CLOCK)).toEqual(["alarm_tellings", "line_texts"]);
  });

  it("[G494] begins in the console where it is known to, and nothing there prints", () => {
    const found = sources(new URL("../../../console/src", import.meta.url)).flatMap(({ file, text }) =>
      /createObjectURL|clipboard\.write|\.download = |window\.print|\bprint\(\)/.test(text) ? [file] : [],
    );
    // Pictures and pages of scans, which are shown; what is saved, by the addresses above; and a link that was made for somebody.
    expect(found.toSorted()).toEqual([
      "mail/save-file.ts",
      "people/link-shown.tsx",
      "pictures/shown-pictures.ts",
      "share/scan-dialog.tsx",
    ]);
  });
});
