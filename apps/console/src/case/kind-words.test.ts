import { PersonalClass, SubjectAge } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { ageWords } from "./age-words.ts";
import { classWords } from "./class-words.ts";

speak("en");

it.each<[string, readonly string[]]>([
  ["kinds of fact", PersonalClass.options.map(classWords)],
  ["ages", SubjectAge.options.map(ageWords)],
])("all %s are told apart, each in words and not in code", (_name, words) => {
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((word) => word === "" || /_/.test(word))).toEqual([]);
});
