/** What is kept of whoever proved it at the directory and still owes their code (G483): in that very session, for a while. */
export const PROVING_CODE = {
  goodMs: 5 * 60_000,
  of: (sessionId: string): string => `directory-proof:${sessionId}`,
} as const;
