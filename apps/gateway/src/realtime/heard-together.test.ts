import { expect, it } from "vitest";
import { heardTogether } from "./heard-together.ts";

it("[W57] hands on together, in its order, what is heard in one go, and apart what is not", async () => {
  const handed: (readonly string[])[] = [];
  const hear = heardTogether<string>((words) => handed.push(words));
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
  const hear = heardTogether<string>((words) => {
    handed.push(words);
    if (words.includes("a")) hear("meanwhile");
  });
  hear("a");
  hear("b");
  await Promise.resolve();
  await Promise.resolve();
  expect(handed).toEqual([["a", "b"], ["meanwhile"]]);
});
