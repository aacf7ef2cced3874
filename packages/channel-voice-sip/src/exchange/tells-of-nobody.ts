/**
 * What every endpoint is told beside what it needs: nobody is told who else is in a call, or was, whatever Asterisk does by itself
 * (VS18). Options of Asterisk 22's `res_pjsip`, where `send_connected_line` and `send_diversion` are on unless they are turned off.
 */
export const TELLS_OF_NOBODY = {
  trust_id_outbound: "no",
  send_pai: "no",
  send_rpid: "no",
  send_connected_line: "no",
  send_diversion: "no",
  send_history_info: "no",
} as const;
