/** What both ways of reading a file back share: past the page cache where the file system lets it, so that what is hashed is what the medium gives. */
import { constants } from 'node:fs';
import type { Digests } from './disk.ts';

export interface DigestRequest {
  /** Absolute. */
  readonly path: string;
  readonly sm3: boolean;
}

export type DigestAnswer =
  | { readonly kind: 'digests'; readonly digests: Digests }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly text: string };

// The type definitions of Node leave this global to the browser's.
declare const WebAssembly: { readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer } };

const WASM_PAGE = 65_536;

/** O_DIRECT needs memory that begins at a block's boundary. A WebAssembly memory begins at a page's. @param bytes a multiple of 64 KiB */
export function alignedMemory(bytes: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new WebAssembly.Memory({ initial: bytes / WASM_PAGE, maximum: bytes / WASM_PAGE }).buffer);
}

export function readFlags(direct: boolean): number {
  return constants.O_RDONLY | (direct ? constants.O_DIRECT ?? 0 : 0);
}

/** tmpfs and some network file systems answer so to O_DIRECT, at opening or at the first read. */
export function refusesDirect(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EINVAL' || code === 'EOPNOTSUPP' || code === 'ENOTSUP';
}

export function notRead(error: unknown): DigestAnswer {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'missing' };
  return { kind: 'failed', text: error instanceof Error ? error.message : String(error) };
}
