import { matching } from "@holdfast/ui/matching";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bindingsOf } from "../keys/bindings.ts";
import type { CommandId } from "../keys/command-table.ts";
import { doings, type Doing } from "../keys/doings.ts";
import { overlay } from "../keys/overlay.ts";
import { draw } from "../store/draw.fixture.tsx";
import { type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { paletteCommands } from "./palette-commands.ts";
import { Palette } from "./palette.tsx";

beforeEach(() => seatDana());
afterEach(() => {
  doings.set(new Map());
  overlay.set(null);
});

const items = (): readonly string[] =>
  [...document.querySelectorAll("[role=menuitem]")].map(({ textContent }) => textContent);
const input = (): HTMLInputElement => {
  const found = document.querySelector("input");
  if (found === null) throw new Error("the palette has no field");
  return found;
};

describe("the palette", () => {
  it("lists what can be done first, and the rest with the reason why not", () => {
    const known = new Map<CommandId, () => Doing>([
      ["queue.claim", () => ({ reason: "Marta has this." })],
      ["queue.open", () => ({ run: () => undefined })],
    ]);
    const commands = paletteCommands(bindingsOf({ keys: {}, letters: true }), known, false);
    expect(commands[0]).toEqual({ id: "queue.open", label: "Open", keys: ["o"], reason: null });
    expect(commands.find(({ id }) => id === "queue.claim")).toMatchObject({ reason: "Marta has this." });
    expect(commands.find(({ id }) => id === "contact.reply")).toMatchObject({ reason: "Only in a contact." });
  });

  // That Enter does what is chosen, and where the focus goes, is shown in a browser.
  it("narrows while somebody types", () => {
    doings.set(new Map([["queue.open", () => ({ run: () => undefined })]]));
    const drawn = draw(<Palette />);
    expect(items().length).toBeGreaterThan(10);
    type(input(), "open");
    expect(items()).toEqual(["Openo"]);
    drawn.remove();
  });

  it("says when nothing is called that", () => {
    const drawn = draw(<Palette />);
    type(input(), "no such thing");
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("No command is called that.");
    drawn.remove();
  });

  it("finds among twice as many commands in less than 8 ms", () => {
    const many = Array.from({ length: 80 }, (_, index) => ({
      id: String(index),
      label: `Écrire à nº ${index}`,
    }));
    const times = Array.from({ length: 50 }, () => {
      const began = performance.now();
      matching(many, "ecrire 7");
      return performance.now() - began;
    });
    // The quickest of many: what others do on this machine meanwhile is not measured.
    expect(Math.min(...times)).toBeLessThan(8);
    expect(matching(many, "ecrire 79")).toHaveLength(1);
  });
});
