/** The protocol's version. A client that speaks another one is told to reload, never served (W1). */
export const WIRE_VERSION = 1;
