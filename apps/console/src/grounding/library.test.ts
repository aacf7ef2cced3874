import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { learnLibrary, libraries } from "./library.ts";
import { shippedIn } from "./scripts.fixture.ts";

const known = JSON.stringify(shippedIn("es")[0]?.script);
const newer = JSON.stringify({ ...shippedIn("es")[0]?.script, steps: "of tomorrow" });

/** A gateway that offers these from now on. */
const offers = (...scripts: readonly string[]) =>
  stubGateway(() => ({
    json: { data: { groundingScripts: scripts.map((script) => ({ isDraft: true, script })) } },
  }));
const inSpanish = () => libraries.get().get("es");

afterEach(() => {
  vi.unstubAllGlobals();
  libraries.set(new Map());
});

describe("the scripts of a language", () => {
  it("are those that this console can read; where that is none, they could not be fetched, and are asked for again", async () => {
    offers(newer, "no JSON");
    await learnLibrary("es");
    expect(inSpanish()).toEqual({ kind: "failed" });
    offers(newer, known, "no JSON");
    await learnLibrary("es");
    expect(inSpanish()).toMatchObject({
      kind: "ready",
      scripts: [{ isDraft: true, script: { id: shippedIn("es")[0]?.script.id } }],
    });
  });

  it("are none, which is no failure, where none is offered", async () => {
    offers();
    await learnLibrary("es");
    expect(inSpanish()).toMatchObject({ kind: "ready", scripts: [] });
  });

  it("stay as they were read before, where nothing of a later reading can be read", async () => {
    libraries.set(new Map([["es", { kind: "ready", scripts: shippedIn("es"), readAt: 0 }]]));
    const asked = offers(newer);
    await learnLibrary("es");
    expect(asked).toHaveLength(1);
    expect(inSpanish()).toMatchObject({ kind: "ready", readAt: 0 });
  });
});
