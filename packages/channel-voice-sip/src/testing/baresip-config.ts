/** What a telephone of the lab is made of. */
export interface PhoneParts {
  readonly folder: string;
  readonly port: number;
  readonly control: number;
  readonly tone: string;
  /** Line of `accounts`. */
  readonly account: string;
}

/** `config` of baresip: plays a file in the place of a microphone and writes down what it decodes. */
export function baresipConfig({ folder, port, control, tone }: PhoneParts): string {
  return `poll_method epoll
sip_listen 127.0.0.1:${port}
audio_player aubridge,nil
audio_source aufile,${tone}
audio_alert aubridge,nil2
ausrc_srate 8000
auplay_srate 8000
audio_buffer 20-160
rtp_ports 30000-32000
net_interface 127.0.0.1
call_max_calls 4
module_path /usr/lib/baresip/modules
module g711.so
module srtp.so
module aufile.so
module aubridge.so
module sndfile.so
module_tmp uuid.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${control}
snd_path ${folder}/heard
`;
}
