import { z } from "zod";

/** A table as it was backed up. */
const Table = z.object({
  name: z.string(),
  /** Without those that the database computes itself, and without the owner's key. */
  columns: z.array(z.string()).min(1),
  /** Whether its rows own what is sealed: their keys lie in the file of keys. */
  ownsKeys: z.boolean(),
});

/** What a backup says of itself before its rows. No word and no address is in it. */
export const BackupHead = z.object({
  format: z.literal(1),
  /** Milliseconds since 1970. */
  takenAt: z.number(),
  /** Of the master key that everything is sealed under, in hexadecimal digits. */
  fingerprint: z.string(),
  /** Of the release it was taken from, in the order in which they were applied. */
  migrations: z.array(z.string()),
  tables: z.array(Table),
  /** How far the numbers had been given out. */
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isUsed: z.boolean() })),
});
export type BackupHead = z.infer<typeof BackupHead>;
export type BackupTable = BackupHead["tables"][number];
