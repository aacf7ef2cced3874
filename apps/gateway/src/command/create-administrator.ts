import type { StaffStore } from "@holdfast/db";
import { takesPassword, usernameOf } from "../auth/credentials.ts";
import { isGuessedFirst } from "../auth/guessed-first.ts";
import { hashPassword } from "../auth/password-hash.ts";

export type AdministratorCreated =
  | { readonly kind: "created"; readonly username: string }
  | {
      readonly kind: "refused";
      readonly because: "administrator_exists" | "username" | "password" | "guessed_first" | "username_taken";
    };

/** Makes the first administrator, once: where there is one already, they make or change everybody else. */
export async function createAdministrator(
  staff: Pick<StaffStore, "create" | "list">,
  username: string,
  readPassword: () => Promise<string>,
): Promise<AdministratorCreated> {
  const lower = usernameOf(username);
  if (lower === null) return { kind: "refused", because: "username" };
  const administrator = (await staff.list()).some(({ role }) => role === "administrator");
  if (administrator) return { kind: "refused", because: "administrator_exists" };
  const password = await readPassword();
  if (!takesPassword(password)) return { kind: "refused", because: "password" };
  if (await isGuessedFirst(password)) return { kind: "refused", because: "guessed_first" };
  const outcome = await staff.create({
    username: lower,
    name: username,
    role: "administrator",
    passwordHash: await hashPassword(password),
  });
  return outcome === "created"
    ? { kind: "created", username: lower }
    : { kind: "refused", because: "username_taken" };
}
