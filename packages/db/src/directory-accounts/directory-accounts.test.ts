import type { UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  rawClient,
  sampleAsker,
  sampleSession,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const now = 1_800_000_000_000;
const PROVIDER = "oidc:https://directory.example.org";
let store: TestStore;
let client: Client;
let nth = 0;
let dana: UserId;
let ada: UserId;
let accounts: TestStore["directoryAccounts"];
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  accounts = store.directoryAccounts;
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  nth += 1;
  dana = await sampleStaff(store, `Dana ${nth}`);
  ada = await sampleStaff(store, `Ada ${nth}`);
  for (const one of [dana, ada]) {
    await sampleSession(client, one);
    await store.people.prove(one, proofOf(one).sessionId, true);
  }
});

const proofOf = (of: UserId) => ({ ...sampleAsker(of).proof, factorDirectory: null });
const who = (name = "d1", provider = PROVIDER) => ({ provider, subject: `${name} ${nth}` });
const link = async (to: UserId, subject = who()) => accounts.link(to, subject, proofOf(to));
const unlink = async (of: UserId, provider = PROVIDER) => accounts.unlink(of, provider, proofOf(of));
const forgetPassword = async (of: UserId) =>
  client.query("update account set password = null where user_id = $1", [of]);
const invited = async (validForMs = 60_000) => {
  const by = await sampleStaff(store, `Alex ${nth}`, "administrator");
  const secretHash = Buffer.alloc(32, nth);
  const username = `eve-${nth}`;
  const asked = { username, name: `Eve ${nth}`, role: "advocate", languages: [] } as const;
  await store.people.invite(asked, { secretHash, by, validForMs });
  const eve = (await store.people.list()).find((one) => one.username === username)?.id;
  if (eve === undefined) throw new Error("nobody was invited");
  return { eve, secretHash, by };
};

describe("whom a directory knows", () => {
  it("[DB515] is one person here, by that directory and its subject alone", async () => {
    expect(await link(dana)).toBe("linked");
    expect(await accounts.find(who())).toEqual({ userId: dana, username: `dana-${nth}`, isDisabled: false });
    expect(await accounts.linkedAt(dana, PROVIDER)).toBe(now);
    expect(await accounts.linkedAt(ada, PROVIDER)).toBeNull();
    expect(await accounts.find(who("d1", "oidc:https://other.example.org"))).toBeNull();
    expect(await accounts.find({ provider: "credential", subject: dana })).toBeNull();
    expect(await link(ada)).toBe("taken");
    expect(await link(dana, who("d2"))).toBe("has_one");
    await store.people.disable(dana);
    expect(await accounts.find(who())).toMatchObject({ isDisabled: true });
  });

  it("[DB515] is linked by one of two at once", async () => {
    const both = await Promise.all([link(dana), link(ada)]);
    expect(both.toSorted()).toEqual(["linked", "taken"]);
  });

  it("[DB490] [DB515] is linked and unlinked by whoever has proved that it is them, and in the audit", async () => {
    await sampleSession(client, dana, new Date(now - 3_600_000).toISOString());
    expect(await link(dana)).toBe("prove_it_is_you");
    await sampleSession(client, dana);
    expect(await link(dana)).toBe("linked");
    await sampleSession(client, dana, new Date(now - 3_600_000).toISOString());
    expect(await unlink(dana)).toBe("prove_it_is_you");
    await sampleSession(client, dana);
    expect(await unlink(ada)).toBe("not_found");
    expect(await unlink(dana)).toBe("unlinked");
    const { rows } = await client.query(
      `select actor_id, deed from audit_row where subject_id = $1 and thing = 'account' and facts ->> 'what' = 'directory'
       order by era, xid, seq`,
      [dana],
    );
    expect(rows).toEqual([
      { actor_id: dana, deed: "added" },
      { actor_id: dana, deed: "ended" },
    ]);
  });

  it("[DB515] stays where it is the last means of signing in, and is one beside a passkey", async () => {
    await link(dana);
    await forgetPassword(dana);
    expect(await unlink(dana)).toBe("last");
    const key = {
      name: "laptop",
      credentialId: `key ${nth}`,
      publicKey: new Uint8Array([1]),
      counter: 0,
      transports: [],
    };
    await store.passkeys.add(dana, key, proofOf(dana));
    const [{ id } = { id: "" }] = await store.passkeys.list(dana);
    // Of another directory than the one that is asked now, nobody comes in.
    expect(await store.passkeys.remove(dana, id, proofOf(dana), "oidc:https://other.example.org")).toBe(
      "last",
    );
    expect(await store.passkeys.remove(dana, id, proofOf(dana), PROVIDER)).toBe("removed");
    expect(await unlink(dana)).toBe("last");
  });

  it("[DB72] [DB515] comes in by an invitation, once, and needs no password", async () => {
    await link(dana);
    const { eve, secretHash } = await invited();
    expect(await accounts.useLink(secretHash, who())).toBe("taken");
    expect(await store.people.findLink(secretHash)).not.toBeNull();
    const both = await Promise.all([
      accounts.useLink(secretHash, who("e1")),
      accounts.useLink(secretHash, who("e2")),
    ]);
    expect(both.toSorted()).toEqual(["linked", "not_good"]);
    expect(await accounts.linkedAt(eve, PROVIDER)).toBe(now);
    expect(await accounts.useLink(Buffer.alloc(32, 255), who("e3"))).toBe("not_good");
  });

  it("[DB72] [DB515] ends with a reset, as the password does, and with no invitation that was withdrawn", async () => {
    await link(dana);
    const { by, eve, secretHash } = await invited();
    const reset = { secretHash: Buffer.alloc(32, 100 + nth), by, validForMs: 60_000 };
    expect(await store.people.reset(dana, reset)).toBe("reset");
    expect(await accounts.find(who())).toBeNull();
    await store.people.disable(eve);
    expect(await accounts.useLink(secretHash, who())).toBe("not_good");
  });
});
