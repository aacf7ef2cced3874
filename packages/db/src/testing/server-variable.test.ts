import { expect, it } from "vitest";
import { serverHere, SERVERS_VARIABLE } from "./server-variable.ts";

const servers = { [SERVERS_VARIABLE]: JSON.stringify([{ host: "/one" }, { host: "/two" }]) };

it("gives each worker a server of its own", () => {
  const hostOf = (worker?: string) => serverHere({ ...servers, VITEST_POOL_ID: worker }).host;
  expect([hostOf("1"), hostOf("2"), hostOf()]).toEqual(["/one", "/two", "/one"]);
});

it("says what is missing where there is none", () => {
  expect(() => serverHere({})).toThrow("global-setup.ts");
});
