import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { rotaFormat } from "./rota-file.ts";
import { RotaScreen } from "./rota-screen.tsx";
import { onDuty, rotaVersions } from "./rota.ts";

const NOW = new Date(2026, 10, 29, 12).getTime();
const HOUR = 3_600_000;
const LEE = { id: "l", name: "Lee" };
const TOLD = {
  onDuty: [
    { duty: "lead", people: [LEE] },
    { duty: "counsel", people: [] },
  ],
  rota: {
    from: NOW,
    until: NOW + 24 * HOUR,
    shifts: [{ duty: "lead", who: LEE, from: NOW - HOUR, until: NOW + 7 * HOUR }],
    gaps: [{ duty: "lead", from: NOW + 7 * HOUR, until: NOW + 24 * HOUR }],
  },
};
const PREVIEW = {
  __typename: "RotaPreview",
  version: 3,
  from: NOW,
  until: NOW + 8 * HOUR,
  shifts: 4,
  same: 1,
  replaced: 2,
  gapCount: 51,
  gaps: [{ duty: "counsel", from: NOW, until: NOW + HOUR }],
};
const VERSION = {
  version: 3,
  by: { name: "Lee" },
  at: NOW,
  from: NOW,
  until: NOW + HOUR,
  shifts: 4,
  backTo: null,
};
let preview: Record<string, unknown>;
let done: Record<string, unknown>;
let asked: Asked[];
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));
const sent = () =>
  JSON.parse(asked.findLast(({ body }) => body.includes('"mutation'))?.body ?? "{}") as {
    readonly variables?: Record<string, unknown>;
  };

async function drawn() {
  const { page, remove } = draw(<RotaScreen />);
  await settle();
  return { page, remove };
}
async function choose(page: Element, name: string, text: string): Promise<void> {
  const input = page.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error("there is no way to choose a file");
  Object.defineProperty(input, "files", { value: [new File([text], name)], configurable: true });
  act(() => void input.dispatchEvent(new Event("change", { bubbles: true })));
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  seatDana("shift_lead");
  onDuty.set({ kind: "loading" });
  rotaVersions.set([]);
  preview = PREVIEW;
  done = { __typename: "RotaChanged" };
  asked = stubGateway(({ body }) => {
    const { query } = JSON.parse(body) as { query: string };
    if (query.startsWith("mutation")) return { json: { data: { done } } };
    if (query.includes("previewRota")) return { json: { data: { done: preview } } };
    if (query.includes("rotaVersions")) return { json: { data: { rotaVersions: [VERSION] } } };
    return { json: { data: TOLD } };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the screen of the rota", () => {
  it("says who is on, who is next, and when nobody is", async () => {
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Shift lead on duty:Lee");
    expect(page.textContent).toContain("Counsel on call:nobody");
    expect(page.textContent).toContain("Shift lead on duty: nobody from 19:00 to Nov 30 12:00.");
    expect(page.textContent).toContain("11:00 to 19:00: Lee, Shift lead on duty");
    remove();
  });

  it("is without import for whoever imports none", async () => {
    seatDana("advocate");
    const { page, remove } = await drawn();
    expect(buttonNames(page)).toEqual(["Look again"]);
    remove();
  });

  it("stays, and says so, while the gateway is away", async () => {
    const { page, remove } = await drawn();
    stubGateway(() => "unreachable");
    await press(page, "Look again");
    await settle();
    expect(page.textContent).toContain("Lee");
    expect(page.textContent).toContain("This could not be brought up to date.");
    remove();
  });
});

describe("importing a rota", () => {
  it("shows what would change, takes nothing before that is confirmed, and then onto what was shown", async () => {
    const { page, remove } = await drawn();
    await choose(page, "rota.csv", "duty,who,from,until");
    expect(document.activeElement?.textContent).toBe("What would change");
    expect(page.textContent).toContain("shifts that would be replaced:2");
    expect(page.textContent).toContain("Counsel on call: nobody from 12:00 to 13:00.");
    expect(page.textContent).toContain("And more: 50.");
    expect(sent()).toEqual({});
    await press(page, "Import this rota");
    await settle();
    expect(sent().variables).toMatchObject({
      version: 3,
      file: { format: "csv", text: "duty,who,from,until" },
    });
    expect(page.textContent).toContain("The rota was imported.");
    expect(document.activeElement?.textContent).toBe("Import a rota");
    remove();
  });

  it("says where something is wrong, and does not offer to import it", async () => {
    preview = {
      __typename: "RotaImportRefused",
      problems: [
        { code: "who_unknown", line: 3, column: "who" },
        { code: "no_shifts", line: null, column: null },
      ],
    };
    const { page, remove } = await drawn();
    await choose(page, "rota.csv", "x");
    expect(page.textContent).toContain("Nothing was imported. What is wrong: 2.");
    expect(page.textContent).toContain("Line 3, who Nobody signs in by this name.");
    expect(buttonNames(page)).not.toContain("Import this rota");
    remove();
  });

  it("says that somebody else was first, and is left alone by whoever leaves it", async () => {
    done = { __typename: "RotaOvertaken" };
    const { page, remove } = await drawn();
    await choose(page, "rota.ics", "x");
    await press(page, "Import this rota");
    await settle();
    expect(page.textContent).toContain("The rota was changed by somebody else meanwhile.");
    await choose(page, "rota.ics", "x");
    await press(page, "Leave the rota as it is");
    expect(buttonNames(page)).not.toContain("Import this rota");
    remove();
  });

  it("sends nothing that is too large to be sent", async () => {
    const { page, remove } = await drawn();
    const before = asked.length;
    await choose(page, "rota.csv", "x".repeat(250_000));
    expect(page.textContent).toContain("The file is too large to be sent at once.");
    expect(asked).toHaveLength(before);
    remove();
  });

  it("goes back to the rota before, and says who did what", async () => {
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("3: Lee imported it, 12:00; shifts: 4");
    await press(page, "Go back to the rota before this one");
    await settle();
    expect(sent().variables).toEqual({ version: 3 });
    expect(page.textContent).toContain("The rota stands as before.");
    remove();
  });

  it.each([
    ["rota.ICS", "", "ical"],
    ["rota.txt", "BEGIN:VCALENDAR", "ical"],
    ["rota.csv", "duty,who", "csv"],
  ])("takes %s that begins with %j for %s", (name, text, format) => {
    expect(rotaFormat(name, text)).toBe(format);
  });
});
