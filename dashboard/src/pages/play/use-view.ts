/** A view of one clip at the station, for as long as its picture is on the page; what the picture shows is told to the station. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ApiProblem, got } from '../../../api/client.ts';
import type { OpenedView } from '../../parts/api-types.ts';

/** Also when nothing plays: the station ends a view of which it hears nothing. */
const TELL_EVERY_MS = 10_000;

export type ViewState = { readonly kind: 'opening' } | { readonly kind: 'open'; readonly view: OpenedView } | { readonly kind: 'failed'; readonly problem: unknown } | { readonly kind: 'ended' };

export interface Shows {
  readonly state: ViewState;
  /** The picture is at this moment of the clip; `plays`: it came here from the moment before by playing, however quickly, and what lies between was shown. */
  at(ms: number, plays: boolean): void;
  /** The bytes stopped: looks whether the view is over. */
  broke(): void;
}

export function useView(clip: string): Shows {
  const [state, setState] = useState<ViewState>({ kind: 'opening' });
  const report = useRef<Report>(undefined);
  useEffect(() => {
    let left = false;
    setState({ kind: 'opening' });
    const opening = got(api.POST('/api/v1/views', { body: { clip } })).then((view) => {
      const mine = new Report(view.view, () => { if (!left) setState({ kind: 'ended' }); });
      if (left) return mine.close();
      report.current = mine;
      setState({ kind: 'open', view });
    }, (problem: unknown) => { if (!left) setState({ kind: 'failed', problem }); });
    const leave = () => report.current?.close();
    window.addEventListener('pagehide', leave);
    return () => {
      left = true;
      window.removeEventListener('pagehide', leave);
      void opening.then(() => {
        report.current?.close();
        report.current = undefined;
      });
    };
  }, [clip]);
  const id = state.kind === 'open' ? state.view.view : undefined;
  // An approval has begun or ended somewhere (shell/changes.ts): is it this one? All of a short clip may be here already.
  useQuery({ queryKey: ['view-grants', 'view', id], enabled: id !== undefined, staleTime: Infinity, refetchOnWindowFocus: false, queryFn: async () => { await report.current?.tell(); return true; } });
  return { state, at: (ms, plays) => report.current?.at(ms, plays), broke: () => void report.current?.tell() };
}

class Report {
  readonly #view: string;
  readonly #over: () => void;
  readonly #timer: number;
  #spans: [number, number][] = [];
  #closed = false;

  constructor(view: string, over: () => void) {
    this.#view = view;
    this.#over = over;
    this.#timer = window.setInterval(() => void this.tell(), TELL_EVERY_MS);
  }

  at(ms: number, plays: boolean): void {
    const last = this.#spans.at(-1);
    if (last !== undefined && ms >= last[0] && (plays || ms <= last[1])) last[1] = Math.max(last[1], ms);
    else if (last === undefined || ms < last[0] || ms > last[1]) this.#spans.push([ms, ms]);
  }

  async tell(): Promise<void> {
    if (this.#closed) return;
    // At most what one report takes; the newest span goes on in the next.
    const spans = this.#spans.slice(-200);
    const last = spans.at(-1);
    this.#spans = last === undefined ? [] : [[last[1], last[1]]];
    try {
      await got(api.PUT('/api/v1/views/{id}/spans', { params: { path: { id: this.#view } }, body: { spans: spans.map((one) => [...one]) } }));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) {
        this.#end();
        this.#over();
      } else this.#spans = [...spans, ...this.#spans];
    }
  }

  close(): void {
    if (this.#closed) return;
    const id = this.#view;
    const spans = this.#spans.slice(-200).map((one) => [...one]);
    this.#end();
    // One request, which outlives the page: it may be about to go.
    void got(api.POST('/api/v1/views/{id}/close', { params: { path: { id } }, body: { spans }, keepalive: true })).catch(() => undefined);
  }

  #end(): void {
    this.#closed = true;
    window.clearInterval(this.#timer);
  }
}
