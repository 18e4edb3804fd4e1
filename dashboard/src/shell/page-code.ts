/** The code of a page comes when somebody goes there, and may not come: the network is gone, or the station was upgraded and has other files now. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

export class CodeMissing extends Error {
  override readonly name = 'CodeMissing';
}

export interface PageCode<P extends object = object> {
  /** Fetches the code before anybody goes there. Throws CodeMissing. */
  load(): Promise<{ default: ComponentType<P> }>;
  /** What shows the page. After a failure it is another one: React keeps what a lazy component has answered for good. */
  view(): LazyExoticComponent<ComponentType<P>>;
}

export function pageCode<P extends object>(fetched: () => Promise<{ default: ComponentType<P> }>): PageCode<P> {
  const load = () => fetched().catch((cause: unknown) => {
    view = lazy(load);
    throw new CodeMissing('the code of the page did not come', { cause });
  });
  let view = lazy(load);
  return { load, view: () => view };
}
