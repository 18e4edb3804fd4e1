import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHashOf, parseCheckpoint, parseVerifierKey, verifierKey, verifyConsistency, verifyInclusion } from '../../proto/log-proof.ts';
import { flipped, naiveConsistency, naiveInclusion, naiveLeafHash, naiveRoot, NaiveKey, sha256, STATION_KEY } from './naive-log.ts';
import { LEAVES, ROOTS } from './known-tree.ts';

/** Inclusion of leaf 5 of 8, and consistency of 6 with 8, from the same vectors. */
const PATH_5_OF_8 = [
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
].map((hex) => Buffer.from(hex, 'hex'));
const PROOF_6_TO_8 = [
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
].map((hex) => Buffer.from(hex, 'hex'));

const KEY = verifierKey(STATION_KEY.name, STATION_KEY.publicKey);
const entriesOf = (size: number, salt = '') => Array.from({ length: size }, (_, n) => Buffer.from(`entry ${n}${salt}`));

describe('the vectors of RFC 6962 implementations', () => {
  test('the naive tree of these tests has the known roots, and the known proofs are accepted', () => {
    ROOTS.forEach((root, n) => expect(naiveRoot(LEAVES.slice(0, n + 1))).toEqual(root));
    expect(verifyInclusion({ leafHash: leafHashOf(LEAVES[5]!), index: 5, size: 8, proof: PATH_5_OF_8, root: ROOTS[7]! })).toEqual({ ok: true });
    expect(verifyConsistency({ fromSize: 6, fromRoot: ROOTS[5]!, toSize: 8, toRoot: ROOTS[7]!, proof: PROOF_6_TO_8 })).toEqual({ ok: true });
  });

  test('every proof of every tree up to 28 entries is accepted, and only at its place', () => {
    const entries = entriesOf(40);
    const roots = Array.from({ length: 41 }, (_, n) => naiveRoot(entries.slice(0, n)));
    for (let size = 1; size <= 28; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = naiveInclusion(index, entries.slice(0, size));
        for (let claimed = 0; claimed <= size; claimed += 1) {
          expect(verifyInclusion({ leafHash: naiveLeafHash(entries[index]!), index: claimed, size, proof, root: roots[size]! }).ok).toBe(claimed === index);
        }
      }
      for (let fromSize = 1; fromSize <= size; fromSize += 1) {
        const claim = { fromRoot: roots[fromSize]!, toSize: size, toRoot: roots[size]!, proof: naiveConsistency(fromSize, entries.slice(0, size)) };
        expect(verifyConsistency({ ...claim, fromSize }).ok).toBe(true);
      }
    }
  });
});

