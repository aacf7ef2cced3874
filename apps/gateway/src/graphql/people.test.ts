import type { UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let alex: string;
beforeAll(async () => {
  house = await testGateway();
  alex = await house.signIn("alex");
});
afterAll(() => house.close());

interface Shown {
  readonly id: UserId;
  readonly name: string;
}
const people = async (): Promise<readonly Shown[]> => {
  const { data } = await house.ask(
    alex,
    "{ people { id username name role languages disabledAt hasPassword hasTwoFactor holding sessions link { kind } } }",
  );
  return (data as { people: Shown[] }).people;
};
const idOf = async (name: string): Promise<UserId> => {
  const found = (await people()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found.id;
};
const act = async (field: string, variables: Record<string, unknown>): Promise<unknown> => {
  const { data, errors } = await house.ask(alex, `mutation ($id: ID!) { done: ${field} }`, variables);
  expect(errors).toBeUndefined();
  return data?.["done"];
};
const invite = async (username: string, name = "Noor"): Promise<unknown> => {
  const query = `mutation ($username: String!, $name: String!) {
    done: invite(username: $username, name: $name, role: shift_lead, languages: [es, en, es]) {
      __typename ... on Invited { username link { kind } } ... on InvitationRefused { reason } } }`;
  return (await house.ask(alex, query, { username, name })).data?.["done"];
};

describe("people", () => {
  it("are invited with a role and languages, and stand in the list before they ever came", async () => {
    expect(await invite("Noor")).toEqual({
      __typename: "Invited",
      username: "noor",
      link: { kind: "invitation" },
    });
    expect((await people()).find(({ name }) => name === "Noor")).toMatchObject({
      role: "shift_lead",
      languages: ["es", "en"],
      hasPassword: false,
      link: { kind: "invitation" },
    });
  });

  it("need a free user name and a name", async () => {
    for (const username of ["", "x", "two words", "a@example.org"])
      expect(await invite(username)).toMatchObject({ reason: "username" });
    expect(await invite("dana")).toMatchObject({ reason: "username_taken" });
    for (const name of ["", "   ", "\u200B", "x".repeat(81), "a\0b", "No\nor", "\u202EanaD", "No\uD800or"])
      expect(await invite("someone", name)).toMatchObject({ reason: "name" });
  });

  it("[DB71] are disabled: signed out at once, their contacts back, and offered nothing more", async () => {
    const dana = await house.signIn("dana");
    const ada = await house.signIn("ada");
    const id = await idOf("Dana");
    const held = await sampleHeld(house.store, id);
    const DISABLE = "disablePerson(userId: $id) { ... on PersonDisabled { returned } }";
    expect(await act(DISABLE, { id })).toEqual({ returned: 1 });
    expect((await house.ask(dana, "{ me { id } }")).status).toBe(401);
    expect((await house.store.contacts.contact(held))?.row).toMatchObject({ status: "waiting" });
    const mine = await sampleHeld(house.store, await idOf("Ada"));
    const { data } = await house.ask(
      ada,
      `mutation ($id: ID!, $to: ID!) { offerContact(id: $id, expectedVersion: 2, to: $to) {
        ... on MoveNotAllowed { reason } } }`,
      { id: mine, to: id },
    );
    expect(data).toEqual({ offerContact: { reason: "unknown_colleague" } });
    const colleagues = JSON.stringify((await house.ask(ada, "{ colleagues { name } }")).data);
    expect(colleagues).not.toContain("Dana");
    expect(await act("enablePerson(userId: $id) { __typename }", { id })).toEqual({
      __typename: "PersonEnabled",
    });
    await house.signIn("dana");
  });

  it("are reset, which ends what they had and shows the link once", async () => {
    const marta = await house.signIn("marta");
    const id = await idOf("Marta");
    const RESET = "resetAccess(userId: $id) { __typename ... on AccessReset { link { kind secret } } }";
    expect(await act(RESET, { id })).toMatchObject({ __typename: "AccessReset", link: { kind: "reset" } });
    expect((await house.ask(marta, "{ me { id } }")).status).toBe(401);
    await expect(house.signIn("marta")).rejects.toThrow("401");
    await act("disablePerson(userId: $id) { __typename }", { id });
    expect(await act(RESET, { id })).toEqual({ __typename: "PersonIsDisabled" });
  });

  it("do not lock themselves out, and the last who administers stays", async () => {
    const id = await idOf("Alex");
    for (const field of ["disablePerson", "resetAccess"])
      expect(await act(`${field}(userId: $id) { __typename }`, { id })).toEqual({ __typename: "OwnAccount" });
    expect(await act("changeRole(userId: $id, role: counsel) { __typename }", { id })).toEqual({
      __typename: "LastAdministrator",
    });
  });

  it.each(["disablePerson(userId: $id)", "enablePerson(userId: $id)", "resetAccess(userId: $id)"])(
    "that nobody is are not found: %s",
    async (field) => {
      for (const id of ["01890000-0000-7000-8000-000000000000", "not an id", ""])
        expect(await act(`${field} { ... on NotFound { id } }`, { id })).toEqual({ id });
    },
  );
});

describe("one's own account", () => {
  it("lists one's own sessions without their tokens, and ends them one by one or all but this", async () => {
    const [here, there, elsewhere] = [
      await house.signIn("pat"),
      await house.signIn("pat"),
      await house.signIn("pat"),
    ];
    const own = async () => {
      const { data } = await house.ask(
        here,
        "{ account { username hasTwoFactor sessions { id isThis device browser since } } }",
      );
      return (data as { account: { username: string; sessions: { id: string; isThis: boolean }[] } }).account;
    };
    const account = await own();
    expect(account).toMatchObject({ username: "pat", hasTwoFactor: false });
    expect(account.sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(account.sessions).toHaveLength(3);
    const END = "mutation ($id: ID!) { endOwnSession(id: $id) { __typename } }";
    const cam = await house.signIn("cam");
    const other = account.sessions.find(({ isThis }) => !isThis);
    expect((await house.ask(cam, END, { id: other?.id })).data).toEqual({
      endOwnSession: { __typename: "NotFound" },
    });
    expect((await house.ask(here, END, { id: other?.id })).data).toEqual({
      endOwnSession: { __typename: "OwnSessionsEnded" },
    });
    const asked = await Promise.all([there, elsewhere].map((cookie) => house.ask(cookie, "{ me { id } }")));
    expect(asked.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 401]);
    expect(
      (await house.ask(here, "mutation { endOtherSessions { ... on OwnSessionsEnded { count } } }")).data,
    ).toEqual({
      endOtherSessions: { count: 1 },
    });
    expect((await own()).sessions).toMatchObject([{ isThis: true }]);
  });
});
