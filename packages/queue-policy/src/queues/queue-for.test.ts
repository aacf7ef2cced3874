import { ChannelId, Language, Queues, REST_QUEUE } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANNELS, someQueues } from "../testing/some-queues.ts";
import { neverFed } from "./never-fed.ts";
import { queueFor } from "./queue-for.ts";

const named = (id: string, channels: readonly string[], languages: readonly string[]) => ({
  id,
  name: { en: id, es: id, fr: id },
  feeds: { channels, languages },
});
const rest = { id: "main", name: null, feeds: "everything" };
const queues = Queues.parse([
  rest,
  named("texts", ["sms"], []),
  named("spanish", [], ["es"]),
  named("spanish-texts", ["sms"], ["es"]),
]);
const contact = fc.record({
  channel: fc.constantFrom(...CHANNELS, ChannelId.parse("never-heard-of")),
  language: fc.constantFrom(null, ...Language.options),
});

describe("the queue of a contact", () => {
  it.each([
    ["sms", "es", "spanish-texts"],
    ["sms", "en", "texts"],
    ["sms", null, "texts"],
    ["voice", "es", "spanish"],
    ["voice", null, "main"],
    ["fax", "fr", "main"],
  ] as const)("[Q14] of %s in %s is %s: the one that names it most exactly", (channel, language, own) => {
    expect(queueFor({ channel: ChannelId.parse(channel), language }, queues)).toBe(own);
  });

  it("[Q14] is exactly one of those there are, whatever comes in", () => {
    fc.assert(
      fc.property(someQueues, contact, (some, one) => {
        const own = queueFor(one, some);
        expect(some.filter(({ id }) => id === own)).toHaveLength(1);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q14] is the same in whatever order the queues come", () => {
    const shuffled = someQueues.chain((some) => {
      const [first, ...others] = some;
      return fc
        .shuffledSubarray(others, { minLength: others.length })
        .map((turned) => [some, [first, ...turned] satisfies Queues] as const);
    });
    fc.assert(
      fc.property(shuffled, contact, ([some, turned], one) => {
        expect(queueFor(one, turned)).toBe(queueFor(one, some));
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q14] is another one of those left once its own is given up, and everybody else's stays", () => {
    const given = someQueues
      .filter(({ length }) => length > 1)
      .chain((some) => {
        const [first, ...others] = some;
        return fc
          .nat(others.length - 1)
          .map((at) => [some, others[at]?.id, [first, ...others.toSpliced(at, 1)] satisfies Queues] as const);
      });
    fc.assert(
      fc.property(given, contact, ([some, gone, left], one) => {
        const [before, after] = [queueFor(one, some), queueFor(one, left)];
        expect(left.some(({ id }) => id === after)).toBe(true);
        expect(after === before || before === gone).toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q14] of a hotline that has one queue is that one", () => {
    fc.assert(
      fc.property(contact, (one) => {
        expect(queueFor(one, Queues.parse([rest]))).toBe(REST_QUEUE);
      }),
      { numRuns: rounds(50) },
    );
  });
});

describe("a queue that nothing would ever stand in", () => {
  const carried = CHANNELS.slice(0, 2);
  it.each<[string, Queues, readonly string[]]>([
    ["none of these", queues, []],
    ["one of a channel that is not carried", Queues.parse([rest, named("fax", ["fax"], [])]), ["fax"]],
    [
      "one of which others name all more exactly",
      Queues.parse([rest, named("spanish", [], ["es"]), named("all", ["voice", "sms"], ["es"])]),
      ["spanish"],
    ],
    ["never the one for the rest", Queues.parse([rest, named("all", ["voice", "sms"], [])]), []],
  ])("[Q18] is %s", (_name, some, found) => {
    expect(neverFed(some, carried)).toEqual(found);
  });

  it("[Q18] is named, and no other is, whatever a hotline keeps", () => {
    fc.assert(
      fc.property(someQueues, (some) => {
        const found = neverFed(some, CHANNELS);
        for (const { id } of some.slice(1)) {
          const isFed = CHANNELS.some((channel) =>
            [null, ...Language.options].some((language) => queueFor({ channel, language }, some) === id),
          );
          expect(found.includes(id)).toBe(!isFed);
        }
      }),
      { numRuns: rounds(100) },
    );
  });
});
