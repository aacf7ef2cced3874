import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let other: TestGateway;
let alex: string;
beforeAll(async () => {
  house = await testGateway();
  other = await testGateway({ beside: house });
  alex = await house.signIn("alex");
});
afterAll(async () => {
  await other.close();
  await house.close();
});

const ME = "{ me { id role } }";
const idOf = async (username: string): Promise<string> =>
  (await house.store.staff.list()).find(({ name }) => name.toLowerCase() === username)?.id ?? "";
/** How long until this session is refused there, in milliseconds. */
async function refusedAfter(at: TestGateway, cookie: string): Promise<number> {
  const began = performance.now();
  await expect
    .poll(async () => (await at.ask(cookie, ME)).status, { interval: 20, timeout: 5_000 })
    .toBe(401);
  return performance.now() - began;
}

/** A connected socket, as a page of the console opens it. */
function connected(at: TestGateway, cookie: string): Promise<Socket> {
  const socket = io(at.url.origin, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: at.url.origin },
  });
  return new Promise((resolve, reject) => {
    socket.on("connect", () => resolve(socket));
    socket.on("connect_error", (error) => {
      socket.close();
      reject(error);
    });
  });
}

describe("a session that is taken away", () => {
  it.each([
    ["revoked sessions", "revokeSessions(userId: $userId) { __typename }"],
    ["a changed role", "changeRole(userId: $userId, role: shift_lead) { __typename }"],
  ])(
    "[G3] by %s closes its sockets at every gateway within two seconds, and lets none in again",
    async (_name, field) => {
      const cookie = await house.signIn("cam");
      const sockets = await Promise.all([connected(house, cookie), connected(other, cookie)]);
      const closed = Promise.all(
        sockets.map((socket) => new Promise<string>((resolve) => socket.on("disconnect", resolve))),
      );
      const began = performance.now();
      await house.ask(alex, `mutation ($userId: ID!) { ${field} }`, { userId: await idOf("cam") });
      expect(await closed).toEqual(["io server disconnect", "io server disconnect"]);
      expect(performance.now() - began).toBeLessThan(2_000);
      for (const at of [house, other]) await expect(connected(at, cookie)).rejects.toThrow("unauthenticated");
    },
  );

  it("[G3] is good at every gateway until then", async () => {
    const cookie = await house.signIn("dana");
    expect((await house.ask(cookie, ME)).status).toBe(200);
    expect((await other.ask(cookie, ME)).status).toBe(200);
  });

  it("[G3] by an administrator is refused here at once and everywhere within two seconds", async () => {
    const cookie = await house.signIn("ada");
    await other.ask(cookie, ME);
    const userId = await idOf("ada");
    const { data } = await house.ask(
      alex,
      "mutation ($userId: ID!) { revokeSessions(userId: $userId) { ... on SessionsRevoked { count } } }",
      { userId },
    );
    expect(data).toEqual({ revokeSessions: { count: 1 } });
    expect((await house.ask(cookie, ME)).status).toBe(401);
    expect(await refusedAfter(other, cookie)).toBeLessThan(2_000);
  });

  it("[G3] by a changed role is refused, and the next session has the new role", async () => {
    const cookie = await house.signIn("marta");
    await other.ask(cookie, ME);
    const { data } = await house.ask(
      alex,
      "mutation ($userId: ID!) { changeRole(userId: $userId, role: counsel) { ... on RoleChanged { role } } }",
      { userId: await idOf("marta") },
    );
    expect(data).toEqual({ changeRole: { role: "counsel" } });
    expect((await house.ask(cookie, ME)).status).toBe(401);
    expect(await refusedAfter(other, cookie)).toBeLessThan(2_000);
    const fresh = await house.signIn("marta");
    expect((await house.ask(fresh, ME)).data).toMatchObject({ me: { role: "counsel" } });
    expect((await house.ask(fresh, "{ queue { asOf } }")).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  it("[G3] by anybody else's hand in the database is refused within two seconds, and its listeners told", async () => {
    const cookie = await house.signIn("pat");
    await house.ask(cookie, ME);
    const ended = new Promise<string>((resolve) => house.gateway.sessions.onEnd(resolve));
    const [session] = await house.store.prisma.session.findMany({ where: { user: { username: "pat" } } });
    await house.store.prisma.session.deleteMany({ where: { user: { username: "pat" } } });
    expect(await refusedAfter(house, cookie)).toBeLessThan(2_000);
    expect(await ended).toBe(session?.id);
  });

  it("[G3] is never given back: the last administrator keeps the role, and nobody loses a session by that", async () => {
    const { data } = await house.ask(
      alex,
      "mutation ($userId: ID!) { changeRole(userId: $userId, role: advocate) { __typename } }",
      { userId: await idOf("alex") },
    );
    expect(data).toEqual({ changeRole: { __typename: "LastAdministrator" } });
    expect((await house.ask(alex, ME)).data).toMatchObject({ me: { role: "administrator" } });
  });

  it.each(["revokeSessions(userId: $userId)", "changeRole(userId: $userId, role: counsel)"])(
    "of nobody is not found: %s",
    async (field) => {
      for (const userId of ["01890000-0000-7000-8000-000000000000", "not an id", ""]) {
        const query = `mutation ($userId: ID!) { ${field} { ... on NotFound { id } } }`;
        const { data } = await house.ask(alex, query, { userId });
        expect(Object.values(data ?? {})).toEqual([{ id: userId }]);
      }
    },
  );
});
