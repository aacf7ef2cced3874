import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PracticeScreen } from "./practice-screen.tsx";
import { practice, practising } from "./practice.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });
const spoken = () => vi.mocked(announce).mock.calls.map(([{ words }]) => words(1));

const NOW = new Date(2026, 10, 29, 12).getTime();
const SCENARIOS = [
  {
    id: "hotel-room",
    title: "A hotel room",
    about: "Somebody writes.",
    language: "en",
    lane: "in_situation",
  },
  { id: "patron", title: "El patrón", about: "Alguien escribe.", language: "es", lane: "in_situation" },
];
const RUN = {
  __typename: "PracticeRun",
  id: "r",
  scenario: SCENARIOS[1],
  startedAt: NOW,
  endedAt: null as number | null,
  nextAt: null as number | null,
  lines: [{ id: "1", at: NOW, isOwn: false, words: "buenas noches" }],
  points: [] as readonly string[],
};
let run: typeof RUN | null;
let done: Record<string, unknown>;
let asked: Asked[];
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));
const sent = () =>
  asked
    .map(
      ({ body }) =>
        JSON.parse(body) as { readonly query: string; readonly variables: Record<string, unknown> },
    )
    .filter(({ query }) => query.startsWith("mutation"))
    .map(({ variables }) => variables);

async function drawn() {
  const { page, remove } = draw(<PracticeScreen />);
  await settle();
  return { page, remove };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  seatDana("advocate");
  practice.set({ kind: "loading" });
  practising.set([]);
  run = null;
  done = { ...RUN };
  asked = stubGateway(({ body }) => {
    const { query } = JSON.parse(body) as { query: string };
    if (query.startsWith("mutation")) return { json: { data: { done } } };
    if (query.includes("practising"))
      return {
        json: {
          data: {
            practising: [{ by: { id: "a", name: "Ada" }, scenario: "A hotel room", since: NOW, answers: 2 }],
          },
        },
      };
    return { json: { data: { practice: run, practiceScenarios: SCENARIOS } } };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the screen of practice", () => {
  it("says that it is practice in words, whatever it shows, and is called so", async () => {
    for (const shown of [null, RUN, { ...RUN, endedAt: NOW }]) {
      run = shown;
      practice.set({ kind: "loading" });
      const { page, remove } = await drawn();
      expect(page.textContent).toContain("Practice: nobody real is behind this, and nothing leaves it.");
      expect(page.querySelector("main")?.getAttribute("aria-label")).toBe("Practice");
      remove();
    }
  });

  it("begins what is chosen, and then shows that alone", async () => {
    const { page, remove } = await drawn();
    expect(buttonNames(page)).toEqual(["Practise: A hotel room", "Practise: El patrón"]);
    await press(page, "Practise: El patrón");
    await settle();
    expect(sent()).toMatchObject([{ scenario: "patron" }]);
    expect(buttonNames(page)).toEqual(["End this practice", "Send in practice"]);
    expect(page.querySelector('li [lang="es"]')?.textContent).toBe("buenas noches");
    expect(page.textContent).toContain("Them, in practice");
    remove();
  });

  it("says why it does not begin", async () => {
    done = { __typename: "PracticeRefused", because: "has_somebody" };
    const { page, remove } = await drawn();
    await press(page, "Practise: A hotel room");
    await settle();
    expect(page.textContent).toContain("You have a contact. Practice waits until you have none.");
    remove();
  });

  it("keeps what was not taken, and sends it again under the same id", async () => {
    run = RUN;
    const { page, remove } = await drawn();
    const field = page.querySelector("textarea");
    if (field === null) throw new Error("there is no place to answer");
    done = { __typename: "NotFound" };
    type(field, "Aquí estoy.");
    await submit(page);
    expect(page.textContent).toContain("That was not taken.");
    expect(field.value).toBe("Aquí estoy.");
    done = { ...RUN, lines: [...RUN.lines, { id: "2", at: NOW, isOwn: true, words: "Aquí estoy." }] };
    await submit(page);
    await settle();
    const [first, second] = sent();
    expect(first).toEqual(second);
    expect(field.value).toBe("");
    expect(page.textContent).toContain("You, in practice");
    remove();
  });

  it("asks what comes next when it is due", async () => {
    run = { ...RUN, nextAt: NOW + 1 };
    const { page, remove } = await drawn();
    run = { ...RUN, lines: [...RUN.lines, { id: "2", at: NOW, isOwn: false, words: "sigue ahí?" }] };
    await act(() => expect.poll(() => page.textContent).toContain("sigue ahí?"));
    // One who reads by ear is told that there is something, and that it is practice.
    expect(spoken()).toContain("Practice: they wrote.");
    remove();
  });

  it("shows what to look at once it has ended, and lets somebody practise again", async () => {
    run = RUN;
    const { page, remove } = await drawn();
    done = { ...RUN, endedAt: NOW, points: ["¿Preguntó si es seguro?"] };
    await press(page, "End this practice");
    await settle();
    expect(page.textContent).toContain("¿Preguntó si es seguro?");
    expect(document.activeElement?.id).toBe("run-heading");
    expect(buttonNames(page)).toContain("Practise: A hotel room");
    remove();
  });

  it("tells shift leads who practises, and nobody else", async () => {
    const one = await drawn();
    expect(one.page.textContent).not.toContain("Who practises");
    one.remove();
    seatDana("shift_lead");
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Ada: A hotel room, since 12:00, answers: 2");
    remove();
  });
});
