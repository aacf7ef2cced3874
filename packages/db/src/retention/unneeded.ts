/** What an outcome says of a contact of nobody in need. */
export const UNNEEDED: readonly string[] = ["wrong_number", "prank"];
