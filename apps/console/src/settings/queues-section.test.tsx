import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { queueName, useQueueName } from "../queue/queue-name.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { QueuesSection } from "./queues-section.tsx";

const name = { en: "Night line", es: "Línea nocturna", fr: "Ligne de nuit" };

function gateway(): { value: unknown }[] {
  const told: { value: unknown }[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { value: unknown } };
    if (query.includes("query QueueName"))
      return { json: { data: { settings: { queues: [{ id: "main", name, feeds: "everything" }] } } } };
    if (query.includes("keepSetting")) {
      told.push(variables);
      return { json: { data: { kept: { __typename: "SettingKept", version: 1 } } } };
    }
    const value = [{ id: "main", name: null, feeds: "everything" }];
    return { json: { data: { setting: { version: 0, value, versions: [] } } } };
  });
  return told;
}
const fields = (page: HTMLElement): HTMLInputElement[] => [...page.querySelectorAll("input")];

beforeEach(() => seatDana("administrator"));
afterEach(() => {
  vi.unstubAllGlobals();
  queueName.set(null);
});

describe("[Q14] the one queue", () => {
  it("is named in every language, or called what the console calls it", async () => {
    const told = gateway();
    const { page, remove } = await drawAt("/settings", <QueuesSection />);
    await act(() => expect.poll(() => fields(page).length).toBe(3));
    const [en, es, fr] = fields(page);
    if (en === undefined || es === undefined || fr === undefined) throw new Error("a language has no field");
    type(en, name.en);
    expect(page.textContent).toContain("in all three languages, or in none");
    expect(button(page, "Keep this name").disabled).toBe(true);
    type(es, name.es);
    type(fr, name.fr);
    await press(page, "Keep this name");
    await act(() => expect.poll(() => told[0]?.value).toEqual([{ id: "main", name, feeds: "everything" }]));
    remove();
  });

  it("is called that where it is read", async () => {
    gateway();
    const Heading = () => <h2>{useQueueName()}</h2>;
    const { page, remove } = await drawAt("/queue", <Heading />);
    await act(() => expect.poll(() => page.textContent).toContain("Night line"));
    remove();
  });

  it("is the console's Queue while its name cannot be read", async () => {
    stubGateway(() => "unreachable");
    const Heading = () => <h2>{useQueueName()}</h2>;
    const { page, remove } = await drawAt("/queue", <Heading />);
    expect(page.textContent).toContain("Queue");
    remove();
  });
});
