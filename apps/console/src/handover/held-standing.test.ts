import { describe, expect, it } from "vitest";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { handoverData, offeredByDana } from "./handover.fixture.ts";
import { heldStanding, offeredTo } from "./held-standing.ts";

describe("how it stands with a contact that I have", () => {
  it.each([
    ["nothing was offered", [], { kind: "not_offered" }],
    ["a colleague offers me one", [handoverData()], { kind: "not_offered" }],
    ["it is offered", [offeredByDana()], { kind: "offered", id: uuid(800), to: "Marta" }],
    ["it is offered to leads", [offeredByDana({ to: null })], { kind: "offered", id: uuid(800), to: null }],
    [
      "it was declined",
      [offeredByDana({ state: "declined", stateBy: { id: marta.id, name: "Marta" } })],
      { kind: "declined", by: "Marta" },
    ],
    ["it fell to leads", [offeredByDana({ state: "fell_to_lead" })], { kind: "fell_to_lead", id: uuid(800) }],
    [
      "it was offered to nobody",
      [offeredByDana({ state: "fell_to_lead", to: null, isNeverOffered: true })],
      { kind: "never_offered", id: uuid(800) },
    ],
    [
      "it was declined, and offered anew",
      [offeredByDana({ state: "declined" }), offeredByDana({ id: uuid(801), to: null })],
      { kind: "offered", id: uuid(801), to: null },
    ],
    [
      "another one is offered",
      [offeredByDana({ contact: { id: uuid(108), number: 8 } })],
      { kind: "not_offered" },
    ],
  ] as const)("while %s", (_when, list, standing) => {
    expect(heldStanding(uuid(107), list, dana.id)).toEqual(standing);
  });
});

describe("what is offered to me", () => {
  it.each([
    ["what a colleague offers me", handoverData(), true],
    ["what fell to leads, whoever it was for", handoverData({ state: "fell_to_lead", to: null }), true],
    ["not what I offer", offeredByDana(), false],
    [
      "not what I offered and fell to leads, of whom I am one",
      offeredByDana({ state: "fell_to_lead" }),
      false,
    ],
    ["not what I declined", handoverData({ state: "declined" }), false],
    ["not what is offered to leads before it fell to them", handoverData({ to: null }), false],
  ] as const)("is %s", (_what, handover, isMine) => {
    expect(offeredTo([handover], dana.id)).toEqual(isMine ? [handover] : []);
  });
});
