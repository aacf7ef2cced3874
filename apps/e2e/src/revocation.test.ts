import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { setStage } from "./stage.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage();

it("ending somebody's sessions closes their socket within two seconds and brings them to sign-in", async () => {
  const { url } = stage.house();
  const { page, faults } = await stage.newcomer();
  const closed: number[] = [];
  page.on("websocket", (socket) => socket.on("close", () => closed.push(Date.now())));
  await stage.signIn(page, "dana");
  await page.getByText("● Live").waitFor();

  const alex = await signInByHttp(url, "alex");
  const { colleagues } = await alex.ask<{ colleagues: { id: string; name: string }[] }>(
    "{ colleagues { id name } }",
  );
  const dana = colleagues.find(({ name }) => name.startsWith("Dana"));
  const revoked = Date.now();
  const { revokeSessions } = await alex.ask<{ revokeSessions: { count: number } }>(
    "mutation ($id: ID!) { revokeSessions(userId: $id) { ... on SessionsRevoked { count } } }",
    { id: dana?.id },
  );
  expect(revokeSessions.count).toBe(1);
  await expect.poll(() => closed.length, { timeout: 15_000 }).toBeGreaterThan(0);
  expect((closed[0] ?? Infinity) - revoked).toBeLessThan(2000);

  await page.getByRole("heading", { name: "Sign in" }).waitFor({ timeout: 2000 });
  await page.getByText("Your session has ended.").waitFor();
  await expectAccessible(page, "session ended");
  expect(await faults()).toEqual([]);
});
