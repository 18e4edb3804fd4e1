/**
 * A desk that somebody has left: the station would end the session after half an hour without requests, but a page that
 * keeps itself up to date asks all the time. So the page counts from the last key or touch, in any tab, and signs out.
 */
import { useEffect } from 'react';

const IDLE_MS = 30 * 60_000;
const LOOK_MS = 30_000;
const NOTE_MS = 5_000;
const KEY = 'zhilu.touched';

/**
 * For a page that is watched without a touch: to be called once a minute while it is open. */
export function keepAwake(): void {
  localStorage.setItem(KEY, String(Date.now()));
}

/** @param left called once nobody has touched any tab for half an hour
 * @param watched false for a desk that is looked at and not touched: signed out, it would not hear the next alarm
 */
export function useIdle(left: () => void, watched = true): void {
  useEffect(() => {
    if (!watched) return undefined;
    let noted = 0;
    const touched = () => {
      const now = Date.now();
      if (now - noted < NOTE_MS) return;
      noted = now;
      localStorage.setItem(KEY, String(now));
    };
    touched();
    const timer = window.setInterval(() => {
      const last = Number(localStorage.getItem(KEY) ?? '0');
      if (Date.now() - last >= IDLE_MS) left();
    }, LOOK_MS);
    const kinds = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { passive: true });
    return () => {
      window.clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, touched);
    };
  }, [left, watched]);
}
