/**
 * Hears what changes at the station, over one stream for all tabs of this browser: the tab that holds the lock listens and
 * passes on to the others. Each kind of change makes the lists that show it load again.
 */
import type { QueryClient } from '@tanstack/react-query';

const CHANNEL = 'zhilu.changes';
const LOCK = 'zhilu.changes';
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

interface Heard { readonly type: 'change' | 'bays' | 'reset' | 'lost' | 'found'; readonly kind?: string }

/** Which lists show what a kind of event changes: first part of their query keys. */
const LISTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(Account|SignIn|SecondFactor|PasswordSet)/, ['accounts']], [/^ApiKey/, ['api-keys']], [/^(Officer|Badge)/, ['officers', 'ratio']], [/^Dock/, ['docks', 'bays']],
  [/^(Recorder|Assignment|CardListed|HandOut|Quarantin)/, ['recorders', 'bays', 'ratio', 'hand-out', 'docks']], [/^Ratio/, ['ratio']], [/^(Firmware|RollOut)/, ['firmware']],
  [/^Finding/, ['findings', 'inbox']], [/^Alarm/, ['alarms']], [/^Clip/, ['clips', 'hand-overs', 'storage']], [/^Activity/, ['activities', 'clips', 'hand-overs']],
  [/^HandOver/, ['hand-overs', 'clips', 'inbox']], [/^Explanation/, ['explanations', 'inbox']], [/^Calendar/, ['calendar', 'hand-overs']],
];

export function followChanges(queries: QueryClient, connected: (is: boolean) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const stop = new AbortController();
  const hear = (heard: Heard) => {
    if (heard.type === 'lost' || heard.type === 'found') return connected(heard.type === 'found');
    if (heard.type === 'reset') return void queries.invalidateQueries();
    if (heard.type === 'bays') return void queries.invalidateQueries({ queryKey: ['bays'] });
    const lists = LISTS.filter(([pattern]) => pattern.test(heard.kind ?? '')).flatMap(([, names]) => names);
    for (const list of new Set(lists)) void queries.invalidateQueries({ queryKey: [list] });
    return undefined;
  };
  const tell = (heard: Heard) => {
    hear(heard);
    channel.postMessage(heard);
  };
  channel.onmessage = (event: MessageEvent<Heard>) => hear(event.data);
  // Held for as long as this tab lives; another takes over when it closes.
  void navigator.locks.request(LOCK, { signal: stop.signal }, () => listen(stop.signal, tell)).catch(() => undefined);
  return () => {
    stop.abort();
    channel.close();
  };
}

async function listen(stopped: AbortSignal, tell: (heard: Heard) => void): Promise<void> {
  let last: string | undefined;
  let failures = 0;
  while (!stopped.aborted) {
    await new Promise<void>((resolve) => {
      const source = new EventSource(last === undefined ? '/api/v1/changes' : `/api/v1/changes?after=${last}`);
      const end = () => {
        source.close();
        stopped.removeEventListener('abort', end);
        resolve();
      };
      stopped.addEventListener('abort', end);
      source.addEventListener('hello', (event) => {
        last = (event as MessageEvent).lastEventId;
        if (failures > 0) tell({ type: 'found' });
        failures = 0;
      });
      source.addEventListener('change', (event) => {
        last = (event as MessageEvent).lastEventId;
        tell({ type: 'change', kind: (JSON.parse((event as MessageEvent<string>).data) as { kind: string }).kind });
      });
      source.addEventListener('bays', () => tell({ type: 'bays' }));
      source.addEventListener('reset', () => tell({ type: 'reset' }));
      source.onerror = end;
    });
    if (stopped.aborted) return;
    failures += 1;
    if (failures > 1) tell({ type: 'lost' });
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]!;
    await new Promise((resolve) => { setTimeout(resolve, wait); });
  }
}
