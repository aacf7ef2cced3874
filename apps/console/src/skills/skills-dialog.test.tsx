import { Queues } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { ONE_QUEUE, queues } from "../queue/queues.ts";
import { dana, marta } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SkillsButtonPlace, SkillsPlace } from "./skills-place.tsx";
import { skillsTold } from "./skills-told.ts";

const SAID = {
  id: marta.id,
  name: "Marta",
  languages: ["es"],
  media: ["text", "email"],
  textsAtOnce: 3,
  version: 4,
  said: { by: "Lee", at: 0 },
};
let read: "unreachable" | readonly object[];
let outcome: string;
let asked: Asked[];
beforeEach(() => {
  read = [SAID];
  outcome = "SkillsChanged";
  asked = stubGateway(({ body }) => {
    if (body.includes("mutation"))
      return outcome === "unreachable" ? outcome : { json: { data: { done: { __typename: outcome } } } };
    return read === "unreachable" ? read : { json: { data: { skills: read } } };
  });
});
afterEach(() => {
  queues.set(ONE_QUEUE);
  forgetAnnouncements();
  vi.unstubAllGlobals();
});

const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
const shows = async (words: string): Promise<void> =>
  act(() => vi.waitFor(() => expect(dialog().textContent).toContain(words), { timeout: 4_000 }));
const isClosed = async (): Promise<void> =>
  act(() => vi.waitFor(() => expect(document.querySelector("[role=dialog]")).toBeNull()));
const Columns = () => (
  <>
    {[dana, marta].map((colleague) => (
      <SkillsButtonPlace key={colleague.id} colleague={colleague} />
    ))}
    <SkillsPlace />
  </>
);
/** The columns of two colleagues as a lead has them, and Marta's question opened. */
async function opened() {
  seatDana("shift_lead");
  const drawn = draw(<Columns />);
  await act(() =>
    vi.waitFor(() => expect(buttonNames(drawn.page)).toEqual(["Skills of Dana…", "Skills of Marta…"]), {
      timeout: 4_000,
    }),
  );
  button(drawn.page, "Skills of Marta…").focus();
  await press(drawn.page, "Skills of Marta…");
  return drawn;
}
const field = (label: string): HTMLInputElement => {
  const found = [...dialog().querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const input = document.getElementById(found?.htmlFor ?? "");
  if (!(input instanceof HTMLInputElement)) throw new Error(`no choice ${label}`);
  return input;
};
const choose = (label: string): void => act(() => field(label).click());
const chosen = (): readonly string[] =>
  [...dialog().querySelectorAll("label")].flatMap(({ textContent }) =>
    field(textContent).checked ? [textContent] : [],
  );
const sent = (): unknown =>
  asked.flatMap(({ body }) => (body.includes("mutation") ? [JSON.parse(body) as unknown] : [])).at(-1);

describe("[AL62] what a colleague is offered, on the board", () => {
  it("is nothing that an advocate is shown or asks for", async () => {
    seatDana("advocate");
    const { page, remove } = draw(<Columns />);
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
    expect(page.textContent).toBe("");
    expect(asked).toEqual([]);
    remove();
  });

  it("is read and changed by a lead, after the version that was seen, and the focus goes back to where it was asked", async () => {
    const { page, remove } = await opened();
    const told = skillsTold.get();
    await shows("Said by Lee");
    expect(chosen()).toEqual(["Spanish", "Text", "Email", "3 texts at once"]);
    expect(dialog().textContent).not.toContain("Of these queues");
    choose("Text");
    choose("Email");
    await shows("Choose at least one");
    expect(button(dialog(), "Keep it").disabled).toBe(true);
    choose("Call");
    choose("French");
    choose("One text at once");
    await press(dialog(), "Keep it");
    await isClosed();
    expect(sent()).toMatchObject({
      variables: {
        userId: marta.id,
        expectedVersion: 4,
        languages: ["es", "fr"],
        media: ["voice"],
        textsAtOnce: 1,
      },
    });
    await vi.waitFor(() =>
      expect(said.get().map(({ words }) => words)).toContain("What Marta is offered is kept."),
    );
    await vi.waitFor(() => expect(document.activeElement).toBe(button(page, "Skills of Marta…")));
    expect(skillsTold.get()).toBe(told + 1);
    remove();
  });

  it("that nobody said yet is as delivered; Cancel changes nothing", async () => {
    read = [{ ...SAID, said: null, version: 0 }];
    const { remove } = await opened();
    await shows("Nobody has said this yet");
    choose("French");
    await press(dialog(), "Cancel");
    await isClosed();
    expect(sent()).toBeUndefined();
    remove();
  });

  it("that somebody else said otherwise meanwhile is shown as it holds now, and kept after that", async () => {
    outcome = "SkillsChangedMeanwhile";
    const { remove } = await opened();
    await shows("Said by Lee");
    read = [{ ...SAID, languages: ["fr"], version: 5, said: { by: "Alex", at: 0 } }];
    choose("English");
    await press(dialog(), "Keep it");
    await shows("nothing of yours was kept");
    await shows("Said by Alex");
    expect(chosen()).toEqual(["French", "Text", "Email", "3 texts at once"]);
    outcome = "SkillsChanged";
    await press(dialog(), "Keep it");
    await isClosed();
    expect(sent()).toMatchObject({ variables: { expectedVersion: 5 } });
    remove();
  });

  it.each([
    ["unreachable", "it may have been kept"],
    ["SkillsProblem", "That was not done"],
  ])("is not called kept where it may not be (%s), and what was chosen stays", async (came, words) => {
    outcome = came;
    const { remove } = await opened();
    await shows("Said by Lee");
    choose("French");
    await press(dialog(), "Keep it");
    await shows(words);
    expect(chosen()).toContain("French");
    await press(dialog(), "Cancel");
    await isClosed();
    remove();
  });

  it("is unknown where it cannot be read, until it can; and of an account that is shut, that it is", async () => {
    read = "unreachable";
    const { remove } = await opened();
    await shows("What they are offered is unknown.");
    expect(buttonNames(dialog())).toEqual(["Retry", "Close"]);
    read = [];
    await press(dialog(), "Retry");
    await shows("Nobody has this account any more.");
    await press(dialog(), "Close");
    await isClosed();
    remove();
  });

  it("stands with the queues that they are of, where there are several, and who changes that", async () => {
    const called = (name: string) => ({ en: name, es: name, fr: name });
    const named = (id: string, language: string, people: readonly string[] | null) => ({
      id,
      name: called(id),
      feeds: { channels: [], languages: [language] },
      people,
    });
    queues.set(
      Queues.parse([
        { id: "main", name: null, feeds: "everything" },
        named("spanish", "es", [marta.id]),
        named("french", "fr", [dana.id]),
      ]),
    );
    const { remove } = await opened();
    await shows("Of these queues:");
    expect(dialog().textContent).toContain(
      "Of these queues: All others, spanish. Administrators change that in the settings.",
    );
    await press(dialog(), "Cancel");
    await isClosed();
    remove();
  });
});
