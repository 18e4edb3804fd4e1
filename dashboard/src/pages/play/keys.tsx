/** The keys of the player. They do nothing while somebody types or a dialog is open. */
import { Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../../shell/words.ts';

export interface PlayerKeys { toggle(): void; by(ms: number): void; frame(steps: 1 | -1): void; gear(by: 1 | -1): void; pause(): void; bookmark(): void; mute(): void; full(): void; help(): void; ends(which: 'first' | 'last'): void }

const FIVE_S = 5_000;
const ONE_S = 1_000;
const TEN_S = 10_000;

export function usePlayerKeys(keys: PlayerKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || at.isContentEditable || at.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')) return;
      if ([...document.querySelectorAll<HTMLElement>('.ant-modal, .ant-drawer-section, .ant-select-dropdown')].some((one) => one.getClientRects().length > 0)) return;
      const action = actionOf(event, at, now.current);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

function actionOf(event: KeyboardEvent, at: HTMLElement, keys: PlayerKeys): (() => void) | undefined {
  const step = event.shiftKey ? ONE_S : FIVE_S;
  switch (event.key) {
    case ' ': return at.matches('button, a, [role=button], [role=checkbox], input') ? undefined : keys.toggle;
    case 'ArrowLeft': return () => keys.by(-step);
    case 'ArrowRight': return () => keys.by(step);
    case '.': return () => keys.frame(1);
    case ',': return () => keys.frame(-1);
    case 'j': return () => keys.by(-TEN_S);
    case 'k': return keys.toggle;
    case 'l': return () => keys.by(TEN_S);
    case '>': case '+': return () => keys.gear(1);
    case '<': case '-': return () => keys.gear(-1);
    case 'b': return keys.bookmark;
    case 'm': return keys.mute;
    case 'f': return keys.full;
    case 'h': return keys.help;
    case 'Home': return () => keys.ends('first');
    case 'End': return () => keys.ends('last');
    default: return undefined;
  }
}

export function KeysHelp({ close }: { close(): void }) {
  const t = useWords();
  const lines: readonly (readonly [readonly string[], string])[] = [
    [[t('空格', 'Space'), 'k'], t('播放、暂停', 'play, pause')], [['←', '→'], t('后退、前进 5 秒', 'back, on by 5 s')], [['Shift+←', 'Shift+→'], t('后退、前进 1 秒', 'back, on by 1 s')], [['j', 'l'], t('后退、前进 10 秒', 'back, on by 10 s')],
    [[',', '.'], t('上一帧、下一帧', 'one frame back, on')], [['-', '+'], t('减速、加速（0.25 至 8 倍）', 'slower, faster (0.25 to 8 times)')], [['Home', 'End'], t('到开头、结尾', 'to the beginning, the end')],
    [['b'], t('书签', 'bookmark')], [['m'], t('静音', 'mute')], [['f'], t('全屏', 'full screen')], [['h'], t('本页', 'this page')],
  ];
  return (
    <Modal open onCancel={close} footer={null} title={t('播放快捷键', 'Keys of the player')}>
      <dl className="pairs">{lines.map(([keys, what]) => <div key={what}><dt>{keys.map((key) => <kbd key={key} style={{ marginInlineEnd: 4 }}>{key}</kbd>)}</dt><dd>{what}</dd></div>)}</dl>
    </Modal>
  );
}
