/** A text as a QR code of half blocks, to be photographed from a terminal. */
export async function qrText(text: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  return qrcode.toString(text, { type: 'terminal', small: true, errorCorrectionLevel: 'M' });
}
