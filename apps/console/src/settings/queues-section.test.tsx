import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { QueuesSection } from "./queues-section.tsx";

const name = { en: "Night line", es: "Línea nocturna", fr: "Ligne de nuit" };
const rest = { id: "main", name: null, feeds: "everything", mode: "pull", overflow: null, people: null };

function gateway(value: readonly unknown[] = [rest]): { value: readonly unknown[] }[] {
  const told: { value: readonly unknown[] }[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { value: unknown[] } };
    if (query.includes("query QueueChoices"))
      return {
        json: {
          data: {
            carriedChannels: [{ id: "sms", title: "Texts by phone" }],
            colleagues: [
              { id: "019ab000-0000-7000-8000-000000000001", name: "Dana", role: "advocate" },
              { id: "019ab000-0000-7000-8000-000000000002", name: "Alex", role: "administrator" },
            ],
          },
        },
      };
    if (query.includes("keepSetting")) {
      told.push(variables);
      return { json: { data: { kept: { __typename: "SettingKept", version: 1 } } } };
    }
    return { json: { data: { setting: { version: 0, value, versions: [] } } } };
  });
  return told;
}
const fields = (page: HTMLElement): HTMLInputElement[] => [
  ...page.querySelectorAll<HTMLInputElement>("input[type=text]"),
];
const choice = (page: HTMLElement, label: string, last = false): HTMLElement => {
  const found = [...page.querySelectorAll("label")].filter((each) => each.textContent === label);
  const one = last ? found.at(-1) : found[0];
  if (one === undefined) throw new Error(`there is no ${label}`);
  return one;
};
const choose = async (page: HTMLElement, label: string, last = false): Promise<void> =>
  act(async () => choice(page, label, last).click());
const nameIt = (page: HTMLElement, words: readonly string[]): void =>
  words.forEach((each, index) => {
    const field = fields(page)[index];
    if (field !== undefined) type(field, each);
  });

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

describe("[G614] the queues in the settings", () => {
  it("are one that is named in every language, or called what the console calls it", async () => {
    const told = gateway();
    const { page, remove } = await drawAt("/settings", <QueuesSection />);
    await act(() => expect.poll(() => fields(page).length).toBe(3));
    nameIt(page, [name.en]);
    expect(page.textContent).toContain("Name it in all three languages.");
    expect(button(page, "Keep these queues").disabled).toBe(true);
    nameIt(page, [name.en, name.es, name.fr]);
    await press(page, "Keep these queues");
    await act(() => expect.poll(() => told[0]?.value).toEqual([{ ...rest, name }]));
    remove();
  });

  it("have one added, with what feeds it, who is of it and where the rest overflows to", async () => {
    const told = gateway();
    const { page, remove } = await drawAt("/settings", <QueuesSection />);
    await act(() => expect.poll(() => buttonNames(page)).toContain("Add a queue"));
    await press(page, "Add a queue");
    // The new one stands before the one for the rest.
    nameIt(page, ["Spanish", "Español", "Espagnol"]);
    expect(page.textContent).toContain("Choose one channel or language at least.");
    await act(() => expect.poll(() => page.textContent).toContain("Texts by phone"));
    await choose(page, "Texts by phone");
    await choose(page, "Spanish");
    await choose(page, "Both");
    await choose(page, "Everybody is of Spanish");
    expect(page.textContent).toContain("Choose one person at least, or everybody.");
    // Whoever answers nobody is of no queue.
    expect(page.textContent).not.toContain("Alex");
    await choose(page, "Dana");
    await press(page, "Keep these queues");
    await act(() => expect.poll(() => told).toHaveLength(1));
    const [first, added] = (told[0]?.value ?? []) as { id: string }[];
    expect(first).toEqual(rest);
    expect(added).toEqual({
      id: added?.id,
      name: { en: "Spanish", es: "Español", fr: "Espagnol" },
      feeds: { channels: ["sms"], languages: ["es"] },
      mode: "both",
      overflow: null,
      people: ["019ab000-0000-7000-8000-000000000001"],
    });
    remove();
  });

  it("have one removed, which nothing overflows into any more", async () => {
    const spanish = { ...rest, id: "spanish", name, feeds: { channels: [], languages: ["es"] } };
    const told = gateway([{ ...rest, overflow: { to: "spanish", afterMinutes: 5 } }, spanish]);
    const { page, remove } = await drawAt("/settings", <QueuesSection />);
    await act(() => expect.poll(() => buttonNames(page)).toContain("Remove the queue Night line"));
    await press(page, "Remove the queue Night line");
    await press(page, "Keep these queues");
    await act(() => expect.poll(() => told[0]?.value).toEqual([rest]));
    remove();
  });
});
