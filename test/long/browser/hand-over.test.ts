/** A hand-over by hand: the officer signs, the recorder manager signs, and the file has its lawful name (Art. 19(3), 19(4)). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openClipWorld, type ClipWorld } from '../../http/clip-world.ts';
import { PASSWORD } from '../../http/http-world.ts';
import { breaches, buildDashboard, settled, signIn, TestBrowser } from './browser-world.ts';

let clips: ClipWorld;
let browser: TestBrowser;
