import { z } from "zod";

/** Longest name of somebody that a message names, in characters. */
export const CORRESPONDENT_NAME_MAX = 200;

/** Somebody whom a message names, as its sender wrote it. Personal data, and a claim. */
export const Correspondent = z.object({
  name: z.string().max(CORRESPONDENT_NAME_MAX).nullable(),
  address: z.string().max(320).nullable(),
});
export type Correspondent = z.infer<typeof Correspondent>;

/** How a message addresses us: as one it is written to, in copy, or nowhere, as in a blind copy. */
export const AddressedAs = z.enum(["to", "copy", "nowhere"]);
export type AddressedAs = z.infer<typeof AddressedAs>;

/** Most others of one message who are kept by name. */
export const OTHERS_NAMED_MAX = 20;

/**
 * To whom a message was openly sent beside us. They can read it, and whoever answers has to know. Blind copies show
 * nowhere, so nobody else named is not nobody else. Personal data: `others`.
 */
export const Addressees = z
  .object({
    us: AddressedAs,
    /** The first of them, without ourselves and without whoever sent it. */
    others: z.array(Correspondent).max(OTHERS_NAMED_MAX),
    /** How many they are. */
    count: z.number().int().nonnegative(),
    /** Whether there were more than could be counted. */
    hasMore: z.boolean(),
  })
  .refine(({ others, count }) => count >= others.length && (count === 0 || others.length > 0), {
    message: "others are counted and named",
  });
export type Addressees = z.infer<typeof Addressees>;
