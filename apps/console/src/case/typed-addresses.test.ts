import { describe, expect, it } from "vitest";
import {
  addressesSent,
  addressesTyped,
  addressWords,
  keptStill,
  typedAddresses,
  typedSince,
} from "./typed-addresses.ts";

const ONE = { key: "one", masked: "••••42" };
const TWO = { key: "two", masked: "••••77" };
const NEW = { key: "new", masked: "••••99" };

describe("addresses as they are typed", () => {
  it("stay as they were when nobody changed them, and are said by their keys alone", () => {
    const value = addressesTyped(typedAddresses([ONE, TWO]));
    expect(value).toEqual([ONE, TWO]);
    expect(addressesSent(value)).toEqual([{ key: "one" }, { key: "two" }]);
    expect(JSON.stringify(addressesSent(value))).not.toContain("•");
  });

  it("are those that stay and then the new ones, one a line", () => {
    const value = addressesTyped({ kept: [TWO], added: " +1 202 555 0199\n\n" });
    expect(addressesSent(value)).toEqual([{ key: "two" }, "+1 202 555 0199"]);
    expect(addressWords(value)).toEqual(["••••77", "+1 202 555 0199"]);
  });

  it.each<[unknown]>([[null], ["x"], [7], [[7]], [{ kept: 1 }]])(
    "are none where there are none: %j",
    (strange) => {
      expect(addressesTyped(typedAddresses(strange))).toEqual([]);
      expect(addressesTyped(strange)).toEqual([]);
    },
  );

  it("of a packet or of a hold are told as they are, and what is no list is not", () => {
    expect(addressWords(["+1 202 555 0142"])).toEqual(["+1 202 555 0142"]);
    expect(addressWords([7])).toBeNull();
  });

  it("keep, beside what a colleague wrote, only what still stands there", () => {
    expect(keptStill({ kept: [ONE, TWO], added: "x" }, [TWO, NEW])).toEqual({ kept: [TWO], added: "x" });
  });

  it("that were sent are among what is kept once they stand there, whatever was typed on", () => {
    const sent = { kept: [ONE, TWO], added: "+1 202 555 0199" };
    const now = [ONE, TWO, NEW];
    expect(typedSince({ ...sent, added: `${sent.added}\nnext` }, sent, now)).toEqual({
      kept: now,
      added: "next",
    });
    expect(typedSince({ kept: [TWO], added: sent.added }, sent, now)).toEqual({
      kept: [TWO, NEW],
      added: "",
    });
  });
});