describe('what verifiers are known to accept wrongly', () => {
  const entries = entriesOf(7);
  const root = naiveRoot(entries);
  const EMPTY = sha256();
  const good = { leafHash: naiveLeafHash(entries[3]!), index: 3, size: 7, proof: naiveInclusion(3, entries), root };
  const same = { fromSize: 7, fromRoot: root, toSize: 7, toRoot: root, proof: [] };
  const grown = { fromSize: 5, fromRoot: naiveRoot(entries.slice(0, 5)), toSize: 7, toRoot: root, proof: naiveConsistency(5, entries) };
  const from4 = { fromSize: 4, fromRoot: naiveRoot(entries.slice(0, 4)), toSize: 7, toRoot: root, proof: naiveConsistency(4, entries) };

  test('inclusion', () => {
    expect(verifyInclusion(good).ok).toBe(true);
    const wrong = [
      { ...good, size: 0, index: 0, proof: [], root: EMPTY },
      { ...good, size: 0, index: 0, proof: [], root: good.leafHash },
      { ...good, root: new Uint8Array(0) },
      { ...good, size: 1, index: 0, proof: [], leafHash: new Uint8Array(0), root: new Uint8Array(0) },
      { ...good, leafHash: good.leafHash.subarray(1) },
      { ...good, proof: good.proof.map((hash, n) => (n === 1 ? Buffer.concat([hash, Buffer.alloc(1)]) : hash)) },
      { ...good, proof: [...good.proof, root] },
      { ...good, proof: [...good.proof, new Uint8Array(0)] },
      { ...good, proof: good.proof.slice(1) },
      { ...good, proof: good.proof.slice(0, -1) },
      { ...good, proof: [...good.proof].reverse() },
      { ...good, proof: Array.from({ length: 100_000 }, () => root) },
      { ...good, index: 7 }, { ...good, index: 8 + 3 }, { ...good, index: 3 + 2 ** 32 }, { ...good, index: -1 }, { ...good, index: 3.5 }, { ...good, index: NaN },
      { ...good, size: 7.5 }, { ...good, size: Infinity }, { ...good, size: 2 ** 53 }, { ...good, size: -7 },
      // Sizes that are the right one modulo 2^32.
      { ...good, size: 7 + 2 ** 32 },
      // An inner node passed off as an entry: its hash is no leaf hash of anything, but a truncated proof fits a smaller size.
      { ...good, size: 4, proof: good.proof.slice(0, 2) },
    ];
    for (const claim of wrong) expect(verifyInclusion(claim), JSON.stringify({ ...claim, proof: claim.proof.length })).toMatchObject({ ok: false });
    // The two children of a node, given as an entry, do not hash to the node.
    const children = Buffer.concat([naiveLeafHash(entries[0]!), naiveLeafHash(entries[1]!)]);
    expect(verifyInclusion({ leafHash: leafHashOf(children), index: 0, size: 1, proof: [], root: naiveRoot(entries.slice(0, 2)) }).ok).toBe(false);
  });

  test('consistency', () => {
    for (const claim of [same, grown, from4]) expect(verifyConsistency(claim).ok).toBe(true);
    const wrong = [
      { ...grown, fromSize: 0, fromRoot: EMPTY, proof: [] },
      { ...grown, fromSize: 0, fromRoot: EMPTY },
      { fromSize: 0, fromRoot: EMPTY, toSize: 0, toRoot: EMPTY, proof: [] },
      { ...grown, fromSize: 7, toSize: 5 },
      { ...grown, fromSize: 8, fromRoot: root },
      { ...same, proof: [root] },
      { ...same, toRoot: grown.fromRoot },
      { ...same, fromSize: 4 },
      { ...from4, proof: [] },
      { ...from4, fromSize: 4, proof: [from4.fromRoot, ...from4.proof] },
      { ...grown, proof: [...grown.proof, root] },
      { ...grown, proof: grown.proof.slice(1) },
      { ...grown, proof: grown.proof.slice(0, -1) },
      { ...grown, fromRoot: new Uint8Array(0) },
      { ...grown, toRoot: root.subarray(1) },
      { ...grown, proof: grown.proof.map((hash) => hash.subarray(0, 31)) },
      { ...grown, fromRoot: root, toRoot: root },
      { ...grown, toRoot: grown.fromRoot },
      { ...grown, fromSize: 5 + 2 ** 32, toSize: 7 + 2 ** 32 }, { ...grown, toSize: 7 + 2 ** 32 }, { ...grown, toSize: 2 ** 53 }, { ...grown, fromSize: 4.5 },
    ];
    for (const claim of wrong) expect(verifyConsistency(claim), JSON.stringify({ ...claim, proof: claim.proof.length })).toMatchObject({ ok: false });
  });

  test('trees near 2^53 entries are counted exactly', () => {
    // The last leaf of a tree of 2^52 + 1 entries has one sibling: the whole left subtree.
    const [left, leaf] = [sha256('left'), sha256('leaf')];
    const top = sha256(Uint8Array.of(1), left, leaf);
    const size = 2 ** 52 + 1;
    expect(verifyInclusion({ leafHash: leaf, index: 2 ** 52, size, proof: [left], root: top }).ok).toBe(true);
    for (const index of [2 ** 52 - 1, 2 ** 52 - 2, 0, 2 ** 51]) expect(verifyInclusion({ leafHash: leaf, index, size, proof: [left], root: top }).ok).toBe(false);
    expect(verifyConsistency({ fromSize: 2 ** 52, fromRoot: left, toSize: size, toRoot: top, proof: [leaf] }).ok).toBe(true);
    expect(verifyConsistency({ fromSize: 2 ** 52, fromRoot: left, toSize: size + 1, toRoot: top, proof: [leaf] }).ok).toBe(true);
    expect(verifyConsistency({ fromSize: 2 ** 52 - 1, fromRoot: left, toSize: size, toRoot: top, proof: [leaf] }).ok).toBe(false);
    // The first leaf of the largest tree: 53 siblings, no less and no more.
    const path = Array.from({ length: 53 }, (_, n) => sha256(`sibling ${n}`));
    const largest = path.reduce((hash, sibling) => sha256(Uint8Array.of(1), hash, sibling), leaf);
    expect(verifyInclusion({ leafHash: leaf, index: 0, size: Number.MAX_SAFE_INTEGER, proof: path, root: largest }).ok).toBe(true);
    expect(verifyInclusion({ leafHash: leaf, index: 1, size: Number.MAX_SAFE_INTEGER, proof: path, root: largest }).ok).toBe(false);
    expect(verifyInclusion({ leafHash: leaf, index: 0, size: Number.MAX_SAFE_INTEGER, proof: path.slice(1), root: largest }).ok).toBe(false);
  });
});

