import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let alex: string;
beforeAll(async () => {
  house = await testGateway();
  alex = await house.signIn("alex");
});
afterAll(() => house.close());

const ADD = `mutation ($username: String!, $name: String!, $password: String!) {
  added: addColleague(username: $username, name: $name, role: advocate, password: $password) {
    ... on ColleagueAdded { username } ... on ColleagueRefused { reason } } }`;
const add = async (username: string, name = "Noor", password = TEST_PASSWORD) =>
  (await house.ask(alex, ADD, { username, name, password })).data;

describe("a new colleague", () => {
  it("can sign in and has the role they were given, and no other", async () => {
    expect(await add("Noor")).toEqual({ added: { username: "noor" } });
    const cookie = await house.signIn("noor");
    expect((await house.ask(cookie, "{ me { name role } }")).data).toEqual({
      me: { name: "Noor", role: "advocate" },
    });
    expect(house.logged.join("\n")).not.toContain(TEST_PASSWORD);
  });

  it("needs a free user name, a name and a password that sign-in takes", async () => {
    expect(await add("dana")).toEqual({ added: { reason: "username_taken" } });
    for (const username of ["", "x", "two words", "a@example.org"])
      expect(await add(username)).toEqual({ added: { reason: "username" } });
    for (const name of ["", "   ", "x".repeat(81), "a\0b"])
      expect(await add("someone", name)).toEqual({ added: { reason: "name" } });
    for (const password of ["short", "x".repeat(257)])
      expect(await add("someone", "Someone", password)).toEqual({ added: { reason: "password" } });
    expect((await house.store.staff.list()).map(({ name }) => name)).not.toContain("Someone");
  });
});
