import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindingsOf, resolve, type Bindings } from "./bindings.ts";
import { isCharacter } from "./chord.ts";
import { COMMANDS, overlap, type CommandId } from "./command-table.ts";
import { remap, restore } from "./remap.ts";
import { reservedBecause } from "./reserved.ts";

const numRuns = rounds(300);
const untouched = { keys: {}, letters: true };

/** Every two commands that would both hear one press, or of which one begins with the other's key. */
function clashes(bindings: Bindings): readonly string[] {
  const pairs = COMMANDS.flatMap((one, index) =>
    COMMANDS.slice(index + 1).map((other) => [one, other] as const),
  );
  return pairs.flatMap(([one, other]) =>
    overlap(one.scope, other.scope)
      ? (bindings.get(one.id) ?? []).flatMap((key) =>
          (bindings.get(other.id) ?? [])
            .filter((its) => its === key || its.startsWith(`${key} `) || key.startsWith(`${its} `))
            .map(() => `${one.id} and ${other.id}: ${key}`),
        )
      : [],
  );
}

const ids = fc.constantFrom(...COMMANDS.map(({ id }) => id));
const chords = fc.constantFrom(
  "a",
  "c",
  "g",
  "g q",
  "g x",
  "?",
  "mod+k",
  "mod+e",
  "f2",
  "f6",
  "f9",
  "escape",
  "alt+arrowup",
  "mod+enter",
);

describe("the commands", () => {
  it("come with keys that all hold: no two are heard at one place, and none is anybody else's", () => {
    const bindings = bindingsOf(untouched);
    expect(clashes(bindings)).toEqual([]);
    for (const { id, keys, scope } of COMMANDS) {
      expect(bindings.get(id)).toEqual(keys);
      for (const key of keys) expect([id, key, reservedBecause(key, scope)]).toEqual([id, key, null]);
    }
  });

  it("never share a key in one place, whatever was kept for somebody", () => {
    const kept = fc.dictionary(ids, fc.array(chords, { maxLength: 3 }));
    fc.assert(
      fc.property(kept, fc.boolean(), (keys, letters) => {
        expect(clashes(bindingsOf({ keys, letters }))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("never share a key in one place, however often somebody changes and resets; what is refused changes nothing", () => {
    const deed = fc.tuple(ids, fc.option(chords), fc.boolean());
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20, size: "medium" }), (deeds) => {
        let keys: Record<string, string[]> = {};
        for (const [id, chord, isReset] of deeds) {
          const outcome = isReset ? restore(keys, id) : remap(keys, id, chord);
          if (outcome.kind !== "set") continue;
          keys = outcome.keys;
          const own = bindingsOf({ keys, letters: true }).get(id);
          expect(own).toEqual(
            isReset ? COMMANDS.find((each) => each.id === id)?.keys : chord === null ? [] : [chord],
          );
          expect(clashes(bindingsOf({ keys, letters: true }))).toEqual([]);
        }
      }),
      { numRuns: rounds(200) },
    );
  });

  it("lose every key that types a character when letters are off, and no other", () => {
    const [on, off] = [bindingsOf(untouched), bindingsOf({ keys: {}, letters: false })];
    for (const { id } of COMMANDS)
      expect(off.get(id)).toEqual(on.get(id)?.filter((key) => !isCharacter(key)));
    expect([...off.values()].flat()).toContain("mod+k");
  });
});

describe("a press with the focus", () => {
  it.each<
    [string, readonly ("queue" | "contact" | "composer" | "everywhere")[], string | null, string, unknown]
  >([
    ["in the queue", ["queue", "everywhere"], null, "c", { kind: "command", ids: ["queue.claim"] }],
    ["in a contact", ["contact", "everywhere"], null, "c", { kind: "nothing" }],
    [
      "where one writes: the inner one comes first",
      ["composer", "contact", "everywhere"],
      null,
      "escape",
      { kind: "command", ids: ["composer.leave", "contact.leave"] },
    ],
    ["anywhere", ["everywhere"], null, "g", { kind: "begun", chord: "g" }],
    ["anywhere, after g", ["everywhere"], "g", "q", { kind: "command", ids: ["go.queue"] }],
    [
      "in the queue, after g that leads nowhere",
      ["queue", "everywhere"],
      "g",
      "j",
      { kind: "command", ids: ["queue.next"] },
    ],
  ])("%s means what it says", (_name, scopes, begun, chord, expected) => {
    expect(resolve(bindingsOf(untouched), scopes, begun, chord)).toEqual(expected);
  });
});

describe("another key", () => {
  it.each<[CommandId, string, unknown]>([
    ["queue.claim", "x", { kind: "set", keys: { "queue.claim": ["x"] } }],
    ["queue.claim", "j", { kind: "taken", by: "queue.next" }],
    ["queue.claim", "g", { kind: "taken", by: "go.queue" }],
    ["queue.claim", "r", { kind: "set", keys: { "queue.claim": ["r"] } }],
    ["composer.send", "mod+k", { kind: "taken", by: "palette.open" }],
    ["composer.send", "s", { kind: "reserved", because: "typing" }],
    ["queue.claim", "alt+x", { kind: "reserved", because: "typing" }],
    ["queue.claim", "mod+w", { kind: "reserved", because: "browser" }],
    ["queue.claim", "enter", { kind: "reserved", because: "widget" }],
  ])("for %s: %s", (id, chord, expected) => {
    expect(remap({}, id, chord)).toEqual(expected);
  });

  it("is refused for a letter whose command only sleeps, and given back only while nobody has it", () => {
    const given = remap({}, "queue.claim", "x");
    const keys = given.kind === "set" ? given.keys : {};
    expect(remap(keys, "queue.next", "c")).toMatchObject({ kind: "set" });
    expect(restore({ ...keys, "queue.next": ["c"] }, "queue.claim")).toEqual({
      kind: "taken",
      by: "queue.next",
    });
    expect(restore(keys, "queue.claim")).toEqual({ kind: "set", keys: {} });
  });
});
