/** Listens to the station's stream of changes, as a browser does. */
import type { Client } from './http-world.ts';

export interface Message { readonly id: string | undefined; readonly event: string; readonly data: string }

/** Reads server-sent events until one fits, or until the stream ends; then lets go of the stream. */
export async function listen(client: Client, until: (message: Message) => boolean, headers: Readonly<Record<string, string>> = {}, opened: () => unknown = () => undefined): Promise<Message[]> {
  const stop = new AbortController();
  const reply = await fetch(`${client.address}/api/v1/changes`, { headers: { ...(client.cookie === undefined ? {} : { cookie: client.cookie }), ...headers }, signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]) });
  if (reply.status !== 200) throw new Error(String(reply.status));
  const heard: Message[] = [];
  let text = '';
  let begun = false;
  try {
    for await (const chunk of reply.body!) {
      text += Buffer.from(chunk as Uint8Array).toString('utf8');
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const fields = new Map(text.slice(0, end).split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const));
        text = text.slice(end + 2);
        const message = { id: fields.get('id'), event: fields.get('event') ?? '', data: fields.get('data') ?? '' };
        heard.push(message);
        if (!begun) void opened();
        begun = true;
        if (until(message)) return heard;
      }
    }
    return heard;
  } finally {
    stop.abort();
  }
}

export const kindOf = (message: Message) => (JSON.parse(message.data === '' ? '{}' : message.data) as { kind?: string }).kind;
