/**
 * Whoever works by keys goes on where he was: what a dialog or a drawer has taken along when it closed is not the keys. The pages show
 * them only while they are open, so that none is there any more to give the keys back itself.
 */
import { useEffect } from 'react';

/** Places that had the keys, of which the newest that is still there gets them. */
const MAX_KEPT = 20;

export function useFocusBack(): void {
  useEffect(() => {
    let kept: HTMLElement[] = [];
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target !== document.body) kept = [...kept.filter((one) => one !== target && one.isConnected), target].slice(-MAX_KEPT);
    };
    const giveBack = () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const there = (one: HTMLElement) => one.isConnected && one.getClientRects().length > 0 && !one.matches(':disabled');
      kept.findLast(there)?.focus({ preventScroll: true });
    };
    // Dialogs and drawers stand right below the body; another may be opening at the same moment, and takes the keys itself.
    const observer = new MutationObserver((changes) => { if (changes.some(({ removedNodes }) => removedNodes.length > 0)) setTimeout(giveBack, 0); });
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, []);
}
