import { describe, expect, it } from "vitest";
import { Queues, QUEUES_AT_MOST } from "./queues.ts";

const nightLine = { en: "Night line", es: "Línea nocturna", fr: "Ligne de nuit" };
const main = { id: "main", name: nightLine, feeds: "everything" };
const ada = "019ab000-0000-7000-8000-000000000001";
const called = (name: string) => ({ en: name, es: `${name} es`, fr: `${name} fr` });
const queue = (id: string, feeds: { channels?: readonly string[]; languages?: readonly string[] }) => ({
  id,
  name: called(id),
  feeds: { channels: [], languages: [], ...feeds },
});
const spanish = queue("spanish", { languages: ["es"] });
const texts = queue("texts", { channels: ["sms", "sms-2"] });

/** Codes of a rule of their own, each with the place of the queue that breaks it. */
const problems = (...queues: readonly unknown[]): readonly unknown[] =>
  (Queues.safeParse(queues).error?.issues ?? []).map(({ path, ...issue }) => [
    path[0],
    "params" in issue ? issue.params?.["code"] : issue.code,
  ]);

describe("[Q14] the one queue of a hotline that has one", () => {
  it("is the one that everything feeds, under a name of its own or the console's", () => {
    const delivered = { ...main, mode: "pull", overflow: null, people: null };
    expect(Queues.parse([main])).toEqual([delivered]);
    expect(Queues.safeParse([{ ...main, name: null }]).success).toBe(true);
    expect(Queues.parse([delivered])).toEqual([delivered]);
  });

  it.each<[string, unknown]>([
    ["none: whoever writes stands somewhere", []],
    ["one that leaves a channel out: its contacts would stand nowhere", [{ ...main, feeds: ["text"] }]],
    ["one that is not for the rest: what it does not name would stand nowhere", [spanish]],
    ["one under another id, which nothing falls back to", [{ ...main, id: "night" }]],
    ["one that is named in one language", [{ ...main, name: { en: "Night line" } }]],
    ["one that is named with nothing", [{ ...main, name: { en: " ", es: " ", fr: " " } }]],
    ["one whose name no database holds", [{ ...main, name: { ...nightLine, en: "Night\0line" } }]],
    ["one named with half a character", [{ ...main, name: { ...nightLine, en: "Night \uD83C" } }]],
    ["one whose name turns what stands beside it", [{ ...main, name: { ...nightLine, en: "\u202Eenil" } }]],
    ["one whose name is a command to a terminal", [{ ...main, name: { ...nightLine, en: "\u001B[2J a" } }]],
    ["one that nobody is of", [{ ...main, people: [] }]],
    ["one that somebody is of twice", [{ ...main, people: [ada, ada] }]],
    ["one in a mode that nobody knows", [{ ...main, mode: "push" }]],
  ])("is never %s", (_name, wrong) => {
    expect(Queues.safeParse(wrong).success).toBe(false);
  });
});

describe("[Q14] several queues", () => {
  it("name channels, languages or both, beside the one for the rest", () => {
    const both = queue("both", { channels: ["sms"], languages: ["es", "fr"] });
    expect(problems(main, spanish, texts, { ...both, people: [ada] })).toEqual([]);
  });

  it.each<[string, readonly unknown[], readonly unknown[]]>([
    ["a second one for the rest", [main, main], []],
    ["the one for the rest behind another", [spanish, main], []],
    ["one that names nothing", [main, queue("all", {})], [[1, "names_nothing"]]],
    ["two of one id", [main, spanish, { ...texts, id: "spanish" }], [[2, "same_id"]]],
    ["one of the id of the rest", [main, { ...texts, id: "main" }], [[1, "same_id"]]],
    [
      "two of one name in a language",
      [main, { ...spanish, name: { ...called("x"), fr: "ligne de nuit" } }],
      [[1, "same_name"]],
    ],
    ["one without a name beside others", [main, { ...spanish, name: null }], []],
    [
      "two that name one language alone",
      [main, spanish, queue("es", { languages: ["fr", "es"] })],
      [[2, "named_twice"]],
    ],
    [
      "two that name one channel alone",
      [main, texts, queue("more", { channels: ["sms-2"] })],
      [[2, "named_twice"]],
    ],
    [
      "two that name one channel in one language",
      [
        main,
        queue("one", { channels: ["sms", "mail"], languages: ["es"] }),
        queue("two", { channels: ["mail"], languages: ["fr", "es"] }),
      ],
      [[2, "named_twice"]],
    ],
    [
      "one that overflows into itself",
      [main, { ...spanish, overflow: { to: "spanish", afterMinutes: 5 } }],
      [[1, "overflow_to_itself"]],
    ],
    [
      "one that overflows into one that is not there",
      [{ ...main, overflow: { to: "gone", afterMinutes: 5 } }],
      [[0, "overflow_to_nowhere"]],
    ],
    ["one that overflows before its target", [{ ...main, overflow: { to: "main", afterMinutes: -1 } }], []],
    ["a channel twice", [main, queue("texts", { channels: ["sms", "sms"] })], []],
  ])("are never %s", (_name, queues, said) => {
    const found = problems(...queues);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining([...said]));
  });

  it("may name a channel in two languages apart, and overflow into each other", () => {
    expect(
      problems(
        main,
        {
          ...queue("one", { channels: ["sms"], languages: ["es"] }),
          overflow: { to: "two", afterMinutes: 0 },
        },
        {
          ...queue("two", { channels: ["sms"], languages: ["fr"] }),
          overflow: { to: "one", afterMinutes: 90 },
        },
      ),
    ).toEqual([]);
  });

  it("are as many as can be told apart", () => {
    const many = (count: number) =>
      Array.from({ length: count - 1 }, (_, index) =>
        queue(`q${String(index)}`, { channels: [`c${String(index)}`] }),
      );
    expect(problems(main, ...many(QUEUES_AT_MOST))).toEqual([]);
    expect(problems(main, ...many(QUEUES_AT_MOST + 1))).toEqual([[undefined, "too_many"]]);
  });
});
