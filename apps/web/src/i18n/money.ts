const FEN_PER_YUAN = 100n;
const FEN_PER_WAN = 1_000_000n;

/** Fen, as the api writes them, as yuan with thousands and two decimals: `125000000` → `1,250,000.00`. */
export function yuan(fen: string): string {
  const amount = BigInt(fen);
  const whole = (amount < 0n ? -amount : amount) / FEN_PER_YUAN;
  const rest = (amount < 0n ? -amount : amount) % FEN_PER_YUAN;
  const grouped = whole.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amount < 0n ? '-' : ''}${grouped}.${rest.toString().padStart(2, '0')}`;
}

/** Fen as 万元, exact and without needless zeros: `125050000` → `125.05`. */
export function wan(fen: string): string {
  const amount = BigInt(fen);
  const size = amount < 0n ? -amount : amount;
  const decimals = (size % FEN_PER_WAN).toString().padStart(6, '0').replace(/0+$/, '');
  const whole = (size / FEN_PER_WAN).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amount < 0n ? '-' : ''}${whole}${decimals ? `.${decimals}` : ''}`;
}

/** What a person types in yuan, as fen; null when it is no amount. Thousands separators are allowed. */
export function fenOf(text: string): string | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(',', '').trim());
  if (!match) return null;
  const [, sign = '', whole = '0', decimals = ''] = match;
  const fen = BigInt(whole) * FEN_PER_YUAN + BigInt(decimals.padEnd(2, '0'));
  return `${fen === 0n ? '' : sign}${fen.toString()}`;
}
