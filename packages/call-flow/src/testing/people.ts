import type { UserId } from "@holdfast/case-schema";

/** Invented colleagues. */
export const [DANA, ADA, MARTA, LEE] = [1, 2, 3, 4].map(
  (nth) => `00000000-0000-7000-8000-00000000000${nth}` as UserId,
) as [UserId, UserId, UserId, UserId];

/** Everybody's softphone is named for them. */
export const deviceOf = (user: UserId): string => `device-${user.slice(-1)}`;

export const ownerOf = (device: string): UserId | null =>
  [DANA, ADA, MARTA, LEE].find((user) => deviceOf(user) === device) ?? null;
