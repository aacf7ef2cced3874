import { SessionId } from "@holdfast/case-schema";
import type { FactorsShown, StaffStore } from "@holdfast/db";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { AUTH_PATHS } from "./paths.ts";

/** Whoever may sign in, and as of which credentials; and what a session was shown that goes on in another one. */
type LetIn = Pick<StaffStore, "letIn" | "factorsOf">;

/** What better-auth says of a request, where it has one. */
type Asked = {
  readonly request?: Request | undefined;
  readonly path?: string;
  readonly context?: { readonly session: { readonly session: { readonly id: string } } | null };
} | null;

/** A session that begins: whoever signs somebody in says where they were shown two factors already. */
interface Begun {
  readonly userId: string;
  readonly twoFactors?: unknown;
}

/** Where a code is told. What came before it, a password or the directory, is the other factor. */
const BY_CODE: ReadonlySet<string> = new Set([AUTH_PATHS.checkCode, AUTH_PATHS.checkBackupCode]);

/**
 * Has each session say as of which credentials whoever begins it was asked (G499). `before` reads them as a request comes, ahead of any
 * password, passkey or code that it is asked for; `begin` gives the session what was read then. Whoever was reset or shut meanwhile is
 * answered as if the password were wrong: whether there is such an account is nobody's to learn. The schema refuses their session
 * whatever happens here (DB71, DB535).
 */
export function asOf(staff: LetIn) {
  /** What a session that begins now was shown (DB551), and what time it has for a second factor (DB627). */
  const shown = async ({ twoFactors }: Begun, asked: Asked): Promise<FactorsShown> => {
    if (twoFactors === true || BY_CODE.has(asked?.path ?? "")) return { hasTwo: true, secondBy: null };
    const before = asked?.context?.session?.session.id;
    // A password that its owner changes goes on in a new session as the one before stood.
    if (asked?.path !== AUTH_PATHS.changePassword || before === undefined)
      return { hasTwo: false, secondBy: null };
    return staff.factorsOf(SessionId.parse(before));
  };
  const read = new WeakMap<Request, ReadonlyMap<string, number>>();
  return {
    before: createAuthMiddleware(async ({ request }) => {
      if (request?.method === "POST") read.set(request, await staff.letIn());
    }),
    begin: async (begun: Begun, asked: Asked) => {
      const { userId } = begun;
      const version = asked?.request === undefined ? undefined : read.get(asked.request)?.get(userId);
      if (version === undefined || (await staff.letIn()).get(userId) !== version)
        throw new APIError("UNAUTHORIZED", {
          code: "INVALID_USERNAME_OR_PASSWORD",
          message: "Invalid username or password",
        });
      const { hasTwo, secondBy } = await shown(begun, asked);
      const secondFactorBy = secondBy === null ? null : new Date(secondBy);
      return { data: { credentialsVersion: version, twoFactors: hasTwo, secondFactorBy } };
    },
  };
}

/** What better-auth is told of these: that they are stored, given by nobody who asks, and shown to nobody. */
export const OF_SESSION = {
  twoFactors: { type: "boolean", required: false, input: false, returned: false },
  secondFactorBy: { type: "date", required: false, input: false, returned: false },
  credentialsVersion: { type: "number", required: false, input: false, returned: false },
} as const;
