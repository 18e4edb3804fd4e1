/** How grave a state looks: in colour and by a mark (parts/show.tsx). */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'plain';
