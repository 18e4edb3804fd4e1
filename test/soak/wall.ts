/** The soak's browser: the duty desk's wall with some tiles, as it stands on a desk for hours. Each few seconds it tells what each tile shows. */
import { lookAt, openWall, recordersOn, type TileTells } from '../media/wall-page.ts';

export interface WallTells {
  readonly tiles: readonly TileTells[];
  /** The longest that a tile stood still since the last time, and whose. */
  readonly stoodMs: number;
  readonly stood: string;
  readonly heapMiB: number;
  /** Pages that were loaded: 1, unless somebody reloaded. */
  readonly loads: number;
}

const EVERY_MS = 5_000;
const PICTURES = 5;
const WITHIN_MS = 2_000;

process.on('disconnect', () => process.exit(0));
process.on('message', ({ address, tiles }: { readonly address: string; readonly tiles: number }) => { void watch(address, tiles); });

async function watch(address: string, tiles: number): Promise<void> {
  const { page } = await openWall(address, tiles);
  let loads = 1;
  page.on('load', () => { loads += 1; });
  await page.evaluate(`(() => {
    const since = new Map();
    window.stood = { ms: 0, whose: '' };
    setInterval(() => {
      const now = performance.now();
      for (const tile of document.querySelectorAll('[data-recorder]')) {
        const whose = tile.dataset.recorder;
        if (tile.dataset.phase === 'playing') since.delete(whose);
        else if (!since.has(whose)) since.set(whose, now);
        const ms = now - (since.get(whose) ?? now);
        if (ms > window.stood.ms) window.stood = { ms, whose };
      }
    }, 100);
  })()`);
  for (;;) {
    const told: TileTells[] = [];
    for (const recorder of await recordersOn(page)) told.push(await lookAt(page, recorder, PICTURES, WITHIN_MS));
    const { ms, whose, heapMiB } = await page.evaluate<{ ms: number; whose: string; heapMiB: number }>("(() => { const { ms, whose } = window.stood; window.stood = { ms: 0, whose: '' }; return { ms, whose, heapMiB: performance.memory.usedJSHeapSize / 1048576 }; })()");
    process.send!({ tiles: told, stoodMs: ms, stood: whose, heapMiB, loads } satisfies WallTells);
    await new Promise((resolve) => { setTimeout(resolve, EVERY_MS); });
  }
}
