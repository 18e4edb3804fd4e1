/** Live views that the log has no end of. A fold over the events of live-view-events.ts. */
import type { LoggedEvent } from './events.ts';
import type { IsoTime, RecorderSerial } from './names.ts';
import { key, write, type Rows } from './rows.ts';

export interface LiveViewRow { readonly view: string; readonly recorder: RecorderSerial; readonly actor: string; readonly since: IsoTime }

export const liveViewRegister = {
  open: (view: string) => key<LiveViewRow>(`live-view/${view}`),
} as const;

export function foldLiveViews(event: LoggedEvent, rows: Rows): void {
  if (event.kind === 'LiveViewBegan') write(rows, liveViewRegister.open(event.facts.view), { view: event.facts.view, recorder: event.facts.recorder, actor: event.actor, since: event.at });
  else if (event.kind === 'LiveViewEnded') rows.remove(liveViewRegister.open(event.facts.view));
}