describe('one bit', () => {
  const bit = fc.nat(1_000_000);
  const place = fc.integer({ min: 1, max: 60 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), bit, bit));

  test('of a leaf, an index, a proof or a root makes an inclusion proof fail', () => {
    fc.assert(fc.property(place, ([size, index, a, b]) => {
      const entries = entriesOf(size);
      const claim = { leafHash: leafHashOf(entries[index]!), index, size, proof: naiveInclusion(index, entries), root: naiveRoot(entries) };
      expect(verifyInclusion(claim).ok).toBe(true);
      expect(verifyInclusion({ ...claim, leafHash: leafHashOf(flipped(entries[index]!, a)) }).ok).toBe(false);
      expect(verifyInclusion({ ...claim, leafHash: flipped(claim.leafHash, a) }).ok).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipped(claim.root, a) }).ok).toBe(false);
      for (let exponent = 0; exponent < 53; exponent += 1) {
        const other = Number(BigInt(index) ^ (1n << BigInt(exponent)));
        expect(verifyInclusion({ ...claim, index: other }).ok).toBe(false);
      }
      if (size === 1) return;
      const hurt = b % claim.proof.length;
      expect(verifyInclusion({ ...claim, proof: claim.proof.map((hash, n) => (n === hurt ? flipped(hash, a) : hash)) }).ok).toBe(false);
    }), { numRuns: 300 });
  });

  test('of a root or a proof makes a consistency proof fail; so does a history that forked', () => {
    fc.assert(fc.property(place, ([toSize, older, a, b]) => {
      const fromSize = older + 1;
      const entries = entriesOf(toSize);
      const claim = { fromSize, fromRoot: naiveRoot(entries.slice(0, fromSize)), toSize, toRoot: naiveRoot(entries), proof: naiveConsistency(fromSize, entries) };
      expect(verifyConsistency(claim).ok).toBe(true);
      expect(verifyConsistency({ ...claim, fromRoot: flipped(claim.fromRoot, a) }).ok).toBe(false);
      expect(verifyConsistency({ ...claim, toRoot: flipped(claim.toRoot, a) }).ok).toBe(false);
      // The station removes, changes or inserts an entry below the older size and makes the best proof that it can.
      const at = a % fromSize;
      for (const other of [entries.toSpliced(at, 1, Buffer.from('changed')), entries.toSpliced(at, 1).concat(Buffer.from('new')), entries.toSpliced(at, 0, Buffer.from('new')).slice(0, toSize)]) {
        expect(verifyConsistency({ ...claim, toRoot: naiveRoot(other), proof: naiveConsistency(fromSize, other) }).ok).toBe(false);
      }
      if (claim.proof.length === 0) return;
      const hurt = b % claim.proof.length;
      expect(verifyConsistency({ ...claim, proof: claim.proof.map((hash, n) => (n === hurt ? flipped(hash, a) : hash)) }).ok).toBe(false);
    }), { numRuns: 300 });
  });

  test('of a checkpoint or of its key makes it fail', () => {
    const note = STATION_KEY.checkpoint(entriesOf(9));
    const bytes = Buffer.from(note, 'utf8');
    for (let at = 0; at < bytes.length * 8; at += 1) {
      expect(parseCheckpoint(flipped(bytes, at).toString('utf8'), KEY).ok, `bit ${at}`).toBe(false);
    }
    const vkey = Buffer.from(STATION_KEY.vkey, 'utf8');
    for (let at = 0; at < vkey.length * 8; at += 1) expect(parseVerifierKey(flipped(vkey, at).toString('latin1')), `bit ${at}`).toBe(null);
    for (let at = 0; at < 256; at += 1) expect(parseCheckpoint(note, verifierKey(KEY.name, flipped(KEY.publicKey, at))).ok).toBe(false);
  });
});

