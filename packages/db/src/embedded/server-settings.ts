/** What `postgresql.auto.conf` says: local socket only, and never a statement or a parameter in the log. */
export function serverSettings(sockets: string): readonly string[] {
  return [
    "listen_addresses = ''",
    `unix_socket_directories = '${sockets.replaceAll("'", "''")}'`,
    "unix_socket_permissions = 0700",
    "max_connections = 100",
    "log_min_messages = warning",
    "log_statement = none",
    // An error's statement would carry its parameters along.
    "log_min_error_statement = panic",
    "log_parameter_max_length_on_error = 0",
    "log_error_verbosity = terse",
    "idle_in_transaction_session_timeout = '15s'",
    // An open writer holds the log's tail back for everybody.
    "transaction_timeout = '30s'",
    // Compiling costs more than any of our statements.
    "jit = off",
    // Tables are asked by their keys, and how their values are spread is sampled while people wait: of 30,000 texts that took
    // 131 to 164 ms of a processor for the messages alone, about once a minute, and takes 25 to 28 with a quarter of the sample.
    "default_statistics_target = 25",
  ];
}
