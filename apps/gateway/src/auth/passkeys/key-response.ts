import { z } from "zod";

/** As browsers write what a key answered: bytes in base64url. What more they say is nothing to us. */
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);
const WHOLE = {
  id: bytes(1_400),
  rawId: bytes(1_400),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}).default({}),
};

/** A key that signed. */
export const Signed = z.object({
  ...WHOLE,
  response: z.object({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(4_000),
    userHandle: bytes(200).nullish(),
  }),
});
export type Signed = z.infer<typeof Signed>;

/** A key that was made. */
export const Made = z.object({
  ...WHOLE,
  response: z.object({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(8_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(8)
      .default([]),
  }),
});
export type Made = z.infer<typeof Made>;
