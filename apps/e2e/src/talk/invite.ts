import { DEMO_PASSWORD, type House } from "../house/house.ts";
import { holdfastTold } from "../house/holdfast-command.ts";
import { askInTime } from "./ask-in-time.ts";
import { signInByHttp, type StaffMember } from "./staff.ts";

const INVITE = `mutation ($name: String!, $username: String!, $role: Role!) {
  invited: invite(name: $name, username: $username, role: $role, languages: [en]) {
    __typename ... on Invited { link { secret } } } }`;

type Invited = { readonly __typename: "Invited"; readonly link: { readonly secret: string } };

/**
 * The people of a house that is no demo, as a hotline gets them: the first administrator by the command, and by her the others, each of
 * whom chooses a password by a link. All have the password of a demo, so that they sign in as there.
 */
export async function invitePeople(
  { dataFolder, url }: House,
  advocates: readonly Exclude<StaffMember, "alex">[],
): Promise<void> {
  await holdfastTold(`${DEMO_PASSWORD}\n`, dataFolder, "create-administrator", "Alex");
  const alex = await signInByHttp(url, "alex");
  for (const username of advocates) {
    const name = username.replace(/^./, (first) => first.toUpperCase());
    const { invited } = await alex.ask<{ invited: Invited | { readonly __typename: string } }>(INVITE, {
      name,
      username,
      role: "advocate",
    });
    if (!("link" in invited)) throw new Error(`inviting ${username} is ${invited.__typename}`);
    const answer = await askInTime(new URL("/api/auth/link/use", url), {
      method: "POST",
      headers: { "content-type": "application/json", origin: url.origin },
      body: JSON.stringify({ secret: invited.link.secret, password: DEMO_PASSWORD }),
    });
    const { kind } = (await answer.json()) as { readonly kind: string };
    if (kind !== "used") throw new Error(`the link of ${username} is ${kind}`);
  }
}
