import { UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { takersAmong } from "./colleagues.ts";

describe("those a contact can be handed to", () => {
  it("are the others whose role may take one, by name", () => {
    const all = [
      { ...marta, role: "advocate" },
      { ...dana, role: "advocate" },
      { id: uuid(3), name: "Lee", role: "shift_lead" },
      { id: uuid(4), name: "Pat", role: "privacy_officer" },
      { id: uuid(5), name: "Alex", role: "administrator" },
    ] as const;
    expect(takersAmong(all, UserId.parse(dana.id)).map(({ name }) => name)).toEqual(["Lee", "Marta"]);
  });
});
