/** The embedded server's one role. */
export const SUPERUSER = "holdfast";

/** The embedded server's one database. */
export const DATABASE = "holdfast";
