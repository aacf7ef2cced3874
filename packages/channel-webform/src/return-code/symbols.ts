/** Crockford's base32: no I, L, O or U, so nothing read aloud or written by hand is taken for something else. */
export const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Symbols that carry chance, five bits each: 65 bits, more than anybody can try out. */
export const PAYLOAD_LENGTH = 13;

/** A whole code: the payload and one symbol that betrays typing mistakes. */
export const CODE_LENGTH = PAYLOAD_LENGTH + 1;