describe('checkpoints', () => {
  const root = naiveRoot(entriesOf(9));
  const text = (size = '9', rootText = root.toString('base64'), origin = STATION_KEY.name, more = '') => `${origin}\n${size}\n${rootText}\n${more}`;
  const parse = (note: string) => parseCheckpoint(note, KEY);
  const whole = STATION_KEY.note(text());
  const witness = new NaiveKey('witness.example/w1', 9);

  test('what is signed and well formed is read', () => {
    expect(parse(whole)).toEqual({ ok: true, checkpoint: { origin: 'zhilu/station-1', size: 9, root } });
    expect(parseVerifierKey(STATION_KEY.vkey)).toEqual(KEY);
    expect(parse(STATION_KEY.note(text('9007199254740991'))).ok).toBe(true);
    // Signatures of others, before or behind, and further lines of text.
    expect(parse(`${whole}${witness.line(text())}`).ok).toBe(true);
    expect(parse(`${text()}\n${witness.line(text())}${STATION_KEY.line(text())}`).ok).toBe(true);
    expect(parse(STATION_KEY.note(text('9', root.toString('base64'), STATION_KEY.name, 'sm2 line\n'))).ok).toBe(true);
    // The same name with another key is another key.
    const other = new NaiveKey(STATION_KEY.name, 8);
    expect(parse(`${whole}${other.line(text())}`).ok).toBe(true);
    expect(parse(other.note(text()))).toMatchObject({ ok: false, why: 'the key has not signed' });
  });

  test('what is signed and malformed is refused', () => {
    const wrong = [
      text('0', sha256().toString('base64')), text('0'), text('09'), text('+9'), text('-9'), text('9 '), text('0x9'), text('9.0'), text(''), text('9007199254740992'), text('99999999999999999'), text('１'),
      text('9', ''), text('9', root.toString('base64').replace('=', '')), text('9', root.toString('hex')), text('9', ` ${root.toString('base64')}`),
      text('9', root.subarray(1).toString('base64')), text('9', Buffer.concat([root, root]).toString('base64')), text('9', sha256().toString('base64url')),
      text('9', root.toString('base64'), 'zhilu/station-2'), text('9', root.toString('base64'), ''),
      text('9', root.toString('base64'), STATION_KEY.name, '\nafter an empty line\n'), `\n${text()}`,
      text().replaceAll('\n', '\r\n'), text('9', root.toString('base64'), STATION_KEY.name, 'tab\there\n'), text('9', root.toString('base64'), STATION_KEY.name, '\ud800\n'),
      `${STATION_KEY.name}\n9\n`,
    ];
    for (const one of wrong) expect(parse(STATION_KEY.note(one)), JSON.stringify(one)).toMatchObject({ ok: false });
  });

  test('what is not properly signed is refused', () => {
    const line = STATION_KEY.line(text());
    const blob = Buffer.from(line.trim().split(' ')[2]!, 'base64');
    const withBlob = (bytes: Uint8Array) => `${text()}\n— ${STATION_KEY.name} ${Buffer.from(bytes).toString('base64')}\n`;
    const wrong = [
      '', '\n', '\n\n', text(), `${text()}\n`, `${text()}${line}`, whole.slice(0, -1), `${whole}\n`, `${whole} `, `${whole}x`, `\ufeff${whole}`, `${whole}${line}`,
      `${text()}\n${line.replace('—', '-')}`, `${text()}\n ${line}`, `${text()}\n${line.replace(' zhilu', '  zhilu')}`, `${text()}\n\n${line}`,
      `${text()}\n— ${STATION_KEY.name} \n`, withBlob(blob.subarray(0, 67)), withBlob(Buffer.concat([blob, Buffer.alloc(1)])), withBlob(blob.subarray(0, 4)), withBlob(Buffer.alloc(68)),
      `${text()}\n${line.trim()}\n\n`, `${whole}— ${witness.name} AAAA\n`, `${whole}not a signature\n`, `${text()}\n${witness.line(text())}`,
      STATION_KEY.note(text()).replace('\n9\n', '\n8\n'), `${text('8')}\n${line}`, `${whole}${'x'.repeat(70_000)}\n`,
    ];
    for (const one of wrong) expect(parse(one), JSON.stringify(one)).toMatchObject({ ok: false });
    // The order of the base point added to the second half of the signature: a signature that older verifiers take.
    const L = 2n ** 252n + 27742317777372353535851937790883648493n;
    let s = L + BigInt(`0x${Buffer.from(blob.subarray(36)).reverse().toString('hex')}`);
    const malleable = Buffer.from(blob);
    for (let n = 36; n < 68; n += 1, s >>= 8n) malleable[n] = Number(s & 0xffn);
    expect(s).toBe(0n);
    expect(parse(withBlob(malleable)).ok).toBe(false);
    expect(parse(withBlob(blob)).ok).toBe(true);
  });

  test('keys that are none are refused', () => {
    const [name, id, body] = STATION_KEY.vkey.split(/\+(.*?)\+/s) as [string, string, string];
    const wrong = ['', '+', '++', `${name}+${id}`, `+${id}+${body}`, `${name}+${id.toUpperCase()}X+${body}`, `${name}+00000000+${body}`, `${name}+${id}+${body}\n`, ` ${name}+${id}+${body}`,
      `${name}+${id}+${Buffer.concat([Uint8Array.of(2), KEY.publicKey]).toString('base64')}`, `${name}+${id}+${STATION_KEY.publicKey.toString('base64')}`, `a b+${id}+${body}`];
    for (const one of wrong) expect(parseVerifierKey(one), one).toBe(null);
  });

  test('nothing that is fed in makes them throw', () => {
    const hash = fc.uint8Array({ minLength: 30, maxLength: 33 });
    const number = fc.oneof(fc.double(), fc.maxSafeNat(), fc.nat(9));
    fc.assert(fc.property(fc.array(hash, { maxLength: 70 }), hash, hash, number, number, (proof, a, b, m, n) => {
      expect(typeof verifyInclusion({ leafHash: a, index: m, size: n, proof, root: b }).ok).toBe('boolean');
      expect(typeof verifyConsistency({ fromSize: m, fromRoot: a, toSize: n, toRoot: b, proof }).ok).toBe('boolean');
    }), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(whole.length), (junk, at) => {
      expect(parse(junk).ok).toBe(false);
      if (junk !== '') expect(parse(whole.slice(0, at) + junk + whole.slice(at)).ok).toBe(false);
      parseVerifierKey(junk);
    }), { numRuns: 500 });
  });
});
