import { beforeAll, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { clockData, MINUTE, STARTED } from "./clock.fixture.ts";
import "./crisis-texts.ts";
import { EndedClocks } from "./ended-clocks.tsx";

beforeAll(() => speak("en"));

it("says of a clock that has ended from when to when it ran, and what came of it", () => {
  const words = [
    { clockId: uuid(700), pause: null, checkpoint: "outcome" as const, words: "At an aunt's house" },
  ];
  const { page, remove } = draw(
    <EndedClocks clocks={[clockData({ endedAt: STARTED + 90 * MINUTE })]} words={words} />,
  );
  expect(page.querySelector("[aria-label='Clocks that have ended']")?.textContent).toMatch(
    /^A clock ran from .*14:00 to .*15:30\.At an aunt's house$/,
  );
  remove();
});

it("is not there where none has", () => {
  const { page, remove } = draw(<EndedClocks clocks={[]} words={[]} />);
  expect(page.textContent).toBe("");
  remove();
});
