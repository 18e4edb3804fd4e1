/** A list as a spreadsheet file: UTF-8 with its mark, so that spreadsheet programs read Chinese; cells that such programs would carry out are made harmless. */

/** Also in their wide forms, as they are typed in Chinese, and behind blanks. */
const CARRIED_OUT = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

export function csvText(lines: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = CARRIED_OUT.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Hands the browser a file to save. */
export function saveFile(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
