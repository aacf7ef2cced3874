import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import type { Services } from "./context.ts";
import { sharedAnswers } from "./shared-answers.ts";

const QUERY = "{ queue }";

/** A house whose answer is how often it was read, with a revision that a test sets. */
function house(bounds?: { known: number; compiled: number; bytesKept: number }) {
  const schema = buildSchema("type Query { queue: String }");
  let reads = 0;
  const said = { revision: "one", word: "é", fails: false, revisions: 0 };
  const queue = schema.getQueryType()?.getFields()["queue"];
  if (queue === undefined) throw new Error("it has none");
  queue.resolve = async () => {
    reads += 1;
    if (said.fails) throw new Error("the database is away");
    return `${said.word} ${reads}`;
  };
  const shared = sharedAnswers({
    schema,
    services: {} as Services,
    revision: async () => {
      said.revisions += 1;
      return said.revision;
    },
    ...(bounds === undefined ? {} : { bounds }),
  });
  const ask = async (question: string): Promise<string | undefined> =>
    shared
      .of(question)?.()
      .then(({ body }) => (JSON.parse(body.toString()) as { data: { queue: string } }).data.queue);
  return { shared, said, ask, reads: () => reads };
}

it("[G720] is unknown until it is learned, and then given again while nothing is committed", async () => {
  const { shared, said, ask, reads } = house();
  expect(shared.of("body")).toBeUndefined();
  shared.learn("body", QUERY);
  expect([await ask("body"), await ask("body")]).toEqual(["é 1", "é 1"]);
  said.revision = "two";
  expect([await ask("body"), await ask("body"), reads()]).toEqual(["é 2", "é 2", 2]);
});

it("[G720] many who ask at once are answered by one reading that began after they asked", async () => {
  const { shared, said, ask, reads } = house();
  shared.learn("body", QUERY);
  const first = ask("body");
  said.revision = "two";
  const others = Promise.all([ask("body"), ask("body"), ask("body")]);
  expect(await first).toBe("é 1");
  // The first one's may have been read before they asked.
  expect(await others).toEqual(["é 2", "é 2", "é 2"]);
  expect([reads(), said.revisions]).toEqual([2, 2]);
});

it("[G720] keeps no answer that failed, and none that was committed over while it was read", async () => {
  const { shared, said, ask } = house();
  shared.learn("body", QUERY);
  said.fails = true;
  await expect(ask("body")).rejects.toThrow("could not be answered");
  said.fails = false;
  expect(await ask("body")).toBe("é 2");
});

it("[G720] knows no more questions than it may, compiles no more than it may, and keeps nothing large", async () => {
  const { shared, ask, reads } = house({ known: 2, compiled: 3, bytesKept: 10 });
  for (const body of ["one", "two", "three", "four"]) shared.learn(body, QUERY);
  expect(["one", "two", "three", "four"].map((body) => shared.of(body) !== undefined)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  shared.learn("two", QUERY);
  await ask("two");
  await ask("two");
  expect(reads()).toBe(2);
});
