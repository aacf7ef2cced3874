import { Language } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { expect, it } from "vitest";
import { welcomePrompts } from "./welcome-prompts.ts";

it("[G671] whoever rings is greeted with the welcome that tells of a longer wait while there is one, and each is a prompt that is made", () => {
  expect(welcomePrompts(["es", "en"], { areLonger: false })).toEqual(["welcome-es", "welcome-en"]);
  expect(welcomePrompts(["es", "en"], { areLonger: true })).toEqual([
    "welcome-longer-es",
    "welcome-longer-en",
  ]);
  const made = Language.options.flatMap((language) =>
    Object.keys(WORDINGS[language].prompts).map((prompt) => `${prompt}-${language}`),
  );
  for (const areLonger of [true, false])
    expect(made).toEqual(expect.arrayContaining([...welcomePrompts(Language.options, { areLonger })]));
});
