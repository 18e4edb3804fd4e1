/** What stands in an entry, in words: local times, amounts in units that one can picture, names beside ids. */
import { placeText } from '../../parts/alarm-data.ts';
import { MEDIA, VERBS } from '../../parts/permission-words.ts';
import { durationText, offsetText } from '../../parts/show.tsx';
import { idOf, THINGS } from '../../parts/things.ts';
import { bytesText, useArticle, useLocalized, useSaid, useTime } from '../../shell/format.ts';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useKinds } from '../activities/kinds.ts';
import { useGrounds } from '../explanations/words.ts';
import { factWords } from './fact-words.ts';
import { valueWords } from './value-words.ts';

export interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly actor: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly subjects: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

/** Members that hold the id of a thing: what kind of thing. */
const HOLDS: Readonly<Record<string, string>> = {
  clip: 'clip', clips: 'clip', recorder: 'recorder', recorders: 'recorder', dock: 'dock', officer: 'officer', officers: 'officer', manager: 'officer', receiver: 'officer', reviewer: 'officer', filer: 'officer', responsible: 'officer', account: 'account', activity: 'activity', activities: 'activity',
  handOver: 'hand-over', explanation: 'explanation', finding: 'finding', findings: 'finding', rollOut: 'roll-out',
};
/** Which chains the station has. */
const HAVE_CHAINS = new Set(['clip', 'recorder', 'officer', 'dock', 'account', 'activity', 'hand-over', 'explanation', 'finding', 'roll-out']);
/** What proves and links, and says nothing to a person: not in the line of the list. */
const FOR_PROOF = /Hash$|^(sha256|sm3|signature|recorderSignature|publicKey|cardKey|docking|order|view|pass|path|ask|alarm|group|grant|incident|live|handOut|handOver|bookmark|edition|root|image|hardwareId|device|claimed|checkpointSize|carried|clockRun|card|duty|calendar|calendarVersion|finding|started|standingOrder|demand|key|text)$/;
const MOST_OF_A_LIST = 20;
const MOST_OF_A_LINE = 6;
const BYTES = new Set(['size', 'bytes', 'cardUsed', 'cardTotal']);
const LENGTHS = new Set(['durationMs', 'atMs']);
const OFFSETS = new Set(['offsetMs', 'residualMs']);
const INSTANTS = new Set(['dueMs', 'endedAtMs']);
const NUMBERS = new Set(['listed', 'missing', 'lost']);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** `clip` and `c…` of a member that holds ids; undefined of others. */
export function subjectIn(name: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (name === 'subject') return value;
  return HOLDS[name] === undefined ? undefined : `${HOLDS[name]}:${value}`;
}

export const hasChain = (subject: string) => HAVE_CHAINS.has(subject.slice(0, subject.indexOf(':')));

export interface FactTexts {
  label(entry: Entry, name: string): string;
  text(entry: Entry, name: string, value: unknown): string;
  /** `执法人员 张伟 P0231` */
  thing(subject: string, names: Entry['names']): string;
  kindOfThing(subject: string): string;
  /** What matters of an entry, in one line. */
  line(entry: Entry): string;
}

export function useFactTexts(): FactTexts {
  const t = useWords();
  const language = useLanguage();
  const time = useTime();
  const said = useSaid();
  const localized = useLocalized();
  const cited = useArticle();
  const kinds = useKinds();
  const grounds = useGrounds();
  const and = t('、', ', ');
  const kindOfThing = (subject: string) => THINGS[subject.split(':')[0]!]?.[language] ?? subject.split(':')[0]!;
  const thing = (subject: string, names: Entry['names']) => (subject === 'station' ? THINGS['station']![language] : [kindOfThing(subject), names[subject], idOf(subject)].filter((one) => one !== undefined && one !== '').join(' '));
  const label = (entry: Entry, name: string) => factWords(entry.kind, name)[language];

  const ofNumber = (name: string, value: number): string => {
    if (BYTES.has(name)) return bytesText(value);
    if (LENGTHS.has(name)) return durationText(value / 1_000);
    if (OFFSETS.has(name)) return offsetText(value);
    if (INSTANTS.has(name)) return time(new Date(value).toISOString());
    return name === 'battery' ? `${value}%` : String(value);
  };
  const ofText = (entry: Entry, name: string, value: string): string => {
    if (INSTANT.test(value)) return time(value, true);
    const words = valueWords(entry.kind, name, value);
    if (words !== undefined) return words[language];
    const subject = subjectIn(name, value);
    if (subject !== undefined) return [name === 'subject' ? kindOfThing(subject) : '', entry.names[subject] ?? '', idOf(subject)].filter((one) => one !== '').join(' ');
    if (name === 'article') return cited(value);
    if (name === 'verb') return VERBS[value]?.[language] ?? value;
    if (name === 'medium') return MEDIA[value]?.[language] ?? value;
    if (name === 'ground') return grounds.name(value);
    if (name === 'activityKind' || name === 'activityKinds' || (name === 'kind' && entry.kind.startsWith('Activity'))) return kinds.name(value);
    if (value.startsWith('grant:')) return t(`单位负责人批准 ${value.slice('grant:'.length)}`, `approved by the unit head ${value.slice('grant:'.length)}`);
    // The station writes in both languages, also what it opens because of what a person did; what people wrote is shown as they wrote it.
    return name === 'detail' || entry.actor === 'station' ? said(value) : localized(value);
  };
  const ofList = (entry: Entry, name: string, list: readonly unknown[]): string => {
    if (list.length === 0) return t('无', 'none');
    const pairs = list as readonly (readonly [number, number])[];
    if (name === 'place') { const [latitude, longitude] = list as readonly [number, number]; return placeText({ latitude, longitude }); }
    const all = list.slice(0, MOST_OF_A_LIST).map((one, i) => {
      if (NUMBERS.has(name)) return pairs[i]![0] === pairs[i]![1] ? String(pairs[i]![0]) : `${pairs[i]![0]}–${pairs[i]![1]}`;
      if (name === 'spans') return `${durationText(pairs[i]![0] / 1_000)}–${durationText(pairs[i]![1] / 1_000)}`;
      return text(entry, name, one);
    }).join(and);
    return list.length > MOST_OF_A_LIST ? t(`${all} 等 ${list.length} 项`, `${all} and more, ${list.length} in all`) : all;
  };
  const text = (entry: Entry, name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (typeof value === 'boolean') return value ? t('是', 'yes') : t('否', 'no');
    if (typeof value === 'number') return ofNumber(name, value);
    if (typeof value === 'string') return ofText(entry, name, value);
    if (Array.isArray(value)) return ofList(entry, name, value);
    return Object.entries(value).map(([member, one]) => `${/^\d{4}-/.test(member) ? member : label(entry, member)} ${text(entry, /^\d{4}-/.test(member) ? name : member, one)}`).join(t('，', ', '));
  };
  const line = (entry: Entry) => Object.entries(entry.facts)
    .filter(([name, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0) && !FOR_PROOF.test(name) && (HOLDS[name] === undefined || Array.isArray(value) || !entry.subjects.includes(`${HOLDS[name]}:${String(value)}`)) && !(name === 'subject' && entry.subjects.includes(String(value))))
    .slice(0, MOST_OF_A_LINE)
    .map(([name, value]) => (Array.isArray(value) && HOLDS[name] !== undefined && value.length > 2 ? t(`${label(entry, name)} ${value.length} 项`, `${value.length} ${label(entry, name)}`) : `${label(entry, name)} ${text(entry, name, value)}`)).join(t('；', '; '));
  return { label, text, thing, kindOfThing, line };
}
