import { expect, it } from "vitest";
import { latest } from "./latest.ts";

const answered = (): {
  readonly question: () => Promise<object>;
  readonly come: (answer: object) => void;
} => {
  const { promise, resolve } = Promise.withResolvers<object>();
  return { question: () => promise, come: resolve };
};

it("gives the answer to the newest question alone, in whichever order they come", async () => {
  const { ask } = latest();
  const [first, second] = [answered(), answered()];
  const [one, two] = [ask(first.question), ask(second.question)];
  second.come({ nth: 2 });
  expect(await two).toEqual({ nth: 2 });
  first.come({ nth: 1 });
  expect(await one).toBeNull();
  const third = answered();
  third.come({ nth: 3 });
  expect(await ask(third.question)).toEqual({ nth: 3 });
});

it("gives nothing of what is wanted no more, and each of its own asks apart from every other", async () => {
  const [here, there] = [latest(), latest()];
  const [mine, theirs] = [answered(), answered()];
  const [one, two] = [here.ask(mine.question), there.ask(theirs.question)];
  here.forget();
  mine.come({});
  theirs.come({ said: "theirs" });
  expect(await one).toBeNull();
  expect(await two).toEqual({ said: "theirs" });
});

it("lets what a question throws through", async () => {
  await expect(latest().ask(() => Promise.reject(new Error("no line")))).rejects.toThrow("no line");
});
