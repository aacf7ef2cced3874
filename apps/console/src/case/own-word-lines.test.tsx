import { expect, it } from "vitest";
import { drawRead } from "../deeds/demands-house.fixture.tsx";
import { uuid } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { CASE, caseData, INES, ROSA } from "./case.fixture.ts";
import type { OwnWordData } from "./case-documents.ts";
import { shapeOf } from "./field-shape.ts";
import { OwnWordLines } from "./own-word-lines.tsx";

speak("en");

const place = { caseId: CASE, part: "person", partId: ROSA, field: "calledName" } as const;
const word = {
  id: uuid(960),
  personId: ROSA,
  field: "calledName",
  revision: 3,
  at: 1_800_000_000_000,
  by: { name: "Dana" },
  isGone: false,
  said: "Rosalía",
  was: "Rosie",
  wasAt: 1_790_000_000_000,
  wasBy: { name: "Marta" },
};
const drawn = async (...over: readonly Partial<OwnWordData>[]) => {
  const data = caseData({ ownWords: over.map((each) => ({ ...word, ...each })) });
  const shape = shapeOf("person", "calledName");
  return drawRead(<OwnWordLines data={data} place={place} shape={shape} revision={3} />);
};

it("says that it is their own word while it stands, and what stood there before with who had said it", async () => {
  const { page, remove } = await drawn({});
  expect(page.querySelector("ul")?.getAttribute("aria-label")).toContain("What they said themself");
  expect(page.textContent).toMatch(/Their own word\. Dana wrote it down, .*\.Before: Rosie\. Marta, /u);
  remove();
});

it("says what they said where somebody wrote something else since, the latest first", async () => {
  const { page, remove } = await drawn({ id: uuid(961) }, { revision: 1, said: "Ro", was: null });
  const [first, second] = [...page.querySelectorAll("li")].map(({ textContent }) => textContent);
  expect(first).toContain("Their own word.");
  expect(second).toMatch(
    /They said themself: Ro\. Dana wrote it down, .* It was changed since\.Before: Nothing said\./u,
  );
  remove();
});

it("says of what was forgotten that it was, and nothing of anybody else or of another field", async () => {
  const gone = await drawn({ isGone: true, said: "Rosalía" });
  expect(gone.page.textContent).toContain("It was forgotten, or cannot be read here.");
  expect(gone.page.textContent).not.toMatch(/Rosalía|Rosie/u);
  gone.remove();
  const { page, remove } = await drawn({ personId: INES }, { field: "name" });
  expect(page.textContent).toBe("");
  remove();
});
