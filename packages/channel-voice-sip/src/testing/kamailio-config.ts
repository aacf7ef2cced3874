/** What the carrier of the lab is made of. */
export interface CarrierParts {
  readonly folder: string;
  readonly port: number;
  /** The account by which the exchange registers. */
  readonly account: string;
  readonly password: string;
  /** The numbers that lead to the exchange. */
  readonly numbers: readonly string[];
  /** Where the exchange reaches it by TLS, with its certificate; `null`: by UDP, as everybody. */
  readonly secure: { readonly port: number; readonly certificate: string; readonly key: string } | null;
}

/**
 * A carrier: whoever rings one of our numbers gets to the exchange that registered by digest, everybody else to the telephone
 * that registered under the number.
 */
export function kamailioConfig({ folder, port, account, password, numbers, secure }: CarrierParts): string {
  const ours = numbers.map((number) => `$rU == "${number}"`).join(" || ");
  return `#!KAMAILIO
debug=1
log_stderror=yes
children=2
listen=udp:127.0.0.1:${port}
${secure === null ? "" : `enable_tls=yes\ntcp_children=2\ntcp_rd_buf_size=16384\nlisten=tls:127.0.0.1:${secure.port}\n`}auto_aliases=no
alias="127.0.0.1:${port}"
loadmodule "jsonrpcs.so"
loadmodule "kex.so"
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "auth.so"
loadmodule "sanity.so"
${secure === null ? "" : tls(secure)}modparam("jsonrpcs", "fifo_name", "${folder}/kamailio.fifo")
modparam("jsonrpcs", "dgram_socket", "${folder}/kamailio.sock")
modparam("usrloc", "db_mode", 0)
modparam("rr", "enable_full_lr", 1)
request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
  if (!sanity_check("1511", "7")) { exit; }
  if (has_totag()) {
    if (loose_route()) { t_relay(); exit; }
    if (is_method("ACK")) { if (t_check_trans()) { t_relay(); } exit; }
    sl_send_reply("404", "Not here"); exit;
  }
  if (is_method("CANCEL")) { if (t_check_trans()) { t_relay(); } exit; }
  if (is_method("OPTIONS")) { sl_send_reply("200", "OK"); exit; }
  if (is_method("REGISTER")) {
    if ($tU == "${account}") {
      if (!pv_www_authenticate("carrier.test", "${password}", "0")) { www_challenge("carrier.test", "1"); exit; }
      if ($au != $tU) { sl_send_reply("403", "Forbidden"); exit; }
    }
    # A restarted exchange replaces what it was before.
    save("location", "0x04"); exit;
  }
  record_route();
  if (is_method("INVITE")) {
    if (${ours}) { $rU = "${account}"; }
    if (!lookup("location")) { sl_send_reply("480", "Nobody there"); exit; }
    t_relay(); exit;
  }
  sl_send_reply("405", "Method Not Allowed");
}
`;
}

/** TLS, and nothing older. */
function tls({ certificate, key }: NonNullable<CarrierParts["secure"]>): string {
  return `loadmodule "tls.so"
modparam("tls", "tls_method", "TLSv1.2+")
modparam("tls", "certificate", "${certificate}")
modparam("tls", "private_key", "${key}")
`;
}
