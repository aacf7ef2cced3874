import { describe, expect, it } from "vitest";
import { TEST_KEYRING } from "../testing/index.ts";
import { openOwners } from "./owners.ts";

describe("owners' keys in memory", () => {
  it("[DB771] are unwrapped once, and again when 20,000 others came since", () => {
    const made = openOwners(TEST_KEYRING).make("contact-1");
    let unwrapped = 0;
    const counting = openOwners({
      ...TEST_KEYRING,
      unwrap: (wrapped, id) => {
        unwrapped += 1;
        return TEST_KEYRING.unwrap(wrapped, id);
      },
    });
    expect(counting.cachedContact("contact-1")).toBeUndefined();
    const owner = counting.ofContact("contact-1", made.wrapped);
    expect(owner.key().equals(made.owner.key())).toBe(true);
    expect(counting.ofContact("contact-1", made.wrapped)).toBe(owner);
    expect(counting.cachedContact("contact-1")).toBe(owner);
    expect(unwrapped).toBe(1);
    for (let each = 0; each < 20_000; each += 1) {
      const id = `other-${each}`;
      counting.ofContact(id, counting.make(id).wrapped);
    }
    expect(counting.cachedContact("contact-1")).toBeUndefined();
    counting.ofContact("contact-1", made.wrapped);
    expect(unwrapped).toBe(20_002);
  });

  it("[DB771] hold no memory but their own, however long they are remembered", () => {
    const owners = openOwners(TEST_KEYRING);
    const { owner, wrapped } = owners.make("contact-1");
    const read = openOwners(TEST_KEYRING).ofContact("contact-1", Buffer.from(wrapped));
    for (const key of [owner.key(), read.key()]) expect(key.buffer.byteLength).toBe(key.length);
    expect(read.key()).toEqual(owner.key());
  });

  it("[DB771] are not remembered before the database has them, and not at all when they do not open", () => {
    const owners = openOwners(TEST_KEYRING);
    const { wrapped } = owners.make("contact-1");
    expect(owners.cachedContact("contact-1")).toBeUndefined();
    expect(() => owners.ofContact("contact-2", wrapped)).toThrow("could not verify");
    expect(owners.cachedContact("contact-2")).toBeUndefined();
  });

  it("[DB700] are a contact's only where its own row says so, and gone with it", () => {
    const owners = openOwners(TEST_KEYRING);
    const [contact, record] = [owners.make("one"), owners.make("one")];
    owners.unwrap("one", record.wrapped);
    expect(owners.cachedContact("one")).toBeUndefined();
    owners.ofContact("one", contact.wrapped);
    owners.unwrap("one", record.wrapped);
    expect(owners.cachedContact("one")?.key().equals(contact.owner.key())).toBe(true);
    owners.forget("one");
    expect(owners.cachedContact("one")).toBeUndefined();
  });
});
