import { statement } from "../sql/statement.ts";

type Linking = "linked" | "has_one" | "taken" | "not_found";

export const findSubject = statement<
  { user_id: string; username: string; is_disabled: boolean },
  [provider: string, subject: string]
>("directory_account_find", "select user_id, username, is_disabled from directory_account($1, $2)");

export const linkedAt = statement<{ linked_at: number }, [userId: string, provider: string]>(
  "directory_account_of",
  "select ms(created_at) as linked_at from account where user_id = $1 and provider_id = $2",
);

export const linkSubject = statement<
  { outcome: Linking },
  [id: string, userId: string, provider: string, subject: string, nowMs: number]
>("directory_account_link", "select link_directory($1, $2, $3, $4, $5) as outcome");

export const useLinkBySubject = statement<
  { outcome: Linking | "not_good" },
  [secretHash: Buffer, id: string, provider: string, subject: string, nowMs: number]
>("directory_account_invited", "select use_staff_link_by_directory($1, $2, $3, $4, $5) as outcome");

export const unlinkSubject = statement<
  { outcome: "unlinked" | "not_found" | "last" },
  [userId: string, provider: string]
>("directory_account_unlink", "select unlink_directory($1, $2) as outcome");
