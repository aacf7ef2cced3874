import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKeyring } from "../keyring/make-keyring.ts";
import { openOwners } from "./owners.ts";
import { PLACE } from "./places.ts";
import { openProvider, sealProvider, sealProviderBeside } from "./provider.ts";
import { makeRecordKey, open, sealUnder } from "./seal.ts";

const owners = openOwners(makeKeyring(Buffer.alloc(32, 1)));
const { owner } = owners.make("owner-1");
const record = makeRecordKey(owner, PLACE.message("message-1"));
const copy = { ref: "SM-555-0101", media: [{ ref: "https://carrier.example.org/1", type: "image/png" }] };

describe("what a provider keeps of a message", () => {
  it("[DB61] opens as it was sealed, whether with the words or after them", () => {
    const copies = fc.record({
      ref: fc.option(fc.string()),
      media: fc.array(fc.record({ ref: fc.string(), type: fc.string() }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(copies, (each) => {
        const together = sealProvider(record, owner, "message-1", each);
        const beside = sealProviderBeside(owner, "message-1", record.wrapped, each);
        expect(openProvider(owner, "message-1", record.wrapped, together)).toEqual(each);
        expect(openProvider(owner, "message-1", record.wrapped, beside)).toEqual(each);
      }),
    );
  });

  it("[DB61] [DB62] does not open for another message, as its words, or without the message's own key", () => {
    const sealed = sealProvider(record, owner, "message-1", copy);
    const other = makeRecordKey(owner, PLACE.message("message-1"));
    const refusal = /could not verify/;
    expect(() => openProvider(owner, "message-2", record.wrapped, sealed)).toThrow(refusal);
    expect(() => openProvider(owner, "message-1", other.wrapped, sealed)).toThrow(refusal);
    expect(() => open(owner, PLACE.message("message-1"), { key: record.wrapped, body: sealed })).toThrow(
      refusal,
    );
    const words = sealUnder(record, owner, PLACE.message("message-1"), Buffer.from(JSON.stringify(copy)));
    expect(() => openProvider(owner, "message-1", record.wrapped, words)).toThrow(refusal);
  });
});
