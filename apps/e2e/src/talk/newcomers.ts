import { askInTime } from "./ask-in-time.ts";
import type { Staff } from "./staff.ts";

/** Makes accounts for more advocates than the demo has, as an administrator and they would. */
export async function inviteAdvocates(
  url: URL,
  alex: Staff,
  usernames: readonly string[],
  password: string,
): Promise<void> {
  for (const username of usernames) {
    const { invite } = await alex.ask<{ invite: { link?: { secret: string } } }>(
      `mutation ($username: String!, $name: String!) {
        invite(username: $username, name: $name, role: advocate, languages: []) {
          ... on Invited { link { secret } }
        }
      }`,
      { username, name: username.replace(/^./, (first) => first.toUpperCase()) },
    );
    const answer = await askInTime(new URL("/api/auth/link/use", url), {
      method: "POST",
      headers: { "content-type": "application/json", origin: url.origin },
      body: JSON.stringify({ secret: invite.link?.secret ?? "", password }),
    });
    const { kind } = (await answer.json()) as { kind: string };
    if (kind !== "used") throw new Error(`${username} has no password: ${kind}`);
  }
}
