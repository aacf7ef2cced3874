import { UserId } from "@holdfast/case-schema";
import type { StaffStore } from "@holdfast/db";
import { APIError } from "better-auth/api";

/**
 * Answers whoever signs in to a disabled account as if the password were wrong: whether there is such an account is
 * nobody's to learn. The schema refuses their session whatever happens here (DB71).
 */
export function onlyEnabled(
  staff: Pick<StaffStore, "list">,
): (session: { readonly userId: string }) => Promise<void> {
  return async ({ userId }) => {
    const id = UserId.parse(userId);
    if ((await staff.list()).some((one) => one.id === id)) return;
    throw new APIError("UNAUTHORIZED", {
      code: "INVALID_USERNAME_OR_PASSWORD",
      message: "Invalid username or password",
    });
  };
}
