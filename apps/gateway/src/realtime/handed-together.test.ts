import { expect, it } from "vitest";
import { handedTogether } from "./handed-together.ts";

it("[W57] hands on together, in its order, what is heard in one go, and apart what is not", async () => {
  const handed: (readonly string[])[] = [];
  const hear = handedTogether<string>((words) => handed.push(words), queueMicrotask);
  for (const word of ["a", "b", "a"]) hear(word);
  expect(handed).toEqual([]);
  await Promise.resolve();
  expect(handed).toEqual([["a", "b", "a"]]);
  hear("c");
  await Promise.resolve();
  expect(handed).toEqual([["a", "b", "a"], ["c"]]);
});

it("[W57] gathers anew what is heard while it hands on", async () => {
  const handed: (readonly string[])[] = [];
  const hear = handedTogether<string>((words) => {
    handed.push(words);
    if (words.includes("a")) hear("meanwhile");
  }, queueMicrotask);
  hear("a");
  hear("b");
  await Promise.resolve();
  await Promise.resolve();
  expect(handed).toEqual([["a", "b"], ["meanwhile"]]);
});

it("[W58] hands on at the end of a turn all that was said in it, after what was set for its end before", async () => {
  const done: string[] = [];
  const ended = Promise.withResolvers<void>();
  const say = handedTogether<string>(
    (words) => {
      done.push(words.join("+"));
      ended.resolve();
    },
    (act) => void setImmediate(act),
  );
  setImmediate(() => done.push("the others' line is written"));
  say("a");
  queueMicrotask(() => say("b"));
  await Promise.resolve();
  expect(done).toEqual([]);
  await ended.promise;
  expect(done).toEqual(["the others' line is written", "a+b"]);
});
