/** Where test processes find the run's server, as JSON. Set by the global setup, never by a person. */
export const SERVER_VARIABLE = "HOLDFAST_TEST_SERVER";
