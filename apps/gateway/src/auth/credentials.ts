/** Shortest and longest password that sign-in takes. */
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

/** A user name as it is stored, in lower case; `null` when sign-in would not take it. */
export function usernameOf(text: string): string | null {
  const lower = text.toLowerCase();
  return /^[a-z0-9_.]{2,40}$/.test(lower) ? lower : null;
}

/** Whether sign-in takes a password of this length. */
export function takesPassword(password: string): boolean {
  return password.length >= PASSWORD_LENGTH.min && password.length <= PASSWORD_LENGTH.max;
}
