/** A scenario file: docks and how they are connected, recorders and what is on their cards, and what happens when. */
import { parse } from 'yaml';
import { z } from 'zod';

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, '1 to 32 of A-Z a-z 0-9 . _ -');
const clock = z.enum(['right', '1970', '1980-00-00', 'two-hours-behind', 'drifting']);

const place = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]);

const dock = z.strictObject({
  id: name,
  bays: z.int().min(1).max(64),
  /** Words after which the dock's key is made. */
  key: z.string().optional(),
  code: z.string().optional(),
  line: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('tcp'), host: z.string().default('127.0.0.1'), port: z.int().min(1).max(65_535) }),
    z.strictObject({ kind: z.literal('serial'), path: z.string(), baudRate: z.int().min(300).default(115_200) }),
    z.strictObject({ kind: z.literal('mqtt'), url: z.string(), password: z.string(), keep: z.string().optional() }),
  ]),
  /** Errors per bit on the line, both ways. */
  bitErrorRate: z.number().min(0).max(0.01).default(0),
  /** Longest delay on a serial or TCP line, each way, drawn by the seed. */
  delayMs: z.int().min(0).max(60_000).default(0),
  seed: z.int().default(1),
});

const recorder = z.strictObject({
  serial: name,
  /** A cloned id: what it says of itself instead. */
  saysSerial: name.optional(),
  clock: clock.default('right'),
  signs: z.boolean().default(false),
  code: z.string().optional(),
  /** Made-up clips. */
  clips: z.int().min(0).max(100_000).default(5),
  clipBytes: z.int().min(0).max(4e9).default(200_000),
  lockedEvery: z.int().min(0).default(0),
  /** A running number without a clip. */
  missingEvery: z.int().min(0).default(0),
  /** An MP4 that ends in the middle of its media. */
  truncatedEvery: z.int().min(0).default(0),
  /** Recordings of three segments whose second is not on the card. */
  segmentMissingEvery: z.int().min(0).default(0),
  liesAboutHash: z.boolean().default(false),
  model: z.string().max(64).optional(),
  firmware: z.string().max(64).optional(),
  /** Makers whose firmware it takes: name and Ed25519 public key in hex. */
  makers: z.array(z.strictObject({ maker: z.string().min(1).max(64), key: z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits') })).max(8).default([]),
  firmwareLever: z.enum(['installs', 'declines', 'fails-to-install', 'old-version', 'never-back']).default('installs'),
  batteryPercent: z.int().min(0).max(100).default(87),
  charging: z.boolean().default(true),
  readErrorAt: z.strictObject({ number: z.int(), offset: z.int(), length: z.int() }).optional(),
  /** It has a radio: it takes a pass along and can go on duty. */
  radio: z.boolean().default(false),
  /** Where it goes when it is out, to and fro: latitude and longitude. */
  track: z.array(place).max(1_000).default([]),
});

/** A recorder that shows its card as a disk. */
const volume = z.strictObject({
  serial: name,
  /** Where its files appear when it is plugged in. */
  mountPoint: z.string(),
  /** Made-up clips; the demo's officer of that kind has his own. */
  clips: z.int().min(0).max(100_000).default(5),
  clipBytes: z.int().min(0).max(4e9).default(200_000),
  lockedEvery: z.int().min(0).default(0),
});

const step = z.strictObject({
  afterMs: z.int().min(0).default(0),
  do: z.enum(['insert', 'unplug', 'reboot', 'silence', 'speak', 'alarm', 'cut-after', 'add-clips', 'swap-cards', 'plug-in', 'pull',
    // Of a recorder with a radio, out of its bay.
    'go-on-duty', 'come-home', 'sos', 'fall', 'tamper', 'low-battery', 'card-full', 'battery', 'record', 'rest', 'talk', 'listen', 'hush', 'move', 'refuse', 'accept', 'drop-line', 'radio-off', 'radio-on', 'flap', 'go-silent',
  ]),
  dock: name.optional(),
  bay: z.int().min(1).optional(),
  recorder: name.optional(),
  /** The other recorder of 'swap-cards'. */
  with: name.optional(),
  count: z.int().min(0).optional(),
  /** The places of 'move', in turn. */
  track: z.array(place).max(1_000).optional(),
});
export type Step = z.infer<typeof step>;

const scenario = z.strictObject({
  station: name,
  /** Where cards are kept as folders; in memory if left out. */
  cards: z.string().optional(),
  docks: z.array(dock).max(256),
  recorders: z.array(recorder).max(1_000).default([]),
  /** The demo's officers with their recorders, beside `recorders`. */
  sample: z.strictObject({
    megabytes: z.number().min(0).max(10_000), volumeAt: z.string().optional(),
    /** Of the three days that lead up to today, those whose clips are put on the cards; 1 is today. */
    days: z.array(z.int().min(1).max(3)).default([3, 2, 1]),
  }).optional(),
  /** The devices live so many milliseconds ago: what came before today is played before it. */
  agoMs: z.int().min(0).max(31 * 86_400_000).default(0),
  volumes: z.array(volume).max(64).default([]),
  steps: z.array(step).max(10_000).default([]),
});
export type Scenario = z.infer<typeof scenario>;

/** What is wrong with a scenario file or a command line. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** Reads YAML or JSON. Throws ScenarioError that names every place that is wrong. */
export function readScenario(text: string): Scenario {
  return checked(scenario, parsed(text), 'scenario');
}

/** Reads one step as it comes over the control line. */
export function readStep(text: string): Step {
  return checked(step, parsed(text), 'step');
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new ScenarioError(`neither YAML nor JSON: ${error instanceof Error ? error.message.split('\n')[0] : ''}`);
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ScenarioError(`the ${what} is wrong: ${result.error.issues.map((issue) => `${issue.path.join('.') || 'top'}: ${issue.message}`).join('; ')}`);
}
