import { sessionCookie } from "../sessions/session-cookie.ts";

/**
 * The cookie of the session that a browser had when it asked and that is not the one it was just given; `null` when there is
 * none. A session that goes on under its own name is no new one.
 */
export function sessionBefore(asked: string, answer: Response): string | null {
  const before = sessionCookie(asked);
  const given = answer.headers.getSetCookie().flatMap((line) => {
    const cookie = sessionCookie(line.split(";")[0] ?? "");
    return cookie === null ? [] : [cookie];
  });
  if (before === null || given.length === 0 || given.some((cookie) => isSame(cookie, before))) return null;
  return before;
}

/** Compared as browsers and libraries mean them: one may have escaped what the other wrote as it is. */
const isSame = (one: string, other: string): boolean => plain(one) === plain(other);

function plain(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    return cookie;
  }
}
