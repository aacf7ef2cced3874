import { testStore } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { openPlainSearch } from "../baselines/plain-search.ts";
import { makeClaimers } from "./claim-race.ts";
import { arrivalOf, seedCrowd } from "./search-crowd.ts";
import { figures } from "./search.ts";

it("finds as many on both sides among two thousand, and lists what the reader had", async () => {
  const house = await testStore();
  try {
    const [reader] = await makeClaimers(house, 1);
    if (reader === undefined) throw new Error("nobody searches");
    await seedCrowd(house, { contacts: 2_000, cases: 50, reader });
    const plain = await openPlainSearch(house.connection, house.keyring);
    const all = await figures(house, plain, reader, 2);
    await plain.close();
    expect(all.filter(({ floor }) => floor === "exact").map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 5 }, () => "exact"),
    );
    expect(all).toHaveLength(4 * 4 + 2 * 3 + 1);
    const own = await house.cases.list({
      id: reader,
      act: "read",
      at: 0,
      may: ({ hadContact }) => hadContact,
    });
    expect(own).toHaveLength(5);
  } finally {
    await house.close();
  }
});

it("lets the same amount of text arrive with words that count and without any", () => {
  const [found, silent] = [arrivalOf(true).text, arrivalOf(false).text];
  expect(silent).toHaveLength(found.length);
});
