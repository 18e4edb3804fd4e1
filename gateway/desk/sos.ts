/** Someone calls for help: the station asks his recorder for its picture and begins to record, without waiting for anybody. */
import type { RecorderSerial } from '../domain/names.ts';
import type { AlarmDesk, SosCall } from './alarms.ts';

export interface SosParts {
  readonly alarms: AlarmDesk;
  readonly live: { ask(actor: string, recorder: string, what: { readonly why: 'sos'; readonly alarm: string | null }): Promise<unknown> };
  readonly incidents: { begin(actor: string, recorder: string, what: { readonly alarm: string | null }): Promise<unknown> };
}

const ACTOR = 'station';

/** Neither waits for the other, and neither keeps the alarm from ringing. Resolves `stop` when what is under way has come to rest. */
export function answerSos({ alarms, live, incidents }: SosParts): { stop(): Promise<void> } {
  const answers = new Set<Promise<unknown>>();
  const failed = (recorder: RecorderSerial, alarm: string) => async (error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`zhilu: sos: ${why}\n`);
    // Whoever watches must not believe that there is a recording. It may be the log itself that takes nothing.
    await alarms.raise({ alarm: `sos-failed-${alarm}`, kind: 'incident-failed', recorder, dock: null, place: null }, why).catch(() => undefined);
  };
  const answer = ({ recorder, alarm }: SosCall) => {
    const tell = failed(recorder, alarm);
    for (const work of [live.ask(ACTOR, recorder, { why: 'sos', alarm }), incidents.begin(ACTOR, recorder, { alarm })]) {
      const done = work.catch(tell);
      answers.add(done);
      void done.finally(() => answers.delete(done));
    }
  };
  const unsubscribe = alarms.onSos(answer);
  return {
    async stop() {
      unsubscribe();
      await Promise.allSettled(answers);
    },
  };
}
