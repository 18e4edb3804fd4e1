/**
 * Hears what changes at the station, over one stream for all tabs of this browser: the tab that holds the lock listens and
 * passes on to the others. Each kind of change makes the lists that show it load again, a few times a second at most.
 */
import type { QueryClient } from '@tanstack/react-query';

const CHANNEL = 'zhilu.changes';
const LOCK = 'zhilu.changes';
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
/** A thousand clips that are stored in a minute do not load a list a thousand times. */
const GATHER_MS = 700;
/** Alarms that come together. */
const ALARMS_MS = 150;
const ALARM = /^Alarm/;

interface Heard { readonly type: 'change' | 'bays' | 'live' | 'reset' | 'lost' | 'found'; readonly kind?: string; readonly id?: string }

/** Which lists show what a kind of event changes: first part of their query keys. */
const LISTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(Account|SignIn|SecondFactor|PasswordSet)/, ['accounts']], [/^ApiKey/, ['api-keys']], [/^(Officer|Badge|Manager)/, ['officers', 'ratio', 'health']], [/^Dock/, ['docks', 'bays']],
  [/^(Recorder|Assignment|CardListed|HandOut|Quarantin|ClockSet)/, ['recorders', 'bays', 'ratio', 'hand-out', 'docks', 'officers']], [/^Ratio/, ['ratio']], [/^(Firmware|RollOut)/, ['firmware', 'recorders']],
  [/^ViewGrant/, ['view-grants']], [/^Bookmark/, ['bookmarks']], [/^Finding/, ['findings', 'inbox', 'ratio']], [/^(Incident|LivePart|ClipStored)/, ['incidents']], [/^Alarm/, ['alarms', 'inbox']], [/^(Live(Asked|StopAsked|Began|Ended)|Pass(Given|Taken))/, ['live']], [/^Live(Asked|StopAsked|Began|Ended)/, ['alarms']], [/^Clip/, ['clips', 'hand-overs', 'storage', 'activities', 'inbox']], [/^Activit/, ['activities', 'clips', 'hand-overs', 'inbox']],
  [/^HandOver/, ['hand-overs', 'clips', 'inbox', 'activities']], [/^Explanation/, ['explanations', 'inbox', 'activities', 'clips']], [/^HigherAuthority/, ['higher-demands']], [/^(Calendar|Notice)/, ['calendar', 'hand-overs', 'inbox']],
];

/** The newest change that any tab of this browser has heard of: a new listener goes on from there. */
let newest: string | undefined;

/**
 * @param signedOut called when the station answers that the session is over
 * @returns stops listening
 */
export function followChanges(queries: QueryClient, connected: (is: boolean) => void, signedOut: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const stop = new AbortController();
  const slow = gathered(queries, GATHER_MS);
  // Someone may be calling for help: the first alarm of many waits for nothing, those behind it for each other.
  const alarms = gathered(queries, ALARMS_MS, true);
  const hear = (heard: Heard) => {
    if (heard.id !== undefined) newest = heard.id;
    if (heard.type === 'lost' || heard.type === 'found') return connected(heard.type === 'found');
    if (heard.type === 'reset') return void queries.invalidateQueries();
    if (heard.type === 'bays' || heard.type === 'live') return slow.load([heard.type]);
    (ALARM.test(heard.kind ?? '') ? alarms : slow).load(LISTS.filter(([pattern]) => pattern.test(heard.kind ?? '')).flatMap(([, names]) => names));
  };
  const tell = (heard: Heard) => {
    hear(heard);
    channel.postMessage(heard);
  };
  channel.onmessage = (event: MessageEvent<Heard>) => hear(event.data);
  // Held for as long as this tab lives; another takes over when it closes.
  void navigator.locks.request(LOCK, { signal: stop.signal }, () => listen(stop.signal, tell, signedOut)).catch(() => undefined);
  return () => {
    stop.abort();
    slow.stop();
    alarms.stop();
    channel.close();
  };
}

/** Lists that are to be loaded again, once for all that comes within so long; the first of them at once where it is urgent. */
function gathered(queries: QueryClient, withinMs: number, urgent = false): { load(lists: readonly string[]): void; stop(): void } {
  const waiting = new Set<string>();
  let timer: number | undefined;
  let last = -Infinity;
  const loadNow = () => {
    timer = undefined;
    last = performance.now();
    const all = [...waiting];
    waiting.clear();
    for (const list of all) void queries.invalidateQueries({ queryKey: [list] });
  };
  return {
    load(lists) {
      for (const list of lists) waiting.add(list);
      if (urgent && timer === undefined && performance.now() - last > withinMs) return loadNow();
      timer ??= window.setTimeout(loadNow, withinMs);
    },
    stop: () => window.clearTimeout(timer),
  };
}

async function listen(stopped: AbortSignal, tell: (heard: Heard) => void, signedOut: () => void): Promise<void> {
  let failures = 0;
  tell({ type: 'found' });
  while (!stopped.aborted) {
    await hearOnce(stopped, tell, () => {
      if (failures > 0) tell({ type: 'found' });
      failures = 0;
    });
    if (stopped.aborted) return;
    if (await sessionIsOver()) return signedOut();
    failures += 1;
    if (failures > 1) tell({ type: 'lost' });
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]!;
    await new Promise((resolve) => { setTimeout(resolve, wait); });
  }
}

/** One connection, until it breaks. */
function hearOnce(stopped: AbortSignal, tell: (heard: Heard) => void, opened: () => void): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource(newest === undefined ? '/api/v1/changes' : `/api/v1/changes?after=${newest}`);
    const end = () => {
      source.close();
      stopped.removeEventListener('abort', end);
      resolve();
    };
    stopped.addEventListener('abort', end);
    source.addEventListener('hello', (event) => {
      // Resuming, what was missed follows; only a first listener begins at the end.
      if (newest === undefined) newest = (event as MessageEvent).lastEventId;
      opened();
    });
    source.addEventListener('change', (event) => {
      const { data, lastEventId } = event as MessageEvent<string>;
      tell({ type: 'change', id: lastEventId, kind: (JSON.parse(data) as { kind: string }).kind });
    });
    source.addEventListener('bays', () => tell({ type: 'bays' }));
    source.addEventListener('live', () => tell({ type: 'live' }));
    source.addEventListener('reset', () => tell({ type: 'reset' }));
    source.onerror = end;
  });
}

/** A stream that is refused says nothing of why. */
async function sessionIsOver(): Promise<boolean> {
  try {
    const reply = await fetch('/api/v1/session');
    return reply.ok && ((await reply.json()) as { account: string | null }).account === null;
  } catch {
    return false;
  }
}
