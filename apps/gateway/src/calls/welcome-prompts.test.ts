import { Language } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { expect, it } from "vitest";
import { welcomePrompts } from "./welcome-prompts.ts";

it("[G671] whoever rings is greeted with the welcome that tells of a longer wait while there is one, and each is a prompt that is made", () => {
  const [usual, longer] = [
    ["welcome-es", "welcome-en"],
    ["welcome-longer-es", "welcome-longer-en"],
  ];
  expect(welcomePrompts(["es", "en"], { areLonger: false })).toEqual({ first: usual, instead: null });
  expect(welcomePrompts(["es", "en"], { areLonger: true })).toEqual({ first: longer, instead: usual });
  const made = Language.options.flatMap((language) =>
    Object.keys(WORDINGS[language].prompts).map((prompt) => `${prompt}-${language}`),
  );
  for (const areLonger of [true, false])
    expect(made).toEqual(expect.arrayContaining([...welcomePrompts(Language.options, { areLonger }).first]));
});
