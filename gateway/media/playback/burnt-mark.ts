/**
 * Who looks, and when, burnt into pictures that leave the station's own pages: the player at the other end cannot be asked to lay it over
 * them. Drawn by ffmpeg's `drawtext` with the fonts of the machine, wandering, so that no strip of the picture can be cut off with it. Pure.
 */

export interface Mark {
  /** `张伟 a-officer`: name and account. What is no letter, digit or plain mark becomes a space; at most 60 characters are drawn. */
  readonly who: string;
  /** Wall clock at the first picture, milliseconds since 1970; pictures are sent at their own pace. */
  readonly atMs: number;
  readonly utcOffsetMinutes: number;
}

const MAX_WHO = 60;
/** Whatever could mean something to ffmpeg's filters is left out, so that a name is a text and nothing else. */
const PLAIN = /[^\p{L}\p{N} ._·-]/gu;

/** The value of `-vf`. */
export function markFilter({ who, atMs, utcOffsetMinutes }: Mark): string {
  const text = [...who.replaceAll(PLAIN, ' ')].slice(0, MAX_WHO).join('').trim();
  const local = Math.floor(atMs / 1_000) + utcOffsetMinutes * 60;
  return `drawtext=font='Noto Sans CJK SC':text='${text} %{pts\\:gmtime\\:${local}\\:%F %T}':fontsize=max(12\\,h/20):fontcolor=white@0.6:borderw=1:bordercolor=black@0.6`
    + ":x='mod(23*t\\,max(1\\,w-tw))':y='h/8+mod(11*t\\,max(1\\,h*3/4-th))'";
}
